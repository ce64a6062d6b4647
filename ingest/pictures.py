"""Pages of a PDF as pictures, one at a time, for who may see the filing."""

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_GET

from cases.models import Blob, Filing
from ingest.readers.extract.pdf import picture
from ingest.readers.reading import CannotRead

KEPT = 3600  # seconds a browser keeps a picture: bytes never change, but a filing can be purged
HEAD = 1024  # a PDF says what it is within its first bytes (ISO 32000-1, 7.5.2, and Adobe's note 13 on it)


def is_pdf(blob: Blob) -> bool:
    """By its first bytes, as the reader tells it."""
    if not default_storage.exists(blob.path):
        return False
    with default_storage.open(blob.path) as file:
        return b"%PDF-" in file.read(HEAD)


@require_GET
def filing_picture(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One page as PNG. 404 for a page there is not, or that cannot be drawn."""
    filing = get_object_or_404(Filing.objects.visible_to(request.user).select_related("blob"), pk=pk)
    if filing.status == Filing.Status.PURGED or not is_pdf(filing.blob):
        raise Http404
    etag = f'"{filing.blob.sha256[:32]}-{number}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(_drawn(filing.blob, number), content_type="image/png")
    response["ETag"] = etag
    response["Cache-Control"] = f"private, max-age={KEPT}"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _drawn(blob: Blob, number: int) -> bytes:
    with default_storage.open(blob.path) as file:
        try:
            png = picture(file.read(), number)
        except CannotRead as error:
            raise Http404 from error
    if png is None:
        raise Http404
    return png
