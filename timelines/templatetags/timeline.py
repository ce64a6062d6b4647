"""`{% case_timeline case user %}`: the floors below show events without importing them."""

from typing import Any

from django import template
from django.db.models import QuerySet

from cases.models import Case
from law.dates import shown
from patents.models import Patent
from timelines.drawing import Happening, draw_tall, draw_wide
from timelines.labels import label
from timelines.models import TimelineEvent
from web.templatetags.words import quoted_at

register = template.Library()
DRAWN = 250  # events in one drawing; the table beneath pages through more


@register.inclusion_tag("timelines/_timeline.html")
def case_timeline(case: Case, user: object, name: str = "") -> dict[str, Any]:
    """The timeline of a case: its own events and those of its patents."""
    return _timeline(TimelineEvent.objects.of_case(case).visible_to(user), name or str(case))


@register.inclusion_tag("timelines/_timeline.html")
def patent_timeline(patent: Patent, user: object) -> dict[str, Any]:
    """The timeline of a patent, with what happened in every case it is in."""
    mine = TimelineEvent.objects.filter(patent=patent) | TimelineEvent.objects.filter(
        case__patents__patent=patent
    )
    return _timeline(mine.distinct().visible_to(user), str(patent))


def _timeline(events: QuerySet[TimelineEvent], name: str) -> dict[str, Any]:
    rows = list(events.in_order().select_related("patent", "case", "fact__filing")[: DRAWN + 1])
    drawn = rows[:DRAWN]
    happenings = [happening(e) for e in drawn if e.earliest or e.latest]
    return {
        "events": drawn, "more": len(rows) > DRAWN, "drawn": DRAWN, "name": name,
        "wide": draw_wide(happenings), "tall": draw_tall(happenings),
    }  # fmt: skip


def happening(event: TimelineEvent) -> Happening:
    """An event as it is drawn."""
    return Happening(
        lane=event.lane, earliest=event.earliest, latest=event.latest, label=label(event), title=event.title,
        when=shown(event.on, event.qualifier), href=quoted_at(event.fact) if event.fact else f"#event-{event.pk}",
        alleged=event.modality != "stated", disputed=event.disputed,
    )  # fmt: skip
