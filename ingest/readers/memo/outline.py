"""A memo as items: headings, bullets with their labels, table rows, paragraphs, each with the place it stands at.

The same memo reaches us with its lists indented, flat, or run onto one line (`- Parties & Counsel:- Plaintiff: X`), with
tables as pipes, tabs or bare lines, with or without Markdown: after this file nobody needs to know which.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ingest.readers import memo_words
from law.said import Said

Form = Literal["heading", "bullet", "paragraph", "row", "blank"]

_BULLET = re.compile(r"(?:[-*•‣▪●○◦–»►+]|o(?=[ \t]{1,4}[A-Z\"“])|\(?\d{1,2}\))[ \t\xa0]{1,4}(?=\S)")
_NUMBERED = re.compile(r"\d{1,2}\.[ \t\xa0]{1,4}(?=\S)")
_ENDS = re.compile(r"[.?!][\"”’)]{0,2}\s{0,2}\Z")
_RUN_ON = re.compile(
    r":[ \t\xa0]?[-•][ \t\xa0]{1,4}(?=[^\s-])"
    r"|(?<=[\w.)])(?P<beside>[ \t\xa0]?[-•][ \t\xa0]{1,4})(?=(?:Plaintiff|Defendant|Petitioner|Patent Owner)s?(?:[’']s?)?(?: Counsel)?:)"
)
_BLANK = re.compile(r"(?:[^\S\n]*+\n)++")
_WORDS = re.compile(r"\w")
_RULE = re.compile(r"[\s|:+=_*-]{3,}\Z")
_LABEL = re.compile(r"[*_]{0,3}([A-Z\"“‘'’(][^:\n|]{1,90}?)[*_]{0,3}:[*_]{0,3}(?:[ \t\xa0]{1,16}|$)")
_MARKS = re.compile(r"[#>*_ \t\xa0]{0,12}")
_SENTENCE_INSIDE = re.compile(r"[a-z)\]”\"]\.\s+[A-Z][a-z]")
_SMALL = re.compile(
    r"(?:an?|and|as|at|by|for|from|in|of|on|or|over|per|the|this|to|under|vs?|with|beyond|via)\Z", re.I
)
_UNNUMBERED = re.compile(
    r"(?:Executive Summary and Procedural Information|Technology and Patent\(s\)-in-Suit Analysis)\W*\Z", re.I
)


def _style(numeral: re.Match[str]) -> str:
    n = numeral["n"]
    kind = "1" if n.isdigit() else "I" if set(n) <= set("IVX") else "A"
    return kind + numeral["open"] + numeral["close"]


def _ordinal(n: str) -> int:
    if n.isdigit():
        return int(n)
    if not set(n) <= set("IVX"):
        return ord(n) - ord("A") + 1
    values = [{"I": 1, "V": 5, "X": 10}[c] for c in n]
    return sum(-v if later > v else v for v, later in zip(values, [*values[1:], 0], strict=True))


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of a memo. `start` and `end` are the offsets of its words without marks; `label` what stands before a
    colon (`Core dispute`), `topic` what that label (or a heading) is about in the words of the first memos (`Core
    Dispute`), and `body` where the text after it starts; `cells` the spans of a table row's cells."""

    form: Form
    start: int
    end: int
    depth: int = 0
    label: str = ""
    body: int = 0
    cells: tuple[tuple[int, int], ...] = ()
    topic: str = ""

    def named(self) -> Said:
        """The label, with all the words up to the text after it: white space may be wider in print."""
        return Said(self.label, self.start, max(self.body, self.start + 1))


@dataclass(frozen=True, slots=True)
class Section:
    """A top section of a memo: its name (of SECTIONS), its heading and the items under it."""

    name: str
    heading: Item
    items: tuple[Item, ...]


