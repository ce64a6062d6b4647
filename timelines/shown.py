"""Which events of a timeline are shown: all, or those of some years and one kind, as the address says."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from law.dates import shown
from timelines.drawing import Happening, Wide, draw_tall, draw_wide
from timelines.drawing.tall import Tall
from timelines.labels import LESSER, label
from timelines.models import TimelineEvent
from web.templatetags.words import quoted_at

MOST = 250  # events of one drawing and its table


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a timeline that is asked for; years inclusive, None for open."""

    first: int | None = None
    last: int | None = None
    kind: str = ""

    def __bool__(self) -> bool:
        return bool(self.first or self.last or self.kind)


def window(params: Mapping[str, str]) -> Window:
    """Read `from`, `to` (years) and `kind` out of an address; what is not understood is left out."""

    def year(name: str) -> int | None:
        text = params.get(name, "")
        return int(text) if len(text) == 4 and text.isascii() and text.isdigit() and int(text) else None

    return Window(year("from"), year("to"), params.get("kind", "")[:32])


@dataclass(frozen=True, slots=True)
class Shown:
    """A timeline to show: its events, drawn twice, and the kinds there are to choose from."""

    events: list[TimelineEvent]
    more: bool
    kinds: list[str]
    window: Window
    wide: Wide | None
    tall: Tall | None


def timeline_of(events: QuerySet[TimelineEvent], asked: Window) -> Shown:
    """Load and draw. Two queries, whatever the number of events."""
    kinds = sorted(set(events.order_by().values_list("kind", flat=True)))
    found = list(
        _within(events, asked).in_order().select_related("patent", "case", "fact__filing")[: MOST + 1]
    )  # type: ignore[attr-defined]
    drawn = found[:MOST]
    happenings = [happening(e) for e in drawn if e.earliest or e.latest]
    return Shown(drawn, len(found) > MOST, kinds, asked, draw_wide(happenings), draw_tall(happenings))


def _within(events: QuerySet[TimelineEvent], asked: Window) -> QuerySet[TimelineEvent]:
    if asked.kind:
        events = events.filter(kind=asked.kind)
    if asked.first:
        events = events.filter(Q(latest__year__gte=asked.first) | Q(latest=None))
    if asked.last:
        events = events.filter(Q(earliest__year__lte=asked.last) | Q(earliest=None))
    return events


def happening(event: TimelineEvent) -> Happening:
    """An event as it is drawn."""
    return Happening(
        lane=event.lane,
        earliest=event.earliest,
        latest=event.latest,
        label=label(event),
        title=event.title,
        when=shown(event.on, event.qualifier),
        href=quoted_at(event.fact) if event.fact else f"#event-{event.pk}",
        alleged=event.modality != "stated",
        disputed=event.disputed,
        main=event.kind not in LESSER,
    )
