"""Filings that bear a docket's number but speak of another suit: a misprinted number must not mix two suits.

A number that is right but for one digit names somebody else's case. Where two filings of one docket share neither a party
nor a patent, the docket's home is with the strongest of them, and the others are set aside until a person says that they
belong. Which are set aside follows from what the filings say, never from which came first.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz

from cases.ledger.heard import Heard
from cases.ledger.record import Place
from cases.ledger.settle import Decision
from law.ranks import rank

BELONGS = "belongs"
ALIKE = 85  # of 100 by token_set_ratio: "Samsung Electronics" and "Samsung Electronics Co., Ltd." are one name here


def key_of(fact: Heard) -> str:
    """The subject under which a person says whether a filing belongs to the docket whose number it bears."""
    return f"filing:{fact.filing.blob_id[:16]}"


def strangers(facts: Sequence[Heard], decisions: Mapping[Place, Decision]) -> dict[int, Heard]:
    """Filing id → its first fact, for every filing that does not belong to the docket these facts are about."""
    marks: dict[int, set[str]] = defaultdict(set)
    first: dict[int, Heard] = {}
    for fact in facts:
        if fact.slot == "party":
            marks[fact.filing_id].add(fact.subject.rpartition("/")[0])
        elif fact.slot == "in_suit":
            marks[fact.filing_id].add(fact.subject)
    for fact in facts:
        if fact.slot in ("docket_number", "party") and fact.filing_id in marks:
            first.setdefault(fact.filing_id, fact)
    named = {
        pk: found for pk, found in marks.items() if pk in first and any(m.startswith("party:") for m in found)
    }
    if len(named) < 2:
        return {}
    groups = _groups(named)
    if len(groups) > 1:
        groups = _groups(named, _alike({m for found in named.values() for m in found}))
    told = {pk: decisions.get((key_of(first[pk]), BELONGS)) for pk in named}
    home = min(groups, key=lambda group: min(_strength(first[pk], len(group)) for pk in group))
    outside = {pk for group in groups if group is not home for pk in group}
    outside -= {pk for pk, told_so in told.items() if told_so and told_so.value is True}
    outside |= {pk for pk, told_so in told.items() if told_so and told_so.value is False}
    return {pk: first[pk] for pk in sorted(outside)}


def _strength(fact: Heard, size: int) -> tuple[int, int, str]:
    return rank(fact.filing.kind, "docket_number"), -size, fact.filing.blob_id


def _groups(named: Mapping[int, set[str]], alike: Mapping[str, str] | None = None) -> list[set[int]]:
    """Filings that share a mark, directly or through others."""
    groups: list[tuple[set[int], set[str]]] = []
    for pk, marks in sorted(named.items()):
        mine = {(alike or {}).get(m, m) for m in marks}
        near = [g for g in groups if g[1] & mine]
        groups = [g for g in groups if not g[1] & mine]
        groups.append(({pk}.union(*(g[0] for g in near)), mine.union(*(g[1] for g in near))))
    return [g[0] for g in groups]


def _alike(marks: Iterable[str]) -> dict[str, str]:
    """Each mark under the first, by alphabet, that it resembles: names only, a patent number is itself or another."""
    found: dict[str, str] = {}
    for mark in sorted(marks):
        name = mark.removeprefix("party:")
        resembles = (
            m for m in found if m.startswith("party:") and fuzz.token_set_ratio(name, m[6:]) >= ALIKE
        )
        found[mark] = next(resembles, mark) if mark.startswith("party:") else mark
    return found
