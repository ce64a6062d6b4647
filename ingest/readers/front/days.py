"""The paper's own days: when it was filed (stamp, else signature) and served (certificate of service)."""

import re

from ingest.readers.front.stamps import Stamp
from law import dates
from law.said import Said

_DATED = re.compile(
    r"(?:\bDated?\s?(?:this)?\s?[:,]?\s{0,4}|\bDATED?\s?(?:this|THIS)?\s?[:,]?\s{0,4}|\b(?:Respectfully\s)?[Ss]ubmitted\s(?:on\s)?(?:this\s)?(?:the\s)?|"
    r"\b(?:SO\s)?(?:ORDERED|SIGNED|ENTERED)\b[^.\n]{0,40}?\b(?:this|on)?\s?(?:the\s)?|\bExecuted\son\s|\b(?:Signed|Entered)\s(?:on\s|this\s)?(?:the\s)?|\bTHIS\sthe\s|\bthis\sthe\s|\b[Tt]his\s)$"
)
_ALONE = re.compile(r"\s*[*_`>]{0,3}\s*$")
_FILED = re.compile(  # a line of its own in the head: prose says "filed on" of other papers
    r"(?:(?:^|\n)[ \t*`]{0,70}\(?(?:(?:Date\s)?(?:E-)?(?:Filed|FILED|Decided|DECIDED)(?:\son|\sON|\sDate)?\s?:|FILED)|\b(?:Decided|DECIDED):)[ \t]{1,4}$"
)
_PORTAL = re.compile(r"(?:\(Filed\son|\band\sfiled\son)\s$")  # in a docket portal's words for the entry
_SIGNED = re.compile(r"\b[Bb]y\s[A-Z][^\n]{3,70}\son\s$")
_ISO = re.compile(r"^[ \t]*(?P<day>(?:\d\d-\d\d-(?:19|20)\d\d)|(?:(?:19|20)\d\d-\d\d-\d\d))[ \t]*$", re.M)
_SERVICE = re.compile(
    r"CERTIFICATE\s(?:AND\sPROOF\s)?OF\sSERVICE|PROOF\sOF\sSERVICE|CERTIFICATION\sOF\sSERVICE|DECLARATION\sOF\sSERVICE",
    re.I,
)
_ORDINAL = re.compile(r"(?P<day>\d{1,2})\s?(?:st|nd|rd|th)?\s(?:day\s)?of\s{1,3}_?", re.I)


def _days(text: str, start: int, end: int) -> list[dates.Written]:
    return [
        d
        for d in dates.find(text, start, end)
        if dates.is_day(d.edtf.rstrip("~")) and not d.edtf.startswith("..")
    ]


def _said(d: dates.Written) -> Said:
    return Said(d.edtf.rstrip("~"), d.start, d.end)


def service_start(text: str) -> int:
    """Where the certificate of service begins; the length of the text where there is none."""
    found = [m.start() for m in _SERVICE.finditer(text, int(len(text) * 0.5))]
    return found[0] if found else len(text)


def served_on(text: str) -> Said | None:
    """The day the certificate of service says."""
    start = service_start(text)
    if start == len(text):
        return None
    end = min(len(text), start + 2500)
    found = _days(text, start, end)
    on = [
        d
        for d in found
        if re.search(r"(?:\bon|\bthis(?:\sthe)?|\bof)\s{1,3}$", text[max(0, d.start - 14) : d.start], re.I)
    ]
    chosen = (on or found)[:1]
    return _said(chosen[0]) if chosen else None


def signed_on(text: str, body: int) -> Said | None:
    """The day beside the signature: `Dated: May 3, 2024`, `this 3rd day of May, 2024`; the last before the certificate."""
    stop = service_start(text)
    start = max(body, stop - 9000)
    found: list[dates.Written] = []
    for d in _days(text, start, stop):
        before = text[max(0, d.start - 60) : d.start]
        line = before.rsplit("\n", 1)[-1]
        if (
            _DATED.search(before)
            and not re.search(
                r"\b(?:letter|e-?mail|contract|agreement|memo\w*|report|order|patent)\s+dated\s*$",
                before,
                re.I,
            )
            or _ALONE.match(line)
            and _ALONE.match(re.split(r"\n|\s{4}(?=\S)", text[d.end : d.end + 60])[0])
            and d.start > stop - 4000
        ):
            found.append(d)
    return _said(found[0]) if found and found[0].start > stop - 9000 else None


