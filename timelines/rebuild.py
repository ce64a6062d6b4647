"""A scope's events from its facts: told once each, the strongest source's date and words, only differences written."""

from collections import defaultdict
from collections.abc import Sequence

from cases.ledger.book import Book
from cases.ledger.record import stated
from cases.ledger.settle import strength
from cases.models import Case, Fact
from cases.projection.differences import bring_to
from law.dates import bounds, refines
from law.ranks import MEMO, VOICE
from patents.models import Patent
from timelines.entry_events import Telling, entry_tellings
from timelines.models import TimelineEvent
from timelines.natural_keys import lane, natural_key


def rebuild(book: Book, scopes: Sequence[str], cases: Sequence[Case], patents: Sequence[Patent]) -> None:
    """The events of all that stands under these scopes: of cases, and of patents (priority, application, publication,
    issue)."""
    tellings = entry_tellings(cases) if cases else {}
    wanted: list[TimelineEvent] = []
    for case in cases:
        facts = [f for f in book.facts(*book.members(case.key)) if f.slot == "event"]
        told = [*_amended_is_amended(facts), *tellings.get(case.pk, [])]
        wanted += _events(case.key, told, case.key.startswith("docket:ptab/"), case=case)
    for patent in patents:
        scope = f"patent:{patent.number}"
        told = [Telling(natural_key(f.value), f, f.value) for f in book.facts(scope) if f.slot == "event"]
        wanted += _events(scope, told, False, patent=patent)
    bring_to(TimelineEvent.objects.filter(scope__in=scopes), ("scope", "key"), wanted)


def _amended_is_amended(facts: Sequence[Fact]) -> list[Telling]:
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
    return TimelineEvent(
        scope=scope, key=key, case=case, patent=patent, kind=value.get("kind", "other"), lane=lane(value, board),
        title=value.get("title", ""), on=on, earliest=earliest, latest=latest, qualifier=value.get("qualifier", ""),
        modality=best.modality, party=value.get("party", "")[:400], fact=best,
        sources=len({t.fact.filing.blob_id for t in told}),
        disputed=any(not (refines(t.value["on"], on) or refines(on, t.value["on"])) for t in told),
    )  # fmt: skip
