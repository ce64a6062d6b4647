"""The patents in suit: which of the numbers in a complaint are sued on, and the short forms that mean them.

A number is in suit where the complaint says it is infringed, not infringed, invalid or falsely marked, or calls it asserted.
Prior art, family members, prosecution citations, applications and registrations are not.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from ingest.readers.complaint.in_suit import MENTIONS, SHORT, Patent, Suit, find_mentions, find_pronouns
from ingest.readers.complaint.sections import Count
from ingest.readers.paragraphs import Pleading
from ingest.readers.sentences import sentences
from law import patents
from law.patents import Written

_DEFINED = re.compile(
    r"\s{0,2}(?:[BSE]\d?\s)?[,(\[]{0,2}\s?(?:hereinafter|hereafter|referred\sto\s(?:herein\s)?as|individually,?|collectively,?)?[\s,]{0,2}(?:the\s)?[“\"]?\s?(?:the\s)?(?:[“\"]\s?)?(?P<short>['’‘`´]{1,2}\s?(?:D|RE|PP)?(?:\d,\d{3}|\d{3,4})|(?:D|RE|PP)\s?['’‘`´]\d{3}|\d{3}|(?:D|RE|PP)\d{3})\b[”\"]?\s?(?:\w{2,10}\s)?[Pp]atent",
)
COLLECTIVE = re.compile(
    r"\(\s?(?:collectively|together|hereinafter|hereafter)?,?\s?(?:referred\sto\sas\s)?,?\s?(?:the\s)?[“\"]\s?(?:the\s)?(?P<term>[A-Z][^”\"]{2,40}?\s?[Pp]atents?(?:[-\s][Ii]n[-\s][Ss]uit|\sat\s[Ii]ssue)?|Patents?)[”\"]"
)
_FAMILY = re.compile(  # what a number is when these words stand before it
    r"prosecut|examiner|continuation|divisional|parent\s(?:application|patent)|claims?\spriority|priority\sto|provisional|related\sto\s(?:U\.S\.|the)|\bin\s(?:view|light)\sof\b|anticipat|obvious|"
    r"foreign\scounterpart|\bover(?:\sat\sleast)?(?=\s(?:U\.|US|United)|\s?\Z)|licen[sc]ed?\sunder|\bincorporates?\s(?:the\s(?:disclosures?|specifications?)\sof|by\sreference\s(?:the\s)?U)",
    re.I,
)
_AGAINST = re.compile(  # what it is wherever these stand beside it
    r"\b(?:is|are)\snot\s(?:\w+\s)?(?:asserted|at\sissue|in\ssuit)|\bprior\sart\b|\bcit(?:ed|es|ing|ation)\b|(?<!by\s)\breferences?\b|expired\spatent|also\sowns|previously\sasserted|trademark\s(?:registration|reg|no)|copyright\s(?:reg|no)|\bNDA\b\sNo|other\spatents",
    re.I,
)
_SUED = re.compile(
    r"infring|invalid|unenforceable|falsely|mark(?:s|ed|ing)\b|asserted\spatents?|patents?[\s-]in[\s-]suit|patents?\sat\sissue|\bassert|271|declarat|(?:prior\sto|before)\s(?:the\s)?expir",
    re.I,
)
_CONSTRUED = re.compile(
    r"\b(?:case|lawsuit|action|suit)\s(?:initially\s|originally\s)?(?:concerns|involve[sd]|relates\sto)\b|\bclaim\s(?:construction|terms?)\b|\bdisputed\s(?:claim\s)?terms?\b|\b(?:construction|meaning)\sof\b|\bterms?\s[“\"][^”\"]{1,80}[”\"]",
    re.I,
)
_BEFORE_SHORT = re.compile(r"(?:infring\w*|invalid\w*|mark(?:ed|ing|s))[^.;\n]{0,160}\Z", re.I)
_BEHIND_SHORT = re.compile(r"\s?\w{0,8}\s?[Pp]atent[^.;\n]{0,160}(?:infring|invalid|falsely)", re.I)
_COUNTED = re.compile(  # so many of them, no number of a patent
    r"\+?\s(?:\w+\s)?(?:units|copies|customers|users|dollars|shares|devices|products|people|subscribers|square|feet|vehicles|sales|downloads|employees|infringing|articles|times|installations|homes|stores|members)\b",
    re.I,
)
_OWNS = re.compile(
    r"\b(?:owns?|owner|assignee|assigned|exclusive\slicensee|right,?\stitle|duly\s(?:and\s(?:legally|lawfully)\s)?issued|holder|(?:duly|legally|lawfully|was|were)\s(?:\w+\s){0,3}issued)\b",
    re.I,
)
_NUMBERS_ONLY = re.compile(
    r"(?:U(?:nited\s)?\.?S(?:tates)?\.?|Patents?|Pat\.|Nos?\.?|Numbers?|and|[\s,;:&.()“”\"'’]|the|\d)*", re.I
)


MOST = 80  # different patents that one complaint speaks of; beyond it a list is no pleading
JUDGED = 12  # mentions of one patent whose sentences are asked whether it is sued on


def read(pleading: Pleading, counts: Iterable[Count], stop: int, *, defined: bool = False) -> Suit:
    """The patents in suit of a pleading, up to `stop` (the signature). In an order or a brief a short form given to a
    patent is enough (`defined`): those papers need not say that it is infringed."""
    text = pleading.text
    written = list(islice(patents.find(text, 0, stop), MENTIONS))
    grants: dict[str, list[Written]] = {}
    for w in written:
        if w.kind == "grant" and (w.number in grants or len(grants) < MOST) and not _not_a_patent(text, w):
            grants.setdefault(w.number, []).append(w)
    shorts = {n: _short(text, mine) for n, mine in grants.items()}
    around = {n: [_Place.of(text, w) for w in mine[:JUDGED]] for n, mine in grants.items()}
    heads = [c.heading for c in counts]
    sued = _sued_by_short(text, stop)
    threes = {n: patents.short(n)[1:] for n in grants}
    told = [threes[n] for n in grants if not all(p.against for p in around[n])]
    alone = {n for n in grants if told.count(threes[n]) <= 1 and not all(p.against for p in around[n])}
    chosen = {
        n
        for n in grants
        if _in_suit(text, grants[n], heads, sued if shorts[n] else set(), threes[n], n in alone, around[n])
    }
    if defined:
        chosen |= {n for n in alone if shorts[n] is not None and not any(p.against for p in around[n])}
        chosen |= {
            n for n in grants if any(_CONSTRUED.search(p.sentence) and not p.against for p in around[n])
        }
    if not chosen:  # a pleader without a lawyer says "my patent"
        chosen = {n for n in grants if any(_OWNS.search(p.sentence) and not p.against for p in around[n])}
    suit = Suit([], [w for w in written if w.number not in chosen])
    suit.patents += [_patent(pleading, grants[n][0], shorts[n], threes[n]) for n in grants if n in chosen]
    find_mentions(suit, text, grants, stop)
    suit.arrange()
    find_pronouns(suit, pleading, stop)
    suit.arrange()
    suit.collective = tuple(m["term"] for m in COLLECTIVE.finditer(text, 0, stop))
    return suit


def _patent(pleading: Pleading, first: Written, short: tuple[str, int, int] | None, three: str) -> Patent:
    """A patent in suit at its first mention, with the short form that the text defines for it."""
    said = pleading.flow.said(_straight(short[0]), short[1], short[2]) if short else None
    number = pleading.flow.said(first.number, first.start, first.end)
    return Patent(first.number, number, first.start, said, three)


def _straight(short: str) -> str:
    three = re.sub(r"[’‘`´']+\s?", "'", short)
    return three if "'" in three else f"'{three}"


def _not_a_patent(text: str, w: Written) -> bool:
    before = text[max(0, w.start - 60) : w.start]
    return (
        bool(
            re.search(
                r"(?:ANDA|NDA|BLA|\bReg(?:istration|\.)?|Serial|Trademark|Copyright|S/N|Bar|application|appl?\.|Publication|Pub\.|FDA)[”\"')\s]{0,4}(?:\w+\s)?\(?(?:Nos?\.?|Numbers?|\#)?[\s“”\"()]{0,4}\Z",
                before,
                re.I,
            )
            and not re.search(r"patent\s(?:reg(?:istration)?\.?\s)?nos?\.?\s{0,2}\Z", before, re.I)
        )
        or text[w.start - 1 : w.start] in {"$", "#"}
        or len(w.number) < 7
        and w.number.isdigit()  # a utility patent of six digits expired before 1930
        or bool(_COUNTED.match(text, w.end, w.end + 40))
    )


def _short(text: str, written: list[Written]) -> tuple[str, int, int] | None:
    """The short form printed for a number: right behind it, else its last three digits with "patent"."""
    three = written[0].number[-3:]
    for w in written:
        m = _DEFINED.match(text, w.end, w.end + 90)
        if m:
            return m["short"], m.start("short"), m.end("short")
        m = re.compile(
            rf"\(\s?(?:hereinafter,?\s)?(?:the\s)?[“\"]?\s?(?:the\s)?[“\"]?(?P<short>['’‘`´]{{1,2}}\s?(?:D|RE|PP)?{three}|(?:D|RE|PP)\s?['’‘`´]?{three}|{three}(?=[”\"]?\s[Pp]atent))\b"
        ).search(text, w.end, w.end + 400)
        if m:
            return m["short"], m.start("short"), m.end("short")
    m = re.compile(
        rf"(?<!\w)(?P<short>['’‘`´]{{1,2}}\s?(?:D|RE|PP)?{three}|D\s?['’‘`´]{three})(?=[”\"]?\s(?:\w+\s)?[Pp]atent)"
    ).search(text)
    return (m["short"], m.start("short"), m.end("short")) if m else None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a number stands: its sentence, and whether the words about it make it something else than sued on."""

    sentence: str
    against: bool

    @classmethod
    def of(cls, text: str, w: Written) -> "_Place":
        """A list of numbers shares its verb, however long; what makes one of them another's family stands close."""
        low = max(text.rfind("\n", max(0, w.start - 1500), w.start) + 1, w.start - 1500, 0)
        for a, b in sentences(text, low, min(len(text), w.end + 250)):
            if a <= w.start < b:
                near = max(a, w.start - 350)
                against = _FAMILY.search(text, near, w.start) or _AGAINST.search(text, near, b)
                return cls(text[a:b], bool(against))
        return cls(text[low : w.end + 250], False)


