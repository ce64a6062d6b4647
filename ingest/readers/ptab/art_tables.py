"""Tables of the art a paper relies on: a row for each reference, with its date and its exhibit."""

import re
from dataclasses import dataclass

from ingest.readers.ptab import grid
from ingest.readers.sheet import Sheet
from law import dates, patents
from law.said import Said

_WORD = re.compile(r"[Ee](?<!\w[Ee])(?i:xhibit|x\.)")
_ART = re.compile(
    r"\W*(?:(?:Prior[ -]Art\s)?References?|Name|Prior\sArt|Documents?|Publications?|Art|Patent/Pub\S*)\W*(?:\(s\))?\W*",
    re.I,
)
_EXHIBIT = re.compile(r"\W*Ex(?:hibit|\.)?s?\W{0,3}(?:No\.?|Nos\.|Number|\#)?\W*", re.I)
_NUMBER = re.compile(r"(?<!\d)[123]\d{3}(?!\d)")
_QUOTED = re.compile(r"[\"“](?P<title>[^\"“”]{4,200}?),?[\"”]")


@dataclass(frozen=True, slots=True)
class Row:
    """The words of a row in one, and what its cells say."""

    words: str
    facts: dict[str, Said | None]


def art_rows(sheet: Sheet) -> list[Row]:
    """Every row of every such table."""
    found = []
    for table in grid.tables(sheet, _WORD, _is_header):
        heads = [str(sheet.said(*c).value) for c in table.header]
        exhibit = next(n for n, head in enumerate(heads) if _EXHIBIT.fullmatch(head))
        found += [_row(sheet, row, exhibit) for row in table.rows]
    return found


def _is_header(head: list[str]) -> bool:
    return any(_ART.fullmatch(h) for h in head) and any(_EXHIBIT.fullmatch(h) for h in head)


def _row(sheet: Sheet, cells: tuple[tuple[grid.Span, ...], ...], exhibit: int) -> Row:
    pieces = [p for n, cell in enumerate(cells) if n != exhibit for p in cell]
    own = next((m for a, b in cells[exhibit] if (m := _NUMBER.search(sheet.flat, a, b))), None)
    number = next(
        (w for a, b in pieces for w in patents.find(sheet.flat, a, b) if w.kind != "application"), None
    )
    day = next((w for a, b in reversed(pieces) for w in dates.find(sheet.flat, a, b, years=True)), None)
    return Row(
        " ".join(sheet.words(a, b) for a, b in pieces),
        {
            "number": Said(number.number, number.start, number.end) if number else None,
            "issued_on": Said(day.edtf, day.start, day.end) if day else None,
            "exhibit": sheet.group(own, 0) if own else None,
            "title": None if number else next((t for c in cells if (t := _title(sheet, c))), None),
        },
    )


def _title(sheet: Sheet, cell: tuple[grid.Span, ...]) -> Said | None:
    """A quoted title, whose words may stand on two lines of its cell."""
    words = grid.said(sheet, cell)
    m = _QUOTED.search(str(words.value)) if words else None
    return words.as_(m["title"].strip(" ,")) if words and m else None
