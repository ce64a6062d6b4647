"""The parts of a complaint: its counts, its prayer, where the signature begins."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from ingest.readers import lawyers
from ingest.readers.paragraphs import Heading, Pleading
from law.said import Said

_ORDINALS = [
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
]
_CARDINALS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_WORDS = {w: i for words in (_ORDINALS, _CARDINALS) for i, w in enumerate(words, start=1)}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_NUMBER = r"[IVXL]{1,7}|\d{1,2}|" + "|".join(_CARDINALS)
COUNT = re.compile(
    rf"\W{{0,4}}(?:[A-Z0-9]{{1,4}}\.\s)?(?P<words>(?:SUPPLEMENTAL\s|ADDITIONAL\s)?(?:COUNTER-?\s?CLAIM(?:\sCOUNT)?|COUNT|CLAIM|CAUSE\sOF\sACTION)\s(?:NO\.?\s)?(?P<after>{_NUMBER})\b|(?P<before>{'|'.join(_ORDINALS)})\s(?:COUNTER-?\s?CLAIM|COUNT|CLAIM|CAUSE)\b(?:\s(?:OF|FOR)\s(?:ACTION|RELIEF))?)",
    re.I,
)
UNNUMBERED = re.compile(
    r"\W{0,4}(?:[IVX]{1,5}\.\s|[A-Z]\.\s|\d\.\s)?(?P<words>COUNT\b|CAUSES?\sOF\sACTION|CLAIMS?\sFOR\s(?:RELIEF|PATENT|INFRINGEMENT)|(?:DIRECT\s|WILLFUL\s)?(?:PATENT\s)?INFRINGEMENT\s(?:OF|BY)\b.{0,120}|(?:CLAIM\sFOR\s)?PATENT\sINFRINGEMENT$|"
    r"(?:DECLARATORY\sJUDGMENT|DECLARATION)\s(?:OF|THAT)\b.{0,120})",
    re.I,
)
PRAYER = re.compile(
    r"\W{0,4}(?:[IVX]{1,6}\.\s|[A-Z]\.\s)?(?:PRAYERS?|REQUEST|DEMAND)S?\s(?:FOR\s)?(?:RELIEF|JUDGMENT)|\W{0,4}(?:[IVX]{1,6}\.\s)?RELIEF\s(?:REQUESTED|SOUGHT)|\W{0,4}(?:[IVX]{1,6}\.\s|[A-Z]\.\s)?PRAYER\b",
    re.I,
)
ASKS_RELIEF = re.compile(  # in the text as printed
    r"^[ \t*`\d]{0,40}(?:[IVXA-Z]{1,4}\.\s{1,8})?(?:(?:PRAYER|REQUEST|DEMAND)S?\s(?:FOR\s)?(?:RELIEF|JUDGMENT)|Prayer\sfor\sRelief|Request\sfor\sRelief|WHEREFORE,)\b(?![^\n]{0,80}\.{4})",
    re.M,
)
WHEREFORE = re.compile(r"(?:\d{1,3}\.\s)?\W{0,3}(?:WHEREFORE|THEREFORE),?\s(?=\S)", re.I)
_OTHER = re.compile(
    r"\W{0,4}(?:[IVX]{1,6}\.\s|[A-Z]\.\s)?(?:DEMAND|JURY|DAMAGES|WILLFUL|NOTICE|MARKING|EXCEPTIONAL|ATTORNEY|INJUNCT|RESERVATION|CONDITIONS\sPRECEDENT|ADDITIONAL|GENERAL|IRREPARABLE)",
    re.I,
)
_ENDS = re.compile(
    r"\W{0,4}(?:[IVX]{1,6}\.\s|[A-Z]\.\s)?(?:(?:DEMAND\sFOR\s|REQUEST\sFOR\s)?(?:A\s)?(?:TRIAL\sBY\s)?JURY\b|DEMAND\sFOR\s(?:A\s)?(?:JURY|TRIAL)|Respectfully\ssubmitted|Dated?\s?:|DATED\b|Date:|CERTIFICATE|VERIFICATION|This\s(?:the\s)?\d{1,2}(?:st|nd|rd|th)?\sday|/s/|By:|"
    r"(?:Pursuant\sto|Under|In\saccordance\swith)\s(?:Fed\.|Federal\s|FRCP|Rule\s38|Local\sRule)|Plaintiffs?(?:,\s[^.]{0,60},)?\s(?:hereby\s|respectfully\s)?(?:demands?|requests?)\s(?:a\s)?(?:trial\sby\s)?jury|OF\sCOUNSEL)",
    re.I,
)


MOST = 120  # counts of one complaint; beyond it "COUNT" heads no counts


@dataclass(frozen=True, slots=True)
class Count:
    """A count: its number (0 where none is printed) with the span of the words, its heading and its body in the running
    text, the numbers of its first and last paragraph with the spans of their digits."""

    number: int
    words: tuple[int, int]
    heading: tuple[int, int]
    start: int
    end: int
    paragraphs: tuple[tuple[int, tuple[int, int]], tuple[int, tuple[int, int]]]


def number_of(words: str) -> int:
    """`II`, `2`, `two`, `second` as 2; 0 for what is no number."""
    low = words.strip().casefold()
    if not low:
        return 0
    if low.isdigit():
        return int(low)
    if low in _WORDS:
        return _WORDS[low]
    total = 0
    values = [_ROMAN.get(c, 0) for c in words.strip().upper()]
    for here, after in zip(values, [*values[1:], 0], strict=True):
        total += -here if here < after else here
    return total if all(values) else 0


def counts(pleading: Pleading) -> list[Count]:
    """The counts, in order. Only numbered paragraphs make a count: a table of contents has none."""
    stop = prayer(pleading)[0]
    starts = _count_headings(pleading, numbered=True) or _count_headings(pleading, numbered=False)
    out: list[Count] = []
    starts = starts[:MOST]
    for k, (head, last, m) in enumerate(starts):
        until = starts[k + 1][0].start if k + 1 < len(starts) else stop
        end = min(until, _next_other(pleading, last, until))
        inside = pleading.within(last.end, end)
        if not inside:
            continue
        first, final = inside[0], inside[-1]
        printed = m.groupdict().get("after") or m.groupdict().get("before") or ""
        words = (head.start + m.start("words"), head.start + m.end("words"))
        title = (
            first.digits[0] if first.digits[0] - last.end < 400 else last.end
        )  # "(Infringement of …)" below it
        body = (first.number, first.digits), (final.number, final.digits)
        out.append(Count(number_of(printed), words, (head.start, title), title, end, body))
    return out


def _count_headings(pleading: Pleading, *, numbered: bool) -> list[tuple[Heading, Heading, re.Match[str]]]:
    """Each count's heading line, the last heading line that belongs to it, and the words that make it one."""
    found: list[tuple[Heading, Heading, re.Match[str]]] = []
    heads = pleading.headings
    first = pleading.paragraphs[0].digits[0] if pleading.paragraphs else len(pleading.text)
    for i, head in enumerate(heads):
        words = pleading.text[head.start : head.end]
        m = (COUNT if numbered else UNNUMBERED).match(words)
        if not m or head.start < first:
            continue
        if found and found[-1][1].start >= head.start:
            continue
        last = head
        for after in heads[i + 1 :]:
            between = pleading.text[last.end : after.start].strip()
            if (
                between
                or COUNT.match(pleading.text[after.start : after.end])
                or PRAYER.match(pleading.text[after.start : after.end])
            ):
                break
            last = after
        found.append((head, last, m))
    return found


