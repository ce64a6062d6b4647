"""Events that docket entries tell: a docket sheet alone builds a full timeline."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cases.models import Case, DocketEntry, Fact
from law.entries import AUTHORITY, meaning, title_of
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
SMALL_MOTIONS = frozenset({"extension", "seal", "admission", "withdraw", "scheduling"})
NAMED = {
    "service": "service_of_process"
}  # `service` is that of a paper (Rule 5), this is that of process (Rule 4)
KINDS = frozenset(NAMED.get(k, k) for k in AUTHORITY if k not in NO_EVENT)


@dataclass(frozen=True, slots=True)
class Telling:
    """One source's telling of an event: its fact, and the event in a reading's words (kind, on, title, …)."""

    key: str
    fact: Fact
    value: dict[str, Any]


def entry_tellings(cases: Sequence[Case]) -> dict[int, list[Telling]]:
    """What the entries of these cases' dockets tell, by case, in the courts' order. The first complaint begins the case."""
    rows = (
        DocketEntry.objects.filter(docket__case__in=cases)
        .exclude(kind__in=NO_EVENT | {""})
        .exclude(motion__in=SMALL_MOTIONS)
    )
    found: dict[int, list[Telling]] = defaultdict(list)
    begun: set[int] = set()
    for entry in rows.select_related("docket", "fact__filing").order_by("place", "docket__key", "key"):
        on = entry.filed_on or entry.entered_on
        if not on or entry.fact is None:
            continue
        case = entry.docket.case_id
        value = {"kind": NAMED.get(entry.kind, entry.kind), "on": on, "title": title_of(entry.text)}
        key = f"entry/{entry.docket.key}/{entry.key}"[:440]
        if entry.kind in ("complaint_filed", "petition_filed") and case not in begun:
            key = entry.kind
            begun.add(case)
        elif entry.kind == "amended_complaint_filed":
            counted = meaning(entry.text).amendment
            key = natural_key(value | ({"amendment": counted} if counted else {}))
        found[case].append(Telling(key, entry.fact, value))
    return found
