"""The timeline for a desk and for paper: time runs to the right, one band for each lane, labels never overlap."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timelines.drawing.happening import LANES, PARALLEL, Happening, cut, length
from timelines.drawing.scale import Column, Scale

WIDTH, GUTTER, EDGE = 1120, 104, 8
TOP, ROW, PAD = 30, 23, 9
GLYPH = 6.9  # mean width of a character at the label's size, in the widest of the usual faces
MOST = 44  # characters of a label
ROWS = 14  # rows of a lane in which events keep their words; beyond it the lesser ones are dots alone
DOT, SPAN = 5, 12  # radius of a day; least width of a bar
OPEN = 46  # width of a bar whose other end is open


Box = tuple[float, float]  # left and right


@dataclass(frozen=True, slots=True)
class Mark:
    """One event: a dot at `x`, or a bar from `x` of `width`; where its label starts or ends; the y of its row."""

    of: Happening
    x: float
    width: float  # 0 for a dot
    y: float
    label: str
    label_x: float
    anchor: str  # start or end
    open_left: bool
    open_right: bool

    @property
    def bar_y(self) -> float:
        return self.y - DOT

    @property
    def right(self) -> float:
        return round(self.x + self.width, 1)


@dataclass(frozen=True, slots=True)
class Band:
    """One lane with its marks."""

    lane: str
    name: str
    number: int  # counts from 0
    y: float
    height: float
    marks: tuple[Mark, ...]

    @property
    def label_y(self) -> float:
        return self.y + PAD + ROW / 2 + 4


@dataclass(frozen=True, slots=True)
class Wide:
    """The whole drawing, in SVG user units."""

    width: int
    height: float
    columns: tuple[Column, ...]
    bands: tuple[Band, ...]

    @property
    def wordless(self) -> int:
        """How many events are drawn without words."""
        return sum(not mark.label for band in self.bands for mark in band.marks)


def draw_wide(happenings: Sequence[Happening]) -> Wide | None:
    """Lay out the events; None where there are none. Lanes without events are left out."""
    if not happenings:
        return None
    scale = Scale(happenings, GUTTER + EDGE, WIDTH - EDGE)
    bands: list[Band] = []
    y = float(TOP)
    for lane, name, own in _lanes(happenings):
        marks, rows = _pack(own, scale, y + PAD)
        height = rows * ROW + 2 * PAD
        bands.append(Band(lane, name, len(bands), y, height, marks))
        y += height
    return Wide(WIDTH, y + 1, tuple(scale.columns()), tuple(bands))


def _lanes(happenings: Sequence[Happening]) -> Iterator[tuple[str, str, list[Happening]]]:
    """(lane, name, its events in order of time), then each parallel proceeding, the earliest first; none is empty."""
    ordered = sorted(happenings, key=lambda h: (h.begin, h.end, h.label))
    for lane, name in LANES:
        if own := [h for h in ordered if h.lane == lane]:
            yield lane, name, own
    for number in dict.fromkeys(h.proceeding for h in ordered if h.lane == PARALLEL):
        yield PARALLEL, number, [h for h in ordered if h.lane == PARALLEL and h.proceeding == number]


def _pack(own: Sequence[Happening], scale: Scale, top: float) -> tuple[tuple[Mark, ...], int]:
    """Each event in the first row where it and its words touch nothing, the main ones first. In a crowded lane the
    others give up their words, and keep their place in time."""
    rows: list[list[Box]] = []
    marks: list[Mark] = []
    for h in sorted(own, key=lambda h: not h.main):
        x, width = _extent(h, scale)
        label = cut(h.label, MOST)
        box, after = _box(x, width, label)
        row = _free(rows, box)
        if row >= ROWS:
            label, box = "", (x - DOT - 1, x + width + DOT + 1)
            row = _free(rows, box)
        if row == len(rows):
            rows.append([])
        rows[row].append(box)
        label_x = x + width + DOT + 5 if after else x - DOT - 5
        y = round(top + row * ROW + ROW / 2, 1)
        anchor = "start" if after else "end"
        marks.append(
            Mark(h, x, width, y, label, round(label_x, 1), anchor, h.earliest is None, h.latest is None)
        )
    return tuple(sorted(marks, key=lambda m: (m.of.begin, m.x, m.y))), len(rows)


def _box(x: float, width: float, label: str) -> tuple[Box, bool]:
    """The room an event takes with its words, and whether they stand after it: before it at the right edge."""
    text = length(label) * GLYPH + 12
    after = x + width + DOT + text <= WIDTH - EDGE or x - text < GUTTER
    return ((x - DOT, x + width + DOT + text) if after else (x - text - DOT, x + width + DOT)), after


def _free(rows: Sequence[Sequence[Box]], box: Box) -> int:
    """The first row with room, or the number of a new one."""
    return next((i for i, row in enumerate(rows) if all(box[1] < a or box[0] > b for a, b in row)), len(rows))


def _extent(h: Happening, scale: Scale) -> tuple[float, float]:
    """Where the event begins and how wide it is drawn; 0 for one exact day."""
    x0, x1 = scale.x(h.begin), scale.x(h.end)
    if h.earliest is None:
        return max(GUTTER + EDGE, x1 - OPEN), min(OPEN, x1 - GUTTER - EDGE)
    if h.latest is None:
        return x0, min(OPEN, WIDTH - EDGE - x0)
    return (x0, 0.0) if h.begin == h.end else (x0, round(max(x1 - x0, SPAN), 1))
