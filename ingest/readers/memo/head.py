"""The head of a memo: number, caption, court, filing date, posture."""

import re
from typing import NamedTuple

from ingest.readers.memo.outline import Item, Outline
from law import dates, dockets
from law.court_names import find_court
from law.said import Said

_CAPTION = re.compile(r"\bvs?\.?\s|\bIn re\b|\bMatter of\b", re.I)
_POSTURES = (  # what a sentence of the Core Dispute says the action is for
    ("anda", r"\bANDA\b|Abbreviated New Drug Application|Hatch-Waxman|271\(e\)\(2\)"),
    ("itc_337", r"Section 337|Tariff Act|exclusion order"),
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


def read_head(outline: Outline, identification: Item | None) -> Head:
    """The heading's number is the present one; that of the Case Identification line is what the analysed paper carries."""
    text = outline.text
    top = [i for i in outline.items[:14] if i.form in ("heading", "paragraph")]
    first_section = outline.sections[0].heading.start if outline.sections else len(text)
    top = [i for i in top if i.end < first_section]
    line = (identification.body, identification.end) if identification else (0, 0)
    court = find_court(text, *line) or next((c for i in top if (c := find_court(text, i.start, i.end))), None)
    court_id = court.court if court else ""
    heads = [
        Said(n.text, i.start + n.start, i.start + n.end)
        for i in top
        for n in dockets.find(text[i.start : i.end], court=court_id)
    ]
    line_numbers = [
        Said(n.text, line[0] + n.start, line[0] + n.end)
        for n in dockets.find(text[slice(*line)], court=court_id)
    ]
    number = next(iter(heads or line_numbers), None)
    others = {n.value: n for n in [*heads[1:], *line_numbers] if number and n.value != number.value}
    filed = list(dates.find(text, *line))
    caption = next(
        (outline.all_of(i) for i in top if _CAPTION.search(outline.words(i)) and len(outline.words(i)) < 250),
        None,
    )
    return Head(
        Said(court.court, court.start, court.end) if court else None,
        number,
        number.as_(text[number.start : number.end]) if number else None,
        list(others.values()),
        Said(filed[-1].edtf, filed[-1].start, filed[-1].end) if filed else None,
        caption,
        _judges(text, top, line, court_id),
    )


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


def read_postures(outline: Outline, items: list[Item]) -> list[Said]:
    """What the action is for, from the Core Dispute; several where several declarations are sought."""
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
    return []
