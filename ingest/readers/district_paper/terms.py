"""Claim terms: what each side proposed and what the court made of them.

Orders print them as headings with a two-column table under each, as a list of what is ordered, or in sentences ("the
Court construes "X" to mean "Y""). Quotes in the text read here are plain (`Sheet.flat`).
"""

import re

from ingest.readers.complaint.suit import Suit
from ingest.readers.front import Front
from ingest.readers.sheet import Sheet
from law import names
from law.said import Said

Term = dict[str, object]
_IN = r"[^\"\n]{1,200}(?:\n[^\"\n]{1,200}){0,4}"
_QUOTED = rf"\"(?P<term>{_IN})\""
_PLAIN = (
    r"(?:plain\s{1,3}(?:and\s{1,3}ordinary\s{1,3})?meaning|ordinary\s{1,3}(?:and\s{1,3}customary\s{1,3})?meaning)"
    r"|no\s{1,3}(?:further\s{1,3})?construction\s{1,3}(?:is\s{1,3})?(?:necessary|needed|required)|indefinite"
)
_VALUE = (
    rf"(?:\"(?P<value>{_IN})\"|"
    rf"(?:(?:its|their|the|to\shave\sits|have\sits|have\stheir|according\sto\sits|in\saccordance\swith\sits)\s{{1,3}})?(?P<plain>{_PLAIN}))"
)
_MEANS = (
    r"(?:to\s{1,3}mean|as\s{1,3}meaning|to\s{1,3}be|means?|as|is\s{1,3}(?:hereby\s{1,3})?(?:construed|defined|interpreted)\s{1,3}(?:as|to\s{1,3}mean|to\s{1,3}be)|"
    r"(?:should\s{1,3}be|shall\s{1,3}be|will\s{1,3}be|are|be)\s{1,3}(?:construed|given|interpreted|accorded|afforded)(?:\s{1,3}(?:as|to\s{1,3}mean|to\s{1,3}be))?|"
    r"(?:has|have|takes?|carr(?:y|ies)|is\s{1,3}given|be\s{1,3}given)|is|shall\s{1,3}have|should\s{1,3}have|to\s{1,3}have)"
)
_COURT = re.compile(
    rf"\b(?:the\s{{1,3}})?court\s{{1,3}}(?:therefore\s{{1,3}}|thus\s{{1,3}}|hereby\s{{1,3}}|accordingly\s{{1,3}}|now\s{{1,3}}|also\s{{1,3}}|will\s{{1,3}}|shall\s{{1,3}}){{0,2}}"
    rf"(?:construes?|adopts?|interprets?|finds?|concludes?|holds?|determines?|rules?|orders?|gives?)\s{{1,3}}(?:that\s{{1,3}})?(?:the\s{{1,3}})?(?:disputed\s{{1,3}}|claim\s{{1,3}})?(?:terms?\s{{1,3}}|phrases?\s{{1,3}}|limitations?\s{{1,3}})?"
    rf"{_QUOTED}[^\".;]{{0,60}}?\s{{1,3}}{_MEANS}[\s:,]{{1,4}}{_VALUE}",
    re.I,
)
_PASSIVE = re.compile(
    rf"(?:^|[\n.;:])[\s(\d.)a-z]{{0,12}}(?:the\s{{1,3}})?(?:(?:terms?|phrases?|limitations?)\s{{1,3}})?{_QUOTED}[^\".;]{{0,60}}?\s{{1,3}}"
    rf"(?:is|are|shall\s{{1,3}}be|will\s{{1,3}}be|should\s{{1,3}}be)\s{{1,3}}(?:hereby\s{{1,3}})?(?:construed|defined|interpreted|given)\s{{1,3}}(?:as\s{{1,3}}(?:meaning\s{{1,3}})?|to\s{{1,3}}(?:mean|be|have)\s{{1,3}})?{_VALUE}",
    re.I,
)
_LISTED = re.compile(
    rf"(?:^|\n)[ \t]{{0,12}}(?:\(?\d{{1,2}}[.)]|[a-z][.)])\s{{1,6}}\"(?P<term>{_IN})(?:\"\s{{0,3}}(?::|means|-|is\s{{1,3}}construed\s{{1,3}}(?:as|to\s{{1,3}}mean):?)|:\")\s{{0,6}}{_VALUE}",
    re.I,
)
_ADOPTS = re.compile(
    rf"\b(?:construes?|adopts?)\s{{1,3}}[^\".]{{0,80}}\bconstruction[^\".]{{0,40}}\s(?:of|for)\s{{1,3}}{_QUOTED}[\s:,]{{1,4}}(?:as\s{{1,3}})?{_VALUE}",
    re.I,
)
_PROPOSES = re.compile(
    rf"\b(?P<who>Plaintiffs?|Defendants?|[A-Z][\w&.-]{{2,30}})\s{{1,3}}(?:proposes?|contends?|argues?|asserts?|submits?|maintains?|urges?)\s{{1,3}}(?:that\s{{1,3}})?(?:the\s{{1,3}}(?:terms?|phrases?)\s{{1,3}})?"
    rf"{_QUOTED}[^\".;]{{0,40}}?\s{{1,3}}(?:should\s{{1,3}}(?:be\s{{1,3}}construed\s{{1,3}}(?:as|to\s{{1,3}}mean)|mean|be\s{{1,3}}given|have)|means?|be\s{{1,3}}construed\s{{1,3}}(?:as|to\s{{1,3}}mean)|is)[\s:,]{{1,4}}{_VALUE}"
)
_COLUMNS = re.compile(
    r"(?P<a>\"?[A-Z][\w&.,' -]{1,40}?(?:'s|s'))\s{1,3}(?:Proposed\s{1,3}|Proposal|Position)(?:Construction)?s?\b[\s|]{1,60}(?P<b>[A-Z][\w&.,' -]{1,40}?(?:'s|s'))\s{1,3}(?:Proposed\s{1,3}|Proposal|Position)(?:Construction)?s?"
    r"(?P<court>[\s|]{1,60}(?:The\s)?Court's\s{1,3}(?:Construction|Ruling))?",
    re.I,
)
_COLUMN = re.compile(
    r"[\s|]{0,90}(?:(?P<side>(?:The\s{1,3})?(?:[A-Z][\w&.,-]{1,30}(?:\s[A-Z][\w&.,-]{1,30}){0,3}(?:'s|(?<=s)')|Agreed|Parties'))\s{1,3}"
    r"(?:Proposed\s{1,3}|Agreed\s{1,3}|Final\s{1,3})?(?:Constructions?|Proposals?|Positions?|Rulings?)|(?:Agreed\s{1,3}|Final\s{1,3})?Constructions?\b)"
)
_TERM_COLUMN = re.compile(
    r"(?:^|\n)[ \t|]{0,60}(?:Disputed\s{1,3}|Claim\s{1,3}|Agreed\s{1,3}){0,2}(?:Terms?|Phrases?)(?:\s?/\s?Phrases?)?(?=[\s|]{2,80}(?:[A-Z]|Construction))"
)
_CELL = re.compile(rf"(?:\"(?P<quote>{_IN})\"|(?P<plain>(?:{_PLAIN})(?:[;,]\s[^\n\"]{{0,80}})?))", re.I)
_HEADING = re.compile(
    rf"(?:^|\n)[ \t]{{0,60}}(?:(?:\(?(?:[A-Z]|\d{{1,2}}|[ivxIVX]{{1,5}})[.)])[ \t]{{1,8}})?(?:The\s{{1,3}}(?:term\s{{1,3}})?)?{_QUOTED}[^\n]{{0,120}}",
    re.I,
)
_PATENT = re.compile(r"'(?P<three>\d{3})\s{1,3}(?:patent|Patent)|\(\s?'(?P<other>\d{3})")
_SPOKEN_OF = re.compile(r"\bconstru|\bordinary\s{1,3}meaning|\bclaim\s{1,3}terms?\b", re.I)
_COURT_LINE = re.compile(
    rf"(?:^|\n)[ \t]{{0,40}}(?:The\s)?Court(?:'s\s(?:Final\s)?Construction)?:\s{{1,8}}{_VALUE}", re.I
)
_SIDE_LINE = re.compile(
    rf"(?:^|\n)[ \t]{{0,40}}(?P<side>Plaintiffs?|Defendants?)(?:'s?\s(?:Proposed\s)?Construction)?:\s{{1,8}}{_VALUE}",
    re.I,
)
_MOST = 80


