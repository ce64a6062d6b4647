"""From days to x. Each year (each month, where the whole is short) is a column as wide as it is eventful, so that a crowded
year can be read and a quiet decade does not fill the page; inside a column time runs evenly. The lines say so honestly:
they are drawn where the columns begin."""

import calendar
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from timelines.drawing.happening import Happening

QUIET, EACH, MOST = 1.0, 1.8, 9  # weight of a column without events; of each event; events that count
ROOM = {"year": 34, "month": 62}  # units that a label needs
APART = 14  # units from the line before, for one without a label
SHORT = 2  # years or fewer are drawn by month
BUSY = 6  # years or fewer too, where one of them has more events than widen it


@dataclass(frozen=True, slots=True)
class Column:
    """A year or a month: where it begins, its label (empty where there is no room), and its year."""

    x: float
    label: str
    year: int


class Scale:
    """Maps days to x between `left` and `right`."""

    def __init__(self, happenings: Sequence[Happening], left: float, right: float) -> None:
        first = min(h.begin for h in happenings).year
        last = max(h.end for h in happenings).year
        crowded = max(Counter(h.begin.year for h in happenings).values()) > MOST
        self.by_month = last - first < (BUSY if crowded else SHORT)
        self.first = first
        count = (last - first + 1) * (12 if self.by_month else 1)
        busy = Counter(self._at(d) for h in happenings for d in {h.begin, h.end})
        weights = [QUIET + EACH * min(busy[i], MOST) for i in range(count)]
        unit = (right - left) / sum(weights)
        self.edges = [left]
        for weight in weights:
            self.edges.append(self.edges[-1] + weight * unit)

    def _at(self, day: date) -> int:
        """Number of the column that holds a day."""
        years = day.year - self.first
        return years * 12 + day.month - 1 if self.by_month else years

    def x(self, day: date) -> float:
        """Where a day is drawn."""
        at = self._at(day)
        if self.by_month:
            part = (day.day - 1) / calendar.monthrange(day.year, day.month)[1]
        else:
            part = (day.timetuple().tm_yday - 1) / 366
        return round(self.edges[at] + part * (self.edges[at + 1] - self.edges[at]), 1)

    def columns(self) -> list[Column]:
        """The column lines. The widest are labelled first, the others where there is room left; a line without a label
        that would stand in a thicket of others is left out."""
        room = ROOM["month" if self.by_month else "year"]
        starts = self.edges[:-1]
        widths = [after - x for x, after in zip(starts, self.edges[1:], strict=True)]
        named: list[int] = []
        for i in sorted(range(len(starts)), key=lambda i: (-round(widths[i], 3), i)):
            apart = all(abs(starts[i] - starts[j]) >= room for j in named)
            if apart and self.edges[-1] - starts[i] >= room * 0.8:
                named.append(i)
        found: list[Column] = []
        for i, x in enumerate(starts):
            if i in named or not found or x - found[-1].x >= APART:
                found.append(Column(round(x, 1), self._name(i) if i in named else "", self._year(i)))
        return found

    def _year(self, column: int) -> int:
        return self.first + (column // 12 if self.by_month else column)

    def _name(self, column: int) -> str:
        year = self._year(column)
        return f"{calendar.month_abbr[column % 12 + 1]} {year}" if self.by_month else str(year)