def _in_suit(
    text: str,
    mine: list[Written],
    heads: list[tuple[int, int]],
    sued: set[str],
    three: str,
    alone: bool,
    places: list[_Place],
) -> bool:
    """Whether the complaint sues on a number that stands at `mine`."""
    if any(a <= w.start < b for w in mine for a, b in heads):
        return True
    if alone and any(
        (m["three"] or m["letters"]) == three for a, b in heads for m in SHORT.finditer(text, a, b)
    ):
        return True
    if all(p.against for p in places):
        return False
    if any(_collected(text, w) for w in mine[:JUDGED]):
        return True
    if alone and three in sued:
        return True
    return any(_SUED.search(p.sentence) and not p.against for p in places)


def _collected(text: str, w: Written) -> bool:
    m = COLLECTIVE.search(text, w.end, w.end + 600)
    return bool(
        m
        and re.search(r"suit|assert|issue|infring", m["term"], re.I)
        and not re.search(r"[.]\s[A-Z][a-z]", text[w.end : m.start()])
    )


def _sued_by_short(text: str, stop: int) -> set[str]:
    """The digits of the short forms that stand beside "infringe", "invalid" or "marked"."""
    found: set[str] = set()
    for m in islice(SHORT.finditer(text, 0, stop), MENTIONS):
        digits = m["three"] or m["letters"] or m["bare"]
        if digits not in found and (
            _BEFORE_SHORT.search(text, max(0, m.start() - 180), m.start())
            or _BEHIND_SHORT.match(text, m.end(), m.end() + 200)
        ):
            found.add(digits)
    return found
