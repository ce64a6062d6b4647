"""The page of figures, and the grounds and claims that its numbers count."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, F, Func, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from cases.counted_filters import STAGES, UNKNOWN, CountedFilter
from cases.listing import Listing
from cases.models import Case, Ground
from cases.outcomes import WORDS
from desk.analytics.counting import grounds_of, outcomes_of
from desk.analytics.figures import Figures
from web.pages import paged
from web.remembered import remembered

PAGE = 100
PART, TIMES = "part", "times"
SPLITS = frozenset(CountedFilter.base_filters) - {"posture"}  # what the figures split by themselves


@require_GET
def analytics(request: HttpRequest) -> HttpResponse:
    """Figures over the cases that the filters find: the same filters as the list of cases, in the address. `part=times`
    counts the days to milestones too, which the page asks for by itself once the others are there."""
    asked = request.GET.copy()
    part = asked.pop(PART, [""])[-1]
    for name in (*SPLITS, *(name for name, value in request.GET.items() if not value)):
        asked.pop(name, None)
    kept = QueryDict(asked.urlencode() + (f"&{PART}={TIMES}" if part == TIMES else ""))
    if kept != request.GET:
        return redirect(f"{request.path}?{asked.urlencode()}" if asked else request.path)
    listing = Listing(asked, request.user)
    counted = listing.count if listing.filters.is_valid() else 0
    figures = Figures(listing.cases, listing.tally, request.user, _given(listing))
    timed = (
        remembered(f"times {figures.address()}", request.user, figures.times)
        if counted and part == TIMES
        else None
    )
    if timed and request.htmx:
        return render(request, "desk/_figure.html", {"figure": timed})
    context = {
        "filters": listing.filters,
        "courts": listing.courts(),
        "given": _given(listing),
        "figures": remembered(f"figures {figures.address()}", request.user, figures.at_once)
        if counted
        else [],
        "times": timed,
        "times_at": figures.address("", **{PART: TIMES}),
        "counted": counted,
        "cases": figures.address(),
        "mentioned": Case.objects.visible_to(request.user).mentions().count() if not asked else 0,
    }
    return render(request, "desk/analytics.html", context)


@require_GET
def grounds(request: HttpRequest) -> HttpResponse:
    """The grounds that a number counts (`ground_stage`, with the filters of cases), or with `by=claim` the claims."""
    number, kept = paged(request)
    given = QueryDict(kept, mutable=True)
    by_claim = given.pop("by", [""])[-1] == "claim"
    listing = Listing(given, request.user)
    stage = given.get("ground_stage", "")
    found = grounds_of(listing.cases, request.user)
    if stage:
        found = found.filter(stage="" if stage == UNKNOWN else stage)
    rows: QuerySet[Any] = _claims(found) if by_claim else _grounds(found)
    context = {
        "page": Paginator(rows, PAGE).get_page(number),
        "kept": kept,
        "by_claim": by_claim,
        "stage": dict(STAGES).get(stage, ""),
        "filters": listing.filters,
    }
    return render(request, "desk/analytics_grounds.html", context)


@require_GET
def outcomes(request: HttpRequest) -> HttpResponse:
    """The claims that a number counts (`outcome`, with the filters of cases), each with the words of its order."""
    number, kept = paged(request)
    given = QueryDict(kept, mutable=True)
    outcome = given.pop("outcome", [""])[-1]
    listing = Listing(given, request.user)
    found = outcomes_of(listing.cases, request.user)
    rows = found.filter(outcome=outcome) if outcome else found
    context = {
        "page": Paginator(rows.select_related("filing__docket__case"), PAGE).get_page(number),
        "kept": kept,
        "outcome": WORDS.get(outcome, outcome),
        "words": WORDS,
        "filters": listing.filters,
    }
    return render(request, "desk/analytics_outcomes.html", context)


def _grounds(found: QuerySet[Ground]) -> QuerySet[Ground]:
    return found.select_related("case", "patent").order_by("case__key", "number")


def _claims(found: QuerySet[Ground]) -> QuerySet[Any]:
    """A row for each claim of each trial, with how many grounds attack it."""
    each = found.annotate(claim=Func(F("claims"), function="unnest"))
    rows = each.values("case__key", "case__caption", "patent__number", "claim").annotate(grounds=Count("pk"))
    return rows.order_by("case__key", "patent__number", "claim")


def _given(listing: Listing) -> dict[str, str]:
    """The filters of the address, as links keep them."""
    return {name: listing.given[name] for name in listing.filters.filters if listing.given.get(name)}
