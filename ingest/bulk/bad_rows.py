"""The file that lists the rows a load left out: row number and reason, in the order of the table."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

COLUMNS = ("row", "why")


@dataclass(frozen=True, slots=True)
class Bad:
    """A row that is left out: its number (the header is row 0), and why."""

    row: int
    why: str


class BadRows:
    """Grows with the load; what a stopped load had listed of the rows up to `done` stays."""

    def __init__(self, stem: str, done: int) -> None:
        self.path = Path(settings.VAR_DIR) / "bulk" / f"{stem}.bad.csv"
        self.path.parent.mkdir(parents=True, exist_ok=True)
        kept = list(self._listed(done)) if done else []
        with self.path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([COLUMNS, *kept])

    def add(self, bad: Iterable[Bad]) -> None:
        with self.path.open("a", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([b.row, b.why] for b in bad)

    def _listed(self, done: int) -> Iterable[list[str]]:
        if not self.path.exists():
            return
        with self.path.open(encoding="utf-8", newline="") as file:
            for line in csv.reader(file):
                if line and line[0].isdecimal() and int(line[0]) <= done:
                    yield line
