"""Dates as people write them, to EDTF (ISO 8601-2 level 1) and its bounds.

`parse` reads one written date; `find` finds all of them in a text; `bounds` gives the first and last day an EDTF
string can mean (strict: "about" does not widen it, DESIGN.md section 4).
"""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?:1[89]|20)\d\d"
_SEASONS = {"early": (1, 3), "spring": (3, 5), "mid": (5, 8), "summer": (6, 8), "fall": (9, 11), "autumn": (9, 11),
            "late": (10, 12), "winter": (12, 12)}  # fmt: skip
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "q1": 1, "q2": 2, "q3": 3, "q4": 4}

_GAP = r"(?:\s{1,3}|[ ]?\n[ \t]{0,60})"  # a line's end with the next line's indent
_FORMS = re.compile(
    rf"""
    (?=\b[abdefjlmnoqstw]|\d) (?:  # what every form begins with: other places cost one look
      (?P<iso>\b{_YEAR}-[01]\d-[0-3]\d\b)
    | (?P<ym>(?<![\w-]){_YEAR}-(?:0[1-9]|1[0-2])\b(?![-/–]?\d))
    | (?P<days>\b(?P<m6>{_MONTH}){_GAP}(?P<d6>\d{{1,2}})\s?(?:-|–|to|through|and\sending)\s?(?:(?P<m7>{_MONTH}){_GAP})?(?P<d7>\d{{1,2}})\s?,{_GAP}(?P<y9>{_YEAR})\b)
    | (?P<months>\b(?P<m8>{_MONTH}){_GAP}(?P<y10>{_YEAR})\s(?:to|through|until)\s(?P<m9>{_MONTH}){_GAP}(?P<y11>{_YEAR})\b)
    | (?P<between>\bbetween\s(?P<y12>{_YEAR})\sand\s(?P<y13>{_YEAR})\b)
    | (?P<mdy>\b(?P<m1>{_MONTH}){_GAP}(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s?,?{_GAP}(?P<y1>{_YEAR})\b)
    | (?P<dmy>\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s{{1,3}}(?:day\s{{1,3}}of\s{{1,3}})?(?P<m2>{_MONTH})\s?,?{_GAP}(?P<y2>{_YEAR})\b)
    | (?P<us>\b(?P<m3>[01]?\d)/(?P<d3>[0-3]?\d)/(?P<y3>{_YEAR}|\d\d)\b(?!/))
    | (?P<my_slash>(?<![\d/.-])(?P<m10>0?[1-9]|1[0-2])/(?P<y14>{_YEAR})\b(?![/-]))
    | (?P<quarter>\b(?P<q>first|second|third|fourth|Q[1-4])(?:\s{{1,3}}quarter)?\s{{1,3}}(?:of\s{{1,3}})?(?P<y8>{_YEAR})\b)
    | (?P<range>\b(?P<y4>{_YEAR})\s?(?:-|–|—|\bto\b|\bthrough\b|\buntil\b)\s?(?P<y5>{_YEAR})\b)
    | (?P<season>\b(?P<s>early|mid|late|spring|summer|fall|autumn|winter)(?:[\s-]{{1,3}}(?:of\s{{1,3}})?|-)(?P<y6>{_YEAR})\b)
    | (?P<my>\b(?P<m4>{_MONTH})\s?,?{_GAP}(?:of\s{{1,3}})?(?P<y7>{_YEAR})\b)
    )
    """,
    re.I | re.X,
)
_YEAR_ONLY = re.compile(rf"\b({_YEAR})\b")
_ABOUT = re.compile(
    r"(?:\bon\s+or\s+(?:about|around)|\babout|\bapproximately|\baround|\bcirca|\bc\.)\s*\Z", re.I
)
_BEFORE = re.compile(r"\b(?:before|prior\s+to)\s*\Z", re.I)
_AT_LEAST = re.compile(
    r"\b(?:since\s+at\s+least|at\s+least\s+as\s+early\s+as|as\s+early\s+as|(?:in|by|on|from)\s+at\s+least|at\s+least(?:\s+(?:on|in|since|by))?)\s*\Z",
    re.I,
)
_NO_LATER = re.compile(r"\b(?:no\s+later\s+than|not\s+later\s+than|on\s+or\s+before|by)\s*\Z", re.I)
_AFTER_ABOUT = re.compile(r"\s?\(\s?(?:approx\.?|approximate(?:ly)?|about|circa|est\.?|estimated)\s?\)", re.I)
_AFTER_LEAST = re.compile(r"\s?\(\s?at\s+least\s?\)", re.I)


