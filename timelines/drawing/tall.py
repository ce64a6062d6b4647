"""The timeline for a telephone: time runs down, one row for each event, the lanes side by side at the left."""

from collections.abc import Sequence
from dataclasses import dataclass

from timelines.drawing.happening import LANES, PARALLEL, Happening, cut, length

WIDTH = 358
LANE, RAIL, TEXT = 15, 10, 84  # width of a lane; x of the first; x of the words
LINE, GAP, YEAR, TOP = 16, 12, 26, 64
CHARS, LINES = 37, 3


@dataclass(frozen=True, slots=True)
class Row:
    """One event: its place on the rail (a dot, or a bar of `height`), its date and its wrapped words."""

    of: Happening
    x: float
    y: float
    height: float  # 0 for a dot
    bottom: float
    when: str
    lines: tuple[tuple[float, str], ...]  # (y, words)

    @property
    def bar_x(self) -> float:
        return self.x - 5

    @property
    def bar_y(self) -> float:
        return self.y - 5

    @property
    def text_y(self) -> float:
        return self.y + 4


@dataclass(frozen=True, slots=True)
class Rail:
    lane: str
    name: str
    x: float


@dataclass(frozen=True, slots=True)
class YearLine:
    label: str
    y: float


@dataclass(frozen=True, slots=True)
class Tall:
    """The whole drawing, in SVG user units."""

    width: int
    height: float
    text_x: int
    top: int
    rails: tuple[Rail, ...]
    years: tuple[YearLine, ...]
    rows: tuple[Row, ...]


def draw_tall(happenings: Sequence[Happening]) -> Tall | None:
    """Lay out the events one below the other; None where there are none."""
    if not happenings:
        return None
    lanes = (*LANES, (PARALLEL, "Others"))
    present = [(lane, name) for lane, name in lanes if any(h.lane == lane for h in happenings)]
    xs = {lane: RAIL + i * LANE for i, (lane, _) in enumerate(present)}
    rows: list[Row] = []
    years: list[YearLine] = []
    y, year = float(TOP), None
    for h in sorted(happenings, key=lambda h: (h.begin, h.end, h.label)):
        if h.begin.year != year:
            year = h.begin.year
            years.append(YearLine(str(year), y))
            y += YEAR
        words = wrap(f"{h.proceeding}: {h.label}" if h.proceeding else h.label, CHARS, LINES)
        lines = tuple((y + 4 + LINE * (i + 1), line) for i, line in enumerate(words))
        exact = h.earliest == h.latest
        height = 0.0 if exact else LINE * len(words) + 6
        rows.append(Row(h, xs[h.lane], y, height, y + LINE * len(words) + GAP, cut(h.when, 34), lines))
        y += LINE * (len(words) + 1) + GAP
    rails = tuple(Rail(lane, name, xs[lane]) for lane, name in present)
    return Tall(WIDTH, y, TEXT, TOP, rails, tuple(years), tuple(rows))


def wrap(text: str, chars: int, most: int) -> list[str]:
    """Words in lines of the room of `chars` mean letters, at most so many lines; what is left out ends in an ellipsis."""
    lines: list[str] = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if length(joined) <= chars or not lines[-1]:
            lines[-1] = cut(joined, chars)
        elif len(lines) == most:
            lines[-1] = cut(lines[-1] + " " + word, chars)
            break
        else:
            lines.append(cut(word, chars))
    return lines