def _next_other(pleading: Pleading, last: Heading, until: int) -> int:
    """Where a heading that belongs to no count ("JURY DEMAND", "DAMAGES") ends the last one."""
    first = bisect_right(pleading.headings, last.end, key=lambda h: h.start)
    for head in pleading.headings[first:]:
        if head.start >= until:
            break
        words = pleading.text[head.start : head.end]
        if _OTHER.match(words) and len(words) < 60:
            return head.start
    return until


_ASKS = re.compile(
    r"(?:Accordingly,\s)?[A-Z][^.;:]{0,90}?\b(?:requests?|prays?|asks?|demands?|seeks?)\b[^.;]{0,120}:\s?\Z|[A-Z][^.;:]{0,60}\b(?:requests?|prays?)\s(?:the\sfollowing\srelief|for\srelief|that\sthis\sCourt|for\sjudgment)",
    re.S,
)


def prayers(pleading: Pleading) -> list[tuple[int, int]]:
    """The stretches that ask for relief: the prayer, or each count's own "WHEREFORE" where no prayer stands for all."""
    begin, end = prayer(pleading)
    starts = [a for a, b in pleading.rows if WHEREFORE.match(pleading.text, a, min(b, a + 40))]
    if len(starts) < 2 or begin != starts[-1]:
        return [(begin, end)]
    stops = sorted([p.digits[0] for p in pleading.paragraphs] + [h.start for h in pleading.headings])
    cut = [(a, next((x for x in stops if x > a), end)) for a in starts[:-1]]
    return [*cut, (begin, end)]


