"""Counsel before the Board: mandatory notices, signatures, the list at a decision's end, those served."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from ingest.readers.sheet import Line, Sheet
from law.said import Said

Person = dict[str, object]
OTHER = {"petitioner": "patent_owner", "patent_owner": "petitioner"}

_NAME = r"\b(?:(?:Dr|Mr|Ms)\.\s)?[A-Z][\w'’-]{0,24}\.?(?:[ \t]{1,2}(?:[A-Z]\.(?:[A-Z]\.)?|\"[A-Z]\w{1,20}\"|\([A-Z]\w{1,20}\)|de|van|von|[A-Z][\w'’-]{1,24})){1,4}(?:,?[ \t](?:Jr\.?|Sr\.?|II|III|IV))?"
_REG = re.compile(
    rf"(?P<name>{_NAME})\s{{0,3}}[,;:\t ]?\s{{0,6}}(?:(?:Lead|Back-?up|First|Counsel|Attorney|Esq\.|\(pro\s+hac\s+vice\))[ ,]{{0,2}}){{0,3}}[(\[]?\s{{0,3}}(?:USPTO\s{{1,3}}|PTO\s{{1,3}}|Patent\s{{1,3}})?"
    r"Reg(?:istration|\.)?\s{0,3}(?:Nos?\.?|Number|\#)?\s{0,3}:?\s{0,3}(?P<reg>L?\d{2},?\d{3})(?!\d)"
)
_REG_WORD = re.compile(r"\bReg(?:istration|\.|(?=\s+No))", re.I)
_EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,64}(?:\.[\w-]{2,24}){1,4}")
_SHARED = re.compile(
    r"(?:\w{0,12}docket|ptab|ip\w{0,8}|patents?|lit\w{0,10}|info|service|\w{0,20}(?:team|group|service))[^@]{0,20}@",
    re.I,
)
_FIRM = re.compile(
    r"\b(?:LLP|L\.L\.P\.?|PLLC|P\.L\.L\.C\.?|P\.?C\.?|P\.?A\.?|LLC|L\.L\.C\.?|PLC|Chartered|S\.C\.)(?=[\s,.]|$)|\b(?:Law\s+(?:Firm|Group|Offices?)|LAW\s+(?:FIRM|GROUP|OFFICES?))\b|\bd/b/a\b",
    re.I,
)
_FOR = re.compile(
    r"\b(?:(?:Lead\s|Back-?up\s)?(?:Counsel|Attorneys?)|on\s+behalf\s+of|For|Representing)(?:\s+(?:for|of\s+record\s+for))?\s+(?:the\s+)?(?P<side>Petitioners?|Patent\s+Owners?|Patentees?)\b",
    re.I,
)
_SIGNED = re.compile(rf"/(?:s/\s?)?(?P<mark>[A-Z][\w.,' -]{{4,50}}?)/\s{{1,40}}(?P<name>{_NAME})?")
_SERVICE = re.compile(r"\bCERTIFICATE\s+OF\s+(?:SERVICE|FILING)\b|\bCERTIFICATION\s+OF\s+SERVICE\b", re.I)
_BLOCK = re.compile(
    r"(?:^|\n)[ \t]*(?:FOR\s+(?:THE\s+)?)?(?:COUNSEL\s+FOR\s+)?(?P<side>PETITIONERS?|PATENT\s+OWNERS?)\s*:[ \t]*(?=\n)",
    re.I,
)
_ADDRESS = re.compile(
    r"\d{5}(?:-\d{4})?\s*$|\b(?:Street|St\.|Avenue|Ave\.?|Suite|Ste\.?|Floor|Boulevard|Blvd|Road|Drive|Terrace|Parkway|Plaza|Box|N\.?W\.?|Tel|Fax|Telephone|Phone|Facsimile)\b|^\W*\d|\(\d{3}\)",
    re.I,
)
_PERSON_LINE = re.compile(rf"^{_NAME}(?:,\s*(?:Esq\.?|Ph\.?D\.?))?\.?$")


@dataclass(frozen=True)
class Parts:
    """Where the certificate of service begins, and the role that speaks in the paper."""

    service: int
    filer: str | None


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


def _emails(sheet: Sheet, start: int, stop: int) -> list[Said]:
    return [
        sheet.group(m, 0, m[0].rstrip(".").lower() if m[0].isupper() else m[0].rstrip("."))
        for m in _EMAIL.finditer(sheet.flat, start, stop)
    ]


def _firm(lines: list[Line], sheet: Sheet) -> Said | None:
    """The firm named in the lines after a person, with the `d/b/a` line under it."""
    for i, line in enumerate(lines):
        if (
            _FIRM.search(line.text)
            and "@" not in line.text
            and not re.match(r"\d", line.text)
            and len(line.text) < 90
        ):
            end = (
                lines[i + 1].end
                if i + 1 < len(lines) and re.match(r"d/b/a\b", lines[i + 1].text, re.I)
                else line.end
            )
            address = re.search(r",\s\d", line.text)
            return sheet.said(line.start, line.start + address.start() if address else end)
    return None


def _with_numbers(flat: str) -> Iterator["re.Match[str]"]:
    """Names with their registration numbers: the number is found first, then the name before it."""
    last = 0
    for n in islice(_REG_WORD.finditer(flat), 300):
        m = _REG.search(flat, max(last, n.start() - 110), min(len(flat), n.end() + 40))
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
            _SERVICE,
            re.compile(r"\n[ \t]*(?:/|Dated?:|[IVX]{1,4}\.\s)"),
            _FOR if m.start() < parts.service else _SERVICE,
        ):
            if x := limit.search(sheet.flat, m.end(), stop):
                stop = x.start()
        far = min(len(sheet.flat), m.end() + 700)
        person: Person = {
            "name": sheet.group(m, "name"),
            "firm": _firm(list(sheet.lines_in(m.end(), far)), sheet)
            if m.start() > parts.service or _near_firm(sheet, m.end(), far)
            else None,
            "for": _context(sheet, m.start(), m.end(), parts),
            "uspto_registration": sheet.group(m, "reg", m["reg"].replace(",", "")),
            "emails": _emails(sheet, m.end(), stop),
        }
        found.append(person)
    return found


def _near_firm(sheet: Sheet, start: int, stop: int) -> bool:
    """Whether a firm is named in the next few lines, before another signature or certificate."""
    for i, line in enumerate(sheet.lines_in(start, stop)):
        if i > 4 or _SERVICE.search(line.text) or _SIGNED.search(line.text):
            return False
        if _FIRM.search(line.text):
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
            if _FIRM.search(line.text) or _ADDRESS.search(line.text) or "@" in line.text:
                continue
            if _PERSON_LINE.match(line.text) and line.text != line.text.upper():
                people.append(
                    {
                        "name": sheet.said(line.start, line.end),
                        "for": sheet.group(m, "side", _side(m["side"])),
                    }
                )
        firm = _firm(lines, sheet)
        emails = _emails(sheet, m.end(), stop)
        for person in people:
            person["firm"] = firm
            person["emails"] = [e for e in emails if _is_of(str(e.value), str(person["name"].value))]  # type: ignore[attr-defined]
        _one_left(people, emails)
        found += people
    return found


def _one_left(people: list[Person], emails: list[Said]) -> None:
    """The one address of a block that is nobody's by its letters is the one person's who has none."""
    without = [p for p in people if not p["emails"]]
    taken = [e for p in people for e in p["emails"]]  # type: ignore[attr-defined]
    left = [e for e in emails if e not in taken]
    if len(without) == len(left) == 1 and not _SHARED.match(str(left[0].value)):
        without[0]["emails"] = left


def _is_of(email: str, name: str) -> bool:
    """Whether an address is this person's: the last name, or the initials, stand in its first part."""
    box = re.sub(r"[^a-z]", "", email.split("@")[0].lower())
    parts = [re.sub(r"[^a-z]", "", p.lower()) for p in re.sub(r",?\s(?:Jr|Sr|III?|IV)\.?$", "", name).split()]
    parts = [p for p in parts if p]
    return len(parts) > 1 and (
        parts[-1] in box
        or box in {p[0] + parts[-1] for p in parts}
        or len(box) <= 3
        and box == "".join(p[0] for p in parts)
    )


