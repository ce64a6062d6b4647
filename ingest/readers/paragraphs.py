"""Pleadings as Rule 10(b) has them: numbered paragraphs under headings (Fed. R. Civ. P. 10(b): "in numbered
paragraphs, each limited as far as practicable to a single set of circumstances").

A number opens a paragraph only where it continues the pleading's own count: "2." in a quoted manual inside paragraph 15
and "4.1.1" open nothing. The count is the best chain through all candidates, so one lost or doubled number costs nothing.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ingest.readers import parts
from ingest.readers.flow import Flow, Line, double_spaced, ends_sentence, is_caps, join
from ingest.readers.hyphens import rejoined
from ingest.readers.run_together import OPENING, split
from ingest.readers.sentences import sentences

_ITEM = re.compile(
    r"\s{0,80}(?:[-•·*●▪o]\s{1,6})?(?:\(([a-zA-Z]|[ivxIVX]{1,5}|\d{1,2})\)|([a-zA-Z]|[ivxIVX]{1,5}|\d{1,2})[.)])\s{1,20}\S|\s{0,80}[•·●▪]\s"
)
_NUMERAL = re.compile(r"\s{0,80}(?:[IVXLC]{1,6}|[A-H])[.)]\s{1,10}(?=[A-Z\"“'’‘])")
_SECTION = re.compile(
    r"\s{0,80}(?:\W{0,3})(?:(?:THE\s)?PARTIES|(?:THE\s)?NATURE\sOF\s(?:THE\s|THIS\s)?(?:ACTION|CASE|SUIT)|INTRODUCTION|(?:SUBJECT[\s-]MATTER\s)?JURISDICTION.{0,40}|VENUE.{0,30}|"
    r"(?:FACTUAL|GENERAL|TECHNICAL|TECHNOLOGY)?\s?(?:BACKGROUND|ALLEGATIONS).{0,60}|FACTS.{0,50}|(?:THE\s)?(?:ASSERTED\sPATENTS?|PATENTS?[\s-]IN[\s-]SUIT).{0,30}|"
    r"(?:[IVX]{1,5}|\d{1,2})?\.?\s?(?:COUNT|CLAIM|CAUSE\sOF\sACTION)\s(?:FOR\s|[IVX]{1,6}\b|\d{1,2}\b|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|ELEVEN|TWELVE).{0,160}|"
    r"(?:FIRST|SECOND|THIRD|FOURTH|FIFTH|SIXTH|SEVENTH|EIGHTH|NINTH|TENTH|ELEVENTH|TWELFTH)\s(?:COUNT|CLAIM|CAUSE\sOF\sACTION).{0,160}|"
    r"(?:PRAYER|REQUEST|DEMAND)S?\sFOR\sRELIEF.{0,20}|RELIEF\s(?:REQUESTED|SOUGHT)|(?:JURY\sDEMAND|(?:DEMAND\sFOR\s)(?:A\s)?(?:JURY\sTRIAL|TRIAL\sBY\sJURY|JURY).{0,20})|CERTIFICATE\sOF\sSERVICE|"
    r"(?:WILLFUL\s|INDIRECT\s|DIRECT\s)?INFRINGEMENT\s(?:OF|BY)\s.{2,140}|DAMAGES|MARKING)\s{0,3}[:.]?\s{0,3}",
    re.I,
)
_CLOSES = re.compile(
    r"\s{0,80}(?:WHEREFORE|DEMAND\sFOR\s(?:A\s)?(?:JURY|TRIAL)|JURY\s(?:TRIAL\s)?DEMAND|Respectfully\s(?:submitted|yours)|Dated?\s?:|DATED\b|/s/|By:\s|(?:Attorneys?|Counsel)\sfor\s|CERTIFICATE\sOF)",
    re.I,
)
FAR = 3  # how many numbers a scan may lose in a row before the chain is broken


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: `[start, end)` in the running text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph: its number with the span of the digits, `[start, end)` of its own words, and `stop`, where
    the material it quotes ends."""

    number: int
    digits: tuple[int, int]
    start: int
    end: int
    stop: int


