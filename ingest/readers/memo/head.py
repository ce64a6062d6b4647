"""The head of a memo: number, caption, court, filing date, posture."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.readers.memo.outline import Item, Outline
from law import dates, dockets
from law.court_names import find_court
from law.said import Said

_CAPTION = re.compile(r"\bvs?\.?\s|\bIn re\b|\bMatter of\b", re.I)
_POSTURES = (  # what a sentence of the Core Dispute says the action is for
    ("anda", r"\bANDA\b|Abbreviated New Drug Application|Hatch-Waxman|271\(e\)\(2\)"),
    ("itc_337", r"Section 337|Tariff Act|exclusion order|19 U\.?S\.?C\.? §+ ?1337"),
    ("dj_noninfringement", r"declarat\w{1,6}(?:\s+\w{1,14}){0,3}[^.]{0,120}?(?:does not infring\w*|do not infring\w*|not infring\w*|non-?infring\w*)|seeks?[^.]{0,80}?declar\w{1,6}[^.]{0,60}non-?infring\w*"),
    ("dj_invalidity", r"declarat\w{1,6}[^.]{0,160}?\b(?:invalid\w*|unpatentab\w*|unenforceab\w*)"),
    ("infringement", r"infring\w*"),
)  # fmt: skip


class Head(NamedTuple):
    """What the first lines and the Case Identification line give."""

    court: Said | None
    docket_number: Said | None
    number_as_printed: Said | None
    other_numbers: list[Said]
    filed_on: Said | None
    caption: Said | None
    judges: list[Said]


def read_head(outline: Outline, identification: Item | None, labelled: Sequence[Item] = ()) -> Head:
    """The heading's number is the present one; that of the Case Identification line is what the analysed paper carries.
    `labelled` are lines that tell court, number and day of filing one by one, where there is no such line."""
    text, top = outline.text, _top(outline)
    told = {
        t: i for t in ("Case Number", "Court", "Filed") for i in labelled if i.topic == t and i.body < i.end
    }
    line, court_line, day_line = (
        _span(identification or told.get(topic)) for topic in ("Case Number", "Court", "Filed")
    )
    court = find_court(text, *court_line) or next(
        (c for i in top if (c := find_court(text, i.start, i.end))), None
    )
    court_id = court.court if court else ""
    heads = [n for i in top if i.topic not in _OF_OTHERS for n in _numbers(text, i.start, i.end, court_id)]
    line_numbers = list(_numbers(text, *line, court_id))
    number = next(iter(heads or line_numbers), None)
    others = {n.value: n for n in [*heads[1:], *line_numbers] if number and n.value != number.value}
    filed = list(dates.find(text, *day_line)) or [d for i in top for d in _filed(text, i)][:1]
    return Head(
        Said(court.court, court.start, court.end) if court else None,
        number,
        number.as_(text[number.start : number.end]) if number else None,
        list(others.values()),
        Said(filed[-1].edtf, filed[-1].start, filed[-1].end) if filed else None,
        _caption(outline, top),
        _judges(text, top, line, court_id),
    )


def _top(outline: Outline) -> list[Item]:
    """The lines over the first section."""
    first_section = outline.sections[0].heading.start if outline.sections else len(outline.text)
    top = [i for i in outline.items[:14] if i.form in ("heading", "paragraph", "row")]
    return [i for i in top if i.end < first_section]


def _numbers(text: str, start: int, end: int, court: str) -> Iterator[Said]:
    """The docket numbers that a line prints."""
    for n in dockets.find(text[start:end], court=court):
        yield Said(n.text, start + n.start, start + n.end)


def _caption(outline: Outline, top: list[Item]) -> Said | None:
    """The short line that names both sides, or the matter."""
    named = (
        outline.all_of(i) for i in top if _CAPTION.search(words := outline.words(i)) and len(words) < 250
    )
    return next(named, None)


_OF_OTHERS = frozenset({"Key Procedural History", "Core Dispute"})  # lines that name other cases too
_FILED = re.compile(r"\b(?:filed|filing date|date filed)\b(?:\s(?:on|in))?\W{1,5}(?=[A-Z0-9])", re.I)


def _filed(text: str, item: Item) -> list[dates.Written]:
    """The day right behind the word `Filed` in a line of the heading."""
    m = _FILED.search(text, item.start, item.end)
    day = next(dates.find(text, m.end(), item.end), None) if m else None
    return [day] if m and day and day.start == m.end() else []


def _span(item: Item | None) -> tuple[int, int]:
    return (item.body, item.end) if item else (0, 0)


_NO_TITLE = re.compile(r"\W*(?:DCT|ITC|CAFC|PTAB)?\W*\Z")
_NAMES_A_MATTER = re.compile(r"\bvs?\.?\s|\s/\s|\|")


def read_title(outline: Outline) -> Said | None:
    """The first line, where it is neither the forum nor the caption nor the number: `Memorandum - Complaint Analysis`."""
    first = next((i for i in outline.items if i.form != "blank"), None)
    starts = outline.sections[0].heading.start if outline.sections else 0
    if first is None or first.end >= starts:
        return None
    words = outline.words(first)
    if not words.isupper() and (first.form != "heading" or first.label):
        return None
    if _NO_TITLE.match(words) or _NAMES_A_MATTER.search(words) or next(iter(dockets.find(words)), None):
        return None
    return outline.all_of(first)


def _judges(text: str, top: list[Item], line: tuple[int, int], court: str) -> list[Said]:
    """The initials behind the number, as courts print whose case it is."""
    found: dict[str, Said] = {}
    for start, end in [*((i.start, i.end) for i in top), line]:
        for n in dockets.find(text[start:end], court=court):
            at = start + n.stop
            for initials in n.initials if n.forum == "district" else ():
                behind, at = at, text.find(initials, at, end)
                if at < 0 or "," in text[behind:at]:  # `-CEH, M.D. Fla.`: what follows a comma is the court
                    break
                found.setdefault(initials, Said(initials, at, at + len(initials)))
                at += len(initials)
    return list(found.values())


_SAYS = re.compile(
    r"\b(?:infring\w*|practic(?:es?|ing)\s(?:an?|the|two|three|several)\s[^.]{0,40}\b(?:patents?|patented)\b)",
    re.I,
)


def read_postures(outline: Outline, items: list[Item], court: Said | None = None) -> list[Said]:
    """What the action is for, from the Core Dispute; several where several declarations are sought. A complaint to the
    Trade Commission is one under section 337."""
    if court is not None and court.value == "itc":
        return [court.as_("itc_337")]
    for item in items:
        found = [
            Said(kind, m.start(), m.end())
            for kind, words in _POSTURES
            if (m := re.compile(words, re.I).search(outline.text, item.start, item.end))
        ]
        if found:
            special = [s for s in found if s.value != "infringement"]
            declaratory = [s for s in special if str(s.value).startswith("dj_")]
            return declaratory or special[:1] or found[:1]
    practised = (m for i in items if (m := _SAYS.search(outline.text, i.start, i.end)))
    return [Said("infringement", m.start(), m.end()) for m in practised][:1]
