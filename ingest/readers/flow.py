"""A filing's words without what the page put between them, each character still knowing where it came from.

Stamps, page numbers, pleading line numbers, running footers and emphasis marks go; wrapped lines become one line a
paragraph. Patterns are then written for sentences, and spans still count in the text that was read.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from law.said import Said

_OF_STAMP = (  # what a stamp says behind its entry number, in any order
    r"(?:[ \t]{0,40}(?:[-–,][ ]?)?(?:\(?(?:(?:Date[ ])?Filed|FILED|filed|Entered)(?:[ ]on|[ ]in)?(?:[ ][\w/ ]{2,12}[ ](?:Docket|on))?:?[ \t]{0,4}\d{1,2}/\d{1,2}/\d{2,4}\)?"
    r"|P(?:age|AGE|g)[ ]?ID\.?[ ]?\#?[ ]?:?[ \t]{0,6}\d{0,7}|[Pp](?:age|AGE|g)s?[ ]?:?[ ]?\d{1,5}(?:[ ]?(?:of|/)[ ]?\d{1,5})?|in[ ][A-Z]{4}\b|USDC[ ][A-Z][\w.]{1,8}(?:[ ][A-Z]\w{1,8})?"
    r"|Entry[ ]Number[ ]\d{1,4}|\*?(?:SEALED|RESTRICTED|NOT[ ]FOR[ ]PUBLICATION)\*?)){0,6}"
)
_ENTERED = r"(?:[Dd]ocument|DOCUMENT|Doc\.?|ECF[ ]No\.|Dkt\.?)[ \t]?(?:\#|No\.)?[ \t]?:?[ \t]{0,6}\d{1,5}(?:-\d{1,4})?"
_STAMP = re.compile(
    rf"(?:USDC[ ]\w\w/\w\w[ ])?(?:[Cc]ase|CASE)[ ]?:?\s{{0,3}}[\w:.-]{{4,40}}(?:[ ]-?[A-Z][A-Z/-]{{0,12}}){{0,3}}[ \t]{{1,40}}{_ENTERED}{_OF_STAMP}"
    rf"|(?<![\w:-])\d:\d\d-[a-z]{{2}}-\d{{3,5}}[\w-]{{0,24}}[ \t]{{1,40}}(?:{_ENTERED}|\#[ ]?\d{{1,4}}|(?=Date[ ]Filed))[ \t]{{0,40}}(?=(?:(?:Date[ ])?Filed|Page)\b){_OF_STAMP}"
)
_STAMPED = re.compile(r"C(?:ase|ASE)\b|[Cc]ase[ ]?\d|\d-[a-z]{2}-\d")
_PAGE = re.compile(
    r"(?:[-–—]{1,2}\s?)?(?:page\s?\|?\s?)?\d{1,3}(?:\s?\|?\s?page|\sof\s\d{1,3})?(?:\s?[-–—]{1,2})?"
    r"|page\s?[ivx]{1,6}|[ivx]{2,5}|[A-Z]{2,5}\d?[-\s_]?\d{6,10}(?:[-\s]?v?\.?\d{1,3})?|\d{4}-\d{4}-\d{4}(?:[.,v\s]{1,3}\d{1,3})?",
    re.I,
)
_RUNNING = re.compile(
    r"[^.]{0,60}\bCOMPLAINT\b[^.]{0,70}?(?:[-–—|]\s?\d{1,3}(?:\s?[-–—])?|\bPAGE\s\d{1,3}(?:\s?OF\s\d{1,3})?)|COMPLAINT[A-Z ,'’]{0,60}\s\d{1,3}",
    re.I,
)
_LEADING = re.compile(r"\s{0,12}(\d{1,2})(?=\s|$)")
_MARKUP = re.compile(
    r"(?<=\S)\*{1,3}|\*{1,3}(?=\S)|\\(?=[$&#_%*\[\]~^{}-])|(?<=\s)_(?=\w)|(?<=\w)_(?=\s)|[\u200b\ufeff\x0c]"
)
_MARKED = re.compile(r"[*\\_\u200b\ufeff\x0c]|C(?:ase|ASE)|case[ ]\d|\d-[a-z]{2}-\d")
_TICK = re.compile(r"\s{0,4}`")
_STRAY_TICK = re.compile(r"\s{0,4}`(?!\d{3}\b)")  # few of them: one before three digits is an apostrophe
_FOLDED = re.compile(r"\S+(?:[ ]\S+)*")  # words one blank apart: nothing to fold
_ENDS = re.compile(r"[.:;!?](?:[\"”’')>\]]|\s\[?(?:sic|emphasis added)\]?){0,3}\s?$")
_CAPS = re.compile(r"[a-z]")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line without the page's additions: its words, the runs of the filing they come from, what went before."""

    text: str
    runs: tuple[tuple[int, int], ...]  # [start, end) in the filing
    at: tuple[int, ...]  # where in `text` each run starts
    blank_before: bool = False
    page_before: bool = False
    glued: bool = False  # its first word goes on from the line before, which ended in the middle of it

    @property
    def start(self) -> int:
        return self.runs[0][0]

    @property
    def end(self) -> int:
        return self.runs[-1][1]

    def origin(self, at: int) -> int:
        """Where in the filing the character `at` of this line stands."""
        run = max(0, bisect_right(self.at, at) - 1)
        return min(self.runs[run][0] + at - self.at[run], self.end)

    def part(self, start: int, end: int) -> "Line":
        """The line from character `start` to `end`, as a line of its own."""
        runs = tuple((self.origin(a), self.origin(a) + b - a) for a, b in self.unbroken(start, end))
        return Line(self.text[start:end], runs, starts_of(runs), True, False)

    def unbroken(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts of `[start, end)` that stand together in the filing: a mark taken out of the middle breaks them."""
        run = max(0, bisect_right(self.at, start) - 1)
        while start < end and run < len(self.runs):
            stop = min(end, self.at[run] + self.runs[run][1] - self.runs[run][0])
            if stop > start:
                yield start, stop
                start = stop
            run += 1


def starts_of(runs: tuple[tuple[int, int], ...]) -> tuple[int, ...]:
    """Where in its line each run starts."""
    out, at = [], 0
    for a, b in runs:
        out.append(at)
        at += b - a
    return tuple(out)


@dataclass(frozen=True, slots=True)
class Flow:
    """The running text: one line a paragraph, heading or list item; `said` leads back to the filing."""

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def at(self, offset: int) -> int:
        """The offset in the filing of a character of the running text."""
        if not self.starts:
            return 0
        run = max(0, bisect_right(self.starts, offset) - 1)
        return self.origins[run] + offset - self.starts[run]

    def said(self, value: Any, start: int, end: int) -> Said:
        """A value with the words `[start, end)` of the running text, as offsets of the filing. Where the filing prints the
        parts in another order (a box beside the text, a note between the lines) the offsets hold both ends."""
        first, last = self.at(start), self.at(max(start, end - 1))
        return Said(value, min(first, last), max(first, last) + 1)

    def words(self, start: int, end: int) -> Said:
        """The words themselves, white space folded."""
        part = self.text[start:end]
        start += len(part) - len(part.lstrip())
        return self.said(" ".join(part.split()), start, start + len(part.strip()))


def lines(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The printed lines of `text[start:end]` that carry words of the filing, in order."""
    raw = _raw_lines(text[start:end], start)
    ticked = sum(bool(_TICK.match(body)) for _, body in raw)
    ticks = _TICK if ticked * 5 > len(raw) > 10 else _STRAY_TICK if ticked > 2 else None
    numbered = _pleading_numbers(raw)
    footers = _footers(raw)
    kept: list[Line] = []
    blank = page = False
    for i, (start, body) in enumerate(raw):
        page |= "\f" in body
        runs = _runs(start, body, ticks=ticks, skip=numbered.get(i, 0))
        words = "".join(text[a:b] for a, b in runs)
        bare = words.strip()
        if not bare:
            page |= bool(body.strip()) and not _TICK.fullmatch(body.rstrip())
            blank = True
        elif (
            _PAGE.fullmatch(bare) or body.strip() in footers or (len(kept) > 20 and _RUNNING.fullmatch(bare))
        ):
            page = blank = True
        else:
            kept.append(Line(words, runs, starts_of(runs), blank, page))
            blank = page = False
    return kept


def _raw_lines(text: str, at: int) -> list[tuple[int, str]]:
    out = []
    for body in text.split("\n"):
        out.append((at, body))
        at += len(body) + 1
    return out


def _runs(start: int, body: str, *, ticks: re.Pattern[str] | None, skip: int) -> tuple[tuple[int, int], ...]:
    at = skip
    if ticks and (m := ticks.match(body)):
        at = max(at, m.end())
    if not _MARKED.search(body):
        end = len(body.rstrip())
        return ((start + at, start + end),) if end > at else ()
    out = []
    gaps = [m.span() for m in _STAMP.finditer(body, at)] if _STAMPED.search(body, at) else []
    gaps += [m.span() for m in _MARKUP.finditer(body, at)]
    for a, b in sorted(gaps):
        if a > at:
            out.append((start + at, start + a))
        at = max(at, b)
    end = len(body.rstrip())
    if end > at:
        out.append((start + at, start + end))
    return tuple(out)


def _pleading_numbers(raw: list[tuple[int, str]]) -> dict[int, int]:
    """Lines of pleading paper (numbered 1 to 28 down the margin): index to the length of the number, if it is such paper."""
    found: dict[int, int] = {}
    previous = ordered = 0
    for i, (_, body) in enumerate(raw):
        m = _LEADING.match(body)
        if m and 0 < int(m[1]) <= 32:
            number = int(m[1])
            if previous < number <= previous + 3 or number <= 2:
                ordered += previous + 1 == number
                previous = number
                found[i] = m.end()
    return found if ordered >= 18 else {}


def _footers(raw: list[tuple[int, str]]) -> set[str]:
    """Short lines that stand beside a page number or stamp three times or more."""
    seen: Counter[str] = Counter()
    full = [body.strip() for _, body in raw if body.strip()]
    for i, body in enumerate(full):
        if 6 < len(body) < 110 and any(
            0 <= k < len(full)
            and (_PAGE.fullmatch(full[k]) or _STAMPED.match(full[k]) and _STAMP.match(full[k]))
            for k in (i - 1, i + 1)
        ):
            seen[body] += 1
    return {body for body, times in seen.items() if times >= 3}


def is_caps(words: str) -> bool:
    """Whether a line is set in capitals (headings are)."""
    return not _CAPS.search(words) and sum(c.isupper() for c in words) >= 4


def ends_sentence(words: str) -> bool:
    """Whether a line ends where a sentence, a clause of a list or an introduction ends."""
    return bool(_ENDS.search(words))


def double_spaced(all_lines: list[Line]) -> bool:
    """Whether blank lines stand between the lines of one paragraph, so that they separate nothing."""
    long = [
        (a, b)
        for a, b in zip(all_lines, all_lines[1:], strict=False)
        if len(a.text) > 45 and not ends_sentence(a.text)
    ]
    wrapped = sum(len(a.text) < 150 for a, _ in long) * 10 > len(long) * 9
    return len(long) > 3 and wrapped and sum(b.blank_before for _, b in long) * 2 > len(long)


def join(groups: Iterator[list[Line]]) -> tuple[Flow, list[tuple[int, int]]]:
    """The running text of groups of lines, and the `[start, end)` in it of each group. White space is folded."""
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for group in groups:
        begin = at
        for line in group:
            for k, m in enumerate(_FOLDED.finditer(line.text)):
                if at > begin and not (
                    line.glued and k == 0
                ):  # the space that folds a run of white space stands where that run starts
                    pieces.append(" ")
                    starts.append(at)
                    origins.append(line.origin(m.start() - 1) if m.start() else origins[-1])
                    at += 1
                for a, b in line.unbroken(*m.span()):
                    pieces.append(line.text[a:b])
                    starts.append(at)
                    origins.append(line.origin(a))
                    at += b - a
        spans.append((begin, at))
        pieces.append("\n")
        starts.append(at)
        origins.append(max(origins[-1], 0) if origins else 0)
        at += 1
    return Flow("".join(pieces), tuple(starts), tuple(origins)), spans
