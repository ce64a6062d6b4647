"""Counsel told otherwise than by a registration number or a signature: above the caption, in columns, among those served."""

import re
from collections.abc import Iterator
from itertools import islice

from ingest.readers.ptab.lawyer_words import (
    ADDRESS,
    EMAIL,
    FIRM,
    NAME,
    OTHER,
    PERSON_LINE,
    Parts,
    Person,
    emails_in,
    firm_in,
    is_of,
)
from ingest.readers.sheet import Line, Sheet
from law.said import Said

_NUMBERS = re.compile(
    r"Reg(?:istration|\.)?\s?(?:Nos?\.?|Number|\#)?\s?:?\s?(?P<reg>L?\d{2},?\d{3})(?!\d)", re.I
)
_CELL = re.compile(r"\S+(?: {1,2}\S+)*")
_OFFICE = re.compile(r"UNITED\s+STATES\s+PATENT\s+AND", re.I)
_BY = re.compile(rf"\n[ \t]*By:?\s{{1,3}}(?P<name>{NAME})(?:,\s(?:Esq\.|Reg\.[^\n]{{0,30}}))?[ \t]*(?=\n)")
_MAILED = re.compile(
    rf"(?P<name>{NAME})(?:\s{{1,3}}\(|,\s{{1,2}})(?:(?P<mail>{EMAIL.pattern})|\[email.protected\])(?:\)|(?=\s))"
)


def served(sheet: Sheet, parts: Parts) -> list[Person]:
    """Those whom the certificate names over a firm or an address: the other side's counsel (37 C.F.R. 42.6(e))."""
    if parts.filer is None or parts.service >= len(sheet.flat):
        return []
    told = re.compile(r"\bserv(?:ed|ice|ing)\b", re.I).search(
        sheet.flat, parts.service + 22, min(len(sheet.flat), parts.service + 1500)
    )
    if told is None:
        return []
    side = sheet.group(told, 0, OTHER[parts.filer])
    return [*_with_address(sheet, told.end(), side), *_listed(sheet, told.end(), side)]


def _with_address(sheet: Sheet, start: int, side: Said) -> Iterator[Person]:
    """`Jane Roe (jane@firm.com)`, with the firm in the lines under it."""
    for m in _MAILED.finditer(sheet.flat, start, min(len(sheet.flat), start + 1500)):
        under = list(islice(sheet.lines_in(m.end(), min(len(sheet.flat), m.end() + 300)), 4))
        yield {
            "name": sheet.group(m, "name"),
            "firm": firm_in(under, sheet),
            "for": side,
            "emails": [sheet.group(m, "mail")] if m["mail"] else [],
        }


def _listed(sheet: Sheet, start: int, side: Said) -> Iterator[Person]:
    """A name on a line of its own over a firm or an address, until the signature."""
    lines = list(islice(sheet.lines_in(start, min(len(sheet.flat), start + 3000)), 60))
    for i, line in enumerate(lines):
        if line.text.startswith("/") or re.match(r"(?:Dated?|Respectfully|By)\b", line.text):
            return
        words, below = line.text.rstrip(",;"), lines[i + 1 : i + 7]
        if not _is_person(words):
            continue
        near = next(
            (n for n in below if not PERSON_LINE.match(n.text.rstrip(",;")) or FIRM.search(n.text)), None
        )
        if near is None or not (FIRM.search(near.text) or ADDRESS.search(near.text) or "@" in near.text):
            continue
        stop = next((n.start for n in below if n.text.startswith("/")), below[-1].end)
        yield {
            "name": sheet.said(line.start, line.start + len(words)),
            "firm": firm_in([n for n in below if n.end <= stop], sheet),
            "for": side,
            "emails": [e for e in emails_in(sheet, line.end, stop) if is_of(str(e.value), words)],
        }


def _is_person(words: str) -> bool:
    """Whether a line is a person's name: no firm, no address, no line of capitals."""
    other = words == words.upper() or FIRM.search(words) or ADDRESS.search(words)
    return bool(PERSON_LINE.match(words)) and not other and len(words.split()) > 1


