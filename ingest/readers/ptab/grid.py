"""Tables in a paper, whatever keeps their columns apart: pipes, tabs, drawn borders (`+---+`), or blanks.

A table is looked for under a line that its reader knows as a header; its rows are given as the pieces of each cell, so
that a cell's words may stand on several lines.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.readers.sheet import Sheet
from law.said import Said

Span = tuple[int, int]
_APART = re.compile(r"\S(?:\S|[ ](?! ))*")  # words of one cell where blanks keep columns apart
_PARTED = re.compile(r"  |[|]|[^\S ]")  # in every line of several cells, and found sooner than they
_RULE = re.compile(r"[\s|+=_:–—-]*[|+=_–—-]{2,}[\s|+=_:–—-]*\Z")
_MOST = 300  # lines of a table
_SLACK = 3  # characters by which a cell may stand left of its column's head


@dataclass(frozen=True, slots=True)
class Table:
    """A header's cells and, row by row, the pieces of each cell in the header's order."""

    header: tuple[Span, ...]
    rows: tuple[tuple[tuple[Span, ...], ...], ...]
    end: int


def cells(sheet: Sheet, start: int, end: int) -> list[Span]:
    """The cells of a line, empty ones among them where marks part them."""
    line = sheet.flat[start:end]
    mark = "|" if "|" in line else "\t" if "\t" in line.strip() else ""
    if not mark:
        return [(start + m.start(), start + m.end()) for m in _APART.finditer(line)]
    places = [-1, *(i for i, c in enumerate(line) if c == mark), len(line)]
    found = [_trimmed(sheet.flat, start + a + 1, start + b) for a, b in pairwise(places)]
    if mark == "|":
        found = found[1:] if found and found[0][0] >= found[0][1] and line.lstrip().startswith("|") else found
        found = (
            found[:-1] if found and found[-1][0] >= found[-1][1] and line.rstrip().endswith("|") else found
        )
    return found


def tables(sheet: Sheet, word: re.Pattern[str], is_header: Callable[[list[str]], bool]) -> Iterator[Table]:
    """Every table whose header is a line that holds `word` and whose cells `is_header` knows."""
    at = 0
    for m in word.finditer(sheet.flat):
        if m.start() < at:
            continue
        start = sheet.flat.rfind("\n", 0, m.start()) + 1 if m.start() - at < 4000 or at else 0
        start = max(start, sheet.flat.rfind("\n", max(0, m.start() - 400), m.start()) + 1)
        end = sheet.flat.find("\n", m.end())
        end = len(sheet.flat) if end < 0 else end
        if end - start > 600:
            continue
        at = end
        if not _PARTED.search(sheet.flat[start:end].strip()):
            continue
        header = cells(sheet, start, end)
        if len(header) > 1 and is_header([sheet.flat[slice(*c)] for c in header]):
            table = _table(sheet, header, start, end)
            at = table.end
            if table.rows:
                yield table


def said(sheet: Sheet, pieces: tuple[Span, ...]) -> Said | None:
    """The words of a cell, its lines joined; None of an empty one."""
    full = [p for p in pieces if p[0] < p[1]]
    if not full:
        return None
    words = " ".join(sheet.words(a, b) for a, b in full)
    return Said(words, full[0][0], full[-1][1]) if words else None


def bare(cell: Said) -> Said:
    """A cell's words without the quotation marks around them."""
    return cell.as_(str(cell.value).strip("“”\"'‘’` ").rstrip(","))


def _trimmed(flat: str, start: int, end: int) -> Span:
    while start < end and flat[start] in " \t*":
        start += 1
    while end > start and flat[end - 1] in " \t*":
        end -= 1
    return start, end


def _table(sheet: Sheet, header: list[Span], start: int, end: int) -> Table:
    """The rows under a header; they end at a line that is none of the table's."""
    line = sheet.flat[start:end]
    barred = "|" in line or "\t" in line.strip()
    bordered = (
        "|" in line
        and _is_rule(sheet, _line_after(sheet, end))
        and "+" in sheet.text[slice(*_line_after(sheet, end))]
    )
    rows: list[list[list[Span]]] = []
    at, parted, blank = end, True, False
    for _ in range(_MOST):
        here = _line_after(sheet, at)
        if here[0] >= len(sheet.flat):
            break
        if not sheet.text[slice(*here)].strip():
            if blank and (not barred or rows):
                break
            blank, at = True, here[1]
            continue
        if _is_rule(sheet, here):
            at, parted, blank = here[1], True, False
            continue
        placed = _placed(sheet, here, header, start, barred=barred)
        if placed is None or barred and blank and rows:
            break
        if not rows or (parted if bordered else _opens(sheet, rows[-1], placed, blank=blank, barred=barred)):
            rows.append([[] for _ in header])
        for n, span in placed:
            rows[-1][n].append(span)
        at, parted, blank = here[1], False, False
    done = tuple(
        tuple(tuple(c) for c in row) for row in rows if sum(any(a < b for a, b in c) for c in row) > 1
    )
    return Table(tuple(header), done, at)


def _line_after(sheet: Sheet, at: int) -> Span:
    start = at + 1
    end = sheet.flat.find("\n", start)
    return start, len(sheet.flat) if end < 0 else end


def _is_rule(sheet: Sheet, line: Span) -> bool:
    return bool(_RULE.match(sheet.text[slice(*line)]))


def _placed(
    sheet: Sheet, line: Span, header: list[Span], start: int, *, barred: bool
) -> list[tuple[int, Span]] | None:
    """The cells of a line with the column of each; None where the line is none of the table's."""
    found = cells(sheet, *line)
    if barred:
        marked = "|" in sheet.flat[slice(*line)] or "\t" in sheet.flat[slice(*line)].strip("\n")
        return list(enumerate(found)) if marked and 1 < len(found) <= len(header) else None
    edges = [a - start for a, _ in header]
    placed = []
    for a, b in found:
        column = max((n for n, edge in enumerate(edges) if edge <= a - line[0] + _SLACK), default=0)
        if column + 1 < len(edges) and b - line[0] > edges[column + 1]:
            return None
        placed.append((column, (a, b)))
    return placed


def _opens(
    sheet: Sheet, row: list[list[Span]], placed: list[tuple[int, Span]], *, blank: bool, barred: bool
) -> bool:
    """Whether a line begins a new row: its first column has words, and those of the row before are complete."""
    first = [span for n, span in placed if n == 0 and span[0] < span[1]]
    if not first:
        return False
    if barred or blank:
        return True
    before = " ".join(sheet.flat[a:b] for a, b in row[0])
    return before.count('"') % 2 == 0 and len(placed) > 1
