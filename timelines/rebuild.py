"""A scope's events from its facts: told once each, the strongest source's date and words, only differences written."""

from collections import defaultdict
from collections.abc import Sequence

from cases.ledger.joins import joined
from cases.ledger.record import facts_in, stated
from cases.ledger.settle import strength
from cases.models import Case, Fact
from cases.projection.differences import bring_to
from law.dates import bounds, refines
from law.ranks import MEMO, VOICE
from patents.models import Patent
from timelines.entry_events import Telling, entry_tellings
from timelines.models import TimelineEvent
from timelines.natural_keys import lane, natural_key


def rebuild_case(case: Case) -> None:
    """The events of one case that are not its patents'."""
    facts = [f for f in facts_in([case.key, *joined(case.key)]) if f.slot == "event"]
    board = case.key.startswith("docket:ptab/")
    _rebuild(case.key, [*_amended_is_amended(facts), *entry_tellings(case)], board, case=case)


def rebuild_patent(patent: Patent) -> None:
    """The events of one patent: priority, application, publication, issue."""
    scope = f"patent:{patent.number}"
    _rebuild(
        scope,
        [Telling(natural_key(f.value), f, f.value) for f in facts_in([scope]) if f.slot == "event"],
        False,
        patent=patent,
    )


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


def _rebuild(
    scope: str,
    tellings: Sequence[Telling],
    board: bool,
    case: Case | None = None,
    patent: Patent | None = None,
) -> None:
    told: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        told[telling.key].append(telling)
    wanted = [_event(scope, key, same, board, case, patent) for key, same in sorted(told.items())]
    bring_to(TimelineEvent.objects.filter(scope=scope), ("key",), wanted)


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
