"""The first pages as cells: pieces of lines, free of stamps, line numbers, emphasis and the rules between columns."""

import re
from dataclasses import dataclass

from ingest.readers.front.stamps import STAMP
from ingest.readers.front.vocabulary import LABEL

HEAD = 9000  # characters in which a caption, with counsel above it on pleading paper, always ends

_RULE_LINE = re.compile(r"[\s\-_=~*xX./\\|+§):;,#>`'’‘•·—–]*")
_NUMBERS_ONLY = re.compile(r"[\d\s]{1,120}")
_MARK = re.compile(r"[\s`>#*_|\\/]*")
_WIDE = re.compile(r"\t|\s{3,}")
_LONG = 180  # a printed line is never that long: lines were joined
_LONE_NUMBER = re.compile(r"(?<![^\s])(\d{1,2})(?=\s|$)")
_RULE_RUN = re.compile(r"(?:[§)|:](?:\s|$)){2,}|§|[_*]{6,}")
_PLEADING = re.compile(r"\s*(?:`\s*)?([12]?\d)(?=\s|$)")
_STATUTE = re.compile(
    r"(?:U\.?\s?S\.?\s?C\.?(?:A\.)?|C\.?F\.?R\.?|Code|§|CODE)\s?$"
)  # what a section sign follows in a text
_SECTION = re.compile(r"(?<!C\.) § |(?<!C) § ")
_PAGE = re.compile(r"(?:page|pg\.?|-)\s?\d{1,4}(?:\s?of\s?\d{1,4})?(?:\s?-)?", re.I)


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of a line: `text[start:end]` of the paper; `side` is `left`, `right` (of a column rule) or empty."""

    text: str
    start: int
    side: str
    line: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def _lines(text: str, stop: int) -> list[tuple[int, str]]:
    """The lines of the head with their offsets, stamps blanked out."""
    head = STAMP.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text[:stop])
    found, at = [], 0
    for line in head.split("\n"):
        found.append((at, line.rstrip("\r")))
        at += len(line) + 1
    return found


def _numbered(lines: list[tuple[int, str]]) -> bool:
    """Whether this is pleading paper: at least eight lines count on from the line before."""
    last, run = 0, 0
    for _, line in lines:
        m = _PLEADING.match(line)
        if m:
            run += int(m[1]) == last + 1
            last = int(m[1])
    return run >= 8


def _rule(lines: list[tuple[int, str]]) -> str:
    """The sign that rules the caption's columns: `§`, `)`, `:`, `*`, `|`, `]`, or empty."""
    counts: dict[str, int] = {}
    for _, line in lines:
        for sign in "§):*|]":
            bare = line.strip()
            at_edge = (
                bare == sign
                or bare.endswith((f" {sign}", f",{sign}", f"\t{sign}"))
                or bare.startswith(f"{sign} ")
            )
            if at_edge or f"  {sign}" in bare or (sign == "§" and _SECTION.search(bare)):
                counts[sign] = counts.get(sign, 0) + 1
    sign = max(counts, key=lambda s: counts[s], default="")
    return sign if sign and counts[sign] >= (2 if sign in "§)" else 4) else ""


def _splits(line: str, sign: str) -> list[int]:
    """Where the column rule stands in a line; a bracket that closes one opened in the same line is no rule."""
    found, depth = [], 0
    for i, c in enumerate(line):
        if c == "(" and sign == ")" or c == "[" and sign == "]":
            depth += 1
        elif c == sign:
            alone = (i == 0 or line[i - 1] in " \t,.;") and (i + 1 == len(line) or line[i + 1] in " \t")
            if depth:
                depth -= 1
            elif (
                alone
                and sign != "§"
                or sign == ")"
                or sign == "§"
                and not _STATUTE.search(line, max(0, i - 12), i)
            ):
                found.append(i)
    return found


def _numbers_inside(lines: list[tuple[int, str]]) -> bool:
    """Whether the numbers of a page's lines stand within the lines: most of 1 to 28, each between words."""
    found = {int(m[1]) for _, line in lines for m in _LONE_NUMBER.finditer(line) if line.strip() != m[1]}
    return len(found & set(range(1, 29))) >= _MOST_OF_A_PAGE


_MOST_OF_A_PAGE = 16
_COUNTS = re.compile(
    r"(?:\b(?:Nos?\.?|Does?|Roes?|through|to|and|Suite|Exhibit|Class|Dept\.?)|[§#-])\s{0,2}$", re.I
)


