"""How one value is settled: rank first, then the later paper, then the bytes; never the order of arrival."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from law.dates import bounds, refines
from law.names import fold, key
from law.patents import application
from law.ranks import DOCKET, DOCKET_TELLS, PERSON_TELLS, UNKNOWN, VOICE, rank, voice_name

DATES = frozenset(
    {
        "begun_on",
        "begun_by",
        "issued_on",
        "priority_on",
        "application_filed_on",
        "disclaimed_to",
        "lapsed_on",
        "lapse_recorded_on",
    }
)
NAMES = frozenset({"owner", "assignee", "parent", "name", "party", "plaintiff", "defendant"})


@dataclass(frozen=True, slots=True)
class Stated:
    """What one filing says in one slot, with what settling needs to know of the filing."""

    value: Any
    kind: str  # of the filing
    filed_on: str  # of the filing, EDTF, empty where unknown
    sha256: str
    fingerprint: str
    fact_id: int
    doubted: bool = False  # by the reading itself


@dataclass(frozen=True, slots=True)
class Settled:
    """The value the record shows, the fact it rests on, the rule that chose it, and how many filings stand where."""

    value: Any
    fact_id: int | None
    state: str  # agreed, settled, open, ruled
    rule: str
    sources: int
    others: int


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's ruling on a slot: a value, the fingerprint of the fact it was chosen from (empty when entered), and the
    fingerprints of all facts the person had before them."""

    value: Any
    fingerprint: str
    who: str
    seen: frozenset[str] = frozenset()


def same(slot: str, a: Any, b: Any) -> bool:
    """Whether two values of a slot say the same: names by key, dates when one lies inside the other, text folded,
    applications by their normal form."""
    if a == b:
        return True
    if slot in DATES:
        return refines(a, b) or refines(b, a)
    if slot == "application_number" and application(str(a)):
        return application(str(a)) == application(str(b))
    if slot in NAMES:
        return key(str(a)) == key(str(b))
    if isinstance(a, str) and isinstance(b, str):
        return fold(a).casefold().rstrip(".,") == fold(b).casefold().rstrip(".,")
    if isinstance(a, list) and isinstance(b, list):
        return sorted(map(repr, a)) == sorted(map(repr, b))
    return False


def strength(slot: str, stated: Stated) -> tuple[int, int, str]:
    """Sort key of the sources of a slot, strongest first: rank, the later paper, then (for a stable answer) the bytes."""
    filed = bounds(stated.filed_on)[1] if stated.filed_on else None
    return (rank(stated.kind, slot, doubted=stated.doubted), -(filed or date.min).toordinal(), stated.sha256)


def settle(slot: str, stated: Sequence[Stated], decision: Decision | None = None) -> Settled:
    """Settle one slot from all that was said of it (at least one). A person's decision outranks every source; when it
    rested on a fact, that fact is shown as its source as long as the filing still says so."""
    ordered = sorted(stated, key=lambda s: strength(slot, s))
    if decision:
        return _decided(slot, ordered, decision)
    best = ordered[0]
    agreeing = [s for s in ordered if same(slot, s.value, best.value)]
    against = [s for s in ordered if not same(slot, s.value, best.value)]
    sources, others = _filings(agreeing), _filings(against)
    if not against:
        return Settled(best.value, best.fact_id, "agreed", f"{voice_name(best.kind)} says so", sources, 0)
    if slot in DOCKET_TELLS and VOICE.get(best.kind, UNKNOWN) > DOCKET:
        rule = "only the court's docket can tell; a person decides until it speaks"
        return Settled(best.value, best.fact_id, "open", rule, sources, others)
    if slot in PERSON_TELLS:
        rule = (
            "filings say it with different precision, and none takes the place of another; a person decides"
        )
        return Settled(best.value, best.fact_id, "open", rule, sources, others)
    if strength(slot, against[0])[0] > strength(slot, best)[0]:
        strong, weak = voice_name(best.kind), voice_name(against[0].kind)
        rule = f"{strong} outranks {weak}" + (" whose words are damaged" if strong == weak else "")
        return Settled(best.value, best.fact_id, "settled", rule, sources, others)
    if best.kind == against[0].kind == "complaint" and best.filed_on > against[0].filed_on:
        return Settled(
            best.value,
            best.fact_id,
            "settled",
            "the later pleading replaces the earlier one",
            sources,
            others,
        )
    rule = "sources of the same rank differ; shown is the later paper until a person decides"
    return Settled(best.value, best.fact_id, "open", rule, sources, others)


def _decided(slot: str, ordered: Sequence[Stated], decision: Decision) -> Settled:
    """A decision stands; it is open again when a source nobody had seen then says something else."""
    chosen = next((s for s in ordered if s.fingerprint == decision.fingerprint), None)
    against = [s for s in ordered if not same(slot, s.value, decision.value)]
    agree = _filings(s for s in ordered if same(slot, s.value, decision.value))
    fresh = [s for s in against if s.fingerprint not in decision.seen]
    rule = f"decided by {decision.who}" + ("; a source that came later says otherwise" if fresh else "")
    fact = chosen.fact_id if chosen else None
    return Settled(decision.value, fact, "open" if fresh else "ruled", rule, agree, _filings(against))


def _filings(stated: Any) -> int:
    return len({s.sha256 for s in stated})