def filed_on(text: str, body: int, stamp: Stamp | None, court_end: int = 0) -> Said | None:
    """The day of this paper's filing: its stamp, a "Filed:" line of its head, else its own signature date."""
    if stamp and stamp.filed_on:
        return stamp.filed_on
    for d in _days(text, 0, min(len(text), max(body, 1500))):
        before = text[max(0, d.start - 100) : d.start]
        if _FILED.search(before) or (d.start < _HEADER and _PORTAL.search(before)):
            return _said(d)
    return (
        _under_court(text, court_end)
        or _under_number(text)
        or _alone(text)
        or _of_entry(text)
        or signed_on(text, body)
        or _certified_filing(text)
    )


_FILES = re.compile(
    r",?\s{1,3}(?:I\s{1,3}|the\sforegoing\s[^.]{0,60})?(?:caused\s[^.]{0,60})?(?:was\s{1,3})?electronically\s{1,3}(?:filed|submitted)",
    re.I,
)


def _certified_filing(text: str) -> Said | None:
    """The day on which a certificate says that the paper itself was electronically filed."""
    start = service_start(text)
    for d in _days(text, start, min(len(text), start + 600)):
        if _FILES.match(text, d.end):
            return _said(d)
    return None


_HEADER = 4000  # characters in which a portal's words for the entry end


def _alone(text: str) -> Said | None:
    """A day in figures alone on its line, as publishers print it under the number."""
    m = _ISO.search(text, 0, 1500)
    if not m:
        return None
    a, b, c = m["day"].split("-")
    edtf = m["day"] if len(a) == 4 else f"{c}-{a}-{b}"
    return Said(edtf, m.start("day"), m.end("day")) if dates.is_day(edtf) else None


_UNDER_NUMBER = re.compile(  # `No. 06-1181.`, the court's name or nothing, then the day, each on a line of its own
    r"^[ \t]*(?:(?:Civil|Case|Civ\.|C\.\s?A\.|CIVIL|CASE|Action|No\.|Nos\.|CIV\.)[ .]{0,2}){1,4}(?:\d\d C \d{3,5}|[\w:–-]{4,26})[^\n]{0,16}\n\s{0,4}"
    r"(?:United States (?:District Court|Court of Appeals)[^\n]{0,60}\n\s{0,3}(?:Federal Circuit\.?[ \t]*\n\s{0,3})?)?(?P<day>[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})\.?[ \t]*$",
    re.M,
)


def _under_number(text: str) -> Said | None:
    """A day alone on the line under the number, as publishers of decisions print it."""
    m = _UNDER_NUMBER.search(text, 0, 2000)
    day = next(iter(_days(text, m.start("day"), m.end("day"))), None) if m else None
    return _said(day) if day else None


def _of_entry(text: str) -> Said | None:
    """The day on which a portal's words for the entry say that the judge signed it."""
    if not _BY.search(text, 0, _HEADER):
        return None
    dashed = _DASHED.search(text, 0, _HEADER)
    day = dates.parse(dashed["day"].replace("-", "/")) if dashed else None
    if dashed and day and text.find("COURT", 0, dashed.start()) < 0:
        return Said(day.edtf, dashed.start("day"), dashed.end("day"))
    for d in _days(text, 0, min(len(text), _HEADER)):
        if _SIGNED.search(text[max(0, d.start - 90) : d.start]) and text.find("COURT", 0, d.start) < 0:
            return _said(d)
    return None


_BY = re.compile(r"\b[Bb]y\s(?:Judge|JUDGE|Magistrate|Hon|Chief|Senior|District)")


_DASHED = re.compile(r"\b[Bb]y\s[A-Z][^\n]{3,70}\son\s(?P<day>\d{1,2}-\d{1,2}-\d{2,4})\b")


def _under_court(text: str, court_end: int) -> Said | None:
    """A day alone on the line under the court's name, as publishers of decisions print it."""
    m = re.compile(r"[^\n]{0,40}\n\s{0,20}(?P<day>[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})\.?[ \t]*\n").match(
        text, court_end
    )
    day = next(iter(_days(text, m.start("day"), m.end("day"))), None) if m else None
    return _said(day) if day else None
