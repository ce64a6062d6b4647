"""The desk: today, the review queue, one value with its sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.groups import may_edit
from accounts.models import User
from cases.labels import label, party_names
from cases.models import Filing, PartyProposal, Proposal, Ruling, Source, Value
from desk.compared import about, in_words, place, rulings, sides, told
from desk.news import bulletin
from desk.today import coming, open_questions, waiting
from timelines.models import FeedCheck, Webhook
from web.pages import paged

FOUND = 12  # of each kind on the page of a search
PAGE = 25
DECIDED = 10
SET_ASIDE = (Filing.Status.NOT_UNDERSTOOD, Filing.Status.FAILED)
ASKED = ("question", "belongs")  # slots of rulings that answer a question: their subject is its key


@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """What changed in my cases since I last looked, what needs a person, what is being read."""
    if request.htmx:
        return render(request, "desk/_reading.html", _reading(request))
    visible = Filing.objects.visible_to(request.user)
    asked = waiting(request.user)
    names = party_names(asked.conflicts)
    reading = _reading(request)
    context = reading | {
        "bulletin": bulletin(request.user),
        "waiting": asked,
        "conflicts": [(v, f"{label(v, names)}, {place(v.scope)}") for v in asked.conflicts],
        "latest": list(
            visible.filter(status=Filing.Status.DONE)
            .select_related("docket__case")
            .order_by("-finished_at")[:8]
        ),
        "coming": coming(request.user, timezone.localdate()),
        "failing": list(Source.objects.failing()),
        "feed_check": FeedCheck.objects.unsettled(),
        "given_up": list(Webhook.objects.given_up(request.user)),
        "empty": not reading["reading"] and not visible.exists(),
        "may_edit": may_edit(request.user),
    }
    return render(request, "desk/today.html", context)


def _reading(request: HttpRequest) -> dict[str, object]:
    """What is being read; asked again, the very filings that the page shows (`watched`), so that its rows stay where
    they are while one after the other is read."""
    visible = Filing.objects.visible_to(request.user).select_related("docket__case")
    watched = [int(pk) for pk in request.GET.getlist("watched")[:FOUND] if pk.isascii() and pk.isdigit()]
    if watched:
        known = visible.in_bulk([pk for pk in watched if pk < 2**63])
        rows = [known[pk] for pk in watched if pk in known]
    else:
        rows = list(visible.filter(status=Filing.Status.RECEIVED).in_order()[:FOUND])
    return {"reading": rows, "left": sum(f.status == Filing.Status.RECEIVED for f in rows)}


@require_GET
def review(request: HttpRequest) -> HttpResponse:
    """Everything that needs a person, in one queue, and what was decided lately."""
    user = request.user
    number, kept = paged(request)
    conflicts = (
        Value.objects.visible_to(user).filter(state=Value.State.OPEN).order_by("scope", "subject", "slot")
    )
    page = Paginator(conflicts.select_related("fact__filing"), PAGE).get_page(number)
    sources, names = told(list(page), user), party_names(page)
    context = {
        "proposals": _first(_open(Proposal, user).select_related("mention", "case").order_by("id")),
        "parties": _first(
            _open(PartyProposal, user).select_related("party", "into").order_by("into__key", "party__key")
        ),
        "page": page,
        "conflicts": [
            {
                "value": v,
                "label": f"{label(v, names)}, {place(v.scope)}",
                "words": in_words(v.slot, v.value),
                "sides": sides(sources[v.pk]),
            }
            for v in page
        ],
        "kept": kept,
        "filings": _first(Filing.objects.visible_to(user).filter(status__in=SET_ASIDE).in_order()),
        "questions": _first(open_questions(user, PAGE + 1)),
        "decided": _decided(user),
        "may_edit": may_edit(user),
    }
    return render(request, "desk/review.html", context)


@dataclass(frozen=True, slots=True)
class First:
    """As many of one kind as a page shows, and whether more wait behind them."""

    rows: Sequence[Any]
    more: bool


def _first(found: Sequence[Any] | QuerySet[Any]) -> First:
    rows = list(found[: PAGE + 1])
    return First(rows[:PAGE], len(rows) > PAGE)


def _open(proposals: type[Proposal] | type[PartyProposal], user: User) -> QuerySet[Any]:
    shown: QuerySet[Any] = proposals.objects.visible_to(user).filter(state="open")
    return shown


def _decided(user: User) -> list[tuple[Ruling, str]]:
    """The latest decisions that stand, each with what it is about, in words."""
    rows: Any = Ruling.objects.visible_to(user)
    latest = list(rows.filter(undone_at=None).select_related("by").order_by("-id")[:DECIDED])
    on_values = [
        r for r in latest if r.kind in (Ruling.Kind.CHOOSE, Ruling.Kind.ENTER) and r.slot not in ASKED
    ]
    names = party_names(on_values)
    about_it = {r.pk: f"{label(r, names)}, {place(r.scope)}" for r in on_values}
    return [(r, about_it.get(r.pk, r.slot.replace("_", " "))) for r in latest]


@require_GET
def value_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One settled value: the winner, the rule, every source with its quote, the decisions."""
    value = get_object_or_404(Value.objects.visible_to(request.user).select_related("fact__filing"), pk=pk)
    context = {
        "value": value,
        "label": label(value, party_names([value])),
        "words": in_words(value.slot, value.value),
        "about": about(value.scope),
        "sources": told([value], request.user)[value.pk],
        "rulings": rulings(value),
        "may_edit": may_edit(request.user),
        "enterable": isinstance(value.value, str),
    }
    return render(request, "desk/value.html", context)
