"""Patents in suit as a pleading names them: by number, by short form, all together, by "It" in the sentence after."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, islice

from ingest.readers.paragraphs import Pleading
from law import patents
from law.patents import Written
from law.said import Said

SHORT = re.compile(
    r"(?P<short>(?<!\w)['’‘`´]{1,2}\s?(?:D|RE|PP)?(?P<three>\d,\d{3}|\d{3,4})|(?<!\w)(?:D|RE|PP)\s?['’‘`´]?(?P<letters>\d{3})(?!\d)|(?<=[Tt]he\s)(?P<bare>\d{3})(?=\s[Pp]atent|(?:,\s\d{3}){0,6},?\s(?:and|&)\s\d{3}\s[Pp]atents)|(?<=\d{3}\sand\s)(?P<last>\d{3})(?=\s[Pp]atents))\b(?!,\d)"
)
_ALL = re.compile(
    r"\b(?:both\s(?:of\sthe(?:se|m)?\s)?(?:\w+\s)?patents|Asserted\sPatents?|Patents?[\s-]in[\s-]Suit|Patents?\sat\sIssue|(?:asserted|foregoing|above-(?:listed|identified|referenced))\spatents?|(?-i:[A-Z][A-Za-z]+\sPatents(?=\W)))",
    re.I,
)
MENTIONS = 4000  # of patents by number that are looked at


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

    def nearest(self, sentence: tuple[int, int], start: int, end: int) -> Patent | None:
        """The patent that words speak of: the last named before them in their sentence, else the first after."""
        first = bisect_left(self._order, sentence[0], key=_where)
        last = bisect_left(self._order, sentence[1], first, key=_where)
        spots: list[tuple[Patent | None, int, int]] = [
            (p, a, b) for a, b, p in self._order[first:last] if b <= sentence[1]
        ]
        spots += [
            (None, w.start, w.end)
            for w in self.others
            if w.kind == "grant" and sentence[0] <= w.start < sentence[1]
        ]
        spots.sort(key=lambda spot: spot[1])
        before = [p for p, _, b in spots if b <= start]
        after = [p for p, a, _ in spots if a >= end]
        return before[-1] if before else after[0] if after else None

    def arrange(self) -> None:
        """Put the mentions of all patents in the order of the text."""
        self._order = sorted(((a, b, p) for p in self.patents for a, b in p.mentions), key=_where)

    def all_named(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Where the stretch names all patents in suit together ("each of the Asserted Patents")."""
        for m in _ALL.finditer(text, start, end):
            known = {c.casefold() for c in self.collective}
            word = m[0].casefold()
            if word.startswith("both") and len(self.patents) != 2:
                continue
            if word in known or re.match(
                r"both|asserted|patents?.in.suit|patents?.at.issue|foregoing|above", word
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


def find_mentions(suit: Suit, text: str, grants: dict[str, list[Written]], stop: int) -> None:
    """Where each patent in suit is named. Two that share their digits are told apart by number alone."""
    by_mark: dict[str, list[Patent]] = {}
    for p in suit.patents:
        by_mark.setdefault(p.mark, []).append(p)
        p.mentions = [(w.start, w.end) for w in grants[p.number]]
    for m in SHORT.finditer(text, 0, stop):
        digits = m["three"] or m["letters"] or m["bare"] or m["last"]
        who = by_mark.get(digits.replace(",", ""), [])
        defined = [p for p in who if p.short] if len(who) > 1 else who
        who = defined if len(defined) == 1 else who  # the short form is the other's by definition
        if len(who) == 1 and m.start() >= who[0].at - 400:
            who[0].mentions.append((m.start("short"), m.end("short")))


_IT = re.compile(
    r"(?<=[.”\"])\s(?P<it>It(?=\s(?:(?:was|is|had|has)\s)?(?:been\s)?(?:(?:duly|lawfully|legally|also|originally|first)\s){0,2}(?:and\s\w+\s)?(?:issued|filed|granted|reissued|claims\s(?:the\s)?(?:priority|benefit)|entitled|titled|names|lists)\b)"
    r"|Its(?=\s(?:application|(?:named\s)?inventors?|title)\b)|The\sapplication(?=\s(?:for\s(?:it|the\spatent)\s)?was\sfiled\son\b)|The\s(?:(?:sole|first|only)\s)?(?:named\s)?inventors?(?=\s(?:is|are)\b))"
)


_THE_PATENT = re.compile(
    r"\b(?:owns|owner\sof|assignee\sof|holder\sof|(?:right|interest)s?\s(?:in|to|under)|licensee\s(?:of|under))\s(?P<it>[Tt]h(?:e|is)\s[Pp]atent)(?=[\s.,;])(?!\s(?:in|at|laws?|act)\b)"
)


def find_pronouns(suit: Suit, pleading: Pleading, stop: int) -> None:
    """ "It issued on …", "The named inventors are …" right behind a sentence that names one patent, in its paragraph."""
    found: list[tuple[Patent, int, int]] = []
    for m in islice(chain(*(form.finditer(pleading.text, 0, stop) for form in (_IT, _THE_PATENT))), MENTIONS):
        low = max(pleading.text.rfind("\n", 0, m.start()) + 1, m.start() - 500)
        near = suit.named(pleading, low, m.start())
        others = any(low <= w.start < m.start() and w.kind == "grant" for w in suit.others)
        if near and not others and len({p.number for p, _, _ in near}) == 1:
            found.append((near[0][0], m.start("it"), m.end("it")))
    for patent, a, b in found:
        patent.mentions.append((a, b))


def within(suit: Suit, pleading: Pleading) -> Suit:
    """The same patents as another part of the paper names them (the counterclaims of an answer)."""
    named = Suit([replace(p, at=0, mentions=[]) for p in suit.patents], suit.others, suit.collective)
    grants: dict[str, list[Written]] = {p.number: [] for p in named.patents}
    for w in patents.find(pleading.text):
        if w.number in grants:
            grants[w.number].append(w)
    find_mentions(named, pleading.text, grants, len(pleading.text))
    named.arrange()
    return named


def other_grants(suit: Suit) -> Iterator[Written]:
    """The patents named that are not in suit, each at its first mention."""
    seen: set[str] = set()
    for w in suit.others:
        if w.kind == "grant" and w.number not in seen:
            seen.add(w.number)
            yield w
