"""Claim terms: what each side proposed and what the court made of them.

Orders print them as headings with a two-column table under each, as a list of what is ordered, or in sentences ("the
Court construes "X" to mean "Y""). Quotes in the text read here are plain (`Sheet.flat`).
"""

import re

from ingest.readers.complaint.in_suit import Suit
from ingest.readers.district_paper import term_columns, term_labels, term_sections
from ingest.readers.district_paper.term_labels import HEADING
from ingest.readers.district_paper.term_rows import (
    CELL,
    COLUMNS,
    IN,
    QUOTED,
    VALUE,
    Running,
    Term,
    Terms,
    add,
    cell_of,
    is_party,
    party_of,
    value_of,
)
from ingest.readers.front import Front
from ingest.readers.sheet import Sheet
from law.said import Said

_MEANS = (
    r"(?:to\s{1,3}mean|as\s{1,3}meaning|to\s{1,3}be|means?|as|is\s{1,3}(?:hereby\s{1,3})?(?:construed|defined|interpreted)\s{1,3}(?:as|to\s{1,3}mean|to\s{1,3}be)|"
    r"(?:should\s{1,3}be|shall\s{1,3}be|will\s{1,3}be|are|be)\s{1,3}(?:construed|given|interpreted|accorded|afforded)(?:\s{1,3}(?:as|to\s{1,3}mean|to\s{1,3}be))?|"
    r"(?:has|have|takes?|carr(?:y|ies)|is\s{1,3}given|be\s{1,3}given)|is|shall\s{1,3}have|should\s{1,3}have|to\s{1,3}have)"
)
_COURT = re.compile(
    rf"\b(?:the\s{{1,3}})?court\s{{1,3}}(?:therefore\s{{1,3}}|thus\s{{1,3}}|hereby\s{{1,3}}|accordingly\s{{1,3}}|now\s{{1,3}}|also\s{{1,3}}|will\s{{1,3}}|shall\s{{1,3}}){{0,2}}"
    rf"(?:construes?|adopts?|interprets?|finds?|concludes?|holds?|determines?|rules?|orders?|gives?)\s{{1,3}}(?:that\s{{1,3}})?(?:the\s{{1,3}})?(?:disputed\s{{1,3}}|claim\s{{1,3}})?(?:terms?\s{{1,3}}|phrases?\s{{1,3}}|limitations?\s{{1,3}})?"
    rf"{QUOTED}[^\".;]{{0,60}}?\s{{1,3}}{_MEANS}[\s:,]{{1,4}}{VALUE}",
    re.I,
)
_PASSIVE = re.compile(
    rf"(?:^|[\n.;:])[\s(\d.)a-z]{{0,12}}(?:the\s{{1,3}})?(?:(?:terms?|phrases?|limitations?)\s{{1,3}})?{QUOTED}[^\".;]{{0,60}}?\s{{1,3}}"
    rf"(?:is|are|shall\s{{1,3}}be|will\s{{1,3}}be|should\s{{1,3}}be)\s{{1,3}}(?:hereby\s{{1,3}})?(?:construed|defined|interpreted|given)\s{{1,3}}(?:as\s{{1,3}}(?:meaning\s{{1,3}})?|to\s{{1,3}}(?:mean|be|have)\s{{1,3}})?{VALUE}",
    re.I,
)
_LISTED = re.compile(
    rf"(?:^|\n)[ \t]{{0,12}}(?:\(?\d{{1,2}}[.)]|[a-z][.)])\s{{1,6}}\"(?P<term>{IN})(?:\"\s{{0,3}}(?::|means|-|is\s{{1,3}}construed\s{{1,3}}(?:as|to\s{{1,3}}mean):?)|:\")\s{{0,6}}{VALUE}",
    re.I,
)
_ADOPTS = re.compile(
    rf"\b(?:construes?|adopts?)\s{{1,3}}[^\".]{{0,80}}\bconstruction[^\".]{{0,40}}\s(?:of|for)\s{{1,3}}{QUOTED}[\s:,]{{1,4}}(?:as\s{{1,3}})?{VALUE}",
    re.I,
)
_AGREED = re.compile(
    r"\b(?:parties|sides)\s{1,3}(?:have\s{1,3}|all\s{1,3}|now\s{1,3}|both\s{1,3}){0,2}(?:agreed?|stipulated?)\b[^\".]{0,80}(?=\")",
    re.I,
)
_CONSTRUED = re.compile(
    r"\b(?:[Tt]his\s{1,3}[Cc]ourt|[Tt]he\s{1,3}Court|Judge\s{1,3}[A-Z][a-z]+)\s{1,3}(?:has\s{1,3}|previously\s{1,3}|already\s{1,3}|earlier\s{1,3}){0,2}"
    r"(?:construed|interpreted|defined)\s{1,3}(?:the\s{1,3}(?:claim\s{1,3})?(?:terms?|phrases?)\s{1,3})?(?=\")"
)
_OF_FUNCTION = re.compile(r"\bfunctions?\b|\bstructures?\b", re.I)
_EACH = re.compile(
    rf"{QUOTED}[^\".;]{{0,60}}?\s{{1,3}}{_MEANS}[\s:,]{{1,4}}{VALUE}(?:[\s,;.]{{1,3}}(?:and\s{{1,3}})?(?:that\s{{1,3}})?)?",
    re.I,
)
_PROPOSES = re.compile(
    rf"\b(?P<who>Plaintiffs?|Defendants?|[A-Z][\w&.-]{{2,30}})\s{{1,3}}(?:proposes?|contends?|argues?|asserts?|submits?|maintains?|urges?)\s{{1,3}}(?:that\s{{1,3}})?(?:the\s{{1,3}}(?:terms?|phrases?)\s{{1,3}})?"
    rf"{QUOTED}[^\".;]{{0,40}}?\s{{1,3}}(?:should\s{{1,3}}(?:be\s{{1,3}}construed\s{{1,3}}(?:as|to\s{{1,3}}mean)|mean|be\s{{1,3}}given|have)|means?|be\s{{1,3}}construed\s{{1,3}}(?:as|to\s{{1,3}}mean)|is)[\s:,]{{1,4}}{VALUE}"
)
_COLUMN = re.compile(
    r"[\s|]{0,90}(?:(?P<side>(?:The\s{1,3})?(?:[A-Z][\w&.,-]{1,30}(?:\s[A-Z][\w&.,-]{1,30}){0,3}(?:'s|(?<=s)')|Agreed|Parties'))\s{1,3}"
    r"(?:Proposed\s{1,3}|Agreed\s{1,3}|Final\s{1,3})?(?:Constructions?|Proposals?|Positions?|Rulings?)|(?:Agreed\s{1,3}|Final\s{1,3})?Constructions?\b)"
)
_TERM_COLUMN = re.compile(
    r"(?:^|\n)[ \t|]{0,60}(?:Disputed\s{1,3}|Claim\s{1,3}|Agreed\s{1,3}){0,2}(?:Terms?|Phrases?)(?:\s?/\s?Phrases?)?(?=[\s|]{2,80}(?:[A-Z]|Construction))"
)
_SPOKEN_OF = re.compile(r"\bconstru|\bordinary\s{1,3}meaning|\bclaim\s{1,3}terms?\b", re.I)
_MOST = 80