def _signatures(sheet: Sheet, parts: Parts) -> list[Person]:
    found: list[Person] = []
    for m in islice(_SIGNED.finditer(sheet.flat), 100):
        if m["name"]:
            side = _FOR.search(sheet.flat, m.end(), min(len(sheet.flat), m.end() + 300))
            who = (
                sheet.group(side, "side", _side(side["side"]))
                if side
                else sheet.said(m.start(), m.end(), parts.filer)
                if parts.filer
                else None
            )
            found.append({"name": sheet.group(m, "name"), "for": who})
    return found


def _served(sheet: Sheet, parts: Parts) -> list[Person]:
    """Those whom the certificate names over a firm or an address: the other side's counsel (37 C.F.R. 42.6(e))."""
    if parts.filer is None or parts.service >= len(sheet.flat):
        return []
    told = re.compile(r"\bserved\b|\bservice\b", re.I).search(
        sheet.flat, parts.service + 22, min(len(sheet.flat), parts.service + 1500)
    )
    if told is None:
        return []
    found: list[Person] = []
    lines = list(islice(sheet.lines_in(told.end(), min(len(sheet.flat), told.end() + 3000)), 60))
    for i, line in enumerate(lines):
        if line.text.startswith("/") or re.match(r"(?:Dated?|Respectfully|By)\b", line.text):
            break
        words = line.text.rstrip(",;")
        below = lines[i + 1 : i + 7]
        if (
            not _PERSON_LINE.match(words)
            or words == words.upper()
            or _FIRM.search(words)
            or _ADDRESS.search(words)
            or len(words.split()) < 2
        ):
            continue
        near = next(
            (n for n in below if not _PERSON_LINE.match(n.text.rstrip(",;")) or _FIRM.search(n.text)), None
        )
        if near is None or not (_FIRM.search(near.text) or _ADDRESS.search(near.text) or "@" in near.text):
            continue
        stop = next((n.start for n in below if n.text.startswith("/")), below[-1].end)
        emails = [e for e in _emails(sheet, line.end, stop) if _is_of(str(e.value), words)]
        found.append({
            "name": sheet.said(line.start, line.start + len(words)),
            "firm": _firm([n for n in below if n.end <= stop], sheet),
            "for": sheet.group(told, 0, OTHER[parts.filer]),
            "emails": emails,
        })  # fmt: skip
    return found