def _key(term: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", names.fold(term).casefold()).strip()


class _Terms:
    """The terms so far, each once; what is said first of a construction stays."""

    def __init__(self, sheet: Sheet, suit: Suit) -> None:
        self.sheet, self.suit = sheet, suit
        self.rows: dict[str, Term] = {}

    def of(self, start: int, end: int) -> Term | None:
        said = _said(self.sheet, start, end)
        key = _key(str(said.value)) if said else ""
        if said is None or not key or len(key) > 240 or not re.search(r"[a-z]{2}", key):
            return None
        row = self.rows.setdefault(key, {"term": said})
        row.setdefault("patent", self._patent(start, end))
        return row

    def _patent(self, start: int, end: int) -> Said | None:
        """The patent in suit named beside the term, or the only one."""
        line = self.sheet.flat[end : end + 90].split("\n\n")[0]
        m = _PATENT.search(line)
        if m:
            three = m["three"] or m["other"]
            same = [p for p in self.suit.patents if p.number.endswith(three)]
            if len(same) == 1:
                return Said(same[0].number, end + m.start(), end + m.end())
        only = self.suit.patents
        return only[0].said if len(only) == 1 else None


def _said(sheet: Sheet, start: int, end: int) -> Said | None:
    """Quoted words without the comma or stop that American usage puts inside the quotation."""
    raw = sheet.flat[start:end].rstrip(" ,.;:\n")
    return sheet.said(start, start + len(raw)) if raw.strip() else None


def _value(sheet: Sheet, m: re.Match[str]) -> Said | None:
    group = "value" if m["value"] is not None else "plain"
    return _said(sheet, m.start(group), m.end(group))


def _party(sheet: Sheet, start: int, end: int, head: Front) -> Said:
    """The party a side's word means where the caption has one of that role or name, else the word as printed."""
    said = sheet.said(start, end)
    words = re.sub(r"(?<=s)['’]$|['’]s$", "", str(said.value)).strip()
    mine = [
        p for p in head.parties if p.role.value == words.casefold()
    ]  # "Defendants" stays: the caption may say et al.
    named = [p for p in head.parties if str(p.name.value).casefold().startswith(words.casefold())]
    chosen = mine if len(mine) == 1 else named
    return said.as_(chosen[0].name.value if len(chosen) == 1 else words)


def _tables(found: _Terms, head: Front) -> None:
    """Headings with a two-column table under them: the two cells are the sides' proposals."""
    sheet = found.sheet
    for m in _COLUMNS.finditer(sheet.flat):
        before = list(_HEADING.finditer(sheet.flat, max(0, m.start() - 420), m.start() + 1))
        if not before or m["court"]:
            continue
        row = found.of(before[-1].start("term"), before[-1].end("term"))
        cells: list[re.Match[str]] = []
        at = m.end()
        for c in _CELL.finditer(sheet.flat, m.end(), m.end() + 900):
            if c.start() - at > 60 or len(cells) == 2:
                break
            cells.append(c)
            at = c.end()
        if row is None or len(cells) != 2:
            continue
        for side, cell in zip(("a", "b"), cells, strict=True):
            _add(row, _party(sheet, m.start(side), m.end(side), head), _cell(sheet, cell))


def _rows(found: _Terms, head: Front) -> None:
    """Tables whose first column is the term: each full row of quoted or plain-meaning cells below the heading."""
    sheet = found.sheet
    for m in _TERM_COLUMN.finditer(sheet.flat, head.body):
        columns: list[re.Match[str]] = []
        at = m.end()
        while len(columns) < 4 and (c := _COLUMN.match(sheet.flat, at)):
            columns.append(c)
            at = c.end()
        cells: list[re.Match[str]] = []
        for cell in _CELL.finditer(sheet.flat, at):
            if cell.start() - at > 70 or len(found.rows) >= _MOST:
                break
            cells.append(cell)
            at = cell.end()
        width = len(columns) + 1
        for i in range(0, len(cells) - width + 1, width) if columns else ():
            _row(found, head, columns, cells[i : i + width])


def _labelled(found: _Terms, head: Front) -> None:
    """A heading with a line a side under it: `Plaintiffs: "…"`, `Defendants: indefinite`, `Court: "…"`."""
    sheet = found.sheet
    for m in _COURT_LINE.finditer(sheet.flat, head.body):
        before = list(_HEADING.finditer(sheet.flat, max(0, m.start() - 900), m.start() + 1))
        row = found.of(before[-1].start("term"), before[-1].end("term")) if before else None
        if row is None:
            continue
        row.setdefault("construction", _value(sheet, m))
        for side in _SIDE_LINE.finditer(sheet.flat, before[-1].end(), m.start() + 1):
            _add(row, _party(sheet, side.start("side"), side.end("side"), head), _value(sheet, side))


def _row(found: _Terms, head: Front, columns: list[re.Match[str]], cells: list[re.Match[str]]) -> None:
    if cells[0]["quote"] is None:
        return
    row = found.of(cells[0].start("quote"), cells[0].end("quote"))
    if row is None:
        return
    for column, cell in zip(columns, cells[1:], strict=True):
        side = column["side"] or ""
        if not side or re.match(r"(?:The\s+)?Court|Agreed|Parties", side, re.I):
            row.setdefault("construction", _cell(found.sheet, cell))
        else:
            _add(
                row,
                _party(found.sheet, column.start("side"), column.end("side"), head),
                _cell(found.sheet, cell),
            )


def _cell(sheet: Sheet, c: re.Match[str]) -> Said | None:
    group = "quote" if c["quote"] is not None else "plain"
    return _said(sheet, c.start(group), c.end(group))


def _add(row: Term, party: Said, text: Said | None) -> None:
    positions = row.setdefault("positions", [])
    if text is None or not isinstance(positions, list):
        return
    if all(p["party"].value != party.value or p["text"].value != text.value for p in positions):
        positions.append({"party": party, "text": text})


def read(sheet: Sheet, head: Front, suit: Suit) -> list[Term]:
    """Every term that the paper construes or that a side wants construed, in the order of first mention."""
    found = _Terms(sheet, suit)
    if not _SPOKEN_OF.search(sheet.flat):
        return []
    _tables(found, head)
    _rows(found, head)
    _labelled(found, head)
    for m in _PROPOSES.finditer(sheet.flat, head.body):
        known = re.fullmatch(r"Plaintiffs?|Defendants?", m["who"]) or _is_party(m["who"], head)
        row = found.of(m.start("term"), m.end("term")) if known else None
        if row is not None:
            _add(row, _party(sheet, m.start("who"), m.end("who"), head), _value(sheet, m))
    for pattern in (_COURT, _PASSIVE, _LISTED, _ADOPTS):
        for m in pattern.finditer(sheet.flat, head.body):
            if len(found.rows) >= _MOST:
                break
            row = found.of(m.start("term"), m.end("term"))
            if row is not None:
                row.setdefault("construction", _value(sheet, m))
    rows = sorted(found.rows.values(), key=_start)
    return [r for r in rows if "construction" in r or r.get("positions")]


def _is_party(word: str, head: Front) -> bool:
    return any(str(p.name.value).casefold().startswith(word.casefold()) for p in head.parties)


def _start(row: Term) -> int:
    term = row["term"]
    return term.start if isinstance(term, Said) else 0
