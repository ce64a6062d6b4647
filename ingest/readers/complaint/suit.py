"""The patents in suit: which of the numbers in a complaint are sued on, and the short forms that mean them.

A number is in suit where the complaint says it is infringed, not infringed, invalid or falsely marked, or calls it asserted.
Prior art, family members, prosecution citations, applications and registrations are not.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from ingest.readers.complaint.sections import Count
from ingest.readers.paragraphs import Pleading
from ingest.readers.sentences import sentences
from law import patents
from law.patents import Written
from law.said import Said

_DEFINED = re.compile(
    r"\s{0,2}(?:[BSE]\d?\s)?[,(\[]{0,2}\s?(?:hereinafter|hereafter|referred\sto\s(?:herein\s)?as|individually,?|collectively,?)?[\s,]{0,2}(?:the\s)?[“\"]?\s?(?:the\s)?(?:[“\"]\s?)?(?P<short>['’‘`´]{1,2}\s?(?:D|RE|PP)?\d{3,4}|(?:D|RE|PP)\s?['’‘`´]\d{3}|\d{3}|(?:D|RE|PP)\d{3})\b[”\"]?\s?(?:\w{2,10}\s)?[Pp]atent",
)
SHORT = re.compile(
    r"(?P<short>(?<!\w)['’‘`´]{1,2}\s?(?:D|RE|PP)?(?P<three>\d{3,4})|(?<!\w)(?:D|RE|PP)\s?['’‘`´]?(?P<letters>\d{3})(?!\d)|(?<=[Tt]he\s)(?P<bare>\d{3})(?=\s[Pp]atent))\b(?!,\d)"
)
_ALL = re.compile(
    r"\b(?:Asserted\sPatents?|Patents?[\s-]in[\s-]Suit|Patents?\sat\sIssue|(?:asserted|foregoing|above-(?:listed|identified|referenced))\spatents?|(?-i:[A-Z][A-Za-z]+\sPatents(?=\W)))",
    re.I,
)
COLLECTIVE = re.compile(
    r"\(\s?(?:collectively|together|hereinafter|hereafter)?,?\s?(?:referred\sto\sas\s)?,?\s?(?:the\s)?[“\"]\s?(?:the\s)?(?P<term>[A-Z][^”\"]{2,40}?\s?[Pp]atents?(?:[-\s][Ii]n[-\s][Ss]uit|\sat\s[Ii]ssue)?|Patents?)[”\"]"
)
_FAMILY = re.compile(  # what a number is when these words stand before it
    r"prosecut|examiner|continuation|divisional|parent\s(?:application|patent)|claims?\spriority|priority\sto|provisional|related\sto\s(?:U\.S\.|the)|\bin\s(?:view|light)\sof\b|anticipat|obvious|"
    r"foreign\scounterpart|\bover(?:\sat\sleast)?(?=\s(?:U\.|US|United)|\s?\Z)|licen[sc]ed?\sunder",
    re.I,
)
_AGAINST = re.compile(  # what it is wherever these stand beside it
    r"\bprior\sart\b|\bcit(?:ed|es|ing|ation)\b|(?<!by\s)\breferences?\b|expired\spatent|also\sowns|previously\sasserted|trademark\s(?:registration|reg|no)|copyright\s(?:reg|no)|\bNDA\b\sNo|other\spatents",
    re.I,
)
_SUED = re.compile(
    r"infring|invalid|unenforceable|falsely|mark(?:s|ed|ing)\b|asserted\spatents?|patents?[\s-]in[\s-]suit|patents?\sat\sissue|\bassert|271|declarat|(?:prior\sto|before)\s(?:the\s)?expir",
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
MENTIONS = 4000  # of patents by number that are looked at
JUDGED = 12  # mentions of one patent whose sentences are asked whether it is sued on


@dataclass(slots=True)
class Patent:
    """A patent in suit: its normal number with its first words, and the short form printed for it."""

    number: str
    said: Said
    at: int  # in the running text
    short: Said | None = None
    three: str = ""
    mentions: list[tuple[int, int]] = field(default_factory=list)

    @property
    def mark(self) -> str:
        """The digits by which the complaint calls it: those of its short form, else its last three."""
        digits = re.sub(r"\D", "", str(self.short.value)) if self.short else ""
        return digits if len(digits) == 4 and self.number.endswith(digits) else self.three


@dataclass(slots=True)
class Suit:
    """The patents in suit, in order of first mention, and what else the complaint numbers."""

    patents: list[Patent]
    others: list[Written]
    collective: tuple[str, ...] = ()
    _order: list[tuple[int, int, Patent]] = field(default_factory=list)

    def named(self, pleading: Pleading, start: int, end: int) -> list[tuple[Patent, int, int]]:
        """The patents in suit that a stretch of the running text names, by number or short form, where it names them."""
        first = bisect_left(self._order, start, key=_where)
        last = bisect_left(self._order, end, first, key=_where)
        return [(p, a, b) for a, b, p in self._order[first:last] if b <= end]

    def arrange(self) -> None:
        """Put the mentions of all patents in the order of the text."""
        self._order = sorted(((a, b, p) for p in self.patents for a, b in p.mentions), key=_where)

    def all_named(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Where the stretch names all patents in suit together ("each of the Asserted Patents")."""
        for m in _ALL.finditer(text, start, end):
            known = {c.casefold() for c in self.collective}
            word = m[0].casefold()
            if word in known or re.match(
                r"asserted|patents?.in.suit|patents?.at.issue|foregoing|above", word
            ):
                if word.endswith("patent") and len(self.patents) > 1 and word not in known:
                    continue
                return m.span()
        return None

    def spoken_of(self, pleading: Pleading, start: int, end: int) -> list[tuple[Patent, int, int]]:
        """The patents that a stretch is about: those named, else all where it speaks of all; each once."""
        seen: dict[str, tuple[Patent, int, int]] = {}
        for p, a, b in self.named(pleading, start, end):
            seen.setdefault(p.number, (p, a, b))
        together = self.all_named(pleading.text, start, end)
        if together:
            for p in self.patents:
                seen.setdefault(p.number, (p, *together))
        order = [p.number for p in self.patents]
        return sorted(seen.values(), key=lambda s: order.index(s[0].number))