def _mailed(sheet: Sheet, parts: Parts) -> list[Person]:
    """Counsel printed above the caption with an address in parentheses: `By: Jane Roe (jane@firm.com)`."""
    head = re.compile(r"\b(?:Filed\s+)?on\s+behalf\s+of\b", re.I).search(sheet.flat, 0, 3000)
    if head is None or parts.filer is None:
        return []
    found = re.compile(
        rf"(?P<name>{_NAME})\s{{1,3}}\((?:(?P<mail>{_EMAIL.pattern})|\[email.protected\])\)"
    ).finditer(sheet.flat, head.start(), min(len(sheet.flat), head.end() + 1500))
    return [
        {
            "name": sheet.group(m, "name"),
            "for": sheet.group(head, 0, parts.filer),
            "emails": [sheet.group(m, "mail")] if m["mail"] else [],
        }
        for m in found
    ]


def read_counsel(sheet: Sheet, filer: str | None) -> tuple[list[Person], list[dict[str, Said | None]]]:
    """Counsel, each once, and their firms."""
    service = list(_SERVICE.finditer(sheet.flat))
    parts = Parts(service[-1].start() if service else len(sheet.flat), filer)
    people: dict[str, Person] = {}
    for person in [
        *_registered(sheet, parts),
        *_blocks(sheet),
        *_signatures(sheet, parts),
        *_mailed(sheet, parts),
        *_served(sheet, parts),
    ]:
        key = re.sub(r"[^a-z]", "", str(person["name"].value).casefold())  # type: ignore[attr-defined]
        known = people.setdefault(key, person)
        for field, value in person.items():
            known[field] = known.get(field) or value
    firms: dict[str, dict[str, Said | None]] = {}
    for person in people.values():
        firm, role = person.get("firm"), person.get("for")
        if isinstance(firm, Said):
            firms.setdefault(
                str(firm.value).casefold(), {"name": firm, "for": role if isinstance(role, Said) else None}
            )
    return list(people.values()), list(firms.values())
