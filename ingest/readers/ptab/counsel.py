"""Counsel before the Board: mandatory notices, signatures, the list at a decision's end, those served."""

import re
from collections.abc import Iterator
from itertools import islice

from ingest.readers.ptab.counsel_columns import in_columns
from ingest.readers.ptab.lawyer_words import (
    ADDRESS,
    FIRM,
    NAME,
    OTHER,
    PERSON_LINE,
    SERVICE,
    Parts,
    Person,
    emails_in,
    firm_in,
    is_of,
)
from ingest.readers.ptab.served import mailed, served
from ingest.readers.sheet import Line, Sheet
from law.said import Said

_REG = re.compile(
    rf"(?P<name>{NAME})\s{{0,3}}[,;:\t ]?\s{{0,60}}(?:(?:Lead|Back-?up|First|Counsel|Attorney|Esq\.|\(pro\s+hac\s+vice\))[ ,]{{0,2}}){{0,3}}[(\[]?\s{{0,3}}(?:USPTO\s{{1,3}}|PTO\s{{1,3}}|Patent\s{{1,3}})?"
    r"Reg(?:istration|\.)?\s{0,3}(?:Nos?\.?|Number|\#)?\s{0,3}:?\s{0,3}(?P<reg>L?\d{2},?\d{3})(?!\d)"
)
_REG_WORD = re.compile(r"\bReg(?:istration|\.|(?=\s+No))", re.I)
_SHARED = re.compile(
    r"(?:\w{0,12}docket|ptab|ip\w{0,8}|patents?|lit\w{0,10}|info|service|\w{0,20}(?:team|group|service))[^@]{0,20}@",
    re.I,
)
_FOR = re.compile(
    r"\b(?:(?:Lead\s|Back-?up\s)?(?:Counsel|Attorneys?)|on\s+behalf\s+of|For|Representing)(?:\s+(?:for|of\s+record\s+for))?\s+(?:the\s+)?(?P<side>Petitioners?|Patent\s+Owners?|Patentees?)\b",
    re.I,
)
_SIGNED = re.compile(rf"/(?:s/\s?)?(?P<mark>[A-Z][\w.,' -]{{4,50}}?)/\s{{1,40}}(?P<name>{NAME})?")
_BLOCK = re.compile(
    r"(?:^|\n)[ \t]*(?:FOR\s+(?:THE\s+)?)?(?:COUNSEL\s+FOR\s+)?(?P<side>PETITIONERS?|PATENT\s+OWNERS?)\s*:[ \t]*(?=\n)",
    re.I,
)


def _side(text: str) -> str:
    return "petitioner" if text.casefold().startswith("petitioner") else "patent_owner"


def _context(sheet: Sheet, start: int, end: int, parts: Parts) -> Said | None:
    """Whom a named counsel stands for: what is printed beside the name, else whose paper it is."""
    flat = sheet.flat
    m = _FOR.search(flat, end, min(len(flat), end + 260))
    if m and (parts.service > start or not _REG_WORD.search(flat, end, m.start())):
        return sheet.group(m, "side", _side(m["side"]))
    low = max(start - 300, parts.service if start > parts.service else 0)
    before = list(_FOR.finditer(flat, low, start))
    if before:
        return sheet.group(before[-1], "side", _side(before[-1]["side"]))
    if parts.filer is None:
        return None
    if start > parts.service:
        served = re.compile(r"\bserved\b[^.]{0,160}", re.I).search(
            flat, parts.service, min(len(flat), parts.service + 1200)
        )
        return sheet.group(served, 0, OTHER[parts.filer]) if served else None
    return sheet.said(start, end, parts.filer)


def _with_numbers(flat: str) -> Iterator["re.Match[str]"]:
    """Names with their registration numbers: the number is found first, then the name before it."""
    last = 0
    for n in islice(_REG_WORD.finditer(flat), 300):
        m = _REG.search(flat, max(last, n.start() - 160), min(len(flat), n.end() + 40))
        if m and m.start("reg") > n.start():
            last = m.end()
            yield m


def _registered(sheet: Sheet, parts: Parts) -> list[Person]:
    """Everybody named with a registration number."""
    found: list[Person] = []
    marks = list(_with_numbers(sheet.flat))
    for i, m in enumerate(marks):
        stop = marks[i + 1].start() if i + 1 < len(marks) else min(len(sheet.flat), m.end() + 700)
        stop = min(stop, m.end() + 700)
        for limit in (
            SERVICE,
            re.compile(r"\n[ \t]*(?:/|Dated?:|[IVX]{1,4}\.\s)"),
            _FOR if m.start() < parts.service else SERVICE,
        ):
            if x := limit.search(sheet.flat, m.end(), stop):
                stop = x.start()
        far = min(len(sheet.flat), m.end() + 700)
        person: Person = {
            "name": sheet.group(m, "name"),
            "firm": firm_in(list(sheet.lines_in(m.end(), far)), sheet)
            if m.start() > parts.service or _near_firm(sheet, m.end(), far)
            else None,
            "for": _context(sheet, m.start(), m.end(), parts),
            "uspto_registration": sheet.group(m, "reg", m["reg"].replace(",", "")),
            "emails": emails_in(sheet, m.end(), stop) or _below(sheet, m, far),
        }
        found.append(person)
    return found