class Outline:
    """The text of a memo with its items and sections."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.items = tuple(_items(text))
        self.sections = tuple(self._divided())

    def _divided(self) -> Iterator[Section]:
        starts = list(self._tops())
        ends = [n for n, _ in starts[1:]] + [len(self.items)]
        for (n, name), end in zip(starts, ends, strict=False):
            yield Section(name, self.items[n], self.items[n + 1 : end])

    def _tops(self) -> Iterator[tuple[int, str]]:
        """The top headings: those with a numeral of the one style that known sections have, each higher than the last,
        and the timeline's; the known headings without a numeral where no numeral is printed at all."""
        marked = [(n, item, m) for n, item in enumerate(self.items) if (m := self._numeral(item))]
        known = [
            _style(m) for _, item, m in marked if memo_words.section_inside(self.text[m.end() : item.end])
        ] or [_style(m) for _, item, m in marked if self._named(m, item)]
        style = max(dict.fromkeys(known), key=known.count, default="")
        numbered = {n: m for n, _, m in marked if _style(m) == style}
        last = 0
        for n, item in enumerate(self.items):
            name = ""
            if m := numbered.get(n):
                at = _ordinal(m["n"])
                name = self._named(m, item) or (at > last) * "section"
                last = at if name else last
            elif item.form == "heading" and item.end - item.start <= 120:
                bare = memo_words.section(self.words(item))
                name = (
                    bare if not numbered or bare == "timeline" or _UNNUMBERED.match(self.words(item)) else ""
                )
            if name:
                yield n, name

    def _named(self, numeral: re.Match[str], item: Item) -> str:
        words = self.text[numeral.end() : item.end]
        return memo_words.section_inside(words) or memo_words.theme(words)

    def _numeral(self, item: Item) -> re.Match[str] | None:
        if item.form != "heading" or item.end - item.start > 120:
            return None
        return memo_words.NUMERAL.match(self.text, item.start, item.end)

    def section(self, *names: str) -> tuple[Item, ...]:
        """The items of the sections of these names, or none; those before the first heading are a `summary`."""
        found = tuple(i for s in self.sections if s.name in names for i in s.items)
        return found or (self._before_any() if "summary" in names else ())

    def _before_any(self) -> tuple[Item, ...]:
        first = self.sections[0].heading.start if self.sections else 0
        return tuple(i for i in self.items if i.end <= first)

    def words(self, item: Item) -> str:
        """The text of an item as printed."""
        return self.text[item.start : item.end]

    def body(self, item: Item) -> str:
        """The text of an item after its label."""
        return self.text[item.body : item.end]

    def said(self, start: int, end: int) -> Said:
        """The words from `start` to `end`, read as themselves: folded, without emphasis."""
        while start < end and self.text[start] in " \t\xa0*_\n":
            start += 1
        while end > start and self.text[end - 1] in " \t\xa0*_\n":
            end -= 1
        return Said(plain(self.text[start:end]), start, end)

    def all_of(self, item: Item) -> Said:
        """The words of an item."""
        return self.said(item.start, item.end)

    def told(self, item: Item) -> Said:
        """The words of an item after its label."""
        return self.said(item.body, item.end)


def plain(words: str) -> str:
    """Text verbatim without emphasis marks, white space folded."""
    return " ".join(words.replace("**", "").replace("__", "").replace("\xa0", " ").split())


def _items(text: str) -> Iterator[Item]:
    at, nested = 0, 0
    while at < len(text):
        blank = _BLANK.match(text, at)
        if blank:
            nested = max(0, nested - blank[0].count("\n"))
            yield Item("blank", at, blank.end() - 1)
            at = blank.end()
            continue
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        if not line.strip():
            return
        if _RULE.match(line) or not _WORDS.search(line):
            pass
        elif line.lstrip().startswith("|") or "\t" in line.strip() or line.count(" | ") > 1:
            yield _labelled_row(text, _row(text, at, end))
        else:
            for item in _of_line(text, at, end, nested):
                nested = item.depth if item.form == "bullet" and (item.depth > nested or nested) else 0
                yield item
        at = end + 1


def _row(text: str, at: int, end: int) -> Item:
    mark = "\t" if "\t" in text[at:end].strip() and not text[at:end].lstrip().startswith("|") else "|"
    cells, cell = [], at
    for stop in [m.start() for m in re.finditer(re.escape(mark), text[at:end])] + [end - at]:
        cells.append(_trimmed(text, cell, at + stop))
        cell = at + stop + 1
    if mark == "|":
        cells = cells[1:] if cells[0][0] >= cells[0][1] else cells
        cells = cells[:-1] if cells and cells[-1][0] >= cells[-1][1] and len(cells) > 2 else cells
    return Item("row", at, end, cells=tuple(cells))


