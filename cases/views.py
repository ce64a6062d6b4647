"""Pages of cases: the list, one case, a suit only mentioned."""

import csv
from collections.abc import Iterator, Sequence
from tempfile import TemporaryFile
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from accounts.groups import may_edit
from accounts.models import User
from cases.columns import COLUMNS, loads
from cases.dashboard import page_of
from cases.filter_form import filter_form
from cases.listing import SORT_NAMES, Listing
from cases.models import Case
from cases.tally import FIRST as PAGE
from law.entries import AUTHORITY
from web.pages import FromEitherEnd, paged

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PEOPLE = 200  # to choose from: those who look after any case
CHOICES = 8  # cases in a short list to choose from


def case_list(request: HttpRequest) -> HttpResponse:
    """Cases with filters in the address; suits only mentioned stand apart and are not counted."""
    blank = [name for name, value in request.GET.items() if not value]
    if blank:  # a form sends every field; an address that people keep holds only what is asked
        asked = request.GET.copy()
        for name in blank:
            del asked[name]
        return redirect(f"{request.path}?{asked.urlencode()}" if asked else request.path)
    number, kept = paged(request)
    listing = Listing(QueryDict(kept), request.user)
    rows = listing.first if number in ("", "1") else listing.cases
    pages = FromEitherEnd(rows.prefetch_related(*loads(listing.columns)), PAGE)
    pages.count = listing.count  # counted with the facets, not once more
    page = pages.get_page(number)
    context = {
        "filters": listing.filters,
        "page": page,
        "kept": kept,
        "asked": bool(kept),
        "facets": listing.facets(),
        "more_facets": listing.more_facets,
        "sort": listing.sort,
        "sorts": SORT_NAMES,
        "mentions": listing.mentions(PAGE) if page.number == 1 else [],
        "courts": listing.courts(),
        "columns": listing.columns,
        "all_columns": COLUMNS,
        "form": filter_form(listing.filters.form),
        "kinds": sorted(AUTHORITY),
        "people": User.objects.filter(is_active=True, assignments__isnull=False)
        .distinct()
        .order_by("username")[:PEOPLE],
        "carried": listing.carried(*listing.filters.filters, "sort"),
        "carried_to_days": listing.carried("filed_after", "filed_before"),
        "carried_to_columns": listing.carried("columns"),
    }
    return render(request, "cases/list.html", context)


@require_GET
def case_csv(request: HttpRequest) -> StreamingHttpResponse:
    """What the list shows, all pages of it, as CSV; rows leave as they are loaded."""
    rows = _export(request)
    writer = csv.writer(Echo())
    return StreamingHttpResponse(
        (writer.writerow(row) for row in rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="cases.csv"'},
    )


@require_GET
def case_xlsx(request: HttpRequest) -> FileResponse:
    """What the list shows, all pages of it, as a spreadsheet, written row by row to a file on disk."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Cases")
    for row in _export(request):
        sheet.append([ILLEGAL_CHARACTERS_RE.sub("", c) if isinstance(c, str) else c for c in row])
    file = TemporaryFile()  # noqa: SIM115 (the response closes it when it is sent)
    book.save(file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename="cases.xlsx", content_type=XLSX)


def _export(request: HttpRequest) -> Iterator[Sequence[Any]]:
    """The rows of an export; the page says what is wrong with a filter, so that a bad address has no export."""
    listing = Listing(request.GET, request.user)
    if not listing.filters.is_valid():
        raise Http404
    return listing.table(request.build_absolute_uri("/").rstrip("/"))


class Echo:
    """A file that hands back what is written to it, so that rows can be streamed."""

    def write(self, text: str) -> str:
        return text


def case_page(request: HttpRequest, court: str, number: str) -> HttpResponse:
    """One case. Any spelling of its number leads here; a number that several cases bear gives a short list."""
    visible = Case.objects.visible_to(request.user).filter(mentioned_only=False)
    case = visible.filter(key=f"docket:{court}/{number}").select_related("merged_into").first()
    if case is None:
        found = list(
            visible.numbered(number.upper(), court).in_order().select_related("merged_into")[: CHOICES + 1]
        )
        if not found:
            raise Http404
        if len(found) > 1:
            return render(
                request,
                "cases/choose.html",
                {"asked": number, "court": court, "found": found[:CHOICES], "more": len(found) > CHOICES},
            )
        return redirect(found[0].merged_into or found[0])
    if case.merged_into:
        return redirect(case.merged_into)
    return render(
        request,
        "cases/case.html",
        page_of(case, request.user, request.GET) | {"may_edit": may_edit(request.user)},
    )


def mention_page(request: HttpRequest, pk: int) -> HttpResponse:
    """A suit that filings only mention: who names it, and which case it may be."""
    case = get_object_or_404(Case.objects.visible_to(request.user).select_related("merged_into"), pk=pk)
    if case.merged_into or not case.mentioned_only:
        return redirect(case.merged_into or case)
    context = {
        "case": case,
        "parties": case.parties.visible_to(request.user).select_related("party").order_by("-role"),
        "named_by": case.related_from.visible_to(request.user).select_related("case").order_by("case__key"),
        "proposals": case.proposals_as_mention.visible_to(request.user)
        .select_related("case")
        .order_by("case__key"),
        "may_edit": may_edit(request.user),
    }
    return render(request, "cases/mention.html", context)
