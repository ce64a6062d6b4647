"""What became of claims, as the Office's certificates and the Board's final orders say it.

A certificate states the outcome claim by claim (35 U.S.C. 307(a), 318(b), 328(b)): it is what cancels a claim. The Board's
final written decision says which claims are unpatentable (35 U.S.C. 318(a)); until the certificate they stand.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from law.claims import LIST, numbers

_CLAIMS = rf"\bclaims?\s{{1,4}}(?P<list>{LIST})"
_BE = r"\s{1,4}(?:is/are|is|are|was|were)\s{1,4}"
_CERTIFIED = (  # the Office's own sentences, 37 C.F.R. 1.570, 1.997, 42.80
    ("confirmed", re.compile(rf"\bpatentability\s{{1,4}}of\s{{1,4}}{_CLAIMS}{_BE}confirmed\b", re.I)),
    ("amended", re.compile(rf"{_CLAIMS}{_BE}determined\s{{1,4}}to\s{{1,4}}be\s{{1,4}}patentable\s{{1,4}}as\s{{1,4}}amended\b", re.I)),
    ("added", re.compile(rf"\b(?:new|substitute|proposed)\s{{1,4}}(?:substitute\s{{1,4}})?{_CLAIMS}{_BE}(?:added|(?:found|determined)\s{{1,4}}(?:to\s{{1,4}}be\s{{1,4}})?patentable)\b", re.I)),
    ("confirmed", re.compile(rf"{_CLAIMS}(?:,?\s{{1,4}}dependent\s{{1,4}}on\s{{1,4}}an?\s{{1,4}}amended\s{{1,4}}claims?,?)?{_BE}(?:(?:determined|found)\s{{1,4}}to\s{{1,4}}be|found)\s{{1,4}}patentable\b(?!\s{{1,4}}as\s{{1,4}}amended)", re.I)),
    ("cancelled", re.compile(rf"{_CLAIMS}{_BE}(?:hereby\s{{1,4}}|previously\s{{1,4}}|now\s{{1,4}}|(?:finally\s{{1,4}})?(?:determined|held|found)\s{{1,4}}(?:to\s{{1,4}}be\s{{1,4}})?(?:un|not\s{{1,4}})patentable,?\s{{1,4}}and\s{{1,4}}(?:(?:is|are)\s{{1,4}})?)?cancell?ed\b", re.I)),
    ("disclaimed", re.compile(rf"{_CLAIMS}{_BE}(?:hereby\s{{1,4}}|previously\s{{1,4}}|now\s{{1,4}})?disclaimed\b", re.I)),
    ("not_reexamined", re.compile(rf"{_CLAIMS}{_BE}not\s{{1,4}}re-?\s?examined\b", re.I)),
)  # fmt: skip
_OF = r"(?:\s{1,4}of\s{1,4}(?:[^.;]|(?<=\bNo)\.|(?<=U\.S)\.|(?<=\bU)\.){3,90}?)?"
_ORDERED = re.compile(r"\bORDERED\s{1,4}that\b", re.I)
_SHOWN = (
    re.compile(
        rf"{_CLAIMS}{_OF}\s{{1,4}}(?:has|have|is|are)\s{{1,4}}(?P<not>not\s{{1,4}})?(?:been\s{{1,4}})?(?:shown|determined|proven|proved|held|found|demonstrated)?[^.;]{{0,90}}?\bunpatentable\b",
        re.I,
    ),
    re.compile(
        rf"\b(?:has|have)\s{{1,4}}(?P<not>not\s{{1,4}})?(?:shown|demonstrated|proven|proved|established)\b[^.;]{{0,90}}?\bthat\s{{1,4}}{_CLAIMS}{_OF}\s{{1,4}}(?:is|are)\s{{1,4}}unpatentable\b",
        re.I,
    ),
)
_REACH = 600  # characters of one order of the Board
_MOST = 200


@dataclass(frozen=True, slots=True)
class Stated:
    """Claims of which one outcome is stated, and the place of the words."""

    claims: tuple[int, ...]
    status: str
    start: int
    end: int


def certified(text: str, start: int = 0, end: int | None = None) -> list[Stated]:
    """What a certificate says of each claim, in its order; of one claim the first statement counts."""
    stop = len(text) if end is None else end
    found = sorted(
        (s for status, rule in _CERTIFIED for s in _read(rule, text, start, stop, status)),
        key=lambda s: (s.start, s.end),
    )
    return _each_once(found)


def decided(text: str) -> list[Stated]:
    """What the Board orders of each claim in its final written decision; its reasons are not its order."""
    found: list[Stated] = []
    for ordered in list(_ORDERED.finditer(text))[:_MOST]:
        after = _ORDERED.search(text, ordered.end(), ordered.end() + _REACH)
        stop = after.start() if after else min(len(text), ordered.end() + _REACH)
        for rule in _SHOWN:
            for m in rule.finditer(text, ordered.end(), stop):
                held = _list(m["list"])
                status = "not_unpatentable" if m["not"] else "unpatentable"
                found += [Stated(held, status, m.start(), m.end())] if held else []
    return _each_once(sorted(found, key=lambda s: (s.start, -s.end)))


def _read(rule: re.Pattern[str], text: str, start: int, stop: int, status: str) -> Iterator[Stated]:
    for m in list(rule.finditer(text, start, stop))[:_MOST]:
        held = _list(m["list"])
        if held:
            yield Stated(held, status, m.start(), m.end())


def _list(printed: str) -> tuple[int, ...]:
    try:
        return numbers(printed)
    except ValueError:
        return ()


def _each_once(found: list[Stated]) -> list[Stated]:
    seen: set[int] = set()
    kept = []
    for stated in found:
        fresh = tuple(n for n in stated.claims if n not in seen)
        seen.update(fresh)
        if fresh:
            kept.append(Stated(fresh, stated.status, stated.start, stated.end))
    return kept
