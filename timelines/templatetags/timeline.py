"""`{% case_timeline case %}`: the floors below show events without importing them."""

from typing import Any

from django import template

from cases.models import Case
from patents.models import Patent
from timelines.models import TimelineEvent
from timelines.shown import timeline_of, window

register = template.Library()


@register.inclusion_tag("timelines/_timeline.html", takes_context=True)
def case_timeline(context: Any, case: Case) -> dict[str, Any]:
    """The timeline of a case: its own events and those of its patents."""
    request = context["request"]
    events = TimelineEvent.objects.of_case(case).visible_to(request.user)
    shown = timeline_of(events, window(request.GET))
    return {
        "t": shown,
        "name": str(case),
        "request": request,
        "svg": "" if case.mentioned_only else f"{request.path}timeline.svg",
    }


@register.inclusion_tag("timelines/_timeline.html", takes_context=True)
def patent_timeline(context: Any, patent: Patent) -> dict[str, Any]:
    """The timeline of a patent, with what happened in every case it is in."""
    request = context["request"]
    events = TimelineEvent.objects.of_patent(patent).visible_to(request.user)
    return {"t": timeline_of(events, window(request.GET)), "name": str(patent), "request": request, "svg": ""}
