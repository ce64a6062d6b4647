"""`{% case_timeline case %}`: the floors below show events without importing them."""

from collections.abc import Iterable
from typing import Any

from django import template

from cases.models import Case
from patents.models import Patent
from timelines.drawing.marks import tall_rows, wide_marks
from timelines.lives import lives_of
from timelines.models import TimelineEvent
from timelines.shown import parallel_to, timeline_of, window

register = template.Library()
register.simple_tag(wide_marks)
register.simple_tag(tall_rows)


@register.inclusion_tag("timelines/_timeline.html", takes_context=True)
def case_timeline(context: Any, case: Case) -> dict[str, Any]:
    """The timeline of a case: its own events and those of its patents."""
    request = context["request"]
    events = TimelineEvent.objects.of_case(case).visible_to(request.user)
    shown = timeline_of(events, window(request.GET), parallel_to(case, request.user))
    return {
        "t": shown,
        "name": str(case),
        "request": request,
        "file": "" if case.mentioned_only else f"{request.path}timeline",
    }


@register.inclusion_tag("timelines/_timeline.html", takes_context=True)
def patent_timeline(context: Any, patent: Patent) -> dict[str, Any]:
    """The timeline of a patent, with what happened in every case it is in."""
    request = context["request"]
    events = TimelineEvent.objects.of_patent(patent).visible_to(request.user)
    return {
        "t": timeline_of(events, window(request.GET)),
        "name": str(patent),
        "request": request,
        "file": "",
    }


@register.inclusion_tag("timelines/_lives.html")
def lives(rows: Iterable[Any], name: object) -> dict[str, Any]:
    """The cases of these rows, each from its filing to its closing; needs their dockets loaded."""
    return {"t": lives_of(row.case for row in rows), "name": str(name)}
