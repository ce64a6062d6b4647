"""What arrives is stored as received, once; then the queue's bell is rung."""

import hashlib
import logging

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from kombu.exceptions import OperationalError

from accounts.models import User
from cases.models import Blob, Delivery, Filing
from ingest.secrets import masked
from ingest.tasks import process
from web.errors import Refused

log = logging.getLogger(__name__)


def receive(data: bytes, *, name: str, via: str, by: User | None) -> tuple[Filing, bool]:
    """Take in one filing: its bytes, who brought it, and the row that queues it. Returns the filing and whether it is
    new; the same bytes again add a delivery to the filing there is. Raises Refused for an empty or oversized file."""
    if not data.strip(b"\0\t\n\v\f\r "):
        raise Refused(
            f"“{name}” is empty. Choose the file again; it may not have been saved or downloaded whole."
        )
    fits(name, len(data))
    data = masked(data)
    sha256 = hashlib.sha256(data).hexdigest()
    with transaction.atomic():
        blob, _ = Blob.objects.get_or_create(sha256=sha256, defaults={"size": len(data)})
        Blob.objects.select_for_update().get(pk=blob.pk)  # two deliveries of the same bytes take turns
        filing = blob.filings.order_by("id").first()
        if filing and filing.status == Filing.Status.PURGED:
            raise Refused(f"“{name}” was purged from this tracker and is not taken in again.")
        new = filing is None
        if filing is None:
            _store(blob.path, data)
            filing = Filing.objects.create(blob=blob, name=name[:255])
            transaction.on_commit(lambda: ring(filing.pk))
        Delivery.objects.create(filing=filing, by=by, via=via, name=name[:255])
    return filing, new


def fits(name: str, size: int) -> None:
    """Raises Refused for so many bytes as are no filing: asked before they are read, where their number is known."""
    if size > settings.FILING_MAX_BYTES:
        most = settings.FILING_MAX_BYTES // 2**20
        raise Refused(
            f"“{name}” has {size / 2**20:.0f} MB; a filing may have at most {most} MB. Split it or leave out exhibits."
        )


def ring(filing_id: int) -> None:
    """Tell the workers that a filing waits. Without a broker nothing is lost: the sweep finds it."""
    try:
        process.apply_async((filing_id,), retry=False)
    except OperationalError as error:
        log.warning("filing %s waits for the sweep: %s", filing_id, error)


def _store(path: str, data: bytes) -> None:
    """Keep the bytes under their hash, before the row that names them is committed. What a crash or an earlier try left
    there is replaced unless it is whole."""
    if default_storage.exists(path):
        if default_storage.size(path) == len(data):
            return
        default_storage.delete(path)
    default_storage.save(path, ContentFile(data))
