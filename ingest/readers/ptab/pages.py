"""Papers as scanned, page by page: what stands between two halves of a sentence is taken out before it is read.

Papers before the Board are double-spaced (37 C.F.R. 42.6(a)(2)(iii)) and carry the trial's number on each page; their
texts have a blank line after each line, and a running head and a page number inside sentences. A sentence is closed up;
headings, lists and the first page are left as they are. Every place read is given back as a place in the text as it came.
"""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from ingest.readers.reading import Tree
from law.said import Said

_MOST_CUTS = 20_000
_KEPT = 40  # characters left of a run that says nothing
_NOISE = re.compile(
    r"(?<![|*_.=~`-])(?<![|*_.=~`-] )(?:[|*_.=~`-] ?){200,}|(?<![ \t])[ \t]{200,}|(?<=[^\n`\t ]\n)(?:[ \t`]{0,4}\n){60,}|(?<!>)(?:</?(?:p|br|td|tr)>\s?){60,}"
)
_RUN = (
    200  # the fewest characters of one of the first two runs of noise; of the others a third as many repeat
)
_MARKS, _BLANKS = frozenset("|*_.=~`- \t"), frozenset("` \t\n")
_OF_MARKS, _OF_LINES = re.compile(r"[|*_.=~`\- \t]{200}"), re.compile(r"\n(?:[ \t`]{0,4}\n){29}")
_STEPS = 12  # lines of running heads and page numbers between two halves of a sentence
_GAP = re.compile(r"\n(?:[ \t`\f\r]{0,40}\n){1,14}")
_SINGLE = re.compile(r"[a-z,]\n[ \t`]{0,3}\n[ \t`]{0,3}[a-z]")
_CLOSED = re.compile(r"[a-z,]\n[ \t`]{0,3}[a-z]")
_DAY = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{1,2},\s\d{4}\b(?=.)"
)
_NUMBER_NEXT = re.compile(  # words that a number must follow
    r"\b(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{1,2},|Exs?\.|Exhibits?|Paper|Nos?\.)\Z"
)
_OWNER = re.compile(r"Patent\s{0,20}Owners?\b|Patentees?\b", re.I)
_BREAK = re.compile(r"\n\n|\f")
_TRIAL = re.compile(r"(?:IPR|PGR|CBM|DER)\s?20\d\d-\d{5}")
_NUMBER = r"(?:IPR|PGR|CBM|DER)\s?20\d\d-\d{5}(?:,?\s?(?:and\s)?-?\d{3,5}){0,3}"
_PATENT = r"(?:(?:U\.?\s?S\.?|United\sStates)\s)?(?:Design\s)?Pat(?:ent|\.)s?\s?(?:Nos?\.:?\s?)?(?:RE|D)?\d{1,2},?\d{3}(?:,\d{3})?(?:\s?[A-Z]\d?)?(?:\sand\s[\d,]{7,11})?"
_HEAD = re.compile(
    rf"(?:(?:PTAB\s)?(?:Case|Trial|Proceeding)\s?(?:Nos?\.?)?:?\s?)?{_NUMBER}\s?[,;(/|-]{{0,2}}\s?(?:{_PATENT})?\)?|\(?{_PATENT}\)?|Attorney\sDocket(?:\sNo\.?)?:?\s[\w.-]{{4,30}}"
)
_PAGE = re.compile(
    r"(?:[\w.' ]{2,40}\s)?Ex(?:hibit|\.)\s?[123]\d{3},?\s?(?:p\.|page|-)\s?\d{1,4}|[-~– ]{0,4}(?:\d{1,3}|[ivxl]{1,7})[-~– ]{0,4}|Page\s(?:\d{1,3}|[ivx]{1,6})(?:\sof\s\d{1,3})?|Page\s\d{1,3}:\s.{0,300}(?:\.\.\.|…).{0,300}"
)
_ENDED = re.compile(r"[.:;!?]['\"”’)\]]{0,3}\s?\d{0,2}\Z")
_BROKEN = re.compile(
    r"(?<=[a-z]-)[ \t]?\n[ \t`]{0,3}(?=[A-Za-z]{3})|(?<=[cC][vV]-)\s{0,3}\n[ \t`\n]{0,6}(?=\d{5})|(?<=20\d\d-)\s{0,3}[\n ][ \t`\n]{0,6}(?=\d{5}(?!\d))"
)
_OPEN = re.compile(
    r"(?:\b(?:vs?|Nos?|Fed|Cir|C\.F\.R|U\.S\.C|U\.S|Exs?|Pet|Dr|M[rs]s?|al|[Cc]f|e\.g|i\.e|pp?|col|ll|Figs?|Pat|Pub|Appl?|Ser|Int'l|Supp|Jr|Prof)\.|§)\Z"
)
_PAGE_END = re.compile(r"(?<=\n)(?:[ \t]*\f[ \t]*)?\n")
_BLANK = re.compile(r"(?<=\n)[ \t`\f\r]*\n")
_IN_LINE = re.compile(
    rf"(?:(?<=[.”)a-z,]\s)\d{{1,3}}\s{{1,3}})?(?P<head>(?:Case\s)?(?:IPR|PGR|CBM|DER)20\d\d-\d{{5}}\s{{1,3}}\(?{_PATENT}\)?)\s(?:\d{{1,3}}\s(?=[A-Za-z(“]))?"
)
_HEADING = re.compile(
    r"(?:[IVX]{1,5}|[A-H]|\d{1,2})\.(?:\s|\Z)|[•▪●*-]\s|\(?[123]\d{3}\b|(?:Exhibit|Ex\.)\s?[123]\d{3}\s|Dated?:|/s?/?|Respectfully|CERTIFICATE"
)