@dataclass(frozen=True, slots=True)
class Written:
    """A date found in a text: EDTF, the span of its words (`[start, end)`), the qualifier its words give it."""

    edtf: str
    start: int
    end: int
    qualifier: str = ""


def _day(year: str, month: str | int, day: str) -> str | None:
    full = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 70 else 1900)
    number = month if isinstance(month, int) else MONTHS[month.lower().rstrip(".")]
    try:
        return date(full, number, int(day)).isoformat()
    except ValueError:
        return None


def _month(name: str) -> int:
    return MONTHS[name.lower().rstrip(".")]


def _ordered(first: str | None, last: str | None) -> str | None:
    """The interval of two dates of one precision; nothing where they are not in order."""
    return f"{first}/{last}" if first and last and first < last else None


def _quarter(m: re.Match[str]) -> str:
    last = _QUARTERS[m["q"].lower()] * 3
    return f"{m['y8']}-{last - 2:02}/{m['y8']}-{last:02}"


def _season(m: re.Match[str]) -> str:
    first, last = _SEASONS[m["s"].lower()]
    return f"{m['y6']}-{first:02}/{m['y6']}-{last:02}~"


# The groups that say how a date is written, in the order in which they are asked, and what each makes of it.
_WAYS: dict[str, Callable[[re.Match[str]], str | None]] = {
    "iso": lambda m: _day(m[0][:4], int(m[0][5:7]), m[0][8:]),
    "ym": lambda m: m[0],
    "days": lambda m: _ordered(_day(m["y9"], m["m6"], m["d6"]), _day(m["y9"], m["m7"] or m["m6"], m["d7"])),
    "months": lambda m: _ordered(f"{m['y10']}-{_month(m['m8']):02}", f"{m['y11']}-{_month(m['m9']):02}"),
    "between": lambda m: _ordered(m["y12"], m["y13"]),
    "mdy": lambda m: _day(m["y1"], m["m1"], m["d1"]),
    "dmy": lambda m: _day(m["y2"], m["m2"], m["d2"]),
    "us": lambda m: _day(m["y3"], int(m["m3"]), m["d3"]),
    "my_slash": lambda m: f"{m['y14']}-{int(m['m10']):02}",
    "quarter": _quarter,
    "range": lambda m: _ordered(m["y4"], m["y5"]),
    "season": _season,
    "my": lambda m: f"{m['y7']}-{_month(m['m4']):02}",
}


def _edtf(m: re.Match[str]) -> str | None:
    kind = m.lastgroup if m.lastgroup in _WAYS else next(k for k in _WAYS if m[k])
    return _WAYS[kind](m)


def _qualified(text: str, edtf: str, start: int, end: int) -> Written:
    before = text[max(0, start - 32) : start]
    if _ABOUT.search(before) or _AFTER_ABOUT.match(text, end):
        return Written(edtf if edtf.endswith("~") else edtf + "~", start, end, "about")
    if _BEFORE.search(before):
        return Written(f"../{edtf}", start, end, "before")
    if _AT_LEAST.search(before) or _AFTER_LEAST.match(text, end):
        return Written(edtf, start, end, "at_least")
    if _NO_LATER.search(before):
        return Written(edtf, start, end, "no_later_than")
    return Written(edtf, start, end)


