"""The line a court's filing system prints on each page: `Case 2:16-cv-00741-RWS Document 165 Filed 06/08/17 Page 1 of 14`.

The form differs by court: `Case: 1:15-cv-08550 Document #: 1 Filed: 09/28/15 Page 1 of 20 PageID #:1` (N.D. Ill.),
`Case3:11-cv-05973-PSG Document1 Filed12/12/11 Page1 of 20` (N.D. Cal. to 2014), `Doc # 1 Filed 09/04/08 Pg 1 of 12`
(E.D. Mich.), `Entered on FLSD Docket 02/02/2010` (S.D. Fla.), `Filed on 05/01/12 in TXSD` (S.D. Tex.),
`Case: 20-1140 Document: 45 Page: 1 Filed: 03/12/2021` (Federal Circuit).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from law import dates, dockets
from law.said import Said

_PAGE = r"(?:P(?:age|g)s?\s?:?\s?\d{1,5}(?:\s?(?:of|/)\s?\d{1,5})?|\d{1,5}\s?of\s?\d{1,5}\.?)"
_ID = r"(?:-?\s?P(?:age|g)\s?ID\.?\s?\#?\s?:?\s{0,3}\d{0,7})"
_NUMBER = r"(?:[0-9A-Z]\s?:\s?)?\d\d-[a-z]{2}-\d{3,6}(?:\s?-[A-Za-z0-9]{1,5}){0,4}"
_DATE = r"\d{1,2}/\d{1,2}/(?:20)?\d\d"
STAMP = re.compile(
    rf"""
    (?:USDC\s?\w\w/\w\w\s)?(?:Case|CASE|case)?\s?:?\s?
    (?P<number>{_NUMBER}|(?:20)?\d\d-\d{{3,5}}|\d:\d\d-[a-z]{{2}}(?:[\s-][A-Z]{{2,4}}){{0,2}})\s{{0,8}}
    (?:Document|Doc\.?|ECF|Dkt\.?)\s?(?:\#|No\.?)?\s?:?\s{{0,6}}(?P<doc>\d{{1,5}})(?:-\d{{1,4}})?\s{{0,8}}
    (?:\*?(?:SEALED|RESTRICTED)\*?\s{{1,8}})?(?:\*?NOT\ FOR\ PUBLICATION\*?\s{{1,8}})?
    (?:,?\s{{0,8}}(?:{_ID}|{_PAGE})\s{{0,8}})?
    (?:Filed|FILED|Entered\s(?:on\s[A-Z]{{4}}\sDocket)?|Date\sFiled)\s?(?:in\sUSDC\s\w\w/\w\w\s)?(?:on)?\s?:?\s?
    (?P<date>{_DATE})(?:\s{{1,8}}in\s[A-Z]{{4}})?
    (?:\s{{0,8}}USDC\s[A-Z][A-Za-z.]{{1,8}}(?:\s[A-Z][a-z]{{1,8}})?)?
    (?:\s{{0,8}}{_PAGE})?(?:\s{{0,8}}{_ID})?
    """,
    re.X | re.I,
)

_ENTRY_LAST = re.compile(  # D.S.C.
    rf"(?P<number>{_NUMBER})\s{{1,12}}Date\sFiled\s(?P<date>{_DATE})\s{{1,12}}Entry\sNumber\s(?P<doc>\d{{1,5}})(?:-\d{{1,4}})?(?:\s{{0,12}}{_PAGE})?"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """One stamp: its docket number (None if its form is unknown), entry number, day of filing, span."""

    number: dockets.Number | None
    document: Said
    filed_on: Said | None
    start: int
    end: int


def _stamp(m: re.Match[str]) -> Stamp:
    number = dockets.parse(m["number"], court="" if "cv" in m["number"] else "cafc")
    if number:
        number = number.at(m.start("number"))
    day = dates.parse(m["date"])
    return Stamp(
        number,
        Said(int(m["doc"]), m.start("doc"), m.end("doc")),
        Said(day.edtf, m.start("date"), m.end("date")) if day else None,
        m.start(),
        m.end(),
    )


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[Stamp]:
    """Every stamp in `text[start:end]`, in order."""
    stop = len(text) if end is None else end
    found = [m for form in (STAMP, _ENTRY_LAST) for m in form.finditer(text, start, stop)]
    yield from (_stamp(m) for m in sorted(found, key=lambda m: m.start()))


def own(text: str, head: int) -> Stamp | None:
    """The stamp of this paper: of two on a page (an exhibit to a later paper) the one that was filed first."""
    stamps = list(find(text, 0, head)) or list(find(text, head, min(len(text), _FAR)))[:4]
    dated = [s for s in stamps if s.filed_on]
    return min(dated, key=lambda s: (s.filed_on.value, s.start) if s.filed_on else ("", 0), default=None)


_FAR = 60_000  # a paper whose first pages bear no stamp has one on the pages that follow, or none
_PORTALS = (
    re.compile(r"\A\s{0,9}[^\n]{3,160}?\sv\.?\s[^\n]{2,160}?\sDoc\.\s(?P<doc>\d{1,4})(?!\d)"),
    re.compile(r"\A[\s,]{0,400}No\. \S{6,20} - Document (?P<doc>\d{1,4})(?!\d)"),
    re.compile(r"\A\s{0,400}Filing\s{1,2}(?P<doc>\d{1,4})[ \t]*\n"),
)


def entry(text: str) -> Said | None:
    """The entry number in the lines a docket portal prints above a paper: `Doe Corp. v. Roe, LLC Doc. 61`, `Filing 61`."""
    m = next((m for portal in _PORTALS if (m := portal.match(text))), None)
    return Said(int(m["doc"]), m.start("doc"), m.end("doc")) if m else None


def covers(text: str, at: int) -> bool:
    """Whether the character `at` lies in a stamp."""
    return any(m.start() <= at < m.end() for m in STAMP.finditer(text, max(0, at - 60), at + 160))
