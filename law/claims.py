"""Lists of claim numbers as printed: `1-5, 9, 19-21, and 26`.

A patent's claims are numbered from 1 (37 C.F.R. 1.75(f)); the number of a statute, a rule, a patent or a footnote that
happens to stand after a comma is no claim.
"""

import re

MOST = 999  # no issued set has more claims than this; beyond it a "range" is a misreading

_NUMBER = r"\d{1,3}(?![\d/%])(?!\.\d)(?!,\d{3})(?!\s{0,2}(?:U\.?\s?S\.?\s?C|C\.?\s?F\.?\s?R|F\.\s?\d|F\.\s?[SA])|\s?\([a-z]\)\s?of\s35)"
_TO = r"\s{0,3}(?:-|–|—|‑|\bto\b|\bthrough\b)\s{0,3}"
_ITEM = re.compile(rf"({_NUMBER})(?:{_TO}({_NUMBER}))?")
_JOIN = (
    r"\s{0,3}(?:[,;]\s{0,3}(?:and|&|or)?|\band|&|\bor)\s{1,3}(?:at\s{1,3}least\s{1,3})?(?:claims?\s{1,3})?"
    r"|\s{0,2},\s{0,2}"
)
LIST = rf"{_NUMBER}(?:{_TO}{_NUMBER})?(?:(?:{_JOIN}){_NUMBER}(?:{_TO}{_NUMBER})?){{0,80}}"
_CLAIMS = re.compile(rf"\bclaims?\s{{1,3}}(?P<list>{LIST})", re.I)


def numbers(text: str) -> tuple[int, ...]:
    """The claim numbers a printed list means, ascending, once each. A descending range raises ValueError."""
    found: set[int] = set()
    for m in _ITEM.finditer(text):
        first, last = int(m[1]), int(m[2] or m[1])
        if last < first or last > MOST or first == 0:
            raise ValueError(f"{m[0]!r} is not a range of claims")
        found.update(range(first, last + 1))
    return tuple(sorted(found))


def printed(claims: tuple[int, ...] | list[int] | set[int]) -> str:
    """The shortest printed list of these numbers: {1,2,3,4,5,9} is `1-5, 9`; two in a row stay apart (`9, 10`)."""
    runs: list[list[int]] = []
    for n in sorted(set(claims)):
        if runs and runs[-1][-1] == n - 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    out: list[str] = []
    for run in runs:
        out.extend([f"{run[0]}-{run[-1]}"] if len(run) > 2 else [str(n) for n in run])
    return ", ".join(out)


def find(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The `[start, end)` of each list that follows the word "claim" or "claims" in `text[start:end]`."""
    stop = len(text) if end is None else end
    return [m.span("list") for m in _CLAIMS.finditer(text, start, stop)]
