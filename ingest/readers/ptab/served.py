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
    firm_beside,
    firm_in,
    is_of,
)
from ingest.readers.sheet import Sheet
from law.said import Said

_OFFICE = re.compile(r"UNITED\s+STATES\s+PATENT\s+AND", re.I)
_BY = re.compile(rf"\n[ \t]*By:?\s{{1,3}}(?P<name>{NAME})(?:,\s(?:Esq\.|Reg\.[^\n]{{0,30}}))?[ \t]*(?=\n)")
_MAILED = re.compile(
    rf"(?P<name>{NAME})(?:\s{{1,3}}\(|,\s{{1,2}})(?:(?P<mail>{EMAIL.pattern})|\[email.protected\])(?:\)|(?=[\s,]))"
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
            "firm": firm_beside(sheet, m.end()) or firm_in(under, sheet),
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
            "firm": firm_in(list(islice(sheet.lines_in(m.end(), stop), 6)), sheet),
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