def _where(mention: tuple[int, int, Patent]) -> int:
    return mention[0]


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
    alone = {n for n in grants if list(threes.values()).count(threes[n]) == 1}
    chosen = {
        n
        for n in grants
        if _in_suit(text, grants[n], heads, sued if shorts[n] else set(), threes[n], n in alone, around[n])
    }
    if defined:
        chosen |= {n for n in alone if shorts[n] is not None and not any(p.against for p in around[n])}
    if not chosen:  # a pleader without a lawyer says "my patent"
        chosen = {n for n in grants if any(_OWNS.search(p.sentence) and not p.against for p in around[n])}
    suit = Suit([], [w for w in written if w.number not in chosen])
    for n in (n for n in grants if n in chosen):
        first, short = grants[n][0], shorts[n]
        said = pleading.flow.said(_straight(short[0]), short[1], short[2]) if short else None
        suit.patents.append(
            Patent(n, pleading.flow.said(n, first.start, first.end), first.start, said, threes[n])
        )
    _mentions(suit, text, grants, stop)
    suit.arrange()
    suit.collective = tuple(m["term"] for m in COLLECTIVE.finditer(text, 0, stop))
    return suit


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
            rf"\(\s?(?:hereinafter,?\s)?(?:the\s)?[“\"]?\s?(?:the\s)?[“\"]?(?P<short>['’‘`´]{{1,2}}\s?(?:D|RE|PP)?{three}|(?:D|RE|PP)\s?['’‘`´]?{three})\b"
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


def _mentions(suit: Suit, text: str, grants: dict[str, list[Written]], stop: int) -> None:
    """Where each patent in suit is named. Two that share their digits are told apart by number alone."""
    by_mark: dict[str, list[Patent]] = {}
    for p in suit.patents:
        by_mark.setdefault(p.mark, []).append(p)
        p.mentions = [(w.start, w.end) for w in grants[p.number]]
    for m in SHORT.finditer(text, 0, stop):
        who = by_mark.get(m["three"] or m["letters"] or m["bare"], [])
        if len(who) == 1 and m.start() >= who[0].at - 400:
            who[0].mentions.append((m.start("short"), m.end("short")))


def within(suit: Suit, pleading: Pleading) -> Suit:
    """The same patents as another part of the paper names them (the counterclaims of an answer)."""
    named = Suit([replace(p, at=0, mentions=[]) for p in suit.patents], suit.others, suit.collective)
    grants: dict[str, list[Written]] = {p.number: [] for p in named.patents}
    for w in patents.find(pleading.text):
        if w.number in grants:
            grants[w.number].append(w)
    _mentions(named, pleading.text, grants, len(pleading.text))
    return named


def other_grants(suit: Suit) -> Iterator[Written]:
    """The patents named that are not in suit, each at its first mention."""
    seen: set[str] = set()
    for w in suit.others:
        if w.kind == "grant" and w.number not in seen:
            seen.add(w.number)
            yield w