def find(text: str, start: int = 0, end: int | None = None, *, years: bool = False) -> Iterator[Written]:
    """Every written date in `text[start:end]`, in order; bare years only when `years` is asked for.

    Spans are offsets in `text`. A day that does not exist (February 30) is passed over.
    """
    at, stop = start, len(text) if end is None else end
    while at < stop:
        m = _FORMS.search(text, at, stop)
        upto = m.start() if m else stop
        if years:
            for y in _YEAR_ONLY.finditer(text, at, upto):
                yield _qualified(text, y[1], y.start(), y.end())
        if not m:
            return
        edtf = _edtf(m)
        if edtf:
            yield _qualified(text, edtf, m.start(), m.end())
        at = m.end()


def parse(text: str) -> Written | None:
    """The date that a short text (a table cell, a label) is, or None: `Late 2009`, `2012-2015`, `2013-10-01 (Approx.)`."""
    return next(find(text, years=True), None)


def _span(part: str) -> tuple[date, date]:
    part = part.rstrip("~?%")
    numbers = [int(n) for n in part.split("-")]
    if len(numbers) == 1:
        return date(numbers[0], 1, 1), date(numbers[0], 12, 31)
    if len(numbers) == 2:
        last = calendar.monthrange(numbers[0], numbers[1])[1]
        return date(numbers[0], numbers[1], 1), date(numbers[0], numbers[1], last)
    day = date(numbers[0], numbers[1], numbers[2])
    return day, day


@lru_cache(maxsize=8192)  # one day stands in many facts
def bounds(edtf: str) -> tuple[date | None, date | None]:
    """The first and last day that an EDTF string can mean; None where it is open. Raises ValueError for other text."""
    first, _, last = edtf.partition("/")
    if not last:
        return _span(first)
    return (None if first == ".." else _span(first)[0]), (None if last == ".." else _span(last)[1])


def is_day(edtf: str) -> bool:
    """Whether the date is one exact day."""
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", edtf))


def refines(finer: str, coarser: str) -> bool:
    """Whether `finer` lies wholly inside `coarser` (2013-10-15 inside 2013-10): more precise, not a contradiction."""
    f, c = bounds(finer), bounds(coarser)
    low, high = date.min, date.max
    return (c[0] or low) <= (f[0] or low) and (f[1] or high) <= (c[1] or high)


_MONTH_NAMES = calendar.month_name
_PARTS = {("01", "03"): "early", ("10", "12"): "late", ("05", "08"): "mid"}
_LEADS = {
    "before": "before",
    "no_later_than": "not later than",
    "at_least": "at least since",
    "about": "about",
}


def _words(part: str) -> str:
    numbers = part.split("-")
    return f"{_MONTH_NAMES[int(numbers[1])]} {numbers[0]}" if len(numbers) == 2 else part


def shown(edtf: str, qualifier: str = "") -> str:
    """An EDTF date in words: `2024-05-03`, `about October 2013`, `late 2009`, `2012–2015`, `not later than 2024-05-03`.

    A day stays in ISO form: it cannot be misread and it lines up in a table. `qualifier` is that of the reading.
    """
    about = edtf.endswith("~")
    first, slash, last = edtf.rstrip("~?%").partition("/")
    if first == "..":
        lead = "before" if qualifier == "before" else "not later than"
        return f"{lead} {_words(last)}"
    if last == "..":
        return f"not before {_words(first)}"
    if slash:
        months = (
            (first[5:7], last[5:7]) if first[:4] == last[:4] and len(first) == len(last) == 7 else ("", "")
        )
        if about and months in _PARTS:
            return f"{_PARTS[months]} {first[:4]}"
        text = f"{_words(first)}–{_words(last)}"
    else:
        text = _words(first)
    lead = _LEADS.get(qualifier) or ("about" if about else "")
    return f"{lead} {text}" if lead else text