@dataclass(frozen=True, slots=True)
class Unpaged:
    """`text` without what was cut; `at` gives the place in the text as it came."""

    text: str
    starts: tuple[int, ...]
    shifts: tuple[int, ...]

    def at(self, offset: int) -> int:
        return offset + self.shifts[bisect_right(self.starts, offset) - 1]

    def placed(self, node: Tree) -> Tree:
        """The tree with every place as one in the text as it came."""
        if isinstance(node, Said):
            return Said(
                node.value,
                self.at(node.start),
                self.at(max(node.start, node.end - 1)) + (node.end > node.start),
            )
        if isinstance(node, dict):
            return {k: self.placed(v) for k, v in node.items()}
        if isinstance(node, list):
            return [self.placed(v) for v in node]
        return node


def _bare(line: str) -> str:
    return line.strip(" \t`\f\r")


def _body(text: str) -> tuple[int, int]:
    """Where the parties' names end, and where the pages after the first begin: at the first page break below them, else
    after a bounded length."""
    owner = _OWNER.search(text, 0, 6000)
    start = owner.end() if owner else min(len(text), 1500)
    m = _BREAK.search(text, start, start + 4000) if "\n`" in text or "\f" in text else None
    return start, m.start() if m else min(start + 700, _second_page(text, start))


def _second_page(text: str, start: int) -> int:
    """Where a trial's number that stands under the parties' names heads a line again: the second page of a text whose
    page breaks are lost."""
    seen: set[str] = set()
    for m in _TRIAL.finditer(text, start, start + 4000):
        line = text.rfind("\n", max(0, start - 40), m.start()) + 1
        if m[0] in seen and _bare(text[line : m.start()]) in {"", "Case", "Case No."}:
            return m.start()
        seen.add(m[0])
    return len(text)


def _between(text: str, start: int, end: int, heads: set[str]) -> tuple[int, int]:
    """The gap `[start, end)` with the running heads and page numbers above and below it."""
    for _ in range(_STEPS):
        low = text.rfind("\n", max(0, start - 700), start)
        line = _bare(text[low + 1 : start])
        if low < 0 or line and not _droppable(line, heads):
            break
        start = low
    for _ in range(_STEPS):
        high = text.find("\n", end, end + 700)
        line = _bare(text[end:high])
        if high < 0 or line and not _droppable(line, heads):
            break
        end = high + 1
    return start, end


def _line_start(text: str, at: int) -> int:
    """Where the line that ends at `at` begins; in a long line, a bounded length before."""
    low = max(0, at - 400)
    begin = text.rfind("\n", low, at)
    return begin + 1 if begin >= 0 else low


def _droppable(line: str, heads: set[str]) -> bool:
    return line in heads or bool(_HEAD.fullmatch(line) or _PAGE.fullmatch(line))


def _runs_on(before: str, after: str, lines: int, *, double: bool) -> bool:
    """Whether the line `after` goes on with the sentence of the line `before`, `lines` blank lines above it."""
    if (
        len(before) < 25
        or not after
        or _ENDED.search(before)
        and not _OPEN.search(before)
        or "...." in before
        or "...." in after[:160]
    ):
        return False
    if _DAY.match(after) and before[-1:].islower():
        return True
    if _NUMBER_NEXT.search(before) and after.lstrip("(")[:1].isdigit():
        return True
    cut = before.endswith("-") and not before.endswith(" -") and after[0].isalnum()
    if (
        before == before.upper()
        or after == after.upper()
        and len(after) > 8
        and not cut
        or _HEADING.match(after)
    ):
        return False
    if (
        after[0].islower()
        or after[0] == "§"
        or _OPEN.search(before)
        or re.search(
            r"(?:,|-|\b(?:of|the|and|or|to|in|that|a|an|by|for|with|v\.|No\.|§|Section|Ex\.))\Z", before
        )
    ):
        return len(before) >= 25
    return double and len(before) >= 62 and lines <= 4


