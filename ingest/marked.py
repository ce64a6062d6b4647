"""A filing's text with the quotes marked in it, beside what was read: pure, page by page, whatever the text's size."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

NAME = re.compile(r"[a-z]+(?:_[a-z]+)+")  # a value that is a name of ours: alleged_notice
PAGE = 24_000  # characters of one page of text where the paper has no pages of its own, or longer ones
LONG = 320  # a quote longer than this is a passage: marked at its side, not under every word
PAPER = "this paper"  # the group of what is said of the paper as a whole
VALUE = 220  # characters of a value shown beside the text


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text: plain where `target` is empty, else words that something was read from. `anchors` are the ids that
    begin here; `quote` marks where the words somebody asked for begin."""

    text: str
    target: str = ""
    anchors: tuple[str, ...] = ()
    passage: bool = False
    asked: bool = False
    quote: bool = False


@dataclass(slots=True)
class Read:
    """One value that was read from this page: of which item (1, 2, …; 0 where the key holds no list), its name there,
    the value, the anchor of its words, its doubts."""

    item: int
    name: str
    value: str
    anchor: str
    first: bool  # of those read from the same words: the one that the words lead to
    asked: bool = False
    doubts: list[str] = field(default_factory=list)
    settled: int = 0  # id of the value that it has a say in


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int
    pointer: str

    @property
    def anchor(self) -> str:
        return f"{self.start}-{self.end}"


def spans_of(reading: Mapping[str, Any]) -> list[Span]:
    """The reading's spans in the order of the text, longer ones first where two begin together."""
    found = [Span(s[0], s[1], p) for p, s in reading.get("spans", {}).items() if s[1] > s[0]]
    return sorted(found, key=lambda s: (s.start, -s.end, s.pointer))


def page_starts(text: str, printed: Sequence[int]) -> list[int]:
    """Where the pages of the text begin: those of the paper where it has some, cut at line ends where they are long."""
    bounds = sorted({0, *(p for p in printed if 0 < p < len(text))})
    starts = []
    for first, stop in zip(bounds, [*bounds[1:], len(text)], strict=True):
        starts.append(first)
        at = first
        while stop - at > PAGE:
            line = text.rfind("\n", at + PAGE // 2, at + PAGE)
            at = line + 1 if line > at else at + PAGE
            starts.append(at)
    return _gathered(starts, len(text))


def _gathered(starts: Sequence[int], length: int) -> list[int]:
    """Short pages of a paper shown together up to the size of one."""
    kept = [0]
    for i, start in enumerate(starts[1:], start=1):
        stop = starts[i + 1] if i + 1 < len(starts) else length
        if stop - kept[-1] > PAGE:
            kept.append(start)
    return kept


def find_span(spans: Sequence[Span], pointer: str) -> Span | None:
    """The words of a pointer; a list or an object is quoted by the first of its values."""
    inside = [s for s in spans if s.pointer == pointer] or [
        s for s in spans if s.pointer.startswith(f"{pointer}/")
    ]
    return inside[0] if inside else None


def span_at(words: str, length: int) -> Span | None:
    """The words between two code points of the text, `120-134`; None for what is none."""
    first, _, last = words.partition("-")
    if not all(n.isdecimal() and n.isascii() and len(n) < 10 for n in (first, last)):
        return None
    return Span(int(first), int(last), "") if int(first) < int(last) <= length else None


def page_at(starts: Sequence[int], offset: int) -> int:
    """The number (from 1) of the page that holds this offset."""
    return max(1, bisect_right(starts, offset))


def pieces(text: str, start: int, stop: int, spans: Sequence[Span], asked: Span | None) -> Iterator[Piece]:
    """The text between two offsets, cut where a span begins or ends; where several overlap, the shortest one counts."""
    here = [s for s in spans if s.start < stop and s.end > start]
    marks = [*here, asked] if asked else here
    cuts = sorted({start, stop, *(o for s in marks for o in (s.start, s.end) if start < o < stop)})
    begins: dict[int, list[Span]] = {}
    for span in here:
        begins.setdefault(max(span.start, start), []).append(span)
    active: list[Span] = []
    for at, upto in zip(cuts, cuts[1:], strict=False):
        active = [s for s in active if s.end > at] + begins.get(at, [])
        anchors = tuple(dict.fromkeys(f"w{s.anchor}" for s in begins.get(at, [])))
        inner = min(active, key=lambda s: (s.end - s.start, s.pointer), default=None)
        within = asked is not None and asked.start <= at and upto <= asked.end
        target = f"r{inner.anchor}" if inner else ""
        passage = inner is not None and inner.end - inner.start > LONG
        yield Piece(
            text[at:upto],
            target,
            anchors,
            passage,
            within,
            within and at in (asked.start if asked else -1, start),
        )


def value_at(reading: Any, pointer: str) -> Any:
    """What a JSON pointer leads to, or None."""
    for part in pointer.split("/")[1:]:
        part = part.replace("~1", "/").replace("~0", "~")
        if isinstance(reading, list) and part.isdigit() and int(part) < len(reading):
            reading = reading[int(part)]
        elif isinstance(reading, dict) and part in reading:
            reading = reading[part]
        else:
            return None
    return reading


def was_read(
    reading: Mapping[str, Any],
    spans: Sequence[Span],
    start: int,
    stop: int,
    asked: str,
    settled: Mapping[str, int] = MappingProxyType({}),
) -> list[tuple[str, list[Read]]]:
    """What was read from this page of the text, by top-level key in the order it first appears. `settled`: ids of
    settled values by pointer."""
    doubts: dict[str, list[str]] = {}
    for doubt in reading.get("doubts", []):
        doubts.setdefault(str(doubt.get("pointer", "")), []).append(str(doubt.get("why", "")))
    groups: dict[str, list[Read]] = {PAPER: []}
    seen: set[str] = set()
    for span in spans:
        if not start <= span.start < stop:
            continue
        key, *rest = span.pointer.split("/")[1:]
        value = value_at(reading, span.pointer)
        if key == "doubts" or value is None or isinstance(value, dict | list):
            continue
        first = span.anchor not in seen
        seen.add(span.anchor)
        item, name = _name(rest) if rest else (0, key.replace("_", " "))
        told = doubts.get(span.pointer, [])
        at = settled.get(span.pointer, 0)
        one = Read(item, name, _shown(value), span.anchor, first, span.pointer == asked, told, at)
        groups.setdefault(key if rest else PAPER, []).append(one)
    return [(key, sorted(items, key=lambda r: r.item)) for key, items in groups.items() if items]


def _name(rest: Sequence[str]) -> tuple[int, str]:
    """`0/aka/1` is item 1, `aka 2`: people count from one."""
    item = int(rest[0]) + 1 if rest and rest[0].isdigit() else 0
    words = [str(int(p) + 1) if p.isdigit() else p.replace("_", " ") for p in rest[1 if item else 0 :]]
    return item, " ".join(words)


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value).replace("_", " ") if NAME.fullmatch(str(value)) else str(value)
    return text if len(text) <= VALUE else text[: VALUE - 1] + "…"
