"""Claims of one patent across its cases: who asserted which over time, and what became of each before the Board."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

CLAIMS = 60  # columns of the matrix
STAGES = ("petition", "instituted", "final")  # of a ground, each later one says more


@dataclass(frozen=True, slots=True)
class Line:
    """One case of the matrix: for each claim "in" (asserted or challenged here), "elsewhere" or nothing."""

    case: Any
    patentees: Sequence[Any]
    challengers: Sequence[Any]
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Claims as columns, cases as lines, the earliest first; `left` claims have no column."""

    claims: Sequence[int]
    lines: Sequence[Line]
    left: int


@dataclass(frozen=True, slots=True)
class Attack:
    """What became of a claim in one trial: the furthest stage of the grounds on it, and their numbers."""

    case: Any
    stage: str
    grounds: Sequence[int]


def sides_of(case: Any) -> dict[str, list[Any]]:
    """The parties of a case by their substantive side, from what is already loaded."""
    sides: dict[str, list[Any]] = defaultdict(list)
    for row in case.parties.all():
        sides[row.side or row.role].append(row.party)
    return dict(sides)


def matrix_of(cases: Sequence[Any]) -> Matrix | None:
    """From cases of the patent, the latest first, with their parties loaded; None where none names a claim."""
    named = sorted({n for row in cases for n in (*row.claims, *row.claims_elsewhere)})
    if not named:
        return None
    lines = []
    for row in reversed(cases):
        here, elsewhere, sides = set(row.claims), set(row.claims_elsewhere), sides_of(row.case)
        if here or elsewhere:
            cells = ["in" if n in here else "elsewhere" if n in elsewhere else "" for n in named[:CLAIMS]]
            lines.append(Line(row.case, sides.get("patentee", ()), sides.get("challenger", ()), cells))
    return Matrix(named[:CLAIMS], lines, max(len(named) - CLAIMS, 0))


def attacks_on(grounds: Iterable[Any]) -> dict[int, list[Attack]]:
    """Each claim that a ground attacks, with every trial that it is attacked in, from grounds with their cases loaded."""
    found: dict[int, dict[Any, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for ground in grounds:
        for claim in ground.claims:
            found[claim][ground.case].append(ground)
    return {
        claim: [Attack(case, _furthest(rows), [g.number for g in rows]) for case, rows in trials.items()]
        for claim, trials in found.items()
    }


def _furthest(grounds: Iterable[Any]) -> str:
    return max((g.stage for g in grounds if g.stage in STAGES), key=STAGES.index, default="")
