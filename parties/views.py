"""Pages of parties: the list, and one party with its names, cases and accusations."""

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.groups import may_edit
from parties.models import Attorney, Firm, Party
from web.pages import paged

PAGE = 50
ROWS = 200  # cases and accusations shown on one party's page


def party_list(request: HttpRequest) -> HttpResponse:
    """Parties by name; a search looks in every written form."""
    number, kept = paged(request)
    asked = request.GET.get("q", "").strip()[:200]
    parties = Party.objects.visible_to(request.user).standing()
    if asked:
        parties = parties.filter(
            pk__in=Party.objects.filter(Q(name__icontains=asked) | Q(names__written__icontains=asked)).values(
                "pk"
            )
        )
    rows = parties.annotate(suits=Count("cases__case", distinct=True)).in_order()
    page = Paginator(rows, PAGE).get_page(number)
    return render(request, "parties/list.html", {"page": page, "kept": kept, "query": asked})


def party_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One party: how it is written, in which cases and roles, who accuses whom."""
    party = get_object_or_404(Party.objects.visible_to(request.user).select_related("merged_into"), pk=pk)
    if party.merged_into:
        return redirect(party.merged_into)
    user = request.user
    cases = (
        party.cases.visible_to(user)
        .select_related("case")
        .prefetch_related("case__dockets__court", "case__patents__patent")
    )
    context = {
        "party": party,
        "may_edit": may_edit(user),
        "names": party.names.all(),
        "cases": cases.filter(case__merged_into=None).order_by(
            "case__mentioned_only", "-case__filed_latest", "case__key"
        )[:ROWS],
        "made": party.accusations_made.visible_to(user)
        .select_related("case", "patent", "challenger")
        .order_by("patent__number", "challenger__name")[:ROWS],
        "met": party.accusations_met.visible_to(user)
        .select_related("case", "patent", "patentee")
        .order_by("patent__number", "case__key")[:ROWS],
    }
    return render(request, "parties/party.html", context)


def attorney_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One attorney: for whom, in which cases, at which firms over time."""
    return _counsel(request, get_object_or_404(Attorney.objects.visible_to(request.user), pk=pk), "attorney")


def firm_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One firm: its people, for whom, in which cases."""
    return _counsel(request, get_object_or_404(Firm.objects.visible_to(request.user), pk=pk), "law firm")


def _counsel(request: HttpRequest, who: Attorney | Firm, kind: str) -> HttpResponse:
    rows = who.appearances.visible_to(request.user).select_related("case", "attorney", "firm")
    rows = rows.prefetch_related("case__dockets__court", "case__parties__party")
    shown = list(rows.order_by("-case__filed_latest", "case__key", "attorney__name")[:ROWS])
    for row in shown:
        row.clients = [p.party for p in row.case.parties.all() if p.role == row.role]
    return render(request, "parties/counsel.html", {"who": who, "kind": kind, "rows": shown})
