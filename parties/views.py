"""Pages of parties: the list, and one party with its names, cases and accusations."""

from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.groups import may_edit
from parties.filters import named
from parties.models import Attorney, Firm, Party
from web.pages import FromEitherEnd, paged

PAGE = 50
ROWS = 50  # cases, accusations and appearances shown on one page, the latest
MEETS = 20


def party_list(request: HttpRequest) -> HttpResponse:
    """Parties by name; a search looks in every written form."""
    number, kept = paged(request)
    asked = request.GET.get("q", "").strip()[:200]
    parties = Party.objects.visible_to(request.user).standing()
    if asked:
        parties = parties.filter(pk__in=named(asked))
    page = FromEitherEnd(parties.in_order(), PAGE).get_page(number)
    roles: Any = Party._meta.get_field("cases").related_model
    seen = roles.objects.visible_to(request.user).filter(party__in=[party.pk for party in page]).order_by()
    suits = dict(seen.values_list("party").annotate(n=Count("case", distinct=True)))
    for party in page:
        party.suits = suits.get(party.pk, 0)
    return render(request, "parties/list.html", {"page": page, "kept": kept, "query": asked})


def party_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One party: how it is written, in which cases and roles, who accuses whom."""
    party = get_object_or_404(Party.objects.visible_to(request.user).select_related("merged_into"), pk=pk)
    if party.merged_into:
        return redirect(party.merged_into)
    user = request.user
    roles = party.cases.visible_to(user).filter(case__merged_into=None)
    cases = roles.select_related("case").prefetch_related("case__dockets__court", "case__patents__patent")
    context = {
        "party": party,
        "may_edit": may_edit(user),
        "names": party.names.exclude(written=party.name),
        "cases": list(cases.order_by("case__mentioned_only", "-case__filed_latest", "case__key")[:ROWS]),
        "case_count": roles.order_by().values("case").distinct().count(),
        "met_with": list(_met_with(party, user)),
        "made": list(
            party.accusations_made.visible_to(user)
            .select_related("case", "patent", "challenger")
            .order_by("-case__filed_latest", "case__key", "patent__number", "challenger__name")[:ROWS]
        ),
        "met": list(
            party.accusations_met.visible_to(user)
            .select_related("case", "patent", "patentee")
            .order_by("-case__filed_latest", "case__key", "patent__number")[:ROWS]
        ),
        "most": ROWS,
    }
    return render(request, "parties/party.html", context)


def _met_with(party: Party, user: Any) -> QuerySet[Any]:
    """Other parties of its cases, with their side or role, and in how many of the cases they are, most first."""
    rows = party.cases.model.objects.visible_to(user).filter(case__in=party.cases.order_by().values("case"))
    counted = rows.exclude(party=party).values("party", "party__name", "side", "role")
    return counted.annotate(n=Count("case", distinct=True)).order_by("-n", "party__name", "role")[:MEETS]


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
    return render(
        request, "parties/counsel.html", {"who": who, "kind": kind, "rows": shown, "count": rows.count()}
    )
