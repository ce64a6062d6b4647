"""The printed two-sided table of disputes: its columns say whom a text is about, the paper's side asserts it."""

import re
from collections.abc import Iterator

from ingest.readers.ptab import grid
from ingest.readers.ptab.terms import role_of
from ingest.readers.sheet import Sheet
from law.said import Said

Row = dict[str, object]
_WORD = re.compile(r"[Pp](?<!\w[Pp])(?i:etitioners?|atent\s+Owners?|O)\b")
_SIDE = re.compile(r"\W*(?:Petitioners?|Patent\s+Owners?|PO)(?:'s?\s\w+)?\W*", re.I)
_TERMS = re.compile(r"\bterms?\b|phrase|limitation|construction|claim", re.I)
_NUMBER = re.compile(r"\s*(?:\d{1,2}[.)]\s*)?")
_PART = re.compile(r"<p>(?P<v>.{2,1200}?)</p>")


def read_disputes(sheet: Sheet, filer: Said | None) -> list[Row]:
    """The rows of every such table, in order."""
    return [
        row
        for table in grid.tables(sheet, _WORD, _is_header)
        for pieces in table.rows
        if (row := _dispute(sheet, table, pieces, filer))
    ]


def _is_header(head: list[str]) -> bool:
    """Two sides in columns of their own, beside a column for the issue that may have no name."""
    sides = [h for h in head if _SIDE.fullmatch(h)]
    return len(sides) == 2 and len(head) == 3 and not _SIDE.fullmatch(head[0]) and not _TERMS.search(head[0])


def _dispute(
    sheet: Sheet, table: grid.Table, pieces: tuple[tuple[grid.Span, ...], ...], filer: Said | None
) -> Row | None:
    first = grid.said(sheet, pieces[0])
    if first is None:
        return None
    positions = []
    for column, cell in zip(table.header[1:], pieces[1:], strict=True):
        about = sheet.said(*column)
        role = role_of(str(about.value))
        for text in _texts(sheet, cell):
            by = filer.value if filer else role
            positions.append(
                {"about": about.as_(role), "asserted_by": (filer or about).as_(by), "text": text}
            )
    mark = _NUMBER.match(str(first.value))
    lead = mark.end() if mark else 0
    issue = Said(str(first.value)[lead:], first.start + lead, first.end)
    return {"issue": issue, "positions": positions} if positions and issue.value else None


def _texts(sheet: Sheet, cell: tuple[grid.Span, ...]) -> Iterator[Said]:
    """The paragraphs of a cell."""
    whole = grid.said(sheet, cell)
    if whole is None:
        return
    marked = list(_PART.finditer(sheet.text, whole.start - 3 if whole.start > 3 else 0, whole.end + 4))
    if marked:
        yield from (sheet.group(m, "v") for m in marked)
    else:
        yield whole
