"""The patents in suit of a memo, and every mention of a patent in its text: full numbers and short forms (`'814`)."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ingest.readers.memo.outline import Item, Outline
from law import patents
from law.said import Said

_QUOTED = re.compile(r"[’‘'`´](?P<letters>D|RE|PP)?(?P<three>\d{3})\b(?!s\b)")
_HEADING = re.compile(
    r"\b(?:U\.?\s?S\.?\s*)?(?:Design |Reissue(?:d)? |Plant )?Pat(?:ent|\.)s?\b\s*(?:Nos?\.?|Numbers?|#)?|Multi-Patent Capsule",
    re.I,
)
_AS_DESIGN = re.compile(r"\bdesign\s+pat(?:ent|\.)s?\s*(?:nos?\.?)?\s*\Z", re.I)
_AS_REISSUE = re.compile(r"\breissued?\s+pat(?:ent|\.)s?\s*(?:nos?\.?)?\s*\Z", re.I)


@dataclass(frozen=True, slots=True)
class Mention:
    """A patent named at a place."""

    number: str
    start: int
    end: int

    @property
    def said(self) -> Said:
        """The number, with the words that mean it."""
        return Said(self.number, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Chapter:
    """What a memo's section II says about one patent, or about several in one capsule."""

    mentions: tuple[Mention, ...]
    heading: Item
    items: tuple[Item, ...]


def grants(text: str, start: int, end: int) -> Iterator[Mention]:
    """Full numbers of granted patents in a stretch of text; `Design Patent No. 618,677` is `D618677`."""
    for w in patents.find(text, start, end):
        if w.kind == "grant":
            before = text[max(start, w.start - 30) : w.start]
            letters = (
                ""
                if not w.number.isdigit()
                else "D"
                if _AS_DESIGN.search(before)
                else "RE"
                if _AS_REISSUE.search(before)
                else ""
            )
            yield Mention(letters + w.number, w.start, w.end)


def _start(mention: Mention) -> int:
    return mention.start


class Inventory:
    """The patents in suit, and who is meant by a number or short form anywhere in the memo."""

    def __init__(self, outline: Outline, challenged: Collection[str] = ()) -> None:
        """`challenged` are the patents in suit where no chapter tells of them."""
        self.outline = outline
        self.chapters = tuple(_chapters(outline))
        in_suit = (
            [m.number for c in self.chapters for m in c.mentions]
            or sorted(challenged)
            or _from_timeline(outline)
        )
        self.numbers = tuple(dict.fromkeys(in_suit))
        by_three: dict[str, list[str]] = {}
        for number in self.numbers:
            by_three.setdefault(number[-3:], []).append(number)
        self._short = {three: found[0] for three, found in by_three.items() if len(found) == 1}
        full = list(grants(outline.text, 0, len(outline.text)))
        self.first = {m.number: m for m in reversed(full)}
        self._first_short: dict[str, Said] = {}
        shorts: list[Mention] = []
        for m in _QUOTED.finditer(outline.text):
            if owner := self._short.get(m["three"]):
                self._first_short.setdefault(owner, Said(patents.short(owner), m.start(), m.end()))
                shorts.append(Mention(owner, m.start(), m.end()))
        self._all = sorted([*full, *shorts], key=_start)
        self.shared = {three for three, found in by_three.items() if len(found) > 1}

    def mentions(self, start: int, end: int) -> list[Mention]:
        """Every patent named in a stretch of text, in order: full numbers, and short forms of patents in suit."""
        first = bisect_left(self._all, start, key=_start)
        last = bisect_left(self._all, end, first, key=_start)
        return [m for m in self._all[first:last] if m.end <= end]

    def named(self, start: int, end: int) -> list[Mention]:
        """The patents in suit named in a stretch of text, once each."""
        return list(
            {m.number: m for m in reversed(self.mentions(start, end)) if m.number in self.numbers}.values()
        )[::-1]

    def only(self, start: int, end: int) -> Said | None:
        """The one patent a stretch of text names, or None where it names none or several."""
        found = {m.number: m for m in reversed(self.mentions(start, end))}
        if len(found) != 1:
            return None
        one = next(iter(found.values()))
        others = {m["three"] for m in _QUOTED.finditer(self.outline.text, start, end)} - {one.number[-3:]}
        return None if others else one.said  # a short form of a patent that the memo names nowhere in full

    def short(self, number: str) -> Said | None:
        """Where a patent's short form stands first, read as `'814`."""
        return self._first_short.get(number)


def _chapters(outline: Outline) -> Iterator[Chapter]:
    """A chapter opens with a heading that names the patent in full, or with an identification line of another patent."""
    items = outline.section("technology")
    opened: list[tuple[int, tuple[Mention, ...]]] = []
    seen: set[str] = set()
    for n, item in enumerate(items):
        heading = item.form == "heading" and _HEADING.search(
            outline.text, item.start, min(item.end, item.start + 40)
        )
        if heading or item.topic.startswith("Patent Identification"):
            new = {m.number: m for m in grants(outline.text, item.start, item.end) if m.number not in seen}
            seen.update(new)
            if new:
                opened.append((n, tuple(new.values())))
    ends = [n for n, _ in opened[1:]] + [len(items)]
    for (n, mentions), end in zip(opened, ends, strict=False):
        yield Chapter(mentions, items[n], items[n:end] if items[n].label else items[n + 1 : end])


def _from_timeline(outline: Outline) -> list[str]:
    return [
        m.number
        for item in outline.section("timeline")
        if re.search(r"\bissue|\bpriority|\bgrant", outline.words(item), re.I)
        for m in grants(outline.text, item.start, item.end)
    ]
