"""Dated facts that a paper states: hearings, filings, grants."""

import re

from ingest.readers.complaint.in_suit import Suit
from ingest.readers.front import Front
from ingest.readers.paragraphs import Pleading
from ingest.readers.sentences import sentences, without_stop
from law import dates
from law.said import Said

_KINDS = (
    ("hearing", r"\b(?:held|conducted|heard)\b[^.;]{0,80}\b(?:hearing|argument|trial|conference)\b|\b(?:hearing|oral\sargument)\s(?:[^.;]{0,80}\swas\s)?(?:was\s)?(?:held|heard|took\splace)\b"),
    ("amended_complaint_filed", r"\bfiled\b[^.;]{0,60}\bamended\s(?:\w+\s)?complaint\b|\bamended\scomplaint\s(?:was\s)?filed\b"),
    ("complaint_filed", r"\bfiled\s(?:(?!motion|petition|brief|notice|answer|stipulation|response)[\w’']+,?\s){0,6}?(?:complaint|this\s(?:action|suit|case|lawsuit)|suit)\b|\bcomplaint\s(?:was\s)?filed\b|\b(?:brought|commenced|initiated)\s(?:this|the\s(?:instant|present))\s(?:action|suit|case|lawsuit)\b|\bsued\b[^.;]{0,40}\Z"),
    ("petition_filed", r"\bfiled\b[^.;]{0,90}\bpetitions?\s(?:for|requesting|seeking)\b|\bpetitioned\b"),
    ("application_filed", r"\bapplications?\b[^.;]{0,60}\bfiled\b|\bfiled\b[^.;]{0,40}\bapplications?\b"),
    ("patent_issued", r"\b(?:patents?|reissue)\b(?:(?!\border\b|\bopinion\b|\bdecision\b)[^.;]){0,120}?\b(?:issued|granted\s(?:on|to))\b|\b(?:PTO|Patent\sOffice|USPTO|Trademark\sOffice)\b[^.;]{0,60}\bissued\b[^.;]{0,60}\bpatent\b"),
    ("other", r"\b(?:filed|submitted|moved)\b[^.;()]{0,80}\b(?:motions?|answers?|response|reply|briefs?|counterclaims?|notice|opposition|objections?|stipulation)\b"
              r"|\b(?:motion|answer|response|reply|petition|stipulation)\b[^.;()]{0,40}\b(?:was|were)\s(?:also\s)?(?:filed|granted|denied)\b"
              r"|\b(?:issued|entered)\b[^.;()]{0,60}\b(?:order|opinion|decision|judgment)\b|\b(?:Board|PTAB|PTO)\b[^.;()]{0,60}\b(?:instituted|cancelled|canceled)\b"
              r"|\b(?:order|judgment)\b[^.;()]{0,40}\bentered\b|\bjury\b[^.;()]{0,40}\b(?:returned|verdict)\b"),
    ("service", r"\b(?:was|were)\sserved\s(?:with|on)\b|\bserved\s(?:the\s)?(?:complaint|summons)\b"),
)  # fmt: skip
_RULES = tuple((kind, re.compile(pattern.replace(r"\s", r"\s{1,3}"), re.I)) for kind, pattern in _KINDS)
_PLANNED = re.compile(
    r"\bAt\s[A-Z][^.;]{3,40}\bthis\s{1,3}\Z|\b(?:scheduled|set|reset|continued|noticed)\b[^.;]{0,60}\Z|\bwill\b[^.;]{0,80}\Z|\b(?:no\slater\sthan|on\sor\sbefore|by|due|until|through)\s{1,3}\Z",
    re.I,
)
_CITED = re.compile(r"\((?:[^()]{0,40}\s)?\Z|\bCir\.\s\Z|\bDel\.\s\Z|\b(?:Tex|Cal|Va|Ill|Pa|Mass)\.\s\Z")
_MARKS = re.compile(
    r"[_=*\s-]*(?:\((?:D\.I\.|Dkt\.|ECF|Doc\.|See|Id\.)[^()]{0,60}\)\s)?(?:(?:[IVX]{1,5}\.\s)?[A-Z]{4,}(?:\s(?:AND|OF|&|[A-Z]{4,})){0,5}\s(?=[A-Z][a-z]))?"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MOST = 60


def read(pleading: Pleading, head: Front, suit: Suit) -> list[dict[str, Said | None]]:
    """One event a date whose sentence says what happened; a date in a citation is none."""
    text = pleading.text
    if not _YEAR.search(text):
        return []
    found: list[dict[str, Said | None]] = []
    names = tuple(str(p.name.value) for p in head.parties)
    for start, end in sentences(text, 0, len(text), names):
        start = _past(pleading, start, end, head.body)
        if end - start > 700 or len(found) >= _MOST or start >= end:
            continue
        for day in dates.find(text, start, end):
            cited = _CITED.search(text, max(start, day.start - 50), day.start)
            planned = _PLANNED.search(text, max(start, day.start - 100), day.start)
            kind = "" if cited or planned or not dates.is_day(day.edtf) else _kind(text, start, end, day)
            if kind:
                lead = _MARKS.match(text, start)
                title = pleading.flow.words(*without_stop(text, lead.end() if lead else start, end))
                on = pleading.flow.said(day.edtf, day.start, day.end)
                row: dict[str, Said | None] = {
                    "on": on,
                    "title": title,
                    "kind": title.as_(kind),
                    "modality": title.as_("stated"),
                }
                named = (
                    suit.named(pleading, start, end) if kind in ("patent_issued", "application_filed") else []
                )
                if len({p.number for p, _, _ in named}) == 1:
                    row["patent"] = pleading.flow.said(named[0][0].number, *named[0][1:])
                found.append(row)
    return found


def _past(pleading: Pleading, start: int, end: int, body: int) -> int:
    """Where the sentence is the paper's own text: a title may stand on the line it begins on; `end` where none of it is."""
    if pleading.flow.at(start) >= body:
        return start
    if pleading.flow.at(end - 1) < body or end - start > 2000:
        return end
    return next((i for i in range(start, end) if pleading.flow.at(i) >= body), end)


def _kind(flat: str, start: int, end: int, day: dates.Written) -> str:
    """What the clause of a date says happened: the nearest verb before it, else behind it."""
    clause = flat[max(start, day.start - 160) : day.start]
    near = [(m.end(), kind) for kind, rule in _RULES for m in rule.finditer(clause)]
    if near:
        at, kind = max(near, key=lambda n: n[0])
        return kind if len(clause) - at < 90 else ""
    behind = flat[day.end : min(end, day.end + 120)]
    after = [(m.start(), kind) for kind, rule in _RULES if (m := rule.search(behind))]
    return min(after)[1] if after else ""
