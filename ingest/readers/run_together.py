"""Paragraphs of a pleading that a conversion put on one line, each on a line of its own again."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.readers.flow import Line

OPENING = re.compile(r"\s{0,80}(?:¶{1,2}\s?|\[|\()?(\d{1,4})(?:\.(?!\d)|\)|\])\s{0,20}(?P<rest>\S)?")
_INLINE = re.compile(r"(?<=[.:;”\"’)])\s{0,4}(?P<number>\d{1,3})\.(?:\s{1,6}(?=[A-Z“\"‘])|\s{0,6}\Z)")
_LOOSE = re.compile(  # a whole pleading in one line: headings have no full stop before the number
    r"(?<=[.:;”\"’)\w])(?:(?<=[.:;”\"’)])|\s)\s{0,4}(?<!\d)(?P<number>\d{1,3})\.(?:\s{1,6}(?=[A-Z“\"‘])|\s{0,6}\Z)"
)
_NOT_END = re.compile(
    r"(?:\b(?:Nos?|Figs?|Exs?|v|Dkt|Doc|Secs?|Arts?|Reg|Pat|Vol|cl|col|Inc|Corp|Co|App|Civ|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\."
    r"|\b(?:claims?|exhibits?|counts?|sections?|paragraphs?|chapter|title|rule|figures?|version|phase|step|part|item|page|class|type|level|grade|of|at|in|to|and|or|the|January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|[§¶#,$])\s{0,4}\Z",
    re.I,
)
_PART = re.compile(
    r"(?<=[.;:)”\"a-z\dF])\s{1,4}(?=(?:WHEREFORE|PRAYER\sFOR\sRELIEF|COUNT\s[IVX]{1,5}\b|JURY\sDEMAND|DEMAND\sFOR\s(?:A\s)?JURY|Respectfully\ssubmitted|Dated:\s|DATED:\s|CERTIFICATE\sOF\sSERVICE|Attorneys?\sfor\sPlaintiff)\b)"
)
_HEAD = re.compile(
    r"(?<=[.;:)”\"\w])\s{1,4}(?=[A-Z][A-Z ,&'’-]{6,70}[A-Z]\s{1,4}\d{1,3}\.\s{1,6}[A-Z“\"])"
)  # in capitals, before a number


def split(rows: list[Line]) -> list[Line]:
    """Paragraphs that run together in one line ("… Texas 75702.3. Defendant …") are put on lines of their own, where the
    number continues the count. A number at the end of a line opens the paragraph that the next line begins."""
    out: list[Line] = []
    expected = 1
    for row, begun in zip(rows, _next_begun(rows), strict=True):
        m = OPENING.match(row.text)
        expected = int(m[1]) + 1 if m else expected
        long = len(row.text) > 300
        loose = long or bool(_HEAD.search(row.text))
        cuts = [found.end() for part in (_PART, _HEAD) for found in part.finditer(row.text)] if loose else []
        for found in (_LOOSE if loose else _INLINE).finditer(row.text, m.end() if m else 0):
            number = int(found["number"])
            if number == begun:
                continue  # the paragraph of that number begins a line of its own: "… uses the Model 3. The …"
            if number in {expected, expected - 1} and not _NOT_END.search(
                row.text[max(0, found.start("number") - 16) : found.start("number")]
            ):
                cuts.append(found.start("number"))
                expected = number + 1
        out.extend(_cut(row, sorted(set(cuts))))
    return out


def _next_begun(rows: list[Line]) -> list[int]:
    """For each line the number that opens the next line which a number opens; 0 where none does."""
    found: list[int] = []
    number = 0
    for row in reversed(rows):
        found.append(number)
        m = OPENING.match(row.text)
        number = int(m[1]) if m else number
    return found[::-1]


def _cut(row: Line, cuts: list[int]) -> Iterator[Line]:
    if not cuts:
        yield row
        return
    bounds = [0, *cuts, len(row.text)]
    for k, (a, b) in enumerate(zip(bounds, bounds[1:], strict=False)):
        if b > a:
            yield replace(
                row.part(a, b), blank_before=k > 0 or row.blank_before, page_before=row.page_before and not k
            )
