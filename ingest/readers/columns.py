"""Signature blocks printed side by side: each line as the cells of its columns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.readers.flow import Line
from law.said import Said

_DATE_CELL = re.compile(r"\s*(?:Dated?|DATED?)\b:?\s[^\n]{4,40}?\d{4}\.?\s{3,}(?=\S)")
_CELL = re.compile(r"\S(?:[^\n]*?\S)??(?=\s{3,}|\s*$)")


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of a line that stands by itself (a column of a block printed in two)."""

    text: str
    line: Line
    at: int
    gap: bool  # a blank line before it

    def said(self, value: object, start: int, end: int) -> Said:
        return Said(value, self.line.origin(self.at + start), self.line.origin(self.at + end - 1) + 1)


def columns(rows: list[Line]) -> Iterator[list[Cell]]:
    """Blocks printed side by side, one after the other; most papers have one."""
    split = [[(m.start(), m[0]) for m in _CELL.finditer(row.text)] for row in rows]
    two = [s for s in split if len(s) == 2 and s[1][0] > 20]
    if len(two) < 4:
        yield [_beside_date(row) for row in rows]
        return
    edge = min(s[1][0] for s in two) - 2
    for left in (True, False):
        yield [
            Cell(words, row, at, row.blank_before)
            for row, cells in zip(rows, split, strict=True)
            for at, words in cells
            if (at < edge) == left
        ]


def _beside_date(row: Line) -> Cell:
    """A line as one cell; beside "Dated: June 12, 2023" the block begins."""
    m = _DATE_CELL.match(row.text)
    at = m.end() if m else len(row.text) - len(row.text.lstrip())
    return Cell(row.text[at:].strip(), row, at, row.blank_before)
