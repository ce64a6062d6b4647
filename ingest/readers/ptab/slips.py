"""Slips that a paper prints: one claim in two wordings, testimony that its own transcript marks or names in two ways.

Nothing is mended: the value stays as printed, and what is printed elsewhere stands beside it. Which wording is right, the
official claim or the transcript decides.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import islice
from typing import Any

from ingest.readers.ptab.claimed import printings
from ingest.readers.sheet import Sheet
from law.said import Said

_WORD = re.compile(r"[A-Za-z0-9]+(?:['’-][A-Za-z0-9]+)*")
_ALIKE = 0.9  # of 1: two printings of one claim, not two claims of one number
_FEW = 3  # words in which they may differ at one place
_SIC = re.compile(r"(?P<words>\S{1,60}?)\s?\[sic\]")
_NAMED = re.compile(r"\b(?P<kind>[A-Z][a-z]+\s\d{1,2})\s(?P<what>[A-Z]{2,6})s?\b")
_MOST = 40  # printings of one claim that are compared

Doubt = dict[str, object]


def claim_printings(sheet: Sheet, claims: list[dict[str, Any]]) -> Iterator[Doubt]:
    """Words in which another printing of a claim, in the same paper, differs from the one that was read."""
    others: dict[int, list[list[str]]] = {}
    for number, start, end in islice(printings(sheet), _MOST * 10):
        others.setdefault(number, []).append(_WORD.findall(sheet.flat, start, end))
    for i, claim in enumerate(claims):
        words = [
            (word, j)
            for j, e in enumerate(claim.get("elements") or [])
            for word in _WORD.findall(sheet.flat, e["text"].start, e["text"].end)
        ]
        told: set[tuple[str, str]] = set()
        for other in others.get(_number(claim), [])[:_MOST]:
            for here, there, element in _differences(words, other):
                if (here, there) not in told:
                    told.add((here, there))
                    why = f"another printing of this claim in this paper has “{there}” for “{here}”"
                    yield {"pointer": f"/claims/{i}/elements/{element}/text", "why": why}


def _number(claim: dict[str, Any]) -> int:
    said = claim.get("number")
    return int(said.value) if isinstance(said, Said) and str(said.value).isdigit() else 0


def _differences(words: list[tuple[str, int]], other: list[str]) -> Iterator[tuple[str, str, int]]:
    """(words here, words there, element) at each place where two printings differ by a few words."""
    mine, theirs = [w.casefold() for w, _ in words], [w.casefold() for w in other]
    if not mine or mine == theirs:
        return
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "replace" and b - a <= _FEW and d - c <= _FEW:
            with_next = b < len(words)  # a word of what stands around them, so that they can be found
            here = [w for w, _ in words[a : b + with_next]]
            yield " ".join(here), " ".join(other[c : d + with_next]), words[a][1]


def testimony(rows: list[dict[str, Any]]) -> Iterator[Doubt]:
    """Answers with words that the transcript marks as they stand, or with one thing called by two names."""
    for i, row in enumerate(rows):
        for key in ("question", "answer"):
            said = row.get(key)
            text = str(said.value) if isinstance(said, Said) else ""
            for why in (*_sic(text), *_two_names(text)):
                yield {"pointer": f"/testimony/{i}/{key}", "why": why}


def _sic(text: str) -> Iterator[str]:
    for m in _SIC.finditer(text):
        yield f"“{m['words'].strip('.,;')}” is marked [sic]: what was said is not known"


def _two_names(text: str) -> Iterator[str]:
    """`Type 2 VM … Type 2 VMM`: a letter more or less may be the reporter's."""
    named: dict[str, list[str]] = {}
    for m in _NAMED.finditer(text):
        named.setdefault(m["kind"], []).append(m["what"])
    for kind, found in named.items():
        for one, two in zip(dict.fromkeys(found), list(dict.fromkeys(found))[1:], strict=False):
            short, long = sorted((one, two), key=len)
            if len(long) == len(short) + 1 and long.startswith(short):
                yield f"“{kind} {one}” and “{kind} {two}” in one breath: one thing or two?"