def prayer(pleading: Pleading) -> tuple[int, int]:
    """`[start, end)` of the prayer for relief in the running text; both the text's end where there is none."""
    text = pleading.text
    first = pleading.paragraphs[0].digits[0] if pleading.paragraphs else 0
    begin = next(
        (
            h.start
            for h in reversed(pleading.headings)
            if h.start > first and PRAYER.match(text[h.start : h.end])
        ),
        None,
    )
    if begin is None:
        last = pleading.paragraphs[-1].digits[0] if pleading.paragraphs else 0
        begin = next((a for a, b in pleading.rows if a > last and _ASKS.match(text[a:b])), None)
    wherefore = [
        start
        for start, end in pleading.rows
        if start > first and WHEREFORE.match(text, start, min(end, start + 40))
    ]
    if begin is None:
        begin = wherefore[-1] if wherefore else len(text)
    elif wherefore and wherefore[-1] < begin and begin - wherefore[-1] > 4000:
        begin = wherefore[-1]
    end = len(text)
    for start, stop in pleading.rows:
        if start > begin and _ENDS.match(text, start, stop):
            end = start
            break
    return begin, end


_SIGNS = re.compile(
    r"[_\s]{0,80}[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]*){1,4}\s\((?:[A-Za-z.]{1,12}\s){0,3}(?:Bar|I\.?D\.?|SBN|BBO|ARDC|Atty\.?|Attorney|No\.|#)[^()]{0,24}\d{3,}\)|\W{0,3}(?:Respectfully\s(?:submitted|yours)|Dated?\b|/s/|By:|By\s(?:its|their|his|her)\s(?:undersigned\s)?(?:attorneys?|counsel)\b|Executed|This\s(?:the\s)?\d|OF\sCOUNSEL)|[^.;]{4,90}\b(?:LLP|L\.L\.P\.|P\.C\.|PLLC|P\.L\.L\.C\.|P\.A\.)\s?(?:\Z|\n|/s/|By)",
    re.I,
)


def signature(pleading: Pleading, body: int = 0) -> int:
    """Where the signature begins: behind the prayer, at "Dated", "Respectfully submitted", a firm's name or "/s/"; in a
    paper without prayer and numbered paragraphs behind `body`, the offset in the filing at which its text begins."""
    text = pleading.text
    begin = prayer(pleading)[0]
    after = pleading.paragraphs[-1].digits[0] if pleading.paragraphs else 0
    first = min(begin, after or begin)
    if body and not pleading.paragraphs and begin == len(text):
        first = next((a for a, _ in pleading.rows if pleading.flow.at(a) >= body), first)
    for i, (start, end) in enumerate(pleading.rows):
        if start > first and _SIGNS.match(text[start:end]):
            over = pleading.rows[i - 1]
            return over[0] if over[0] > first and lawyers.firm(text[slice(*over)]) else start
    return len(text)


_JURY = re.compile(
    r"(?:JURY\sTRIAL\s(?:IS\s)?(?:HEREBY\s)?(?:DEMAND|REQUEST)ED|DEMAND\sFOR\s(?:A\s)?(?:JURY\sTRIAL|TRIAL\sBY\sJURY|JURY)|JURY\sDEMAND(?:ED)?|(?:demands?|requests?)\s(?:that\s)?(?:a\s)?(?:trial\sby\s)?jury|TRIAL\sBY\sJURY\s(?:IS\s)?DEMANDED|(?:demands?|requests?)\s(?:a\s)?trial\sby\s(?:a\s)?jury)",
    re.I,
)
_CERTIFICATE = re.compile(
    r"^[ \t*]{0,40}(?:CERTIFICAT(?:E|ION)\sOF\sSERVICE|PROOF\sOF\sSERVICE|VERIFICATION|LOCAL\s(?:CIVIL\s)?RULE\s11\.2|(?:LIST\sOF\s)?EXHIBIT\s(?:[A-Z]|\d{1,2})\b|CERTIFICATION\sPURSUANT)",
    re.M,
)


def jury_demand(pleading: Pleading) -> Said | None:
    """Whether a jury is demanded, anywhere in the complaint (Fed. R. Civ. P. 38(b))."""
    m = _JURY.search(pleading.text)
    return pleading.flow.said(True, *m.span()) if m else None


def certificate(text: str, start: int) -> int:
    """Where the papers behind the signature begin: certificate, verification, exhibits."""
    m = _CERTIFICATE.search(text, start)
    return m.start() if m else len(text)
