"""Pages of patents: the list, and one patent with every case it is in."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from law.patents import normal
from patents.claims_over_time import attacks_on, matrix_of, sides_of
from patents.kin import kin
from patents.models import Patent
from patents.suits import most_litigated, suits_of
from web.pages import paged
from web.remembered import remembered

PAGE = 50
ROWS = 50  # cases and accusations shown on one patent's page, the latest
GROUNDS = 200


def patent_list(request: HttpRequest) -> HttpResponse:
    """Patents in suit or challenged, most litigated first; a number leads straight to its page."""
    number, kept = paged(request)
    asked = request.GET.get("q", "").strip()[:200]
    patents = Patent.objects.visible_to(request.user)
    if asked:
        exact = patents.filter(number=normal(asked) or "").first()
        if exact:
            return redirect(exact)
        patents = patents.filter(
            Q(title__icontains=asked) | Q(owner__icontains=asked) | Q(number__contains=asked.replace(",", ""))
        )
    page = Paginator(patents.in_order(), PAGE).get_page(number)
    first = (page.number - 1) * PAGE
    page.object_list = remembered(
        f"patents {asked} {first}", request.user, lambda: most_litigated(patents, first, PAGE)
    )
    suits = suits_of(page.object_list, request.user)
    for patent in page.object_list:
        patent.suits = suits.get(patent.pk, 0)
    return render(request, "patents/list.html", {"page": page, "kept": kept, "query": asked})


def patent_page(request: HttpRequest, number: str) -> HttpResponse:
    """One patent. Any written form of its number leads here."""
    patents = Patent.objects.visible_to(request.user)
    patent = patents.filter(number=number).first()
    if patent is None:
        found = patents.filter(number=normal(number) or "").first()
        if found is None:
            raise Http404
        return redirect(found)
    rows = patent.cases.visible_to(request.user).filter(case__merged_into=None)
    cases = list(
        rows.select_related("case")
        .prefetch_related("case__parties__party", "case__dockets__court")
        .order_by("-case__filed_latest", "case__key")[:ROWS]
    )
    accusations = patent.accusations.visible_to(request.user).select_related("case", "patentee", "challenger")
    grounds = patent.grounds.visible_to(request.user).select_related("case").order_by("case__key", "number")
    shown = list(grounds[:GROUNDS])
    attacks = attacks_on(shown)
    claims = {c.number: c for c in patent.claims.visible_to(request.user).in_order()}
    context = {
        "patent": patent,
        "cases": [{"row": row, "sides": sides_of(row.case)} for row in cases],
        "case_count": rows.count(),
        "accusations": accusations.order_by("-case__filed_latest", "case__key", "count", "challenger__name")[
            :ROWS
        ],
        "accusation_count": accusations.count(),
        "grounds": shown,
        "claims": [
            {"number": n, "of": claims.get(n), "attacks": attacks.get(n, [])}
            for n in sorted({*claims, *attacks})
        ],
        "matrix": matrix_of(cases),
        "kin": kin(patent, request.user),
    }
    return render(request, "patents/patent.html", context)