def _unfold(line: str, *, numbered_inside: bool = False) -> list[tuple[int, int]]:
    """The lines that a long line once was: page line numbers that count up within it, and runs of column rules,
    are where it was folded."""
    if len(line) < _LONG and numbered_inside:
        return _between_numbers(line)
    if len(line) < _LONG:
        return _between_rules(line)
    cuts: list[tuple[int, int]] = []
    expected = 1
    for m in _LONE_NUMBER.finditer(line):
        n = int(m[1])
        if n == 0 or n == expected or (n == 1 and expected > 20):
            cuts.append((m.start(1), m.end(1)))
            expected = n + 1 if n else expected
    if len(cuts) >= 6:  # such paper: columns printed apart may bring the numbers out of order
        cuts = [m.span(1) for m in _LONE_NUMBER.finditer(line) if int(m[1]) <= 28]
    elif not any(line[a:b] == "0" for a, b in cuts):
        cuts = []
    cuts += [(m.start(), m.end()) for m in _RULE_RUN.finditer(line)]
    parts, at = [], 0
    for a, b in sorted(cuts):
        if a >= at:
            parts.append((at, a))
            at = b
    return [(a, b) for a, b in [*parts, (at, len(line))] if line[a:b].strip()]


def _between_numbers(line: str) -> list[tuple[int, int]]:
    """The pieces of a line into which the numbers of the page's lines fell."""
    lone = (m for m in _LONE_NUMBER.finditer(line) if int(m[1]) <= 28)
    cuts = [m.span(1) for m in lone if not _COUNTS.search(line, 0, m.start())]
    edges = [0, *(x for cut in cuts for x in cut), len(line)]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if line[a:b].strip()]


def _between_rules(line: str) -> list[tuple[int, int]]:
    """The pieces of a line that holds several lines of a ruled caption; the whole line where it holds one."""
    runs = [m.span() for m in _RULE_RUN.finditer(line)]
    if sum(line[a:b].count(line[a]) for a, b in runs) < _FOLDED:
        return [(0, len(line))]
    edges = [0, *(x for run in runs for x in run), len(line)]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if line[a:b].strip()]


_FOLDED = 4  # rules in one line: a printed line of a caption has one or two


def _right_columns(lines: list[tuple[int, str]]) -> set[int]:
    """The columns at which right-hand cells begin, where columns are set by blanks alone."""
    found: dict[int, int] = {}
    for _, line in lines:
        gaps = [
            m
            for m in _WIDE.finditer(line)
            if line[: m.start()].strip(" `*>0123456789") and line[m.end() :].strip()
        ]
        label = LABEL.search(line)
        if gaps:
            found[gaps[0].end()] = found.get(gaps[0].end(), 0) + 1
        elif label and not line[: label.start()].strip(" `*>0123456789"):
            found[label.start()] = found.get(label.start(), 0) + 1
    return {c for c, n in found.items() if c > 24}


def _parts(line: str, sign: str, folded: bool) -> list[tuple[int, int, str]]:
    """A line's columns, told apart by the rule between them or a wide gap; what was joined into one line has no gaps."""
    splits = _splits(line, sign) if sign else []
    if splits:
        left = [(0, splits[0], "left")]
        edges = [*splits, len(line)]
        return left + [(a + 1, b, "right") for a, b in zip(edges, edges[1:], strict=False)]
    gap = (
        None
        if folded
        else next((m for m in _WIDE.finditer(line) if line[: m.start()].strip(" `*>0123456789")), None)
    )
    if gap and line[gap.end() :].strip():
        return [(0, gap.start(), "left"), (gap.end(), len(line), "right")]
    return [(0, len(line), "")]


def read(text: str, stop: int = HEAD) -> list[Cell]:
    """The cells of the first `stop` characters, in order; empty lines give a cell without text."""
    lines = _lines(text, min(stop, len(text)))
    numbered, sign, columns = _numbered(lines), _rule(lines), _right_columns(lines)
    inside = _numbers_inside(lines)
    cells: list[Cell] = []
    for number, (at, line) in enumerate(lines):
        lead = _PLEADING.match(line) if numbered else None
        cut = lead.end() if lead else 0
        bare = line[cut:].strip()
        if _NUMBERS_ONLY.fullmatch(bare) or _PAGE.fullmatch(bare) or (_RULE_LINE.fullmatch(bare) and bare):
            continue
        if not bare:
            if not lead and cells and cells[-1].text:
                cells.append(Cell("", at, "", number))
            continue
        for x, y in _unfold(line[cut:], numbered_inside=inside):
            for a, b, side in _parts(line[cut + x : cut + y], sign, len(line) >= _LONG):
                cell = _cell(line, at, cut + x + a, cut + x + b, side, number, columns)
                if cell:
                    cells.append(cell)
    return cells


def _cell(line: str, at: int, a: int, b: int, side: str, number: int, columns: set[int]) -> Cell | None:
    """The piece `line[a:b]` without marks and blanks, or None where nothing is left."""
    skip = _MARK.match(line[a:b])
    start = a + (skip.end() if skip else 0)
    kept = line[start:b].rstrip(" \t*_`|\\")
    if not kept or _RULE_LINE.fullmatch(kept):
        return None
    if not side and any(abs(start - c) <= 2 for c in columns):
        side = "right"
    return Cell(kept, at + start, side, number)
