"""How papers before the Board write their counsel: names, firms, addresses, and whose an e-mail address is."""

import re
from dataclasses import dataclass

from ingest.readers.sheet import Line, Sheet
from law.said import Said

Person = dict[str, object]
OTHER = {"petitioner": "patent_owner", "patent_owner": "petitioner"}

NAME = r"\b(?:(?:Dr|Mr|Ms)\.\s)?[A-Z][\w'’-]{0,24}\.?(?:[ \t]{1,2}(?:[A-Z]\.(?:[A-Z]\.)?|\"[A-Z]\w{1,20}\"|\([A-Z]\w{1,20}\)|de|van|von|[A-Z][\w'’-]{1,24})){1,4}(?:,?[ \t](?:Jr\.?|Sr\.?|II|III|IV))?"
EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,64}(?:\.[\w-]{2,24}){1,4}")
FIRM = re.compile(
    r"\b(?:LLP|L\.L\.P\.?|PLLC|P\.L\.L\.C\.?|P\.?C\.?|P\.?A\.?|LLC|L\.L\.C\.?|PLC|Chartered|S\.C\.)(?=[\s,.]|$)|&\s+(?:Associates|Partners|Co\b)|\b(?:Law\s+(?:Firm|Group|Offices?)|LAW\s+(?:FIRM|GROUP|OFFICES?))\b|\bd/b/a\b",
    re.I,
)
SERVICE = re.compile(r"[Cc](?<!\w[Cc])(?i:ERTIFICAT(?:E\s+OF\s+(?:SERVICE|FILING)|ION\s+OF\s+SERVICE))\b")
ADDRESS = re.compile(
    r"\d{5}(?:-\d{4})?\s*$|\b(?:Street|St\.|Avenue|Ave\.?|Suite|Ste\.?|Floor|Boulevard|Blvd|Road|Drive|Terrace|Parkway|Plaza|Box|N\.?W\.?|Tel|Fax|Telephone|Phone|Facsimile)\b|^\W*\d|\(\d{3}\)",
    re.I,
)
PERSON_LINE = re.compile(rf"^{NAME}(?:,\s*(?:Esq\.?|Ph\.?D\.?))?\.?$")


@dataclass(frozen=True)
class Parts:
    """Where the certificate of service begins, and the role that speaks in the paper."""

    service: int
    filer: str | None


def emails_in(sheet: Sheet, start: int, stop: int) -> list[Said]:
    """The addresses in a stretch of text, as written."""
    return [
        sheet.group(m, 0, m[0].rstrip(".").lower() if m[0].isupper() else m[0].rstrip("."))
        for m in EMAIL.finditer(sheet.flat, start, stop)
    ]


def firm_in(lines: list[Line], sheet: Sheet) -> Said | None:
    """The firm named in the lines after a person, with the `d/b/a` line under it."""
    for i, line in enumerate(lines):
        if (
            (f := FIRM.search(line.text))
            and (f.start() > 1 or not f[0].isupper())
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


_BESIDE = re.compile(
    r"(?:[\s,)]{0,4}(?:and\s{1,3})?[A-Z][\w.' -]{4,40}\s{1,3}\([\w.+'-]{1,64}@[\w.-]{3,80}\)){0,4}[\s,)]{1,4}(?:(?:both\s)?(?:of|at|with)\s{1,3})?(?P<firm>[A-Z][\w&.'-]*(?:,?\s[\w&.'-]+){0,6}?,?\s(?:LLP|L\.L\.P\.|PLLC|LLC|P\.?C\.?|P\.?A\.?|PLC)(?![\w]))"
)


def firm_beside(sheet: Sheet, end: int) -> Said | None:
    """The firm that the sentence names behind a person's address: `Jane Roe (jane@roe.com), of ROE PLLC`."""
    m = _BESIDE.match(sheet.flat, end, min(len(sheet.flat), end + 400))
    return sheet.group(m, "firm") if m else None


def is_of(email: str, name: str) -> bool:
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
