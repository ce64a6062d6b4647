"""The court and division a caption names."""

import re
from dataclasses import dataclass

from law.court_names import find_court, find_courts
from law.courts import COURTS
from law.said import Said

_HEAD = 9000
_DIVISION = re.compile(
    r"[\s,*_\-–—`>|:\d]{0,120}\(?(?P<division>[A-Za-z][A-Za-z.'’]{1,20}(?:[ /-]{1,3}[A-Za-z.'’]{2,20}){0,3}?)[ ]{1,2}DIVISION\b\)?",
    re.I,
)
_MARGIN = re.compile(  # the court's name down the margin, which falls between the court and its division
    r"[\s`\d]{0,40}United\sStates\sDistrict\sCourt[\s`\d]{1,12}For\sthe\s(?:[A-Z][a-z]+\s)?District\sof\s[A-Z][a-z]+"
)
_COURT_BEFORE = re.compile(
    r"\bCOURT\b[\s*_`|\d,]{0,12}(?:FOR|OF|IN)?[\s*_`|\d]{0,12}(?:THE)?[\s*_`|\d]{0,12}$", re.I
)
_NAMED_BY_UNION = frozenset({"cafc", "uscfc", "itc"})
_UNION = re.compile(
    r"(?:(?<!the)|(?<=\n[Ii]n the)|(?<=`[Ii]n the))\s(?:United\sStates|UNITED\sSTATES|U\.\s?S\.)\s{0,3}\Z|\A\W*(?:United\sStates|UNITED\sSTATES|U\.\s?S\.)\s{0,3}\Z"
)  # prose says "the United States Court of Appeals"
_CITED = re.compile(  # the line under a publisher's heading: `Civil Action No. 11-773-SLR (D. Del. Sep. 28, 2012)`
    r"^[^\n]{0,30}\bN?o?s?\.?\s?[^\n]{5,60}\((?P<court>[A-Z][^()\n]{2,20}?\.)\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},\s)?(?:19|20)\d\d\)[ \t]*$",
    re.M,
)
_AROUND = re.compile(
    r"[\W\d_]*(?:IN\s)?(?:THE\s)?(?:UNITED\sSTATES\s?)?(?:DISTRICT\s)?(?:COURT\s?)?(?:FOR\s|OF\s)?(?:THE\s?)?[\W\d_]*",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Court and division, and where their words end."""

    court: Said
    division: Said | None
    end: int


def _titled(words: str) -> str:
    """A division in capitals as gold prints it: title case, `MIDLAND/ODESSA` is `Midland/Odessa`."""
    if not words.isupper():
        return re.sub(r"\s+", " ", words)
    return re.sub(r"[A-Za-z]+", lambda m: m[0].capitalize(), re.sub(r"\s+", " ", words)).replace("'S", "'s")


def place(text: str) -> Place | None:
    """The court of the caption: the first that stands after the word "court", in capitals, or alone on its line."""
    plain = text[:_HEAD].replace("_", " ")  # a rule may follow the name without a blank
    for w in find_courts(plain, 0, len(plain)):
        words, before = text[w.start : w.end], text[max(0, w.start - 60) : w.start]
        line = (
            text[text.rfind("\n", 0, w.start) + 1 : w.start] + text[w.end : (text + "\n").find("\n", w.end)]
        )
        caps = sum(c.isupper() for c in words) > 0.7 * sum(c.isalpha() for c in words)
        alone = len(words) > 12 and bool(_AROUND.fullmatch(line[:200]))
        alone = alone or (w.court in _NAMED_BY_UNION and w.start < 3000 and bool(_UNION.search(before)))
        if w.court not in COURTS or not (_COURT_BEFORE.search(before) or (caps and len(words) > 12) or alone):
            continue
        margin = _MARGIN.match(text, w.end)
        m = _DIVISION.match(text, margin.end() if margin else w.end)
        division = None
        if m and m["division"].casefold() not in ("civil", "the", "patent"):
            division = Said(_titled(m["division"]), m.start("division"), m.end("division"))
        return Place(Said(w.court, w.start, w.end), division, m.end() if m else w.end)
    cited = _CITED.search(text, 0, 1500)
    court = find_court(text, cited.start("court"), cited.end("court")) if cited else None
    return (
        Place(Said(court.court, court.start, court.end), None, court.end)
        if court and court.court in COURTS
        else None
    )