def _labelled_row(text: str, row: Item) -> Item:
    """A row of two cells whose first is a label (`| Core Dispute | … |`) is that labelled line."""
    if len(row.cells) != 2 or not row.cells[0][0] < row.cells[0][1] < row.cells[1][0] < row.cells[1][1]:
        return row
    label = plain(text[slice(*row.cells[0])]).rstrip(" :")
    if not memo_words.is_known(label):
        return row
    return Item(
        "paragraph",
        row.cells[0][0],
        row.cells[1][1],
        0,
        label,
        row.cells[1][0],
        topic=memo_words.topic(label),
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t\xa0*":
        start += 1
    while end > start and text[end - 1] in " \t\xa0*":
        end -= 1
    return start, end


def _of_line(text: str, at: int, end: int, nested: int) -> Iterator[Item]:
    start = at + len(text[at:end]) - len(text[at:end].lstrip(" \t\xa0"))
    indent = (start - at) // 2
    mark = _BULLET.match(text, start, end) or (
        _NUMBERED.match(text, start, end) if _ENDS.search(text, max(start, end - 4), end) else None
    )
    if not mark or mark[0][0] in "(0123456789" and memo_words.section(text[mark.end() : end]):
        yield _plain_item(text, start, end)
        return
    depth, start = max(indent, nested), mark.end()
    while run_on := _RUN_ON.search(text, start, min(end, start + 4000)):
        under = not run_on["beside"]
        yield _bullet(text, start, run_on.start() + under, depth)
        depth, start = depth + under, run_on.end()
    yield _bullet(text, start, end, depth)


def _bullet(text: str, start: int, end: int, depth: int) -> Item:
    start, end = _trimmed(text, start, end)
    label, body = _labelled(text, start, end)
    return Item("bullet", start, end, depth, label, body, topic=memo_words.topic(label))


def _plain_item(text: str, start: int, end: int) -> Item:
    marks = _MARKS.match(text, start, end)
    start, end = _trimmed(text, marks.end() if marks else start, end)
    words = text[start:end]
    label, body = _labelled(text, start, end)
    is_heading = (
        len(words) < 220
        and not re.search(r"[.!?][\"”’')]{0,2}\Z", words)
        and not _SENTENCE_INSIDE.search(words)
        and (not label or body >= end or bool(_TERM.match(words)))
    ) or memo_words.is_known(plain(words).rstrip(" .*"))
    topic = memo_words.topic(label or (plain(words).rstrip(" .*") if is_heading else ""))
    return Item("heading" if is_heading else "paragraph", start, end, 0, label, body, topic=topic)


_TERM = re.compile(
    r"(?:The )?Term\b|[^:]{3,60}[Pp]atents?:\s*[\"“]|U\.?S\.? |Multi-Patent|Ground \d|[IVX]{1,5}\.\s"
)


_OTHER_MARKS = re.compile(  # what else parts a label from its text, where the label is a known one
    r"[*_]{0,3}([A-Z][^:\n|.]{1,60}?)[*_]{0,3}(?:[.][*_]{0,3}|[*_]{0,3}\s{1,2}(?:--|[-–—]))[ \t\xa0]{1,4}(?=\S)"
)


def _labelled(text: str, start: int, end: int) -> tuple[str, int]:
    """The label in front of an item and where its text starts: `Core Dispute: Plaintiff…`; no label is ("", start)."""
    m = _LABEL.match(text, start, min(end, start + 120))
    if m and not memo_words.is_known(plain(m[1])):
        words = re.findall(r"[A-Za-z][\w'’‘-]*", m[1].replace("(s)", ""))
        if not words or len(words) > 12 or not all(w[0].isupper() or _SMALL.match(w) for w in words):
            m = None
    if not m:
        m = _OTHER_MARKS.match(text, start, min(end, start + 80))
        m = m if m and memo_words.is_known(plain(m[1])) else None
    if not m:
        return "", start
    body, _ = _trimmed(text, m.end(), end)
    return plain(m[1]), body
