"""From days to x. Each year is a column as wide as it is eventful, so that a crowded year can be read and a quiet decade
does not fill the page; inside a year time runs evenly. The year lines say so honestly: they are drawn where they fall."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from timelines.drawing.happening import Happening

QUIET, EACH, MOST = 1.0, 1.8, 9  # weight of a year without events; of each event; events that count
ROOM = 30  # units that a year's four digits need


@dataclass(frozen=True, slots=True)
class Year:
    """A year's column: where it begins, and its label (empty where there is no room)."""

    x: float
    label: str


class Scale:
    """Maps days to x between `left` and `right`."""

    def __init__(self, happenings: Sequence[Happening], left: float, right: float) -> None:
        ends = [d.year for h in happenings for d in {h.begin, h.end}]
        busy = Counter(ends)
        self.first, last = min(ends), max(ends)
        weights = [QUIET + EACH * min(busy[y], MOST) for y in range(self.first, last + 1)]
        unit = (right - left) / sum(weights)
        self.edges = [left]
        for weight in weights:
            self.edges.append(self.edges[-1] + weight * unit)

    def x(self, day: date) -> float:
        """Where a day is drawn."""
        at = day.year - self.first
        part = (day.timetuple().tm_yday - 1) / 366
        return round(self.edges[at] + part * (self.edges[at + 1] - self.edges[at]), 1)

    def years(self) -> list[Year]:
        """The year lines, labelled where the label does not run into the one before."""
        found: list[Year] = []
        free = 0.0
        for i, x in enumerate(self.edges[:-1]):
            fits = x >= free and self.edges[i + 1] - x >= ROOM * 0.6
            found.append(Year(round(x, 1), str(self.first + i) if fits else ""))
            if fits:
                free = x + ROOM
        return found