def _heads(text: str) -> set[str]:
    """Lines that stand on page after page."""
    counted = Counter(text.split("\n")) if text.count("\n") < 200_000 else Counter()
    bare: Counter[str] = Counter()
    for line, n in counted.items():
        if n >= 3 and 10 <= len(line) <= 120:
            bare[_bare(line)] += n
    return {
        line
        for line in bare
        if 8 <= len(line) <= 110 and re.search(r"[A-Za-z]{4}", line) and not line.endswith((".", ",", ";"))
    }


def _double_spaced(text: str) -> bool:
    """Whether blank lines stand inside sentences: often, or, in a short text, oftener than line ends alone."""
    spaced = len(_SINGLE.findall(text))
    return spaced >= 3 or 0 < spaced > len(_CLOSED.findall(text))


def _noisy(text: str) -> bool:
    """Whether the text can hold a run that says nothing. A run of so many characters holds every so manieth place; sixty
    empty lines hold thirty on either side of one."""
    marks = (i for i in range(0, len(text), _RUN) if text[i] in _MARKS)
    if any(_OF_MARKS.search(text, max(0, i - _RUN), i + _RUN) for i in marks) or text.count("<") >= _RUN // 4:
        return True
    blanks = (i for i in range(0, len(text), 30) if text[i] in _BLANKS)
    return any(_OF_LINES.search(text, max(0, i - _RUN), i + _RUN) for i in blanks)


def unpaged(text: str) -> Unpaged:
    """The text with its sentences closed up over blank lines, running heads and page numbers."""
    parties, begin = _body(text)
    slides = re.search(r"demonstrative", text[:3000], re.I)
    said = _NOISE.finditer(text) if _noisy(text) else ()
    noise = [(m.start() + _KEPT, m.end()) for m in islice(said, _MOST_CUTS)]
    if slides or begin >= len(text) or sum(b - a for a, b in noise) > len(text) // 2:
        return _cut(text, noise)
    double = _double_spaced(text[begin : begin + 200_000])
    heads = _heads(text)
    cuts: list[tuple[int, int]] = []
    last = parties
    for m in _GAP.finditer(text, begin):
        if m.start() < last or len(cuts) >= _MOST_CUTS:
            continue
        start, end = _between(text, m.start(), m.end(), heads)
        start = max(start, last)
        before = _bare(text[_line_start(text, start) : start])
        after = _bare(text[end : end + 200].split("\n", 1)[0])
        turned = (start, end) != m.span()  # a page ends here: its number, the next one's running head
        apart = 0 if turned else text.count("\n", start, end) - 1
        if _runs_on(before, after, apart, double=double):
            cuts.append((start + 1, end))
        elif turned and (
            blank := _PAGE_END.search(text, start, end) or _BLANK.search(text, start, end)
        ):  # heads and numbers go, the break stays
            cuts += [(start + 1, blank.start()), (blank.end(), end)]
        last = max(last, end)
    cuts += _heads_in_line(text, begin)
    cuts += [m.span() for m in islice(_BROKEN.finditer(text, begin), _MOST_CUTS)]
    return _cut(text, sorted(cuts + noise))


def _heads_in_line(text: str, begin: int) -> list[tuple[int, int]]:
    """Running heads with their page numbers inside one long line, as publishers print whole decisions."""
    seen: Counter[str] = Counter()
    found: list[tuple[int, int]] = []
    for m in islice(_IN_LINE.finditer(text, max(0, begin - 600)), 2000):
        seen[m["head"]] += 1
        low, high = (
            text.rfind("\n", max(0, m.start() - 300), m.start()),
            text.find("\n", m.end(), m.end() + 300),
        )
        if (
            m.start() > begin - 600
            and (low < 0 and m.start() > 300)
            and (high < 0 and len(text) - m.end() > 300)
        ):
            found.append((m.start(), m.end()))
    return [(a, b) for a, b in found if max(seen.values()) > 1]


def _cut(text: str, cuts: list[tuple[int, int]]) -> Unpaged:
    parts: list[str] = []
    starts, shifts = [0], [0]
    at = length = 0
    for a, b in cuts:
        a = max(a, at)
        if b <= a:
            continue
        parts.append(text[at:a])
        length += a - at
        if length == starts[-1]:
            shifts[-1] = b - length
        else:
            starts.append(length)
            shifts.append(b - length)
        at = b
    parts.append(text[at:])
    return Unpaged("".join(parts), tuple(starts), tuple(shifts))
