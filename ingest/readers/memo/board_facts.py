"""What a memo on a petition tells besides its grounds: other proceedings, experts, and the dated facts of its prose."""

import re
from collections.abc import Iterator

from ingest.readers.memo.outline import Item, Outline
from ingest.readers.ptab.witnesses import read_experts
from ingest.readers.reading import Tree
from ingest.readers.sentences import sentences
from ingest.readers.sheet import Sheet
from ingest.readers.suits import sides
from law import dates, dockets
from law.court_names import find_court
from law.said import Said

_TOLD = ("patent", "grounds", "construction", "contentions", "denial", "relief")  # sections of prose
_BEFORE = (  # the words right before a date say what happened on it; the first row that fits
    ("patent_issued", r"\b(?:issued?|issuance|grant(?:ed)?|reissued)(?:\s(?:on|of|dated))?\s\Z"),
    ("priority", r"\bpriority\b[^.;]{0,80}\s\Z"),
    ("application_filed", r"\b(?:application\b[^.;]{0,80}\bfiled|filing\sdate)(?:\s(?:on|of))?\s\Z"),
    (
        "related_case_filed",
        r"\b(?:complaint|suit|action)\b[^.;]{0,60}\bfiled(?:\son)?\s\Z|\bsued\b[^.;]{0,80}\son\s\Z",
    ),
    ("published", r"\bpublished(?:\s(?:on|in))?\s\Z"),
    ("hearing", r"\b(?:hearing|argument)\b[^.;]{0,60}\s\Z"),
)
_KIND = tuple((kind, re.compile(words, re.I)) for kind, words in _BEFORE)
_OF_THE_PATENT = frozenset({"patent_issued", "priority", "application_filed"})
_MOST = 8000  # characters of one item in which days are looked for
_OF_ART = re.compile(r"\bEx\.\s?1\d{3}|\bPrior Art\b", re.I)


def read_related(outline: Outline, own: str) -> Iterator[Tree]:
    """Other proceedings, with the sides and the court of those that are named."""
    seen = {own}
    for item in (
        *(outline.section("identification") or outline.section("summary")),
        *outline.section("denial"),
        *outline.section("contentions"),
    ):
        for n in dockets.find(outline.words(item)):
            if n.text in seen or item.label.startswith("Patent"):
                continue
            seen.add(n.text)
            said = Said(n.text, item.start + n.start, item.start + n.end)
            yield _proceeding(outline, item, said, n.forum)


def _proceeding(outline: Outline, item: Item, number: Said, forum: str) -> Tree:
    row: dict[str, Tree] = {
        "relation": number.as_("parallel_ptab" if forum == "ptab" else "parallel_district_court"),
        "docket_number": number,
    }
    if forum == "district":
        named = sides(outline.text, item.start, number.start)
        court = find_court(outline.text, number.end, min(item.end, number.end + 60))
        row["plaintiff"], row["defendant"] = (outline.said(*n) for n in named) if named else (None, None)
        row["court"] = Said(court.court, court.start, court.end) if court else None
    elif forum == "ptab":
        row["court"] = number.as_("ptab")
    return row


def read_memo_experts(outline: Outline) -> list[Tree]:
    """The experts that the memo names; one whose side it leaves out speaks for the petition it tells of."""
    rows = read_experts(Sheet(outline.text), None, 0)
    for row in rows:
        name = row["name"]
        row["side"] = row["side"] or (name.as_("petitioner") if isinstance(name, Said) else None)
    known = {str(row["name"].value) for row in rows if isinstance(row["name"], Said)}
    return rows + [one for one in _listed_experts(outline) if one["name"].value not in known]


_EXPERT = re.compile(
    r"(?P<name>(?:Dr|Prof|Professor|Mr|Ms|Mrs)\.?\s[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){1,3})(?:,[^,()\n]{2,40})?(?:\s\([^()\n]{3,20}\))?,?\sfor\s(?:the\s)?(?P<side>[Pp]etitioner|[Pp]atent [Oo]wner)"
)


def _listed_experts(outline: Outline) -> Iterator[dict[str, Said]]:
    """The experts of a section of theirs: `Dr. Helga Morrow for Petitioner (EX1003)`."""
    for item in outline.section("experts"):
        for m in _EXPERT.finditer(outline.text, item.start, item.end):
            side = m["side"].lower().replace(" ", "_")
            yield {"name": Said(m["name"], *m.span("name")), "side": Said(side, *m.span("side"))}


def read_dated(outline: Outline, patents: list[dict[str, Tree]]) -> list[dict[str, Tree]]:
    """The facts whose day the prose prints, each kind and day once; the days of prior art are its own."""
    found: dict[tuple[str, str], dict[str, Tree]] = {}
    only = patents[0]["number"] if len(patents) == 1 else None
    for item in (i for name in _TOLD for i in outline.section(name)):
        if item.form not in ("bullet", "paragraph") or _OF_ART.search(outline.words(item)):
            continue
        for start, end in sentences(outline.text, item.body, min(item.end, item.body + _MOST)):
            for when in dates.find(outline.text, start, end):
                kind = _kind(outline.text[max(start, when.start - 110) : when.start])
                if kind and dates.is_day(when.edtf):
                    on, title = Said(when.edtf, when.start, when.end), outline.said(start, end)
                    fact = {
                        "on": on,
                        "title": title,
                        "kind": title.as_(kind),
                        "modality": title.as_("stated"),
                    }
                    found.setdefault(
                        (kind, when.edtf), fact | ({"patent": only} if kind in _OF_THE_PATENT else {})
                    )
    return list(found.values())


def _kind(before: str) -> str:
    return next((kind for kind, words in _KIND if words.search(before)), "")


def issue_day(events: list[dict[str, Tree]]) -> Said | None:
    """The day of issue, where the prose gives one."""
    days = [e["on"] for e in events if e["kind"].value == "patent_issued"]
    return days[0] if len(days) == 1 else None


_ENTITLED = re.compile(
    r"\d{3}(?:\s{0,6}\([^()\n]{3,60}\))?(?:,\s{1,4}|\s{1,3}(?:-|–|—|:)\s{1,3}|:\s{1,3})(?:titled\s|entitled\s)?(?:[\"“](?P<quoted>[^\"“”\n]{3,200}?),?[\"”]|[*_]*(?P<bare>[A-Z][^.,\"\n]{5,150}?)[*_ ]*\.\s)"
)


def titled(outline: Outline, line: Item) -> Said | None:
    """The title right behind a patent's number."""
    m = _ENTITLED.search(outline.text, line.start, line.end)
    return outline.said(*m.span(m.lastgroup)) if m and m.lastgroup else None
