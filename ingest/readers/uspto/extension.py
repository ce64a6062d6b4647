"""A certificate extending the term of a patent whose product waited for its approval (35 U.S.C. 156(e); 37 C.F.R. 1.780).

The Office prints the period in days or whole years, in field (94). The day on which the term would have ended is not read:
it is computed from the patent's own facts.
"""

import re

from ingest.readers.reading import Tree
from ingest.readers.sheet import Sheet
from law import dates, patents
from law.said import Said

_HEADING = re.compile(r"\bCERTIFICATE\s{1,4}EXTENDING\s{1,4}PATENT\s{1,4}TERM\b")
_PERIOD = re.compile(
    r"\bextends\s{1,4}the\s{1,4}term\s{1,4}of\s{1,4}the\s{1,4}patent\s{1,4}for\s{1,4}the\s{1,4}period\s{1,4}of\s{1,40}(?:\(94\)\s{1,40})?"
    r"(?P<n>\d{1,2},\d{3}|\d{1,4}|one|two|three|four|five)\s{1,4}(?P<unit>day|year)s?\b",
    re.I,
)
_NUMBER = re.compile(
    r"\bPATENT\s{1,4}NO\.?\s{0,20}:?\s{0,20}(?P<n>(?:RE\s?)?\d{1,3},?\d{3}(?:,\d{3})?)\b", re.I
)
_ISSUED = re.compile(r"\bISSUED\s{0,20}:\s{0,20}")
_OWNER = re.compile(r"\bPATENT\s{1,4}OWNER\s{0,20}:\s{0,20}(?P<v>[^\n]{2,120})")
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}  # five years is the most: 35 U.S.C. 156(g)(6)
_HEAD = 4000  # characters of a certificate


def read_extension(sheet: Sheet) -> dict[str, Tree] | None:
    """The patent and its extension, or None where this is no such certificate."""
    heading = _HEADING.search(sheet.flat, 0, _HEAD)
    period = _PERIOD.search(sheet.flat, heading.end(), 2 * _HEAD) if heading else None
    if heading is None or period is None:
        return None
    found = ((m, patents.normal(m["n"])) for m in _NUMBER.finditer(sheet.flat, heading.end(), 2 * _HEAD))
    number = next((sheet.group(m, "n", normal) for m, normal in found if normal), None)
    if number is None:
        return None
    days = _WORDS.get(period["n"].lower()) or int(period["n"].replace(",", ""))
    title = sheet.said(*heading.span())
    owner = _OWNER.search(sheet.flat, heading.end(), period.start())
    patent = {
        "number": number,
        "issued_on": _issued(sheet, heading.end(), period.start()),
        "owner": sheet.group(owner, "v") if owner else None,
        f"term_extension_{period['unit'].lower()}s": sheet.group(period, "n", days),
    }
    return {"form": title.as_("extension_certificate"), "title": title, "patents": [patent]}


def _issued(sheet: Sheet, start: int, stop: int) -> Said | None:
    for m in _ISSUED.finditer(sheet.flat, start, stop):
        day = next(dates.find(sheet.flat, m.end(), m.end() + 30), None)
        if day and day.start == m.end() and dates.is_day(day.edtf):
            return Said(day.edtf, day.start, day.end)
    return None