def _tables(found: Terms, head: Front) -> None:
    """Headings with a two-column table under them: the two cells are the sides' proposals."""
    sheet = found.sheet
    for m in COLUMNS.finditer(sheet.flat):
        before = list(HEADING.finditer(sheet.flat, max(0, m.start() - 420), m.start() + 1))
        if not before or m["court"]:
            continue
        row = found.of(before[-1].start("term"), before[-1].end("term"))
        cells: list[re.Match[str]] = []
        at = m.end()
        for c in CELL.finditer(sheet.flat, m.end(), m.end() + 900):
            if c.start() - at > 60 or len(cells) == 2:
                break
            cells.append(c)
            at = c.end()
        if row is None or len(cells) != 2 or row.get("positions"):
            continue
        for side, cell in zip(("a", "b"), cells, strict=True):
            add(row, party_of(sheet, m.start(side), m.end(side), head), cell_of(sheet, cell))


def _rows(found: Terms, head: Front) -> None:
    """Tables whose first column is the term: each full row of quoted or plain-meaning cells below the heading."""
    sheet = found.sheet
    for m in _TERM_COLUMN.finditer(sheet.flat, head.body):
        columns: list[re.Match[str]] = []
        at = m.end()
        while len(columns) < 4 and (c := _COLUMN.match(sheet.flat, at)):
            columns.append(c)
            at = c.end()
        cells: list[re.Match[str]] = []
        for cell in CELL.finditer(sheet.flat, at):
            if cell.start() - at > 70 or len(found.rows) >= _MOST:
                break
            cells.append(cell)
            at = cell.end()
        width = len(columns) + 1
        for i in range(0, len(cells) - width + 1, width) if columns else ():
            _row(found, head, columns, cells[i : i + width])


