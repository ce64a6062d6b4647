"""What sentences say of the term of a patent: adjusted, extended, terminally disclaimed, lapsed for an unpaid fee.

Only what is said to be so: a sentence that denies it, supposes it or tells of a fee accepted late says nothing here.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from law import dates, patents

_S = r"\s{1,4}"
_DAYS = rf"(?P<n>\d{{1,2}},\d{{3}}|\d{{1,4}})[\s-]{{1,4}}(?:calendar{_S})?days?\b"
_ADJUSTED = (  # 35 U.S.C. 154(b)
    re.compile(rf"{_DAYS}{_S}of{_S}(?:patent{_S})?term{_S}adjustment\b", re.I),
    re.compile(rf"\bterm{_S}adjustment{_S}(?:\(?[“\"]?PTA[”\"]?\)?{_S})?of{_S}{_DAYS}", re.I),
    re.compile(rf"\badjusted{_S}under{_S}35\s?U\.?\s?S\.?\s?C\.?\s?(?:§|Sec\.?|Section)?\s?154\s?\(b\){_S}by{_S}{_DAYS}", re.I),
)  # fmt: skip
_156 = r"(?:§{1,2}|\bSec(?:tion|\.)|U\.?\s?S\.?\s?C\.?)\s?156\b"
_EXTENDED = (  # 35 U.S.C. 156
    re.compile(rf"\bexten(?:ded|sion)\b[^;]{{0,50}}?\b(?:by|of|for){_S}(?:a{_S}period{_S}of{_S})?{_DAYS}[^;]{{0,60}}?{_156}", re.I),
    re.compile(rf"{_DAYS}{_S}of{_S}(?:patent{_S})?(?:term{_S})?extension\b[^;]{{0,60}}?{_156}", re.I),
    re.compile(rf"\bexten(?:ded|sion)\b[^;]{{0,50}}?{_156}[^;]{{0,20}}?\b(?:by|of|for){_S}{_DAYS}", re.I),
)  # fmt: skip
_DISCLAIMED = re.compile(
    rf"\b(?:is|are|was|were){_S}(?:also{_S}|each{_S}|expressly{_S})?(?:terminally{_S}disclaimed\b|(?:subject{_S}to|limited{_S}by|encumbered{_S}by){_S}(?:a{_S}|the{_S})?terminal{_S}disclaimers?\b)",
    re.I,
)
_OVER = re.compile(
    rf"{_S}(?:(?:filed{_S}|made{_S})?over|with{_S}respect{_S}to|in{_S}view{_S}of|to)\b(?=[^;]{{0,12}}\bPat)",
    re.I,
)
_NOT_BEYOND = re.compile(
    rf"\bterm{_S}of{_S}this{_S}patent{_S}shall{_S}not{_S}extend{_S}beyond{_S}the{_S}expiration{_S}date{_S}of\b",
    re.I,
)
_PORTION = re.compile(
    rf"\bterm{_S}of{_S}(?:this|the)\b[^.;]{{0,24}}?\bpatent,?{_S}(?:subsequent{_S}to|after|beyond|extending{_S}beyond){_S}(?P<on>[A-Z][a-z]{{2,8}}\.?{_S}\d{{1,2}}\s{{0,4}},{_S}\d{{4}}),?{_S}(?:has{_S}been|was|is)(?:{_S}terminally)?{_S}disclaimed\b"
)
_FEE = rf"(?:(?:the|its|of|a|an|any|all|required|applicable){_S}){{0,3}}(?:[\w.-]{{1,12}}{_S}){{0,3}}?maintenance{_S}fees?\b"
_WHY = (
    rf"(?:(?:for|due{_S}to|because{_S}of|upon|by{_S}reason{_S}of|as{_S}a{_S}result{_S}of){_S}"
    rf"(?:the{_S}|its{_S}|a{_S})?(?:failure{_S}to{_S}(?:timely{_S})?pay|non-?\s?payment{_S}of){_S}"
    rf"|(?:because|when|after)\b[^.;]{{0,60}}?\bfailed{_S}to{_S}(?:timely{_S})?pay{_S})"
)
_LAPSED = re.compile(rf"\b(?:expired|lapsed)\b[^.;]{{0,60}}?\b{_WHY}{_FEE}", re.I)
_ON = re.compile(rf",?{_S}(?:on|as{_S}of|effective){_S}\Z", re.I)
_DOUBTFUL = re.compile(
    r"\b(?:not|never|no|neither|nor|without|if|unless|whether|until|would|will|(?-i:may)|might|could|should|cannot|entitled|"
    r"den(?:y|ies|ied)|alleged(?:ly)?|contends?|argues?|revived?|reinstated?|reinstatement)\b",
    re.I,
)
HINT = re.compile(
    r"[AMTamt1](?:(?<=1)56\b|(?<!\w[AMTamt])(?i:(?<=t)(?:erminal(?:ly)?\s{1,4}disclaim|erm\s{1,4}of\s{1,4}th|erm\s{1,4}adjustment)"
    r"|(?<=m)aintenance\s{1,4}fee|(?<=a)djusted\s{1,4}under))"
)  # one of them stands in every sentence of which something is said here


@dataclass(frozen=True, slots=True)
class Stated:
    """One thing said: the key of the reading, its value (days, an EDTF day, true, patents' numbers) and its place."""

    key: str
    value: Any
    start: int
    end: int


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[Stated]:
    """What one sentence, or one notice of a patent's face, says of the term; nothing where it is doubtful."""
    stop = len(text) if end is None else end
    if not HINT.search(text, start, stop):
        return
    for rule in (_notices, _disclaimers, _days, _lapses):
        yield from rule(text, start, stop)


def _notices(text: str, start: int, stop: int) -> Iterator[Stated]:
    """The sentences that the Office prints on a face; they deny nothing, so they are taken whatever stands beside them."""
    for m in _NOT_BEYOND.finditer(text, start, stop):
        yield Stated("terminal_disclaimer", True, *m.span())
        yield from _over(text, m.end(), stop)
    for m in _PORTION.finditer(text, start, stop):
        on = dates.parse(m["on"])
        if on and dates.is_day(on.edtf) and not _DOUBTFUL.search(text, start, m.start()):
            yield Stated("terminal_disclaimer", True, *m.span())
            yield Stated("disclaimed_to", on.edtf, *m.span("on"))


def _disclaimers(text: str, start: int, stop: int) -> Iterator[Stated]:
    for m in _sure(_DISCLAIMED, text, start, stop):
        yield Stated("terminal_disclaimer", True, *m.span())
        over = _OVER.match(text, m.end(), stop)
        yield from _over(text, over.end(), stop) if over else ()


def _over(text: str, start: int, stop: int) -> Iterator[Stated]:
    """The patents with whose term it ends, named right behind."""
    end = min(stop, start + 160)
    found = [w for w in patents.find(text, start, end) if w.kind == "grant" and w.start - start < 60]
    if found:
        yield Stated("disclaimed_over", [w.number for w in found], found[0].start, found[-1].end)


def _days(text: str, start: int, stop: int) -> Iterator[Stated]:
    for key, rules in (("term_adjustment_days", _ADJUSTED), ("term_extension_days", _EXTENDED)):
        for m in (m for rule in rules for m in _sure(rule, text, start, stop)):
            yield Stated(key, int(m["n"].replace(",", "")), *m.span("n"))
            break


def _lapses(text: str, start: int, stop: int) -> Iterator[Stated]:
    for m in _sure(_LAPSED, text, start, stop, after=True):
        yield Stated("lapsed", True, *m.span())
        days = [d for d in dates.find(text, *m.span()) if _ON.search(text, m.start(), d.start)]
        behind = next(dates.find(text, m.end(), min(stop, m.end() + 40)), None)
        if not days and behind and _ON.search(text, m.end(), behind.start):
            days = [behind]
        if len(days) == 1 and dates.is_day(days[0].edtf):
            yield Stated("lapsed_on", days[0].edtf, days[0].start, days[0].end)


def _sure(
    rule: re.Pattern[str], text: str, start: int, stop: int, *, after: bool = False
) -> Iterator[re.Match[str]]:
    """The matches that nothing before them in the sentence (or in all of it) puts in doubt."""
    doubtful: Callable[[re.Match[str]], object] = lambda m: _DOUBTFUL.search(  # noqa: E731
        text, start, stop if after else m.end()
    )
    return (m for m in rule.finditer(text, start, stop) if not doubtful(m))
