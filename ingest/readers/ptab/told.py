"""What sentences say of a patent under review, looked for where the paper names it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from ingest.readers.sheet import Sheet
from law import dates
from law.said import Said

DATE = r"(?P<on>(?:[A-Z][a-z]{2,8}\.?\s{1,12}\d{1,2}\s?,\s{1,12}\d{4})|\d{1,2}/\d{1,2}/\d{4})"
_GO_ON = r"(?:[^.;]|(?<=U\.S)\.|(?<=No)\.|(?<!U\.S)(?<!No)\.(?!\s{1,12}(?!It\s)[A-Z][a-z]))"  # of one sentence, and "It …" after it
_MENTIONS = 400  # of one patent that are asked what they say of it
_SERIAL = r"(?:U\.?S\.?\s{1,3})?(?:Patent\s{1,3})?Appl(?:ication|\.)?\s{1,3}(?:Serial\s{1,3})?Nos?\.\s{1,3}(?P<number>\d\d/\d{3},?\d{3})"


@dataclass(frozen=True)
class Mentions:
    """The places where the paper names one patent: by `name`, a pattern of its number and short form."""

    sheet: Sheet
    name: str
    places: tuple[int, ...]

    def first(self, pattern: str) -> "re.Match[str] | None":
        """The first match of a pattern at one of the places; `NAME` stands for the patent's name."""
        wanted = re.compile(pattern.replace("NAME", self.name).replace("GO_ON", _GO_ON), re.I)
        return next((m for at in self.places if (m := wanted.match(self.sheet.flat, at))), None)

    def day(self, m: "re.Match[str] | None") -> Said | None:
        """The day that a match prints."""
        on = m and dates.parse(m["on"])
        return self.sheet.group(m, "on", on.edtf) if m and on and dates.is_day(on.edtf) else None


def told(sheet: Sheet, number: str) -> dict[str, object]:
    """Title, dates and application number as sentences about this patent state them."""
    name = _mention(number)
    found = re.compile(name, re.I).finditer(sheet.flat)
    mentions = Mentions(sheet, name, tuple(m.start() for m in islice(found, _MENTIONS)))
    serial, filed = _application(mentions)
    return {
        "title": _title(mentions),
        "issued_on": _issued(mentions),
        "application_number": serial,
        "filed_on": filed or _filed(mentions),
        "priority_on": _priority(mentions),
    }


def _mention(number: str) -> str:
    """The patent as prose names it: its number, or its last three digits with the word patent."""
    digits = re.sub(r"\D", "", number)
    full = ",?".join([digits[max(0, i - 3) : i] for i in range(len(digits), 0, -3)][::-1])
    return rf"(?:{full}(?:\s[A-Z]\d)?(?:\s?\([^()]{{0,60}}\))?|'\s?{digits[-3:]}\s{{1,3}}patent)"


def _title(mentions: Mentions) -> Said | None:
    m = mentions.first(
        r"NAME(?:,?\s{1,12}(?:is\s{1,12})?(?:en)?titled,?\s{1,12}|\s{0,3}\n[\s•▪*-]{0,14}(?=\"(?-i:[A-Z]))|,\s{1,12}(?=\"(?-i:[A-Z])))\"(?P<title>[^\"]{4,300}?),?\""
    )
    said = mentions.sheet.group(m, "title") if m else None
    return said.as_(str(said.value).rstrip(" .,")) if said else None


def _issued(mentions: Mentions) -> Said | None:
    return mentions.day(
        mentions.first(
            r"NAME,?\s{1,3}(?:\([^()]{0,80}\),?\s{0,3})?(?:GO_ON{0,300}?[\s(])?(?:re)?(?:issued|granted)"
            rf"(?:\s{{1,12}}on)?\s{{1,12}}(?:[^.;\d]{{0,40}}?\s)?{DATE}"
        )
    )


def _application(mentions: Mentions) -> tuple[Said | None, Said | None]:
    """The serial number of the patent's own application, and the day on which it was filed."""
    for m in _serials(mentions):
        number = mentions.sheet.group(m, "number", m["number"].replace(",", ""))
        if "on" in m.groupdict():
            return number, mentions.day(m)
        on = re.compile(r"filed\s{1,3}(?:on\s{1,3})?" + DATE).search(
            mentions.sheet.flat, m.start("rest"), m.end()
        )
        return number, mentions.day(on)
    return None, None


def _serials(mentions: Mentions) -> Iterator["re.Match[str]"]:
    issued_from = mentions.first(
        rf"NAME{_GO_ON}{{0,320}}?\s(?:from|as|on|filed\s+as)\s{{1,3}}{_SERIAL}(?P<rest>[^.;]{{0,80}})"
    )
    if issued_from:
        yield issued_from
    its = mentions.first(
        rf"NAME{_GO_ON}{{0,200}}?\.\s{{1,12}}Its\s{{1,12}}application,?\s{{1,12}}(?:Serial\s{{1,3}})?No\.\s{{1,3}}(?P<number>\d\d/\d{{3}},?\d{{3}}),?"
        rf"\s{{1,12}}(?:was\s{{1,3}})?filed\s{{1,12}}(?:on\s{{1,12}})?{DATE}"
    )
    if its:
        yield its


def _filed(mentions: Mentions) -> Said | None:
    return mentions.day(
        mentions.first(rf"NAME{_GO_ON}{{0,160}}?\s(?:was\s{{1,3}})?filed\s{{1,3}}(?:on\s{{1,3}})?{DATE}")
    )


def _priority(mentions: Mentions) -> Said | None:
    m = mentions.first(
        rf"NAME{_GO_ON}{{0,320}}?\bclaims\s{{1,3}}(?:the\s{{1,3}}benefit|priority){_GO_ON}{{0,200}}?filed\s{{1,3}}(?:on\s{{1,3}})?{DATE}"
    )
    return mentions.day(m or _stated_priority(mentions))


def _stated_priority(mentions: Mentions) -> "re.Match[str] | None":
    """`the priority date is …`, `the earliest date to which the patent could be entitled is …`."""
    forms = (
        r"\bpriority\s{1,3}date\s{1,3}"
        rf"(?:of\s{{1,3}}(?:the\s{{1,3}}{mentions.name}\s{{1,3}}(?:is|of)\s{{1,3}})?|is\s{{1,3}}){DATE}",
        rf"\bearliest\s{{1,3}}date\s{{1,3}}to\s{{1,3}}which\s[^.;]{{3,80}}?\sentitled\s{{1,3}}is\s{{1,3}}{DATE}",
        rf"\bearliest\s{{1,3}}priority\s{{1,3}}claim\s{{1,3}}is\s[^.;]{{3,120}}?\sfiled\s{{1,3}}(?:on\s{{1,3}})?{DATE}",
    )
    found = (re.compile(form, re.I).search(mentions.sheet.flat) for form in forms)
    return next((m for m in found if m), None)