def _row(found: Terms, head: Front, columns: list[re.Match[str]], cells: list[re.Match[str]]) -> None:
    if cells[0]["quote"] is None:
        return
    row = found.of(cells[0].start("quote"), cells[0].end("quote"))
    if row is None:
        return
    for column, cell in zip(columns, cells[1:], strict=True):
        side = column["side"] or ""
        if not side or re.match(r"(?:The\s+)?Court|Agreed|Parties", side, re.I):
            row.setdefault("construction", cell_of(found.sheet, cell))
        else:
            add(
                row,
                party_of(found.sheet, column.start("side"), column.end("side"), head),
                cell_of(found.sheet, cell),
            )


def read(sheet: Sheet, running: Running, head: Front, suit: Suit) -> list[Term]:
    """Every term that the paper construes or that a side wants construed, in the order of first mention."""
    if not _SPOKEN_OF.search(sheet.flat):
        return []
    found = Terms(sheet, suit)
    term_labels.read(found, head)
    term_columns.read(found, head)
    _tables(found, head)
    _rows(found, head)
    found.sheet = running
    term_sections.read(found, head)
    _agreed(found)
    _ruled(found, 0)
    for view, begin in ((running, 0), (sheet, head.body)):
        found.sheet = view
        _sentences(found, head, begin)
    rows = sorted(found.rows.values(), key=_start)
    return [r for r in rows if "construction" in r or r.get("positions")]


def _sentences(found: Terms, head: Front, begin: int) -> None:
    """What sentences say: a side proposes, the Court construes."""
    flat = found.sheet.flat
    for m in _PROPOSES.finditer(flat, begin):
        known = re.fullmatch(r"Plaintiffs?|Defendants?", m["who"]) or is_party(m["who"], head)
        row = found.of(m.start("term"), m.end("term")) if known else None
        if row is not None:
            add(row, party_of(found.sheet, m.start("who"), m.end("who"), head), value_of(found.sheet, m))
    for pattern in (_COURT, _PASSIVE, _LISTED, _ADOPTS):
        for m in pattern.finditer(flat, begin):
            if len(found.rows) >= _MOST:
                break
            row = None if _ended(m) else found.of(m.start("term"), m.end("term"))
            if row is not None:
                row.setdefault("construction", value_of(found.sheet, m))


def _ruled(found: Terms, begin: int) -> None:
    """What a sentence says that this court construed before: `this Court construed "A" as "B" and "C" as "D"`."""
    flat = found.sheet.flat
    for m in _CONSTRUED.finditer(flat, begin):
        at = m.end()
        while len(found.rows) < _MOST and (each := _EACH.match(flat, at)) and not _ended(each):
            row = found.of(each.start("term"), each.end("term"))
            if row is not None:
                row.setdefault("construction", value_of(found.sheet, each))
            at = each.end()


def _ended(m: re.Match[str]) -> bool:
    """Whether the quoted words end their sentence: what follows is said of something else."""
    return m["term"].endswith(".")


def _agreed(found: Terms) -> None:
    """What a sentence says that the parties agree on: one term or several."""
    flat = found.sheet.flat
    for m in _AGREED.finditer(flat):
        at = m.end()
        while len(found.rows) < _MOST and (each := _EACH.match(flat, at)):
            if _ended(each) or _OF_FUNCTION.search(flat, m.start(), each.start("term")):
                break
            row = found.of(each.start("term"), each.end("term"))
            if row is not None:
                row.setdefault("construction", value_of(found.sheet, each))
            at = each.end()


def _start(row: Term) -> int:
    term = row["term"]
    return term.start if isinstance(term, Said) else 0
