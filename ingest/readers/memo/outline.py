"""A memo as items: headings, bullets with their labels, table rows, paragraphs, each with the place it stands at.

The same memo reaches us with its lists indented, flat, or run onto one line (`- Parties & Counsel:- Plaintiff: X`), with
tables as pipes, tabs or bare lines, with or without Markdown: after this file nobody needs to know which.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from law.said import Said

Form = Literal["heading", "bullet", "paragraph", "row", "blank"]

SECTIONS = (  # a top heading's words to the name we use; the numeral in front varies where a section is left out
    ("summary", r"Executive Summary|Procedural Information"),
    ("timeline", r"Case Timeline|Timeline of Events"),
    ("technology", r"Technology and Patent|Patent\(?s?\)?[- ]in[- ]Suit Analysis|Technology Analysis"),
    ("accused", r"Accused (?:Instrumentalit|Product|Article|Method|Service|System)"),
    ("infringement", r"Analysis of .{0,40}Allegations|Infringement (?:Analysis|Allegations)"),
    ("terms", r"(?:(?:Key|Disputed) )?Claim Terms"),
    ("other", r"Other Allegations"),
    ("questions", r"Analyst.{0,3}s Conclusion|(?:Key|Open) Questions"),
    ("identification", r"Case (?:Identification|Overview)"),
    ("patent", r"Patent Overview"),
    ("grounds", r"Grounds (?:for|of) Unpatentability"),
    ("construction", r"Claim Construction Positions?"),
    ("contentions", r"Key (?:Technical|Legal).{0,20} Contentions"),
    ("denial", r"Discretionary Denial"),
    ("relief", r"Relief Requested"),
)
_SECTION = tuple((name, re.compile(words, re.I)) for name, words in SECTIONS)
_NUMERAL = re.compile(r"(?:[IVX]{1,5}|\d{1,2})\.\)?[ \t\xa0]{1,6}(?=\S)")
_UNNUMBERED = re.compile(
    r"(?:Case Timeline|Executive Summary and Procedural Information|Technology and Patent\(s\)-in-Suit Analysis)\W*\Z",
    re.I,
)
_BULLET = re.compile(r"(?:[-*•‣▪●○◦–]|\d{1,2}\))[ \t\xa0]{1,4}(?=\S)")
_NUMBERED = re.compile(r"\d{1,2}\.[ \t\xa0]{1,4}(?=\S)")
_ENDS = re.compile(r"[.?!][\"”’)]{0,2}\s{0,2}\Z")
_RUN_ON = re.compile(
    r":[ \t\xa0]?[-•][ \t\xa0]{1,4}(?=[^\s-])"
    r"|(?<=[\w.)])(?P<beside>[ \t\xa0]?[-•][ \t\xa0]{1,4})(?=(?:Plaintiff|Defendant|Petitioner|Patent Owner)s?(?:[’']s?)?(?: Counsel)?:)"
)
_BLANK = re.compile(r"(?:[^\S\n]*+\n)++")
_WORDS = re.compile(r"\w")
_RULE = re.compile(r"[\s|:+=_*-]{3,}\Z")
_LABEL = re.compile(r"[*_]{0,3}([A-Z\"“‘'’(][^:\n|]{1,90}?)[*_]{0,3}:[*_]{0,3}(?:[ \t\xa0]{1,4}|$)")
_KNOWN = {  # labels however they are cased, and as the other steps know them
    label.casefold(): known
    for known, forms in {
        "Case Identification": ("Case Identification",),
        "Core Dispute": ("Core Dispute",),
        "Key Procedural History": ("Key Procedural History", "Procedural History"),
        "Venue Allegations": ("Venue Allegations",),
        "Technical Context": ("Technical Context",),
        "Product Identification": ("Product Identification",),
        "Indirect Infringement": ("Indirect Infringement",),
        "Willful Infringement": ("Willful Infringement", "Wilful Infringement"),
        "Context and Importance": ("Context and Importance",),
        "Asserted Claims": ("Asserted Claims",),
        "Key Claims at a Glance": ("Key Claims at a Glance",),
    }.items()
    for label in forms
}
_STOPPED = re.compile(  # a known label with a full stop or a dash behind it
    r"[*_]{0,3}("
    + "|".join(sorted(_KNOWN, key=len, reverse=True))
    + r")[*_]{0,3}(?:\.|[ ]-{1,2}|[ ]?[–—])[ \t\xa0]{1,4}(?=\S)",
    re.I,
)
_MARKS = re.compile(r"[#>*_ \t\xa0]{0,12}")
_SENTENCE_INSIDE = re.compile(r"[a-z)\]”\"]\.\s+[A-Z][a-z]")
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "over",
        "per",
        "the",
        "this",
        "to",
        "under",
        "vs",
        "v",
        "with",
        "beyond",
        "via",
    ]
)


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of a memo. `start` and `end` are the offsets of its words without marks; `label` what stands before a
    colon (`Core Dispute`) and `body` where the text after it starts; `cells` the spans of a table row's cells."""

    form: Form
    start: int
    end: int
    depth: int = 0
    label: str = ""
    body: int = 0
    cells: tuple[tuple[int, int], ...] = ()

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
        starts = [(n, name) for n, item in enumerate(self.items) if (name := self._top(item))]
        ends = [n for n, _ in starts[1:]] + [len(self.items)]
        for (n, name), end in zip(starts, ends, strict=False):
            yield Section(name, self.items[n], self.items[n + 1 : end])

    def _top(self, item: Item) -> str:
        if item.form != "heading" or item.end - item.start > 120:
            return ""
        words = self.text[item.start : item.end]
        if not (_NUMERAL.match(words) or _UNNUMBERED.match(words)):
            return ""
        return next((name for name, pattern in _SECTION if pattern.search(words)), "section")

    def section(self, name: str) -> tuple[Item, ...]:
        """The items of the section of that name, or none."""
        return next((s.items for s in self.sections if s.name == name), ())

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
        elif line.lstrip().startswith("|") or "\t" in line.strip():
            yield _row(text, at, end)
        else:
            for item in _of_line(text, at, end, nested):
                nested = item.depth if item.form == "bullet" and (item.depth > nested or nested) else 0
                yield item
        at = end + 1


