"""Constructions in columns under the sides' names, quoted or not: one term under its heading, or a table of terms."""

import re

from ingest.readers.district_paper.term_labels import HEADING, cells
from ingest.readers.district_paper.term_rows import Term, Terms, View, add, is_party, party_of
from ingest.readers.front import Front
from law.said import Said

_SIDE = re.compile(
    r"(?P<side>(?:The\s)?Court|Agreed|(?:The\s)?Parties|[A-Z][\w&.,-]{1,30}(?:\s(?:[A-Z][\w&.,-]{0,30}|and|of|&)){0,5}?)(?:'s?)?\s(?:Proposed\s|Agreed\s|Final\s)?(?:Construction|Definition|Interpretation|Proposal|Position|Ruling)s?"
    r"|(?P<court>(?:Agreed\s|Final\s)?Construction)",
    re.I,
)
_TERM = re.compile(
    r"(?:(?:Disputed|Claim|Agreed)\s){0,2}(?:Term|Phrase|Limitation|Language)s?(?:\s?/\s?(?:Phrase|Limitation)s?)?",
    re.I,
)
_RULE = re.compile(r"[\s|_=:+-]*\Z")
_MOST = 400  # lines of a table
Row = list[list[tuple[int, int]]]  # for each column its pieces, as offsets in the text


def read(found: Terms, head: Front) -> None:
    """Every table whose head is one line naming two sides or more, or a term and a side."""
    flat = found.sheet.flat
    at = until = head.body
    for line in re.finditer(
        r"[^\n]*(?:Construction|Position|Proposal|Interpretation)[^\n]*", flat[at:], re.I
    ):
        start = at + line.start()
        if start < until:
            continue  # a line of the table before
        columns = [(start + a, start + b) for a, b in cells(line[0])]
        term = bool(columns) and bool(_TERM.fullmatch(flat[slice(*columns[0])].strip()))
        heads = [_SIDE.fullmatch(flat, a, b) for a, b in columns]
        if (
            len(columns) < 2
            or len(columns) > 5
            or not all(heads[term:])
            or (len(columns) < 3 and not term and not _two(heads))
        ):
            continue
        rows = _rows(flat, start, at + line.end(), [a - start for a, _ in columns], several=term)
        until = max([b for row in rows for pieces in row for _, b in pieces], default=until)
        for row in rows:
            _take(found, head, row, columns, heads, start)


def _two(heads: list[re.Match[str] | None]) -> bool:
    return len(heads) == 2


def _rows(flat: str, start: int, end: int, columns: list[int], *, several: bool) -> list[Row]:
    """The rows under a head, each column's pieces; they end where a line runs across the columns."""
    barred = "|" in flat[start:end]
    rows: list[Row] = []
    row: Row = [[] for _ in columns]
    for n, line in enumerate(re.finditer(r"\n([^\n]*)", flat[end : end + 40_000])):
        at = end + line.start(1)
        if n > _MOST:
            break
        if _RULE.match(line[1]):
            if any(row):
                rows.append(row)
                row = [[] for _ in columns]
                if not several:
                    break
            if n and barred and not line[1].strip():
                break
            continue
        placed = _placed(line[1], columns, barred)
        if placed is None:
            break
        for column, (a, b) in placed:
            row[column].append((at + a, at + b))
        if barred:
            rows.append(row)
            row = [[] for _ in columns]
    return [*rows, row] if any(row) else rows


def _placed(line: str, columns: list[int], barred: bool) -> list[tuple[int, tuple[int, int]]] | None:
    """The column of each cell of a line; nothing where one cell runs across columns."""
    parts = list(cells(line))
    if barred:
        return list(enumerate(parts)) if len(parts) == len(columns) else None
    placed = []
    for a, b in parts:
        column = max((i for i, c in enumerate(columns) if c <= a + 3), default=0)
        if column + 1 < len(columns) and b > columns[column + 1] - 1:
            return None
        placed.append((column, (a, b)))
    return placed


def _take(
    found: Terms,
    head: Front,
    row: Row,
    columns: list[tuple[int, int]],
    heads: list[re.Match[str] | None],
    start: int,
) -> None:
    said = [_cell(found.sheet, pieces) for pieces in row]
    if heads[0] is None:  # the first column is the term
        term = said[0]
        if term is None or sum(s is not None for s in said) < 2:
            return
        into = found.of(term.start, term.end)
    else:
        before = list(HEADING.finditer(found.sheet.flat, max(0, start - 420), start + 1))
        if not before or None in said:
            return
        into = found.of(*before[-1].span("term"))
    for m, value in zip(heads, said, strict=True):
        if m is not None and value is not None and into is not None:
            _put(found, head, into, m, value)


def _put(found: Terms, head: Front, row: Term, m: re.Match[str], value: Said) -> None:
    side = m["side"]
    if side is None or re.match(r"(?:The\s)?(?:Court|Parties)|Agreed", side, re.I):
        row.setdefault("construction", value)
    elif re.fullmatch(r"Plaintiffs?|Defendants?", side.strip(), re.I) or is_party(side, head):
        add(row, party_of(found.sheet, m.start("side"), m.end("side"), head), value)


def _cell(sheet: View, pieces: list[tuple[int, int]]) -> Said | None:
    """The words of a cell, its lines joined; quotation marks around the whole are not of it."""
    if not pieces:
        return None
    words = " ".join(str(sheet.said(a, b).value) for a, b in pieces)
    start, end = pieces[0][0], pieces[-1][1]
    quoted = re.match(r"[“\"](?P<in>[^”\"]+?)[,.]?[”\"]", words)
    if quoted:
        return Said(quoted["in"], start + 1, end)
    return Said(words.rstrip(" .;,"), start, end) if re.search(r"[A-Za-z]{3}", words) else None
