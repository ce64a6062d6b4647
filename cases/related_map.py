"""The cases around one, as a small map: on the left those that its filings name, on the right those that name it.

Only places and sizes; the template turns them into SVG with attributes alone, and the list beneath it says the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cases.models import Case, CaseRelation
from law.relations import shown

MOST = 8  # cases of one side
WIDTH, BOX, STEP, HEIGHT = 960, 300, 52, 38  # units of the drawing
LETTERS = 40  # of a caption in its box


@dataclass(frozen=True, slots=True)
class Node:
    """One case: its box, where its line ends, and what it is to the case in the middle."""

    name: str
    whole: str
    address: str
    says: str
    mentioned: bool
    x: int
    y: int
    line: str

    @property
    def text_at(self) -> tuple[int, int, int]:
        """Where the name and what it is begin: x, and the two baselines."""
        return self.x + 10, self.y + 16, self.y + 31


@dataclass(frozen=True, slots=True)
class Map:
    """Boxes and lines in a drawing `width` × `height`; `middle` is the box of the case itself; `more` are not drawn."""

    nodes: Sequence[Node]
    middle: tuple[int, int]
    height: int
    more: int
    width: int = WIDTH
    box: int = BOX
    box_height: int = HEIGHT


def related_map(named: Iterable[CaseRelation], naming: Iterable[CaseRelation]) -> Map | None:
    """None where there is nothing around. A case named in several ways has one box."""
    left = _gather((row.other.merged_into or row.other, shown(row.relation)) for row in named)
    drawn = {case.pk for case, _ in left}
    back = _gather((row.case, shown(row.relation, inverse=True)) for row in naming)
    right = [one for one in back if one[0].pk not in drawn]
    if not left and not right:
        return None
    rows = max(min(len(left), MOST), min(len(right), MOST))
    height = rows * STEP
    middle = ((WIDTH - BOX) // 2, (height - HEIGHT) // 2)
    nodes = [*_column(left[:MOST], 0, height, middle), *_column(right[:MOST], WIDTH - BOX, height, middle)]
    return Map(nodes, middle, height, len(left) + len(right) - len(nodes))


def _gather(rows: Iterable[tuple[Case, str]]) -> list[tuple[Case, str]]:
    found: dict[int, tuple[Case, list[str]]] = {}
    for case, says in rows:
        found.setdefault(case.pk, (case, []))[1].append(says)
    return [(case, ", ".join(dict.fromkeys(says))) for case, says in found.values()]


def _column(cases: Sequence[tuple[Case, str]], x: int, height: int, middle: tuple[int, int]) -> list[Node]:
    """Boxes one below the other, centred, each with a curve to the middle."""
    top = (height - len(cases) * STEP) // 2 + (STEP - HEIGHT) // 2
    nodes = []
    for i, (case, says) in enumerate(cases):
        y = top + i * STEP
        here, there = (x + BOX, middle[0]) if x < middle[0] else (x, middle[0] + BOX)
        bend, mine, its = (here + there) // 2, y + HEIGHT // 2, middle[1] + HEIGHT // 2
        name = case.caption or case.key.partition(":")[2]
        nodes.append(
            Node(
                name if len(name) <= LETTERS else f"{name[: LETTERS - 1]}…", name, case.get_absolute_url(), says,
                case.mentioned_only, x, y, f"M{here} {mine}C{bend} {mine} {bend} {its} {there} {its}",
            )
        )  # fmt: skip
    return nodes