def mailed(sheet: Sheet, parts: Parts) -> list[Person]:
    """Counsel printed above the caption with an address in parentheses: `By: Jane Roe (jane@firm.com)`."""
    head = re.compile(r"\b(?:Filed\s+)?on\s+behalf\s+of\b", re.I).search(sheet.flat, 0, 3000)
    if head is None or parts.filer is None:
        return []
    office = _OFFICE.search(sheet.flat, head.end(), head.end() + 1500)
    stop = office.start() if office else min(len(sheet.flat), head.end() + 1500, parts.service)
    found = _MAILED.finditer(sheet.flat, head.start(), stop)
    people: list[Person] = [
        {
            "name": sheet.group(m, "name"),
            "for": sheet.group(head, 0, parts.filer),
            "emails": [sheet.group(m, "mail")] if m["mail"] else [],
        }
        for m in found
    ]
    return people or _by(sheet, head.end(), sheet.group(head, 0, parts.filer))


def _by(sheet: Sheet, start: int, side: Said) -> list[Person]:
    """`By: Jane Roe` over the firm and the address, at the head of the first page."""
    by = _BY.search(sheet.flat, start, min(len(sheet.flat), start + 400))
    if by is None:
        return []
    under = list(islice(sheet.lines_in(by.end(), min(len(sheet.flat), by.end() + 500)), 6))
    stop = next(
        (n.start for n in under if re.match(r"(?:IN\s+THE\s+)?UNITED\s+STATES", n.text)),
        under[-1].end if under else by.end(),
    )
    under = [n for n in under if n.end <= stop]
    name = sheet.group(by, "name")
    written = emails_in(sheet, by.end(), stop)
    mails = [e for e in written if len(written) == 1 or is_of(str(e.value), str(name.value))]
    return [{"name": name, "firm": firm_in(under, sheet), "for": side, "emails": mails}]


def in_columns(sheet: Sheet, filer: str | None) -> list[Person]:
    """Lead and back-up counsel printed side by side: the name stands over the number, the address under it."""
    found: list[Person] = []
    lines = sheet.lines if filer and "  " in sheet.flat else []
    for i, line in enumerate(lines):
        numbers = list(islice(_NUMBERS.finditer(sheet.flat, line.start, line.end), 5))
        if len(numbers) < 2 or i == 0:
            continue
        for n in numbers:
            column = (n.start() - _begin(sheet, line), n)
            person = _in_column(sheet, lines, i, column)
            if person and filer:
                found.append(person | {"for": sheet.group(n, "reg", filer)})
    return found


def _begin(sheet: Sheet, line: Line) -> int:
    """Where the printed line of these words begins."""
    return sheet.flat.rfind("\n", 0, line.start) + 1


def _cell(sheet: Sheet, line: Line, column: int) -> Said | None:
    """The words of a line that stand in a column; None where nothing does."""
    begin = _begin(sheet, line)
    cells = [(abs(m.start() - column - begin), m) for m in _CELL.finditer(sheet.flat, line.start, line.end)]
    near = min(cells, key=lambda c: c[0], default=None)
    return sheet.said(near[1].start(), near[1].end()) if near and near[0] <= 4 else None


def _in_column(sheet: Sheet, lines: list[Line], i: int, at: "tuple[int, re.Match[str]]") -> Person | None:
    column, number = at
    name = _cell(sheet, lines[i - 1], column)
    if name is None or not PERSON_LINE.match(str(name.value).rstrip(",")):
        return None
    under = [c for line in lines[i + 1 : i + 7] if (c := _cell(sheet, line, column))]
    mails = [e for c in under if (e := EMAIL.fullmatch(str(c.value)))]
    firm = next((c for c in under if FIRM.search(str(c.value)) and "@" not in str(c.value)), None)
    said = [c for c in under if EMAIL.fullmatch(str(c.value))] if mails else []
    return {
        "name": name,
        "firm": firm,
        "uspto_registration": sheet.group(number, "reg", number["reg"].replace(",", "")),
        "emails": said[:1],
    }
