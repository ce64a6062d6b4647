"""Acts entered in several dockets: an order in four member cases is four entries and one event, whichever came first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Q

from cases.models import DocketEntry, Wall
from cases.projection.acts import ENTERED, bearing, one_act
from cases.projection.differences import bring_to
from timelines.entry_events import Entered, telling
from timelines.models import EventEntry, TimelineEvent
from web.ids import called

_SHARERS = """
    WITH mine AS (
        SELECT e.docket_id, e.pacer_doc_id, e.act FROM cases_docketentry e JOIN cases_docket d ON d.id = e.docket_id
        JOIN cases_case c ON c.id = d.case_id WHERE c.key = ANY(%s)
    ), near AS (
        SELECT o.docket_id FROM mine JOIN cases_docketentry o ON o.pacer_doc_id = mine.pacer_doc_id
            AND o.docket_id <> mine.docket_id WHERE mine.pacer_doc_id <> '' AND o.pacer_doc_id <> ''
        UNION SELECT o.docket_id FROM mine JOIN cases_docketentry o ON o.act = mine.act
            AND o.docket_id <> mine.docket_id WHERE mine.act <> '' AND o.act <> ''
        UNION SELECT o.docket_id FROM cases_docketentry o
            WHERE o.pacer_doc_id <> '' AND o.pacer_doc_id = ANY(%s) OR o.act <> '' AND o.act = ANY(%s)
    )
    SELECT DISTINCT c.key FROM near JOIN cases_docket d ON d.id = near.docket_id JOIN cases_case c ON c.id = d.case_id
"""


def sharers(scopes: Iterable[str]) -> set[str]:
    """The cases of which a line may record the same act as a line of these cases, or as a line still to come (its mark is
    among the scopes, see `cases.projection.acts.marks`); with each come those it already shares an event with."""
    wanted = list(scopes)
    marks = [s.partition(":")[2] for s in wanted if s.startswith(f"{ENTERED}:")]
    with connection.cursor() as cursor:
        cursor.execute(_SHARERS, [[s for s in wanted if s.startswith("docket:")], marks, marks])
        found = {key for (key,) in cursor.fetchall()}
    if found:
        events = EventEntry.objects.filter(case__key__in=found).values("event")
        found |= set(EventEntry.objects.filter(event__in=events).values_list("case__key", flat=True))
    return found


@dataclass(frozen=True, slots=True)
class Former:
    """Events that these cases shared before they were settled, and the lines that told of them."""

    events: set[int] = field(default_factory=set)
    entries: set[int] = field(default_factory=set)


def shared_before(cases: Iterable[str]) -> Former:
    """What these cases, by key, share as the rows now stand."""
    mine = EventEntry.objects.filter(case__key__in=called(list(cases))).values("event")
    rows = list(EventEntry.objects.filter(event__in=mine).values_list("event_id", "entry_id"))
    return Former({event for event, _ in rows}, {entry for _, entry in rows})


def groups(own: Sequence[Entered], former: Former) -> tuple[list[list[Entered]], list[Entered]]:
    """The acts that lines of these cases (`own`) share with lines of other dockets, each with all its lines; and the lines
    of other cases that used to share one and now stand alone."""
    known = {e.entry.pk: e.entry for e in own}
    mine, at_home = (
        set(known),
        {e.docket_id for e in known.values()},
    )  # of the own dockets every line is known
    rows = DocketEntry.objects.select_related("docket__case", "fact__filing")
    fresh: dict[int, DocketEntry] = known | {e.pk: e for e in rows.filter(pk__in=former.entries - mine)}
    known = dict(fresh)
    while fresh:
        documents, acts = (
            {getattr(e, name) for e in fresh.values()} - {""} for name in ("pacer_doc_id", "act")
        )
        if not documents and not acts:
            break
        near = bearing(documents, acts).exclude(docket__in=at_home)
        ids = set(near.values_list("pk", flat=True)) - known.keys()
        fresh = {e.pk: e for e in rows.filter(pk__in=ids)} if ids else {}
        known |= fresh
    tellings = {e.entry.pk: e for e in own} | {
        pk: told
        for pk, e in known.items()
        if pk not in mine and (told := telling(e, e.fact)) and told.shareable
    }
    open_to_all = _unwalled(t.entry for t in tellings.values() if t.shareable)
    whole = [[tellings[e.pk] for e in same] for same in one_act(open_to_all)]
    together = {t.entry.pk for group in whole for t in group}
    alone = [tellings[pk] for pk in former.entries - mine - together if pk in tellings]
    wanted = mine | former.entries
    return [g for g in whole if any(t.entry.pk in wanted for t in g)], alone


def _unwalled(entries: Iterable[DocketEntry]) -> list[DocketEntry]:
    """Those of cases without a wall: behind one, even the event of an order that is entered elsewhere too is the case's
    own, so that nobody misses it there or learns of the case by it."""
    found = list(entries)
    keys = {e.docket.case.key for e in found}
    walled = (
        set(Wall.objects.filter(case__in=keys).values_list("case_id", flat=True)) if len(keys) > 1 else set()
    )
    return [e for e in found if e.docket.case.key not in walled]


def keep_rows(told: Iterable[Sequence[Entered]], former: Former, wanted: Iterable[TimelineEvent]) -> None:
    """An event that comes to be shared, or told by fewer dockets, keeps its row, unless that is another's: its natural
    key moves to the first of its lines, before rows are compared by it."""
    places = {(e.scope, e.key) for e in wanted}
    for group in told:
        home = group[0]
        names = Q(pk__in=[])
        for t in group:
            names |= Q(scope=t.entry.docket.case.key, key=t.key)
        entered = Q(pk__in=former.events) & Q(entries__entry__in=[t.entry.pk for t in group])
        standing = list(TimelineEvent.objects.filter(names | entered).distinct().order_by("pk"))
        place = (home.entry.docket.case.key, home.key)
        free = [e for e in standing if (e.scope, e.key) not in places]
        if free and place not in {(e.scope, e.key) for e in standing}:
            TimelineEvent.objects.filter(pk=free[0].pk).update(scope=place[0], key=place[1])


def bring_entries(shared: Iterable[tuple[TimelineEvent, Sequence[Entered]]], former: Former) -> None:
    """Keep of each shared event the lines in which it was entered."""
    wanted = [
        EventEntry(event=event, entry=t.entry, case_id=t.entry.docket.case_id)
        for event, group in shared
        for t in group
    ]
    if wanted or former.events:
        lines = {w.entry_id for w in wanted}
        bring_to(
            EventEntry.objects.filter(Q(event__in=former.events) | Q(entry__in=lines)), ("entry_id",), wanted
        )