@dataclass(frozen=True, slots=True)
class Pleading:
    """The running text with its headings and numbered paragraphs, in order; `preamble` ends where the first begins."""

    flow: Flow
    headings: tuple[Heading, ...]
    paragraphs: tuple[Paragraph, ...]
    rows: tuple[tuple[int, int], ...]  # every line of the running text
    _spoken: dict[frozenset[str], list[tuple[int, int]]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def spoken(self, stop: int, names: tuple[str, ...] = ()) -> list[tuple[int, int]]:
        """The sentences that end before `stop`; the text is split once for each set of party names."""
        key = frozenset(names)
        if key not in self._spoken:
            self._spoken[key] = list(sentences(self.text, 0, len(self.text), names))
        return [s for s in self._spoken[key] if s[1] <= stop]

    @property
    def text(self) -> str:
        return self.flow.text

    def within(self, start: int, end: int) -> list[Paragraph]:
        """The paragraphs that open in `[start, end)`."""
        return [p for p in self.paragraphs if start <= p.digits[0] < end]

    def holding(self, offset: int) -> Paragraph | None:
        """The numbered paragraph whose own words an offset lies in."""
        i = bisect_right(self.paragraphs, offset, key=lambda p: p.start) - 1
        return self.paragraphs[i] if i >= 0 and offset < self.paragraphs[i].end else None

    def heading_over(self, offset: int) -> str:
        """The nearest heading before an offset, or an empty string."""
        i = bisect_right(self.headings, offset, key=lambda h: h.start) - 1
        return self.text[self.headings[i].start : self.headings[i].end] if i >= 0 else ""


@dataclass(frozen=True, slots=True)
class _Candidate:
    line: int
    at: int  # where the digits stand in the line
    number: int
    strong: bool  # the line before it was finished
    full: bool  # "12." rather than "(12)", which also numbers defendants and sub-items


def read(printed: list[Line]) -> Pleading:
    """The pleading that the lines of a text are (`flow.lines`); a text without numbered paragraphs has none."""
    rows = split(rejoined(printed))
    chain = _chain(list(_candidates(rows)))
    if len(chain) < 3 and not (chain and _begins(rows, chain[0])):
        chain = []
    by_part = parts.opened(rows)
    if len(by_part) > len(chain):
        chain = [_Candidate(line, at, k, True, True) for k, (line, at) in enumerate(by_part, start=1)]
    opened = {c.line: c for c in chain}
    headings = _headings(rows, opened)
    groups = list(_groups(rows, opened, headings))
    flow, spans = join(iter([rows[a:b] for a, b in groups]))
    return _pleading(flow, groups, spans, opened, headings)


def _candidates(rows: list[Line]) -> Iterator[_Candidate]:
    for i, row in enumerate(rows):
        m = OPENING.match(row.text)
        if m and 0 < int(m[1]) < 2000 and (m["rest"] is None or not m["rest"].islower()):
            done = i == 0 or row.blank_before or ends_sentence(rows[i - 1].text)
            yield _Candidate(i, m.start(1), int(m[1]), done, row.text[m.end(1) : m.end(1) + 1] == ".")


def _begins(rows: list[Line], first: _Candidate) -> bool:
    """Whether a count too short to be sure of begins as pleadings do: number one, under a heading."""
    before = rows[first.line - 1].text.strip() if first.line else ""
    return first.number == 1 and first.full and bool(_SECTION.fullmatch(_NUMERAL.sub("", before, count=1)))


def _chain(candidates: list[_Candidate]) -> list[_Candidate]:
    """The best run of numbers: each one more than the last, a few lost ones allowed. Linear: the best chain that ends
    in each number is kept, and only the nearest numbers below are asked."""
    best: dict[int, tuple[float, int]] = {}
    back: list[int] = []
    for i, c in enumerate(candidates):
        score, before = (1.0 if c.number == 1 else 0.2 if c.number <= FAR else -4.0), -1
        for step in range(1, FAR + 1):
            seen = best.get(c.number - step)
            if seen and seen[0] + 1 - (step - 1) * 0.8 > score:
                score, before = seen[0] + 1 - (step - 1) * 0.8, seen[1]
        score += 0.05 * c.strong - 0.3 * (not c.full)
        back.append(before)
        if c.number not in best or score > best[c.number][0]:
            best[c.number] = (score, i)
    if not best:
        return []
    _, at = max(best.values(), key=lambda b: (b[0], -b[1]))
    out = []
    while at >= 0:
        out.append(candidates[at])
        at = back[at]
    return out[::-1]


def _headings(rows: list[Line], opened: dict[int, _Candidate]) -> set[int]:
    """The lines that are headings: set in capitals, numbered with a numeral, or words that head a pleading's parts."""
    found: set[int] = set()
    for i, row in enumerate(rows):
        words = row.text.strip()
        if i in opened or not 3 < len(words) < 200 or words.endswith((",", ";")):
            continue
        apart = row.blank_before or i == 0 or i - 1 in found or ends_sentence(rows[i - 1].text)
        bare = _NUMERAL.sub("", words, count=1)
        known = bool(_SECTION.fullmatch(bare)) and (not words.endswith(".") or is_caps(words))
        known = known and not bare[:1].islower()
        title = (
            bare != words and len(words) < 120 and not ends_sentence(words.rstrip(":")) and _is_title(bare)
        )
        if apart and (known or title or (is_caps(words) and not _ITEM.match(words) and len(words) < 160)):
            found.add(i)
    return found


def _is_title(words: str) -> bool:
    long = [w for w in re.findall(r"[A-Za-z][\w’'-]+", words) if len(w) > 4]
    return bool(long) and sum(w[0].isupper() for w in long) * 4 >= len(long) * 3


def _groups(rows: list[Line], opened: dict[int, _Candidate], headings: set[int]) -> Iterator[tuple[int, int]]:
    """Which printed lines make one line of the running text."""
    loose = double_spaced(rows)
    begin = 0
    for i in range(1, len(rows) + 1):
        if i == len(rows) or _breaks(rows, i, opened, headings, loose):
            yield begin, i
            begin = i


def _breaks(rows: list[Line], i: int, opened: dict[int, _Candidate], headings: set[int], loose: bool) -> bool:
    here, before = rows[i], rows[i - 1].text
    if i in opened or (i in headings) != (i - 1 in headings):
        return True
    if i in headings:  # a heading over two printed lines is one
        return here.blank_before or bool(
            _SECTION.match(here.text) and re.match(r"\s*(?:COUNT|CLAIM|PRAYER)", here.text, re.I)
        )
    if _ITEM.match(here.text) and (
        here.blank_before or ends_sentence(before) or before.rstrip().endswith((" and", " or", ","))
    ):
        return True
    if i - 1 in opened and not before.strip(" .)0123456789"):
        return False  # the number stands alone on its line
    if _CLOSES.match(here.text) and (here.blank_before or ends_sentence(before)):
        return True
    if not here.blank_before or loose:
        return False
    if here.page_before:
        return here.text.lstrip().startswith(("“", '"', "•")) and not before.rstrip().endswith(",")
    titled = (
        i - 1 not in opened
        and len(before) < 160
        and _is_title(before)
        and not here.text.lstrip()[:1].islower()
    )
    titled = titled or before.strip().isdigit()
    return ends_sentence(before) or (titled and not before.rstrip().endswith((",", "of", "the", "and")))


def _pleading(
    flow: Flow,
    groups: list[tuple[int, int]],
    spans: list[tuple[int, int]],
    opened: dict[int, _Candidate],
    headings: set[int],
) -> Pleading:
    heads: list[Heading] = []
    paragraphs: list[Paragraph] = []
    waiting: list[int] = []  # numbers printed in a column of their own, before their words
    for (first, _), (start, end) in zip(groups, spans, strict=True):
        if first in headings:
            heads.append(Heading(start, end))
        if first in opened:
            m = OPENING.match(flow.text, start, end) or parts.OPENING.match(flow.text, start, end)
            digits = m.span(1) if m else (start, start)
            body = m.start("rest") if m and m["rest"] else end
            if body == end:
                waiting.append(len(paragraphs))
            paragraphs.append(Paragraph(opened[first].number, digits, body, end, end))
        elif paragraphs and first not in headings:
            last = waiting.pop(0) if waiting else len(paragraphs) - 1
            own = paragraphs[last].start == paragraphs[last].end
            begin, stop = (start, end) if own else (paragraphs[last].start, paragraphs[last].end)
            paragraphs[last] = replace(paragraphs[last], start=begin, end=stop, stop=end)
    return Pleading(flow, tuple(heads), tuple(paragraphs), tuple(spans))