def _row(text: str, at: int, end: int) -> Item:
    mark = "|" if text[at:end].lstrip().startswith("|") else "\t"
    cells, cell = [], at
    for stop in [m.start() for m in re.finditer(re.escape(mark), text[at:end])] + [end - at]:
        cells.append(_trimmed(text, cell, at + stop))
        cell = at + stop + 1
    if mark == "|":
        cells = cells[1:] if cells[0][0] >= cells[0][1] else cells
        cells = cells[:-1] if cells and cells[-1][0] >= cells[-1][1] and len(cells) > 2 else cells
    return Item("row", at, end, cells=tuple(cells))


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
    if not mark:
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
    return Item("bullet", start, end, depth, label, body)


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
    )
    return Item("heading" if is_heading else "paragraph", start, end, 0, label, body)


_TERM = re.compile(
    r"(?:The )?Term\b|[^:]{3,60}[Pp]atents?:\s*[\"“]|U\.?S\.? |Multi-Patent|Ground \d|[IVX]{1,5}\.\s"
)


def _labelled(text: str, start: int, end: int) -> tuple[str, int]:
    """The label in front of an item and where its text starts: `Core Dispute: Plaintiff…`; no label is ("", start)."""
    stop = min(end, start + 120)
    m = _STOPPED.match(text, start, stop) or _LABEL.match(text, start, stop)
    if not m:
        return "", start
    if known := _KNOWN.get(plain(m[1]).casefold()):
        return known, _trimmed(text, m.end(), end)[0]
    words = re.findall(r"[A-Za-z][\w'’‘-]*", m[1].replace("(s)", ""))
    if not words or len(words) > 12 or not all(w[0].isupper() or w.lower() in _SMALL for w in words):
        return "", start
    body, _ = _trimmed(text, m.end(), end)
    return plain(m[1]), body
