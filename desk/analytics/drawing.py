"""Charts as numbers for SVG attributes. Widths are shares of the drawing (per cent), heights pixels: one drawing fits a
telephone and a desk, and its words keep their size."""

from collections.abc import Sequence
from dataclasses import dataclass

from desk.analytics.counting import Dot, Times
from timelines.drawing.happening import cut

ROOM = 86  # per cent that the longest bar takes; its number stands behind it
ROW, BAR = 44, 14
COLUMNS = 40  # years drawn, the latest ones
NAMED = 8  # years named below their columns
TALL = 150  # of the highest column
NUMBERED = 14  # columns up to which each carries its number
LEFT, RIGHT = 3, 95  # where days begin and end
BOX = 62
HEAD = 30  # above the first box: the days
STEPS = (7, 14, 30, 60, 90, 180, 365, 730, 1825, 3650, 7300)  # days between the lines of a scale
LINES = 5


@dataclass(frozen=True, slots=True)
class Bar:
    name: str
    count: int
    address: str
    y: int
    width: float

    @property
    def text_y(self) -> int:
        return self.y + 14

    @property
    def bar_y(self) -> int:
        return self.y + 20

    @property
    def count_y(self) -> int:
        return self.y + 32


@dataclass(frozen=True, slots=True)
class Bars:
    height: int
    bars: tuple[Bar, ...]


def bars(rows: Sequence[tuple[str, int, str]]) -> Bars | None:
    """(name, count, address) as bars one below the other; None where there are none."""
    most = max((n for _, n, _ in rows), default=0)
    if not most:
        return None
    drawn = (
        Bar(cut(name, 44), n, address, i * ROW, round(max(ROOM * n / most, 0.4), 2))
        for i, (name, n, address) in enumerate(rows)
    )
    return Bars(len(rows) * ROW, tuple(drawn))


@dataclass(frozen=True, slots=True)
class Column:
    year: int
    count: int
    address: str
    x: float
    width: float
    y: float
    height: float
    named: bool
    numbered: bool

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 2)

    @property
    def count_y(self) -> float:
        return self.y - 5


@dataclass(frozen=True, slots=True)
class Columns:
    height: int
    floor: int
    columns: tuple[Column, ...]
    left_out: int  # years before the first that is drawn


def columns(counts: dict[int, int], addresses: dict[int, str]) -> Columns | None:
    """Cases by year, a column for each year between the first and the last; None where there are none."""
    if not counts:
        return None
    last, top = max(counts), 18
    first = max(min(counts), last - COLUMNS + 1)
    years = range(first, last + 1)
    slot, most = min(100 / len(years), 12), max(counts.values())
    every = -(-len(years) // NAMED)
    drawn = []
    for i, year in enumerate(years):
        n = counts.get(year, 0)
        height = round(TALL * n / most, 1)
        named = (last - year) % every == 0
        drawn.append(
            Column(year, n, addresses.get(year, ""), round(i * slot + slot * 0.12, 2), round(slot * 0.76, 2),
                   top + TALL - height, height, named, len(years) <= NUMBERED and n > 0)
        )  # fmt: skip
    return Columns(top + TALL + 22, top + TALL, tuple(drawn), sum(y < first for y in counts))


@dataclass(frozen=True, slots=True)
class Tick:
    days: int
    x: float


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    of: Dot
    address: str


@dataclass(frozen=True, slots=True)
class Box:
    """One milestone: quartile box with whiskers, or a dot for each of few cases."""

    name: str
    n: int
    y: int
    quartiles: tuple[float, ...]  # x of shortest, lower, median, upper, longest; empty where dots are drawn
    points: tuple[Point, ...]

    @property
    def text_y(self) -> int:
        return self.y + 16

    @property
    def middle(self) -> int:
        return self.y + 38

    @property
    def top(self) -> int:
        return self.y + 28

    @property
    def wide(self) -> float:
        return round(max(self.quartiles[3] - self.quartiles[1], 0.3), 2)


@dataclass(frozen=True, slots=True)
class Boxes:
    height: int
    ticks: tuple[Tick, ...]
    boxes: tuple[Box, ...]


def boxes(rows: Sequence[tuple[str, Times]]) -> Boxes | None:
    """(name, times) one below the other on one scale of days; None where no time is known."""
    known = [(name, t) for name, t in rows if t.n]
    longest = max((t.quartiles[-1] for _, t in known), default=0)
    if not known:
        return None
    step = next((s for s in STEPS if s * LINES >= longest), STEPS[-1])
    most = max(step * -(-longest // step), step)

    def x(days: float) -> float:
        return round(LEFT + (RIGHT - LEFT) * days / most, 2)

    drawn = tuple(
        Box(
            name, t.n, HEAD + i * BOX,
            () if t.dots else tuple(x(q) for q in t.quartiles),
            tuple(Point(x(d.days), d, f"/cases/{d.key.partition(':')[2]}/") for d in t.dots),
        )
        for i, (name, t) in enumerate(known)
    )  # fmt: skip
    ticks = tuple(Tick(days, x(days)) for days in range(0, int(most) + 1, step))
    return Boxes(HEAD + len(known) * BOX, ticks, drawn)