def _below(sheet: Sheet, m: "re.Match[str]", far: int) -> list[Said]:
    """The address of a person over whose firm others are named too: the one that has the name."""
    return [
        e
        for e in emails_in(sheet, m.end(), far)
        if is_of(str(e.value), sheet.words(m.start("name"), m.end("name")))
    ][:1]


def _near_firm(sheet: Sheet, start: int, stop: int) -> bool:
    """Whether a firm is named in the next few lines, before another signature or certificate."""
    for i, line in enumerate(sheet.lines_in(start, stop)):
        if i > 4 or SERVICE.search(line.text) or _SIGNED.search(line.text):
            return False
        if FIRM.search(line.text):
            return True
    return False


def _blocks(sheet: Sheet) -> list[Person]:
    """The counsel that a decision of the Board lists at its end, under each party."""
    found: list[Person] = []
    marks = [m for m in _BLOCK.finditer(sheet.flat) if m.start() > len(sheet.flat) * 0.3]
    for i, m in enumerate(marks):
        stop = marks[i + 1].start() if i + 1 < len(marks) else min(len(sheet.flat), m.end() + 1500)
        lines = list(sheet.lines_in(m.end(), stop))
        people: list[Person] = []
        for line in lines:
            if not PERSON_LINE.match(line.text) or line.text == line.text.upper() or "@" in line.text:
                continue
            if not FIRM.search(line.text) and not ADDRESS.search(line.text):
                people.append(
                    {
                        "name": sheet.said(line.start, line.end),
                        "for": sheet.group(m, "side", _side(m["side"])),
                    }
                )
        firm = firm_in(lines, sheet) or _in_capitals(lines, sheet)
        emails = emails_in(sheet, m.end(), stop)
        for person in people:
            person["firm"] = firm
            person["emails"] = [e for e in emails if is_of(str(e.value), str(person["name"].value))]  # type: ignore[attr-defined]
        _one_left(people, emails)
        found += people
    return found


def _in_capitals(lines: list[Line], sheet: Sheet) -> Said | None:
    """A firm without a corporate form: the line of capitals among the names."""
    firms = [
        x
        for x in lines
        if re.fullmatch(r"[A-Z][A-Z'.,-]+(?:\s(?:[A-Z][A-Z'.,-]+|&)){1,5}", x.text) and "&" in x.text
    ]
    return sheet.said(firms[0].start, firms[0].end) if firms else None


def _one_left(people: list[Person], emails: list[Said]) -> None:
    """The one address of a block that is nobody's by its letters is the one person's who has none."""
    without = [p for p in people if not p["emails"]]
    taken = [e for p in people for e in p["emails"]]  # type: ignore[attr-defined]
    left = [e for e in emails if e not in taken]
    if len(without) == len(left) == 1 and not _SHARED.match(str(left[0].value)):
        without[0]["emails"] = left


def _signatures(sheet: Sheet, parts: Parts) -> list[Person]:
    found: list[Person] = []
    for m in islice(_SIGNED.finditer(sheet.flat), 100):
        if m["name"]:
            side = _FOR.search(sheet.flat, m.end(), min(len(sheet.flat), m.end() + 300))
            if (
                side is None
                and m.start() > parts.service
                and m.group("name") not in sheet.flat[: parts.service]
            ):
                continue  # whoever signs the certificate alone need not be counsel
            who = (
                sheet.group(side, "side", _side(side["side"]))
                if side
                else sheet.said(m.start(), m.end(), parts.filer)
                if parts.filer
                else None
            )
            found.append({"name": sheet.group(m, "name"), "for": who})
    return found


def _each_his_own(people: list[Person]) -> None:
    """Takes from each person the addresses that are another's by name."""
    names = [str(p["name"].value) for p in people if isinstance(p["name"], Said)]
    for person in people if len(people) < 60 else []:
        mails: list[Said] = [e for e in person.get("emails") or [] if isinstance(e, Said)]  # type: ignore[attr-defined]
        own = str(person["name"].value)  # type: ignore[attr-defined]
        person["emails"] = [
            e
            for e in mails
            if is_of(str(e.value), own) or not any(is_of(str(e.value), n) for n in names if n != own)
        ]


def _key(person: Person) -> str:
    """A name as two printings of it are compared."""
    return re.sub(r"[^a-z]", "", str(person["name"].value).casefold())  # type: ignore[attr-defined]


def read_counsel(sheet: Sheet, filer: str | None) -> tuple[list[Person], list[dict[str, Said | None]]]:
    """Counsel, each once, and their firms."""
    service = list(SERVICE.finditer(sheet.flat))
    parts = Parts(service[-1].start() if service else len(sheet.flat), filer)
    people: dict[str, Person] = {}
    beside = in_columns(sheet, filer)
    placed = {_key(person) for person in beside}  # whose address a column has, or has not
    for person in [
        *beside,
        *_registered(sheet, parts),
        *_blocks(sheet),
        *_signatures(sheet, parts),
        *mailed(sheet, parts),
        *served(sheet, parts),
    ]:
        known = people.setdefault(_key(person), person)
        for field, value in person.items():
            if field != "emails" or _key(person) not in placed:
                known[field] = known.get(field) or value
    _each_his_own(list(people.values()))
    firms: dict[str, dict[str, Said | None]] = {}
    for person in people.values():
        firm, role = person.get("firm"), person.get("for")
        if isinstance(firm, Said):
            firms.setdefault(
                str(firm.value).casefold(), {"name": firm, "for": role if isinstance(role, Said) else None}
            )
    return list(people.values()), list(firms.values())
