"""The sides of a suit whose number a sentence prints: `Roe Corp. v. Doe LLC, No. 1:22-cv-00580 (D. Del.)`."""

import re

from ingest.readers.citations import left_party

REACH = 260  # characters before the number in which its parties are named
_NAME_END = re.compile(
    r"[\s,(]*(?:(?:Civil\s+)?(?:Action|Case|Docket|C\.?A\.?)\s+)?(?:(?:Case\s+)?Nos?\.?|Case|C\.A\.|Civ\.)?[\s,:]*\Z",
    re.I,
)
_STARTS = re.compile(
    r".*(?:;|\(\d{1,2}\)|•|\bin\b(?=\s+[A-Z])|:|\btitled\b|\bcaptioned\b|\bcase\b(?=\s+[A-Z])|\bis\s+involved\s+in\b|\blitigation\b|\bmatters?\b|\band\b(?=\s+[A-Z][^;]{3,90}\sv\.)|\b[Dd]kt\.\s{0,2}(?:No\.\s)?#?\s?\d{1,4},|\.\s(?=[A-Z][a-z]{3,}))[\s,:\"]*",
    re.S,
)
_SIDES = re.compile(r"(?P<p>[A-Z0-9][^;]{1,110}?)[\s,]{1,3}v(?:s)?\.\s{1,3}(?P<d>[^;]{2,120})\Z", re.S)
_SENTENCE = re.compile(r"(?<![A-Za-z'’.])[a-z]{3,}\.\s")

Place = tuple[int, int]


def sides(text: str, low: int, at: int) -> tuple[Place, Place] | None:
    """Where the plaintiff and the defendant stand of the case whose number begins at `at`; not looked for before `low`."""
    low = max(low, at - REACH)
    before = text[low:at]
    if label := _NAME_END.search(before):
        before = before[: label.start()]
    if begin := _STARTS.match(before[: before.rfind(" v") if " v" in before else len(before)]):
        low += begin.end()
        before = before[begin.end() :]
    m = _SIDES.search(before)
    if (
        not m
        or re.search(r"\d{2}-\d{3}", m["d"])
        or _SENTENCE.search(m["d"] + " ", 0, len(m["d"]))
        or m["p"].count("\n") > 2
        or re.search(r"\)\s|\.{3}", m["p"])
    ):
        return None
    first = left_party(m["p"])  # a sentence may lead up to the name
    name = m.start("p") + (first if first < len(m["p"]) else 0)
    return (low + name, low + m.end("p")), (low + m.start("d"), low + m.end("d"))
