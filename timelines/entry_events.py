"""Events that docket entries tell: a docket sheet alone builds a full timeline."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cases.ledger.heard import Heard
from cases.models import DocketEntry, Fact
from cases.projection.means import means
from cases.projection.suit import Suit
from law.entries import AUTHORITY
from timelines.natural_keys import natural_key

# Housekeeping of a docket: in its list of entries, but no step of the case.
NO_EVENT = frozenset(
    {
        "appearance",
        "disclosure",
        "transcript",
        "letter",
        "notice",
        "summons_issued",
        "stipulation",
        "protective_order",
    }
)
SILENT = NO_EVENT | {""}
SMALL_MOTIONS = frozenset({"extension", "seal", "admission", "withdraw", "scheduling"})
NAMED = {
    "service": "service_of_process"
}  # `service` is that of a paper (Rule 5), this is that of process (Rule 4)
KINDS = frozenset(NAMED.get(k, k) for k in AUTHORITY if k not in NO_EVENT)
BEGINS = frozenset({"complaint_filed", "petition_filed"})  # each docket's first begins its own case


@dataclass(frozen=True, slots=True)
class Telling:
    """One source's telling of an event: its fact, and the event in a reading's words (kind, on, title, …)."""

    key: str
    fact: Fact | Heard
    value: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entered(Telling):
    """A docket's line that tells of an event. `shareable`: it may record an act that other dockets have a line for too;
    what begins a case or amends its complaint is that case's alone."""

    entry: DocketEntry
    shareable: bool


def entry_tellings(suits: Sequence[Suit]) -> dict[int, list[Entered]]:
    """What the entries of these cases' dockets tell, by case, in the courts' order. The first complaint begins the case."""
    found: dict[int, list[Entered]] = {}
    for suit in suits:
        mine = found[suit.case.pk] = list[Entered]()
        begun = False
        for line in sorted(suit.lines, key=lambda n: (n.entry.place, n.entry.docket.key, n.entry.key)):
            if told := telling(line.entry, line.fact, begins=not begun):
                mine.append(told)
                begun = begun or line.entry.kind in BEGINS
    return found


def telling(entry: DocketEntry, fact: Fact | Heard | None, *, begins: bool = False) -> Entered | None:
    """What one line tells, and the report it quotes; `begins`: a complaint here is the case's first. None where it tells
    of no event."""
    on = entry.filed_on or entry.entered_on
    if not on or fact is None or entry.kind in SILENT or entry.motion in SMALL_MOTIONS:
        return None
    value = {
        "kind": NAMED.get(entry.kind, entry.kind),
        "on": on,
        "title": means(entry.text, entry.docket.court_id).title,
    }
    key, shareable = f"entry/{entry.docket.key}/{entry.key}"[:440], True
    if entry.kind in BEGINS:
        key, shareable = entry.kind if begins else key, False
    elif entry.kind == "amended_complaint_filed":
        counted = means(entry.text, entry.docket.court_id).amendment
        key, shareable = natural_key(value | ({"amendment": counted} if counted else {})), False
    return Entered(key, fact, value, entry, shareable)
