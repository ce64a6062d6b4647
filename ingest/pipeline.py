"""The way of a filing, from its bytes to the timeline. This page tells all of it; each step is one call away.

bytes → reading → docket → facts → settled record, timeline → changes
"""

from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from cases.ledger.facts import all_facts
from cases.ledger.filed import NO_DOCKET, fitting, own_docket
from cases.models import Filing, FilingText
from cases.paper_words import keep_words
from ingest.menus import WAITS, home_of, is_menu, wake
from ingest.readers.read import VERSION, CannotRead, Reading, read
from timelines import services as timelines

NOT_A_FILING = (
    "This does not look like a filing we know: no caption, no docket number, no headings of a memo. "
    "If it is one, tell us what kind of paper it is; otherwise withdraw it."
)

NOTHING_SAID = (
    "This looks like a record of a court or of the Patent Office, but nothing in it names a docket or a patent where we "
    "look for it: it is of another version than we read. Nothing of it was taken in."
)
DATA_SET = "bulk"
RECORDS = frozenset({"docket_sheet", "patent"})


@transaction.atomic
def process(filing_id: int) -> Filing | None:
    """Read one filing and bring the record up to date, all or nothing. Returns None when another worker has it, or
    when there is nothing left to do. Raises timelines.TouchedMore when the transaction has to be tried again."""
    waiting = Filing.objects.select_for_update(skip_locked=True, of=("self",)).select_related("blob")
    filing = waiting.filter(pk=filing_id, status=Filing.Status.RECEIVED).first()
    if filing is None:
        return None
    if filing.kind == DATA_SET:  # brought back: its rows were never forgotten
        filing.bulk_load.start_again()
        return _finish(filing, Filing.Status.DONE, "")
    try:
        reading = read(_bytes(filing), filing.name)
    except CannotRead as error:
        return _finish(filing, Filing.Status.NOT_UNDERSTOOD, str(error))
    _keep(filing, reading)
    if reading.kind == "unknown":
        return _finish(filing, Filing.Status.NOT_UNDERSTOOD, NOT_A_FILING)
    own = own_docket(filing, reading.document) or home_of(reading.document)
    if own is None and is_menu(reading.document):
        return _finish(filing, Filing.Status.DONE, WAITS)
    drafts = fitting(all_facts(reading.document, reading.spans, reading.text, own), own)
    if not drafts and filing.kind in RECORDS:
        return _finish(filing, Filing.Status.NOT_UNDERSTOOD, NOTHING_SAID)
    if not drafts:
        return _finish(filing, Filing.Status.DONE, NO_DOCKET)
    _finish(filing, Filing.Status.DONE, "")
    timelines.record(filing, drafts, own)
    wake(drafts)
    return filing


def _bytes(filing: Filing) -> bytes:
    with default_storage.open(filing.blob.path) as file:
        return bytes(file.read())


def _keep(filing: Filing, reading: Reading) -> None:
    """Keep what was read: the text its spans count in, and what lists show of the filing."""
    document = reading.document
    filing.kind, filing.reader_version = reading.kind, VERSION
    filing.title = str(document.get("title") or document.get("caption") or "")
    filing.filed_on = str(document.get("filed_on") or document.get("as_of", ""))
    whole = {**document, "spans": {k: list(v) for k, v in reading.spans.items()}}
    content = FilingText(filing=filing, text=reading.text, pages=list(reading.pages), reading=whole)
    FilingText.objects.bulk_create(
        [content], update_conflicts=True, unique_fields=["filing"], update_fields=["text", "pages", "reading"]
    )
    keep_words(filing.pk)


def _finish(filing: Filing, status: Any, problem: str) -> Filing:
    filing.status, filing.problem, filing.finished_at = status, problem, timezone.now()
    filing.save()
    return filing
