"""The patents in suit: number, short form, title, dates, owner, asserted claims."""

import re

from ingest.readers.memo.claims import asserted, key_claims
from ingest.readers.memo.frame import Frame
from ingest.readers.memo.inventory import Chapter
from ingest.readers.reading import Tree
from law import dates
from law.said import Said

_TITLE = re.compile(
    r"[\"“](?P<quoted>[^\"”\n]{3,300}?),?[\"”]|\s[-–—:]\s(?P<bare>[A-Z][^\"“”\n(]{5,300}?)(?=\s*(?:\(|,\s+issued|\Z|\n))"
)
_ISSUED = re.compile(r"\b(?:issued?|granted|grant date|issue date)\b[^.;\n]{0,20}?(?=[A-Z0-9])", re.I)
_ROWS = (
    ("priority_on", re.compile(r"\bpriority\b", re.I)),
    ("issued_on", re.compile(r"\bissue|\bgrant", re.I)),
    ("filed_on", re.compile(r"\bapplication\b[^|\n]{0,60}\bfiled\b|\bfiling date\b|\bfiled (?:the )?(?:patent )?application", re.I)),
)  # fmt: skip
_POSSESSIVE = re.compile(
    r"\b(?P<who>Plaintiff|Defendant)s?[’']s?\s(?:\w+[ -]){0,3}?patents?\b(?!\s(?:application|infring))", re.I
)
_OWNED = re.compile(r"\bpatents?\b[^.;]{0,80}\b(?:owned by|assigned to|held by)\s", re.I)


def read_patents(frame: Frame) -> list[Tree]:
    """One entry per patent in suit, in the memo's order."""
    chapters = {m.number: c for c in frame.inventory.chapters for m in c.mentions}
    owner, rows = _owner(frame), _rows(frame)
    return [
        _patent(frame, number, chapters.get(number), rows.get(number, {})) | {"owner": owner}
        for number in frame.inventory.numbers
    ]


def _patent(frame: Frame, number: str, chapter: Chapter | None, rows: dict[str, Said]) -> dict[str, Tree]:
    first = frame.inventory.first.get(number)
    claims, specificity = asserted(frame, key_claims(chapter, frame)) if chapter else (None, None)
    return {
        "number": first.said if first else None,
        "short": frame.inventory.short(number),
        "title": _title(frame, chapter, number) if chapter else None,
        "issued_on": rows.get("issued_on") or (_issued(frame, chapter, number) if chapter else None),
        "priority_on": rows.get("priority_on"),
        "filed_on": rows.get("filed_on"),
        "claims": claims,
        "claims_specificity": specificity,
    }


def _stretches(chapter: Chapter, number: str, frame: Frame) -> list[tuple[int, int]]:
    """Where the heading and the identification line speak of this patent, and not yet of the next one."""
    spans = [(chapter.heading.start, chapter.heading.end)]
    spans += [(i.start, i.end) for i in chapter.items if i.topic.startswith("Patent Identification")]
    found = []
    for start, end in spans:
        marks = frame.inventory.mentions(start, end)
        own = next((m for m in marks if m.number == number), None)
        if own:
            later = [m.start for m in marks if m.start > own.start and m.number != number]
            found.append((own.end, min(later, default=end)))
    return found


def _title(frame: Frame, chapter: Chapter, number: str) -> Said | None:
    for start, end in _stretches(chapter, number, frame):
        m = _TITLE.search(frame.text, start, end)
        if m:
            group = "quoted" if m["quoted"] else "bare"
            said = frame.outline.said(m.start(group), m.end(group))
            return Said(str(said.value).rstrip(" ,."), said.start, said.end)
    return None


def _issued(frame: Frame, chapter: Chapter, number: str) -> Said | None:
    for start, end in _stretches(chapter, number, frame):
        m = _ISSUED.search(frame.text, start, end)
        when = next(dates.find(frame.text, m.start(), end), None) if m else None
        if when:
            return Said(when.edtf, when.start, when.end)
    return None


def _rows(frame: Frame) -> dict[str, dict[str, Said]]:
    """What the timeline says of each patent: the first row on its priority, its filing, its issue."""
    found: dict[str, dict[str, Said]] = {}
    for item in frame.outline.section("timeline"):
        key = next((key for key, words in _ROWS if words.search(frame.text, item.start, item.end)), None)
        when = (
            next(dates.find(frame.text, item.start, min(item.end, item.start + 60), years=True), None)
            if key
            else None
        )
        if key and when:
            for m in frame.inventory.mentions(item.start, item.end):
                found.setdefault(m.number, {}).setdefault(key, Said(when.edtf, when.start, when.end))
    return found


def _owner(frame: Frame) -> Said | None:
    """Whose the patents are, where the summary says so: "Defendant's patents", "patents owned by X"."""
    for item in frame.labelled("summary", "Core Dispute", "Key Procedural History", "Technical Context"):
        m = _POSSESSIVE.search(frame.text, item.start, item.end)
        side = frame.people.of(m["who"].lower()) if m else []
        several = (
            m is not None and frame.text[m.end("who") : m.end("who") + 1] == "s"
        )  # "Plaintiffs’" of one known
        if m and len(side) == 1 and side == frame.owner_side and not several:
            return Said(side[0].name.value, m.start(), m.end())
        m = _OWNED.search(frame.text, item.start, item.end)
        company = frame.company(m.end(), min(item.end, m.end() + 60)) if m else None
        if company and m and company.start == m.end():
            return company
    return None
