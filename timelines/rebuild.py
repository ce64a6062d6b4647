"""A scope's events from its facts: told once each, the strongest source's date and words, only differences written."""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Q

from cases.ledger.book import Book
from cases.ledger.heard import Heard
from cases.ledger.record import stated
from cases.ledger.settle import strength
from cases.models import Case
from cases.projection.copied import new
from cases.projection.differences import bring_to
from cases.projection.suit import Suit
from law.dates import bounds, refines
from law.ranks import MEMO, VOICE
from patents.models import Patent
from timelines.entry_events import Entered, Telling, entry_tellings
from timelines.models import TimelineEvent
from timelines.natural_keys import lane, natural_key
from timelines.reached import keep_stages
from timelines.shared import Former, bring_entries, groups, keep_rows

Groups = Sequence[Sequence[Entered]]


def rebuild(
    book: Book, scopes: Sequence[str], suits: Sequence[Suit], patents: Sequence[Patent], former: Former
) -> None:
    """The events of all that stands under these scopes: of cases, whose stages follow from them, and of patents (priority,
    application, publication, issue). `former` is what the suits shared with others before they were settled."""
    tellings = entry_tellings(suits)
    shared, alone = groups([t for told in tellings.values() for t in told], former)
    together = {t.entry.pk for group in shared for t in group}
    wanted: list[TimelineEvent] = []
    for case in (s.case for s in suits):
        facts = [f for f in book.facts(*book.members(case.key)) if f.slot == "event"]
        own = [t for t in tellings.get(case.pk, []) if t.entry.pk not in together]
        wanted += _events(case.key, [*_amended_is_amended(facts), *own], _board(case), case=case)
    for patent in patents:
        scope = f"patent:{patent.number}"
        told = [
            Telling(natural_key(f.value), f, f.value)
            for f in book.facts(*book.members(scope))
            if f.slot == "event"
        ]
        wanted += _events(scope, told, False, patent=patent)
    for group in [*shared, *([t] for t in alone)]:
        wanted.append(_entered(group))
    _store(scopes, wanted, shared, alone, former)
    elsewhere = (t.entry.docket.case_id for group in [*shared, alone] for t in group)
    keep_stages([*(s.case.pk for s in suits), *elsewhere])


def _board(case: Case) -> bool:
    return case.key.startswith("docket:ptab/")


def _entered(group: Sequence[Entered]) -> TimelineEvent:
    """The event that these lines of different dockets record, under the name of the first of them."""
    home, case = group[0], group[0].entry.docket.case
    event = _event(case.key, home.key, list[Telling](group), _board(case), case, None)
    event.dockets = len({t.entry.docket_id for t in group})
    return event


def _store(
    scopes: Sequence[str],
    wanted: Sequence[TimelineEvent],
    shared: Groups,
    alone: Sequence[Entered],
    former: Former,
) -> None:
    """Write the differences, of these scopes and of what other cases share with them or no longer do."""
    rows = Q(scope__in=scopes) | Q(pk__in=former.events)
    for t in (*alone, *(t for group in shared for t in group)):
        rows |= Q(scope=t.entry.docket.case.key, key=t.key)
    keep_rows([*shared, *([t] for t in alone)], former, wanted)
    found = bring_to(TimelineEvent.objects.filter(rows), ("scope", "key"), wanted)
    places = [(found[group[0].entry.docket.case.key, group[0].key], group) for group in shared]
    bring_entries(places, former)


def _amended_is_amended(facts: Sequence[Heard]) -> list[Telling]:
    """Key every telling. A memo's "complaint filed" on the day of an amended complaint tells of that amended complaint."""
    amended = {
        f.value["on"]: natural_key(f.value)
        for f in facts
        if f.value.get("kind") == "amended_complaint_filed" and VOICE.get(f.filing.kind) != MEMO
    }
    keyed = []
    for fact in facts:
        key = natural_key(fact.value)
        if key == "complaint_filed" and VOICE.get(fact.filing.kind) == MEMO:
            key = amended.get(fact.value["on"], key)
        keyed.append(Telling(key, fact, fact.value))
    return keyed


def _events(
    scope: str,
    tellings: Sequence[Telling],
    board: bool,
    case: Case | None = None,
    patent: Patent | None = None,
) -> list[TimelineEvent]:
    told: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        told[telling.key].append(telling)
    return [_event(scope, key, same, board, case, patent) for key, same in sorted(told.items())]


def _event(
    scope: str, key: str, told: list[Telling], board: bool, case: Case | None, patent: Patent | None
) -> TimelineEvent:
    told.sort(key=lambda t: (strength("event", stated(t.fact)), t.fact.pointer))
    best, value = told[0].fact, told[0].value
    on = value["on"]
    earliest, latest = bounds(on)
    return new(
        TimelineEvent, scope=scope, key=key, case_id=case and case.pk, patent_id=patent and patent.pk,
        kind=value.get("kind", "other"), lane=lane(value, board), title=value.get("title", ""), on=on, earliest=earliest,
        latest=latest, qualifier=value.get("qualifier", ""), modality=best.modality, party=value.get("party", "")[:400],
        fact_id=best.pk, sources=len({t.fact.filing.blob_id for t in told}),
        disputed=any(not (refines(t.value["on"], on) or refines(on, t.value["on"])) for t in told),
    )  # fmt: skip
