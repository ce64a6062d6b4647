"""Constructions under a heading that names the term: `A. "buffer register" ('118 Patent, claims 1, 7)`, the two sides'
proposals, the argument, and in its last sentences what the Court makes of "this term"."""

import re
from collections.abc import Iterator

from ingest.readers.district_paper import term_argued
from ingest.readers.district_paper.term_rows import (
    CELL,
    COLUMNS,
    IN,
    VALUE,
    Term,
    Terms,
    add,
    cell_of,
    party_of,
    value_of,
)
from ingest.readers.front import Front

_ONE = rf"\"{IN}\""
_SECTION = re.compile(
    r"(?:^|\n|(?<=[.:\"']\s))(?:\(?(?:[A-Z]|\d{1,2}|[ivx]{1,5}|[IVX]{1,5})[.)]\s|(?:Disputed\s|Claim\s)?(?:Term|TERM|Phrase)s?\s(?:No\.\s?|\#\s?)?(?:\d{1,2}|[A-Z])?\s?[:.-]?\s?)"
    rf"(?:The\s)?(?:[Tt]erms?\s)?(?P<terms>{_ONE}(?:[,;/\s]{{1,3}}(?:and\s|or\s|&\s)?{_ONE}){{0,5}})"
    r"(?P<beside>(?:\s{0,2}\([^()\n]{1,140}\))?)(?=\n|$|\s(?:\(|Plaintiff|Defendant|The\s|Disputed|Claim|Agreed|Term|[A-Z][\w&.-]{1,30}\s?(?:'s|')\s(?:Proposed|Construction|Position)))"
)
_QUOTED = re.compile(rf"\"(?P<term>{IN})\"")
_THIS = r"(?:this|these|the\s(?:disputed\s|claim\s)?)\s{0,2}(?:disputed\s|claim\s)?(?:terms?|phrases?|limitations?|language)"
_DECIDES = (
    re.compile(
        rf"\b(?:court|court's)\b[^.\"\n]{{0,90}}?\b(?:construes?|interprets?|adopts?|gives?|accords?|holds?|finds?|concludes?|determines?)\b[^.\"\n]{{0,40}}?\b{_THIS}\b[^.\"\n]{{0,90}}?\s{VALUE}",
        re.I,
    ),
    re.compile(
        rf"\b(?:court)\b[^.\"\n]{{0,60}}?\badopts?\s(?:[^.\"\n]{{0,40}}\s)?(?:proposed\s)?constructions?\s?(?:of\s{_THIS})?\s?(?:that\s{_THIS}\smeans?|as|is|,|:)\s?{VALUE}",
        re.I,
    ),
    re.compile(
        rf"\b(?:proper|correct|court's)\sconstruction(?:\sof\s{_THIS})?\s(?:is|,|:)\s?(?:that\s)?{VALUE}",
        re.I,
    ),
    re.compile(rf"\bcourt\s(?:therefore\s|thus\s|accordingly\s)?adopts?\s(?=\"){VALUE}", re.I),
    re.compile(
        rf"\b{_THIS}\s(?:is|are|shall\sbe|will\sbe|should\sbe)\s(?:hereby\s)?(?:construed|given|accorded|held|found)?\s?(?:as|to\smean|to\sbe)?\s?{VALUE}",
        re.I,
    ),
)
_FAR = 15_000  # characters of one term's section
_HYPOTHETICAL = re.compile(
    r"\b(?:plaintiffs?|defendants?|parties|argues?|contends?|proposes?|whether|if|expert)\b[^.]*\Z", re.I
)


def read(found: Terms, head: Front) -> None:
    """Add what each section says of its terms."""
    flat = found.sheet.flat
    sections = list(_SECTION.finditer(flat))[:200]
    for m, after in zip(sections, [*(n.start() for n in sections[1:]), len(flat)], strict=False):
        stop = min(after, m.end() + _FAR)
        rows = [row for a, b in _terms(flat, m) if (row := found.of(a, b)) is not None]
        _proposals(found, rows, m.end(), stop, head)
        decided = _decision(flat, m.end(), stop)
        if (
            decided
            and decided["value"]
            and decided["value"].strip(" ,.").casefold() in flat[m.start() : m.end()].casefold()
        ):
            decided = None  # the term named again: its sentence is read as one
        for row in rows if decided else ():
            row.setdefault("construction", value_of(found.sheet, decided) if decided else None)
        if len(rows) == 1:
            _argued(found, rows[0], m.end(), stop, head)


def _argued(found: Terms, row: Term, start: int, stop: int, head: Front) -> None:
    """What sentences of a section on one term say of it."""
    if not row.get("positions"):
        term_argued.proposals(found, row, start, stop, head)
    if "construction" not in row and (said := term_argued.structure(found, start, stop)):
        row["construction"] = said


def _terms(flat: str, m: re.Match[str]) -> Iterator[tuple[int, int]]:
    for t in _QUOTED.finditer(flat, m.start("terms"), m.end("terms")):
        yield t.span("term")


def _proposals(found: Terms, rows: list[dict[str, object]], start: int, stop: int, head: Front) -> None:
    """The two cells under the sides' names, right under the heading."""
    flat = found.sheet.flat
    columns = COLUMNS.search(flat, start, min(stop, start + 200))
    if columns is None or columns.start() - start > 60:
        return
    cells, at = [], columns.end()
    for c in CELL.finditer(flat, at, min(stop, at + 1200)):
        if c.start() - at > 6:
            break
        cells.append(c)
        at = c.end()
    if len(cells) != 2 + bool(columns["court"]):
        return
    for row in rows:
        for side, cell in zip("ab", cells, strict=False):
            add(
                row,
                party_of(found.sheet, columns.start(side), columns.end(side), head),
                cell_of(found.sheet, cell),
            )
        if columns["court"]:
            row.setdefault("construction", cell_of(found.sheet, cells[2]))


def _decision(flat: str, start: int, stop: int) -> re.Match[str] | None:
    """The last sentence of a section in which the Court, not a side, says what the term means."""
    best: re.Match[str] | None = None
    for pattern in _DECIDES:
        for m in pattern.finditer(flat, start, stop):
            own = not _HYPOTHETICAL.search(flat, max(start, m.start() - 120), m.start())
            if own and (best is None or m.start() > best.start()):
                best = m
    return best
