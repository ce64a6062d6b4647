"""Papers of the Office about one application: certificates of correction (35 U.S.C. 254, 255) and the determination of
patent term adjustment that comes with a notice of allowance or of issue (37 C.F.R. 1.705). The latter names no patent yet.
"""

import re

from ingest.readers.reading import Tree
from ingest.readers.sheet import Sheet
from law import dates, patents
from law.said import Said

CORRECTION = re.compile(r"\bCERTIFICATE\s{1,4}OF\s{1,4}CORRECTION\b")
DETERMINATION = re.compile(
    r"\bDetermination\s{1,4}of\s{1,4}Patent\s{1,4}Term\s{1,4}(?:Adjustment|Extension(?:\s{1,4}or\s{1,4}Adjustment)?)\b",
    re.I,
)
_NUMBER = re.compile(
    r"\bPATENT\s{1,4}NO\.?\s{0,20}:?\s{0,20}(?P<n>(?:RE|D|PP)?\s?\d{1,3},?\d{3}(?:,\d{3})?)\b", re.I
)
_SERIAL = re.compile(r"\bAPPL(?:ICATION|N?\.)?\s{1,4}NO\.?[\s\S]{0,160}?(?P<n>\b\d\d/\d{3},?\d{3}\b)", re.I)
_ISSUE = re.compile(r"\b\d\d/\d{3},?\d{3}\s{1,30}(?P<on>\d\d/\d\d/\d{4})\s{1,30}(?P<n>(?:RE|D|PP)?\d{5,8})\b")
_DATED = re.compile(r"\bDATED\s{0,20}:\s{0,20}|\bISSUED\s{0,20}:\s{0,20}", re.I)
_SEALED = re.compile(
    r"\bSigned\s{1,4}and\s{1,4}Sealed\s{1,4}this\s{1,10}(?P<day>[A-Z][a-z]+(?:-[a-z]+)?)\s{1,4}Day\s{1,4}of\s{1,4}(?P<month>[A-Z][a-z]+),?\s{1,4}(?P<year>\d{4})",
    re.I,
)
_ADJUSTED = re.compile(
    r"\bPatent\s{1,4}Term\s{1,4}Adjustment\s{1,4}(?:to\s{1,4}date\s{1,4})?is\s{1,4}(?P<n>\d{1,5})\s{1,4}day",
    re.I,
)
_CORRECTED = re.compile(
    r"\binsert\s{0,4}-{0,3}\s{0,4}\"?by\s{1,4}(?P<n>\d{1,2},\d{3}|\d{1,4})\s{1,4}days\b", re.I
)
_DAYS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
]
_ZONE = (
    1500  # characters in which the heading of such a paper stands; a patent may have one bound in at its end
)
_HEAD = 6000  # and those in which it says of what it is


def read_letter(sheet: Sheet) -> dict[str, Tree] | None:
    """The patent or application and what is said of it, or None where this is no such paper."""
    heading = CORRECTION.search(sheet.flat, 0, _ZONE)
    told = _correction(sheet, heading) if heading else None
    if told is None and (heading := DETERMINATION.search(sheet.flat, 0, _ZONE)):
        told = _determination(sheet, heading)
    return told


def _correction(sheet: Sheet, heading: re.Match[str]) -> dict[str, Tree] | None:
    title, on = sheet.said(*heading.span()), _sealed(sheet)
    patent = _patent(sheet, _NUMBER.search(sheet.flat, heading.end(), _HEAD))
    serial = _serial(sheet, heading.end())
    about = patent or serial
    if about is None:
        return None
    days = _CORRECTED.search(sheet.flat, heading.end())
    tree = {
        "number": patent, "application_number": serial, "issued_on": _dated(sheet, heading.end()),
        "term_adjustment_days": sheet.group(days, "n", int(days["n"].replace(",", ""))) if days else None,
    }  # fmt: skip
    named = {"patent": patent} if patent else {"application": serial}
    event = {
        "on": on, "title": title, "kind": title.as_("certificate_issued"), "modality": title.as_("stated"),
        **named,
    }  # fmt: skip
    return {
        "form": title.as_("certificate_of_correction"),
        "title": title,
        "filed_on": on,
        "patents": [tree],
        "events": [event] if on else [],
    }


def _determination(sheet: Sheet, heading: re.Match[str]) -> dict[str, Tree] | None:
    serial, days = _serial(sheet, 0), _ADJUSTED.search(sheet.flat, heading.end())
    if serial is None or days is None:
        return None
    title = sheet.said(*heading.span())
    issue = _ISSUE.search(sheet.flat, 0, _HEAD)
    tree = {
        "number": _patent(sheet, issue),
        "issued_on": _said(next(dates.find(sheet.flat, *issue.span("on")), None)) if issue else None,
        "application_number": serial,
        "term_adjustment_days": sheet.group(days, "n", int(days["n"])),
    }
    return {"form": title.as_("term_adjustment"), "title": title, "patents": [tree]}


def _patent(sheet: Sheet, m: re.Match[str] | None) -> Said | None:
    number = patents.normal(m["n"].strip()) if m else None
    return sheet.group(m, "n", number) if m and number else None


def _serial(sheet: Sheet, start: int) -> Said | None:
    m = _SERIAL.search(sheet.flat, start, start + _HEAD)
    return sheet.group(m, "n", patents.application(m["n"])) if m else None


def _dated(sheet: Sheet, start: int) -> Said | None:
    m = _DATED.search(sheet.flat, start, _HEAD)
    day = next(dates.find(sheet.flat, m.end(), m.end() + 30), None) if m else None
    return _said(day) if m and day and day.start == m.end() else None


def _said(day: dates.Written | None) -> Said | None:
    return Said(day.edtf, day.start, day.end) if day and dates.is_day(day.edtf) else None


def _sealed(sheet: Sheet) -> Said | None:
    """`Signed and Sealed this Ninth Day of May, 2017`."""
    m = _SEALED.search(sheet.flat)
    if m is None or m["day"].lower() not in _DAYS:
        return None
    written = f"{m['month']} {_DAYS.index(m['day'].lower()) + 1}, {m['year']}"
    day = next(dates.find(written), None)
    whole = sheet.said(m.start("day"), m.end("year"))
    return whole.as_(day.edtf) if day and dates.is_day(day.edtf) else None
