"""Pages of filings: the list with uploads and live status, one filing with its quotes, the file itself."""

from collections.abc import Mapping

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.groups import may_edit
from cases.models import Filing, FilingText
from cases.settled import settled_from
from ingest.inbox import receive
from ingest.marked import find_span, page_at, page_starts, pieces, span_at, spans_of, was_read
from ingest.pictures import is_pdf
from web.errors import Refused
from web.pages import FromEitherEnd, paged

PAGE = 50
STATES = (Filing.Status.RECEIVED, Filing.Status.DONE, Filing.Status.NOT_UNDERSTOOD, Filing.Status.FAILED)


@require_http_methods(["GET", "HEAD", "POST"])
def filing_list(request: HttpRequest) -> HttpResponse:
    """Filings, newest first, and a place to drop more."""
    if request.method == "POST":
        return _upload(request)
    return render(request, "ingest/list.html", _listed(request) | {"may_edit": may_edit(request.user)})


@require_GET
def filing_rows(request: HttpRequest) -> HttpResponse:
    """The list's rows alone: asked for again and again as long as one of them waits to be read."""
    return render(request, "ingest/_rows.html", _listed(request))


def _listed(request: HttpRequest) -> dict[str, object]:
    number, kept = paged(request)
    status = request.GET.get("status", "")
    filings = Filing.objects.visible_to(request.user).exclude(status=Filing.Status.PURGED)
    if status in Filing.Status.values:
        filings = filings.filter(status=status)
    rows = filings.in_order().select_related("docket__case", "docket__court")
    page = FromEitherEnd(rows, PAGE).get_page(number)
    return {
        "page": page, "kept": kept, "status": status, "states": STATES,
        "waiting": any(f.status == Filing.Status.RECEIVED for f in page),
        "address": request.GET.urlencode(),
    }  # fmt: skip


def _upload(request: HttpRequest) -> HttpResponse:
    if not may_edit(request.user):
        raise PermissionDenied
    files = request.FILES.getlist("files")
    if not files:
        messages.error(request, "No file was chosen. Choose one or more, or drop them on the box.")
    taken = [_take(request, file) for file in files]
    fresh, known = taken.count("new"), taken.count("known")
    if fresh:
        messages.success(
            request, f"{fresh} {'filing' if fresh == 1 else 'filings'} received; reading starts by itself."
        )
    if known:
        messages.info(
            request,
            f"{known} of these files {'was' if known == 1 else 'were'} here already; nothing was changed.",
        )
    return redirect("filings")


def _take(request: HttpRequest, file: UploadedFile) -> str:
    """One file into the inbox; what is wrong with it is said to the uploader and stops none of the others."""
    name = file.name or "file"
    if (file.size or 0) > settings.FILING_MAX_BYTES:  # never read into memory
        most = settings.FILING_MAX_BYTES // 2**20
        messages.error(
            request,
            f"“{name}” has {(file.size or 0) / 2**20:.0f} MB; a filing may have at most {most} MB. "
            "Split it or leave out exhibits.",
        )
        return "refused"
    try:
        _, new = receive(file.read(), name=name, via="page", by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
        return "refused"
    return "new" if new else "known"


def filing_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One filing: its text with the quotes marked, beside what was read from it."""
    filings = Filing.objects.visible_to(request.user).select_related("docket__case", "docket__court", "blob")
    filing = get_object_or_404(filings, pk=pk)
    context = {
        "filing": filing,
        "may_edit": may_edit(request.user),
        "deliveries": filing.deliveries.select_related("by"),
    }
    content = FilingText.objects.filter(filing=filing).first()
    if content is not None and filing.status != Filing.Status.PURGED:
        pictured = bool(content.pages) and is_pdf(filing.blob)
        as_filed = pictured and request.GET.get("view") == "pages"
        settled = settled_from(filing, request.user)
        context |= _content(content, request.GET, as_filed, settled)
        context |= {"pictured": pictured, "as_filed": as_filed}
    return render(request, "ingest/filing.html", context)


def _content(
    content: FilingText, params: Mapping[str, str], as_filed: bool, settled: Mapping[str, int]
) -> dict[str, object]:
    """One page of the text in pieces, and what was read from it, with where it is `settled`. Of the address, `see` is a
    pointer into the reading, `words` a place in the text, `page` a number; `as_filed` takes the pages that the paper has,
    else short ones are shown together."""
    see, number = params.get("see", ""), params.get("page", "")
    spans = spans_of(content.reading)
    asked = find_span(spans, see) if see else span_at(params.get("words", ""), len(content.text))
    starts = list(content.pages) if as_filed else page_starts(content.text, content.pages)
    page = (
        page_at(starts, asked.start)
        if asked
        else int(number)
        if number.isdecimal() and number.isascii()
        else 1
    )
    page = min(max(page, 1), len(starts))
    start, stop = starts[page - 1], [*starts, len(content.text)][page]
    groups = was_read(content.reading, spans, start, stop, asked.pointer if asked else "", settled)
    shown = {one.anchor for _, items in groups for one in items}
    return {
        "text": pieces(content.text, start, stop, [s for s in spans if s.anchor in shown], asked),
        "groups": groups,
        "values": len(spans),
        "asked": asked,
        "gone": see and asked is None,
        "doubts": content.reading.get("doubts", []),
        "number": page,
        "numbers": range(1, len(starts) + 1),
    }


@require_GET
def filing_file(request: HttpRequest, pk: int) -> FileResponse:
    """The bytes as received: always a download, never a page of this site, whatever they are."""
    filing = get_object_or_404(Filing.objects.visible_to(request.user), pk=pk)
    path = filing.blob.path
    if filing.status == Filing.Status.PURGED or not default_storage.exists(path):
        raise Http404
    response = FileResponse(
        default_storage.open(path),
        as_attachment=True,
        filename=filing.name,
        content_type="application/octet-stream",
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
