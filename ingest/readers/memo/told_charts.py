"""Claim charts that a memo tells in lines instead of a table: an element, what is alleged to meet it, and the cites."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.readers.memo.frame import Frame
from ingest.readers.memo.inventory import Mention
from ingest.readers.memo.outline import Item
from ingest.readers.reading import Tree
from law.said import Said

_CLAIM = re.compile(r"\bclaims?\s+(\d{1,3})\b", re.I)
_LABEL = re.compile(r"[*_]{0,3}(?P<label>[A-Z][\w .-]{2,40}?)[*_]{0,3}:[*_]{0,3}\s{1,16}(?=\S)")
_NUMBER = r"(?:[<\[(]?\d{1,2}[>\])]?[.)]?\s{1,3})?"
_ELEMENT = re.compile(
    rf"{_NUMBER}[*_]{{0,2}}(?:claim\s)?(?:element|limitation|feature claimed)(?:\s\d{{1,2}}[a-z]?|\s\[?\d{{0,2}}\[?[a-z]\]?)?[*_]{{0,2}}\s?[:–—-][*_]{{0,2}}\s{{1,16}}",
    re.I,
)
_FEATURE = re.compile(
    r"(?:alleg\w*(?: (?:feature|functionality|infringement|evidence))?|accused (?:feature|functionality|product|structure)|(?:alleged )?infring\w*(?: functionality)?|met by|feature|functionality|theory|evidence|mapped to)\Z",
    re.I,
)
_CITES = re.compile(r"(?:cit\w*|where|sources?|support|references?|(?:complaint|compl\.?|filing|patent|spec\w*)(?: (?:cites?|citations?|support))?)\Z", re.I)  # fmt: skip
_LISTED = re.compile(r"(?:[<\[(]\d{1,2}[>\])]|\d{1,2}[.)])\s{1,3}")
_MARK = re.compile(r"\[?\(?(?:\d{1,2}\.?\s?)?[\[(]?(?:[a-z]|pre(?:amble)?)\)?\]?[\])]\s{1,3}(?=\S)|\d{1,2}[a-z]\.?\s{1,3}(?=\S)", re.I)  # fmt: skip
_PARTED = re.compile(
    r"\s*/\s*|\s*\|\s*|\s*;\s*(?=(?:the\s)?(?:[’‘'`´]\d{3}\s)?(?:[Pp]atent|[Ss]pec|[Cc]ol)\b)"
)
_OF_PATENT = re.compile(r"(?:the\s)?(?:[’‘'`´]\w{0,2}\d{3}\s)?(?:patent|spec\w*\.?)?,?\s?(?:at\s)?(?=(?:cols?\.|figs?\.|abstract|\d{1,3}:\d|claim|¶))", re.I)  # fmt: skip
_PLEADING = re.compile(r"(?:the\s)?(?:(?:First |Second |Third )?Am(?:ended|\.) )?(?:Compl(?:aint|\.)|[FST]AC|Pet(?:ition|\.))(?:\s+at|,)?\s+", re.I)  # fmt: skip
_NAMES_PATENT = re.compile(
    r"\A(?:the\s)?(?:patent|spec|cols?\.|figs?\.|abstract|[’‘'`´]\w{0,2}\d{3}\s)", re.I
)


@dataclass
class Told:
    """One chart being put together: its patent, its claim, its rows."""

    patent: Mention
    heading: Item
    claim: Said | None
    rows: list[dict[str, Tree]] = field(default_factory=list)


def told_charts(frame: Frame) -> Iterator[Told]:
    """The charts of the infringement section that are told in lines; each has a row with its element and feature."""
    for chart in _charts(frame):
        chart.rows = [row for row in chart.rows if "element" in row and "feature" in row]
        if chart.rows:
            yield chart


def _charts(frame: Frame) -> Iterator[Told]:
    chart: Told | None = None
    waiting: Item | None = None
    for item in frame.outline.section("infringement"):
        if item.form in ("blank", "row"):
            continue
        named = frame.inventory.named(item.start, min(item.end, item.start + 200))
        if item.form == "heading" and named and not item.label:
            if chart is not None:
                yield chart
            m = _CLAIM.search(frame.text, item.start, item.end)
            chart, waiting = Told(named[0], item, Said(int(m[1]), *m.span(1)) if m else None), None
        elif chart is None:
            continue
        elif opened := _ELEMENT.match(frame.text, item.start, item.end):
            chart.rows.append({"element": _element(frame, opened.end(), item.end)})
            waiting = None
        elif _FEATURE.match(label := _label(frame, item)[0]):
            if waiting is not None:
                chart.rows.append({"element": _element(frame, waiting.start, waiting.end)})
                waiting = None
            if chart.rows:
                chart.rows[-1].setdefault("feature", frame.outline.said(_label(frame, item)[1], item.end))
        elif _CITES.match(label) and chart.rows:
            chart.rows[-1] |= _cites(frame, item)
        else:
            waiting = None if label else item
    if chart is not None:
        yield chart


def _label(frame: Frame, item: Item) -> tuple[str, int]:
    """The words before an item's colon, however they are cased, and where its text starts."""
    if item.label:
        return item.label, item.body
    m = _LABEL.match(frame.text, item.start, min(item.end, item.start + 60))
    return (m["label"], m.end()) if m else ("", item.start)


def _element(frame: Frame, start: int, end: int) -> Said:
    for mark in (_LISTED, _MARK):
        m = mark.match(frame.text, start, end)
        start = m.end() if m else start
    return frame.outline.said(start, end)


def _cites(frame: Frame, item: Item) -> dict[str, Tree]:
    """The cites to the pleading and to the patent, each without the paper's own name."""
    found: dict[str, Tree] = {}
    label, at = _label(frame, item)
    stops = [*_PARTED.finditer(frame.text, at, item.end)]
    for stop, following in [*((m.start(), m.end()) for m in stops), (item.end, item.end)]:
        words = frame.text[at:stop]
        key = (
            "patent_cite"
            if _NAMES_PATENT.match(words) or label.lower().startswith(("patent", "spec"))
            else "filing_cite"
        )
        own = (_OF_PATENT if key == "patent_cite" else _PLEADING).match(frame.text, at, stop)
        begin = own.end() if own else at
        if begin < stop and key not in found:
            said = frame.outline.said(begin, stop)
            value = str(said.value).rstrip(" .;")
            if value:
                found[key] = Said(
                    value, said.start, said.start + len(frame.text[said.start : said.end].rstrip(" .;"))
                )
        at = following
    return found
