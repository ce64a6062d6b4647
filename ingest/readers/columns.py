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


_STREET = r"(?=\d{2,5}\s[A-Z0-9])|(?=(?:One|Two|Three|Four)\s[A-Z]\w+\s(?:Plaza|Center|Square|Place|Street))|(?=(?:Tel(?:ephone)?|Phone|Fax|Facsimile|E-?mail)\b)|(?=\(\d{3}\)\s?\d{3})"
_SEAMS = re.compile(  # where one line of a block that lost its line ends began
    rf"\s{{1,4}}(?:(?=By:)|(?=/s/)|(?=(?:Attorneys?|Counsel)\sfor\b)|(?=(?:OF|Of)\s(?:COUNSEL|Counsel)\b)|{_STREET})"
    r"|(?<=\.(?:com|net|org|law|edu))\)?\s|(?<=[\d])\)\s(?=[\w.]{2,40}@|[A-Z])"
    r"|(?<=,\s\d\d\d\d)\s(?=[A-Z])|(?<=LLP)\s|(?<=PLLC)\s|(?<=P\.C\.)\s|(?<=P\.A\.)\s|(?<=\sLLC)\s(?=[A-Z0-9(])"
    r"|(?<=[a-z])\s(?=[A-Z][A-Z&,'’.-]{2,}(?:\s(?:&|[A-Z][A-Z&,'’.-]+)){0,7},?\s(?:LLP|PLLC|P\.C\.|P\.A\.|LLC))"
    r"|(?<=[a-z])\s(?=[A-Z][a-z]+\s[A-Z]\.\s[A-Z][A-Za-z’'-]+(?:\s|$))"
)
_LONE = re.compile(r"(?<!\S)(\d{1,2})(?!\S)\s{0,3}")
LONG = 100  # characters; a printed line of a signature block is shorter


def _unrolled(row: Line) -> Iterator[Cell]:
    """The lines that a block printed as one line had, as far as its words tell."""
    seams = sorted([*(m.span() for m in _SEAMS.finditer(row.text)), *_line_numbers(row.text)])
    bounds = [(0, 0), *seams, (len(row.text), len(row.text))]
    for (_, a), (b, _) in zip(bounds, bounds[1:], strict=False):
        part = row.text[a : max(a, b)]
        if part.strip():
            yield Cell(part.strip(), row, a + len(part) - len(part.lstrip()), row.blank_before and not a)


def _line_numbers(text: str) -> Iterator[tuple[int, int]]:
    """The numbers of a page's lines where they count on within one long line; a street's or a suite's count on from nothing."""
    found, expected = [], 0
    for m in _LONE.finditer(text):
        number = int(m[1])
        if number == 1 or number == expected:
            found.append((m.start(), m.end()))
            expected = number + 1
    if len(found) >= 4:
        yield from found


def columns(rows: list[Line]) -> Iterator[list[Cell]]:
    """Blocks printed side by side, one after the other; most papers have one."""
    split = [[(m.start(), m[0]) for m in _CELL.finditer(row.text)] for row in rows]
    two = [s for s in split if len(s) == 2 and s[1][0] > 20]
    if len(two) < 4:
        flat = any(len(row.text) > LONG for row in rows)  # a text that lost its line ends
        yield [cell for row in rows for cell in (_unrolled(row) if flat else [_beside_date(row)])]
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
