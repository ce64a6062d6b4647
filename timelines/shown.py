"""Which events of a timeline are shown: all, or those of some years and one kind, as the address says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Case as Either
from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, When

from accounts.models import User
from cases.models import Case, Docket
from law.dates import shown
from timelines.drawing import Happening, Wide, draw_tall, draw_wide
from timelines.drawing.happening import PARALLEL
from timelines.drawing.tall import Tall
from timelines.labels import DECIDING, LESSER, OF_PATENTS, label
from timelines.models import TimelineEvent
from timelines.models.event import EventQuerySet
from web.templatetags.words import quoted_at

MOST = 80  # events of one drawing and its table
PARALLEL_CASES, PARALLEL_EVENTS = (
    4,
    40,
)  # other proceedings over the same patents, and steps of all of them together


_TIER = Either(
    When(kind__in=OF_PATENTS, then=0), When(kind__in=DECIDING, then=1), When(kind__in=LESSER, then=3), default=2,
    output_field=IntegerField(),
)  # fmt: skip
# What of too many events is shown: what decides a case before all else, and of equals the latest.
WORTH = (_TIER, F("earliest").desc(nulls_last=True), F("latest").desc(nulls_last=True), "-key", "-pk")


@dataclass(frozen=True, slots=True)
class Parallel:
    """Other proceedings over the same patents: the numbers of those that are drawn, by case, and how many there are."""

    numbers: Mapping[int, str] = field(default_factory=dict)
    count: int = 0


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
    """A timeline to show: its events, drawn twice, and the kinds there are to choose from. `left` are not shown;
    `parallel` counts all proceedings over the same patents, of which a few have a lane."""

    events: list[TimelineEvent]
    left: int
    kinds: list[str]
    window: Window
    wide: Wide | None
    tall: Tall | None
    parallel: int = 0


def timeline_of(events: EventQuerySet, asked: Window, others: Parallel | None = None) -> Shown:
    """Load and draw: two queries, whatever the number of events, and one for the other proceedings."""
    within = Count("pk", filter=_in(asked) or None)
    counted = dict(events.order_by().values_list("kind").annotate(n=within))
    drawn = _chosen(_within(events, asked), sum(counted.values()))
    left = sum(counted.values()) - len(drawn)
    own = {e.pk for e in drawn}  # an order entered in another proceeding too is drawn once
    drawn += [e for e in _steps_of(others.numbers, asked) if e.pk not in own] if others else []
    drawn.sort(key=lambda e: (e.earliest or date.min, e.latest or date.max, e.key))
    happenings = [happening(e) for e in drawn if e.earliest or e.latest]
    return Shown(
        drawn,
        left,
        sorted(counted),
        asked,
        draw_wide(happenings),
        draw_tall(happenings),
        others.count if others else 0,
    )


def _chosen(events: EventQuerySet, count: int) -> list[TimelineEvent]:
    """All events, or of too many those most worth it, in order of time."""
    rows = events.select_related("patent", "fact__filing")
    if count > MOST:
        first = events.order_by(*WORTH).values("pk")[:MOST]
        rows = rows.filter(pk__in=first)
    return list(rows.in_order()[:MOST])


def _steps_of(numbers: Mapping[int, str], asked: Window) -> list[TimelineEvent]:
    """The deciding steps of other proceedings, each event with the number of its proceeding."""
    steps = TimelineEvent.objects.filter(case__in=numbers, lane__in=("court", "board"), modality="stated")
    rows = (
        _within(steps.exclude(kind__in=LESSER), asked)
        .order_by(*WORTH)
        .select_related("patent", "case", "fact__filing")
    )
    found = list(rows[:PARALLEL_EVENTS])
    for event in found:
        event.proceeding = numbers[event.case_id]
    return found


def parallel_to(case: Case, user: User) -> Parallel:
    """Trials before the Board come first, then the cases that share most patents: three queries."""
    mine = case.patents.order_by().values("patent")
    shared = Case.objects.visible_to(user).suits().filter(patents__patent__in=mine).exclude(pk=case.pk)
    trial = Exists(Docket.objects.filter(case=OuterRef("pk"), court="ptab"))
    ordered = shared.annotate(n=Count("pk"), trial=trial).order_by("-trial", "-n", "-filed_latest", "key")
    drawn = ordered.prefetch_related("dockets")[:PARALLEL_CASES]
    numbers = {other.pk: other.dockets.all()[0].number for other in drawn if other.dockets.all()}
    return Parallel(numbers, shared.distinct().count())


def _within(events: EventQuerySet, asked: Window) -> EventQuerySet:
    return events.filter(_in(asked))


def _in(asked: Window) -> Q:
    """Of events, that they lie in the window; empty where it asks for nothing."""
    found = Q()
    if asked.kind:
        found &= Q(kind=asked.kind)
    if asked.first:
        found &= Q(latest__year__gte=asked.first) | Q(latest=None)
    if asked.last:
        found &= Q(earliest__year__lte=asked.last) | Q(earliest=None)
    return found


def happening(event: TimelineEvent) -> Happening:
    """An event as it is drawn: in its lane, or in that of the parallel proceeding it is a step of."""
    proceeding = getattr(event, "proceeding", "")
    return Happening(
        lane=PARALLEL if proceeding else event.lane,
        earliest=event.earliest,
        latest=event.latest,
        label=label(event),
        title=event.title,
        when=shown(event.on, event.qualifier),
        href=quoted_at(event.fact) if event.fact else f"#event-{event.pk}",
        alleged=event.modality != "stated",
        disputed=event.disputed,
        main=event.kind not in LESSER,
        proceeding=proceeding,
    )
