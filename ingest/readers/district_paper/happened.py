"""Dated facts that a paper states: hearings, filings, grants."""

import re
from bisect import bisect_left

from ingest.readers.complaint.cast import Cast
from ingest.readers.complaint.happenings import KINDS
from ingest.readers.complaint.in_suit import Suit
from ingest.readers.front import Front
from ingest.readers.paragraphs import Pleading
from ingest.readers.sentences import sentences, without_stop
from law import dates
from law.said import Said

_KINDS = (
    ("hearing", r"\bcame\s(?:on\s)?(?:before|for)\b[^.;]{0,60}|\b(?:argument|hearing)\swas\shad\b|\b(?:held|conducted|heard)\b[^.;]{0,80}\b(?:hearing|argument|trial|conference)\b|\b(?:hearing|oral\sargument)\s(?:[^.;]{0,80}\swas\s)?(?:was\s)?(?:held|heard|took\splace)\b"),
    ("amended_complaint_filed", r"\bfiled\b[^.;]{0,60}\bamended\s(?:\w+\s)?complaint\b|\bamended\scomplaint\s(?:was\s)?filed\b"),
    ("complaint_filed", r"\bfiled\s(?:(?!motion|petition|brief|notice|answer|stipulation|response)[\w’']+,?\s){0,6}?(?:complaint|this\s(?:action|suit|case|lawsuit)|suit)\b|\b(?:this|these|first|instant|present)\s(?:actions?|suits?|cases?|lawsuits?)\s(?:was|were)\sfiled\b|\bcomplaint\b(?:\sof\s[^;]{3,90}?)?,?\s(?:was\s)?(?:filed|dated)\b|\b(?:brought|commenced|initiated)\s(?:this|these|the\s(?:instant|present))\s(?:actions?|suits?|cases?|lawsuits?)\b|\bsued\b(?:(?!\bissued\b|\bpatents?\b|\bgranted\b)[^;]){0,200}\Z"),
    ("petition_filed", r"\bfiled\b[^.;]{0,90}\bpetitions?\s(?:for|requesting|seeking)\b|\bpetitioned\b"),
    ("application_filed", r"\bapplications?\b[^.;]{0,60}\bfiled\b|\bfiled\b[^.;]{0,40}\bapplications?\b|\bpatent\b[^;]{0,160}\bwas\sfiled\b"),
    ("patent_issued", r"\bissue\sdate\b|\bissued\s(?:[^.;]{0,20}\s)?(?:U\.S\.|United\sStates)\sPatent|\b(?:patents?|reissue)\b(?:(?!\border\b|\bopinion\b|\bdecision\b)[^.;]){0,120}?\b(?:issued|granted\s(?:on|to))\b|\b(?:PTO|Patent\sOffice|USPTO|Trademark\sOffice)\b[^.;]{0,60}\bissued\b[^.;]{0,60}\bpatent\b"),
    ("other", r"\b(?:filed|submitted|moved)\b[^.;()]{0,80}\b(?:motions?|answers?|response|reply|briefs?|counterclaims?|notice|opposition|objections?|stipulation)\b"
              r"|\b(?:motion|answer|response|reply|petition|stipulation)\b[^.;()]{0,40}\b(?:was|were)\s(?:also\s)?(?:filed|granted|denied)\b"
              r"|\b(?:issued|entered)\b[^.;()]{0,60}\b(?:order|opinion|decision|judgment)\b|\b(?:Board|PTAB|PTO)\b[^.;()]{0,60}\b(?:instituted|cancelled|canceled)\b"
              r"|\b(?:order|judgment)\b[^;()]{0,240}\bentered\b|\bcounterclaimed\b|\bjury\b[^.;()]{0,40}\b(?:returned|verdict)\b"),
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
_MOST = 80
_LONG = 400  # characters of a sentence beyond which only the clause of the date is the title
_ROW = 140  # characters of a row of a schedule
_AT_AN_HOUR = re.compile(r",?\s(?:at\s)?\d{1,2}(?::\d\d)?\s?[ap]\.?m\b", re.I)
_TOOK_PLACE = re.compile(
    r"\b(?:was|were|had|has|held|sold|sent|wrote|met|told|took|made|gave|began|came|\w{3,}ed)\b"
)
_AT = re.compile(
    r"\b(?:on|of|in|since|until|dated|entered|filed|issued|about|around|decided|day)\s(?:or\sabout\s|this\s)?\Z|\bdated\s(?:as\sof\s)?\Z",
    re.I,
)
_REPORTED = re.compile(r"[^.;]{0,30}\)|[\s,(]{0,3}(?:\d+\sF\.|WL\b|U\.S\.C)")
_FORMAL = re.compile(
    r"\A\W{0,6}(?:(?:SO\s)?ORDERED|[Oo]rdered|SIGNED|DATED?\b|ENTERED|Entered|DONE|Done|Dated|IT\sIS|Signed|Respectfully|Filed|Executed)",
)
_SIGNED = re.compile(
    r"\b(?:SIGNED|Signed|ENTERED|Entered|DATED|Dated|ORDERED|Ordered|DONE|Done)[^.;]{0,60}\bthis\s{1,3}\Z"
)
_PAGE_NUMBERS = re.compile(r"(?:\b\d{1,2}\s){4}")
_SET = re.compile(r"\b(?:hearing|trial|conference)\b", re.I)
_DUE = re.compile(
    r"\b(?:no\slater\sthan|on\sor\sbefore|by|due|until|through|before|after|within|deadline\w*)\s{1,3}(?:\w+\s){0,2}\Z",
    re.I,
)
_BELIEF = re.compile(r"\b(?:on|upon)\sinformation\sand\sbelief\b", re.I)


def read(pleading: Pleading, head: Front, suit: Suit, cast: Cast) -> list[dict[str, Said | None]]:
    """One event a date whose sentence says what happened; a date in a citation is none."""
    text = pleading.text
    if not _YEAR.search(text):
        return []
    found: list[dict[str, Said | None]] = []
    names = tuple(str(p.name.value) for p in head.parties)
    patents = _Named(suit)
    for start, end in sentences(text, 0, len(text), names):
        start = _past(pleading, start, end, head.body)
        if end - start > 2400 or len(found) >= _MOST or start >= end:
            continue
        since = start
        for day in dates.find(text, start, end):
            kind = _happened(text, start, end, day)
            if kind and not patents.of_reference(start, day):
                found.append(_event(pleading, suit, cast, (start, end), since, day, kind))
            since = day.end
    return found


_STAMPED = re.compile(
    r"\b(?:Case|Document|Doc)\b[^;]{0,60}\b(?:Filed|Entered)(?:\son)?:?\s\Z|\b(?:Filed|Entered)\s(?=\Z)"
)


def _happened(text: str, start: int, end: int, day: dates.Written) -> str:
    """What happened on a date, in the vocabulary of events; empty for citations, deadlines and signatures."""
    before = text[max(start, day.start - 100) : day.start]
    if _CITED.search(before[-50:]) or re.fullmatch(r"\d{4}(?:/\d{4})?~?", day.edtf):
        return ""
    if text[day.start].isdigit() and _STAMPED.search(before):
        return ""
    planned = _PLANNED.search(before)
    if planned:
        appointed = _SET.search(text, start, day.start) and not _DUE.search(before)
        plain = end - start < _LONG and not _PAGE_NUMBERS.search(text, start, end)
        return "hearing" if appointed and plain else ""
    if end - start < _ROW and _SET.search(text, start, end) and _AT_AN_HOUR.match(text, day.end):
        return "hearing"  # a row of a schedule
    kind = _kind(text, start, end, day) if dates.is_day(day.edtf) else ""
    if kind or end - start > 700:
        return kind
    stated = _AT.search(before) and _TOOK_PLACE.search(text, start, end)
    if (
        _SIGNED.search(before)
        or not stated
        or _REPORTED.match(text, day.end)
        or _FORMAL.match(text[start:end])
    ):
        return ""
    return next((name for name, words in KINDS if name in _SAFE and words.search(text, start, end)), "other")


_SAFE = {"company_established", "product_released", "alleged_notice", "meeting", "hearing"}


class _Named:
    """Where patents are named, in the text's order: those in suit and those that are not."""

    def __init__(self, suit: Suit) -> None:
        self.others = sorted((w.start, w.end) for w in suit.others if w.kind == "grant")
        self.own = sorted(m for p in suit.patents for m in p.mentions)

    def of_reference(self, start: int, day: dates.Written) -> bool:
        """Whether the patent named last before the date is one that is not in suit: the date is that reference's own."""
        other, own = (self._last(spots, start, day.start) for spots in (self.others, self.own))
        return other > own and day.start - other < 80

    @staticmethod
    def _last(spots: list[tuple[int, int]], start: int, before: int) -> int:
        at = bisect_left(spots, (before,)) - 1
        return spots[at][1] if at >= 0 and spots[at][0] >= start else 0


def _event(
    pleading: Pleading, suit: Suit, cast: Cast, s: tuple[int, int], since: int, day: dates.Written, kind: str
) -> dict[str, Said | None]:
    """The event of a date; of a long sentence the title is the clause that ends in the date."""
    text = pleading.text
    start, end = s
    if end - start > _LONG:
        stop = re.compile(r"[;]|\.\s").search(text, day.end, end)
        start, end = since, stop.start() if stop else end
    lead = _MARKS.match(text, start)
    title = pleading.flow.words(*without_stop(text, lead.end() if lead else start, end))
    believed = _BELIEF.search(text, *s)
    row: dict[str, Said | None] = {
        "on": pleading.flow.said(day.edtf, day.start, day.end),
        "title": title,
        "kind": title.as_(kind),
        "modality": title.as_("believed" if believed else "stated"),
    }
    named = suit.named(pleading, start, end) if kind in ("patent_issued", "application_filed") else []
    before = [n for n in named if n[2] <= day.start]
    if len({p.number for p, _, _ in named}) == 1:
        row["patent"] = pleading.flow.said(named[0][0].number, *named[0][1:])
    elif before:
        row["patent"] = pleading.flow.said(before[-1][0].number, *before[-1][1:])
    if kind not in _OF_NO_PARTY:
        row["party"] = _party(pleading, cast, start, end)
    return row


_OF_NO_PARTY = {"patent_issued", "application_filed", "complaint_filed", "hearing", "service"}


def _party(pleading: Pleading, cast: Cast, start: int, end: int) -> Said | None:
    """The company that the title names first, where it is one."""
    for a, b, who in cast.find(pleading.text, start, end):
        one = who[0] if len(who) == 1 else cast.one(pleading.text[a:b])
        return pleading.flow.said(cast.members[one].name, a, b) if one is not None else None
    return None


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
