"""Grounds that sentences state: `claims 1-5 are unpatentable under 35 U.S.C. § 103 over X in view of Y`."""

import re
from collections.abc import Iterator
from itertools import islice

from ingest.readers.ptab.art import names_of_art
from ingest.readers.ptab.ground import Ground, is_list, number_of
from ingest.readers.sheet import Sheet
from law import claims
from law.said import Said

_CLAIM_LIST = re.compile(rf"\bclaims?\s{{1,3}}(?P<v>{claims.LIST})", re.I)
_NUMBERED = re.compile(
    r"\bGround\s{1,3}(?:No\.\s{0,3})?(?:#\s?)?(?P<v>\d{1,2}|[IVX]{1,4}|[A-H])(?!-?[A-Z]\b)\s{0,3}[:.(-]{0,3}[^.;\n]{0,60}\Z",
    re.I,
)
_STATUTE = re.compile(
    r"(?:§{1,2}\s{0,3}|\bU\.?S\.?C\.?\s{1,3}|\bunder\s{1,3}(?:Section\s)?)(?P<v>10[1-3]|112)(?!\d)|\b(?P<word>anticipat\w{0,4}|obvious\w{0,4})\b",
    re.I,
)
_OVER = re.compile(
    r"\b(?i:over|by|in\s{1,3}view\s{1,3}of|in\s{1,3}light\s{1,3}of|based\s{1,3}(?:up)?on|view\s{1,3}of)\s{1,3}(?=[A-Z\"'(]|the\s{1,3}combin|\d)"
)
_LISTED = re.compile(
    r"(?:\s?\([a-z]\)(?:\(\d\))?){0,2}(?:\s\((?:AIA|pre-AIA)\))?\s?[,:-]{1,2}\s{1,3}(?=[A-Z])"
)  # `§ 103, Smith in view of Roe`
_STOP = re.compile(
    r"\s(?:[a-z]|\d{1,2})\)\s|\s{1,3}Overview\b|(?<=[a-z])\s{1,3}The\s(?=[A-Z])|[;:]\s|(?<!U\.S)(?<!No)(?<!Nos)(?<!al)(?<!Pat)(?<!Pub)(?<!Appl)\.\s{1,4}(?=[A-Z(\"])|(?<!No)(?<!Nos)(?<!U\.S)\.\s{0,4}\n|\n[ \t]*\n|\.{4}|(?<=[a-z]),?\s{1,3}(?:under|because|as\s{1,3}explained|as\s{1,3}set|"
    r"is\s|are\s|has\s|have\s|wherein|when\b|where\b|and\s{1,3}(?:that\s|claims?\s))|\(\d\)\s|,\s{1,3}and\s{1,3}\(?(?:\d\)|claims?)|\bwith\s{1,3}respect\b"
)


_NEXT = re.compile(
    r"[;]\s|(?<!U\.S)(?<!No)(?<!Nos)(?<!al)\.\s{1,4}(?=[A-Z\"][a-z]|[A-Z]\.|\()|\n[ \t]*\n[ \t]*(?=\S)|\.{4}|\bclaims?\s{1,3}\d"
)
_AGAIN = re.compile(r"\s{0,3}[;,]\s{1,4}(?:and\s{1,3})?(?:also\s{1,3})?over\s{1,3}(?=the\s{1,3}combin|[A-Z])")
_MORE = 8  # grounds that one sentence adds to its first
_LOST = re.compile(
    r"\s{1,2}\d{1,3}(?:,|\s{1,3}(?:and|of|\())|,?\s{1,3}and\s{1,3}(?:of|are|is)\b"
)  # a list without its dashes


def _sentence(sheet: Sheet, m: "re.Match[str]") -> Iterator[Ground]:
    """The ground that the words after (or before) a list of claims state, and those over other art that follow it."""
    flat = sheet.flat
    if not is_list(m["v"]) or _LOST.match(flat, m.end()):
        return
    stop = _NEXT.search(flat, m.end(), m.end() + 330)
    end = stop.start() if stop else min(len(flat), m.end() + 330)
    basis = _named_before(sheet, m.start()) or _basis(sheet, m.end(), end)
    if basis is None:
        return
    over = _OVER.search(flat, m.end(), end)
    number = _NUMBERED.search(flat, max(0, m.start() - 70), m.start())
    over = (_LISTED.match(flat, basis.end, end) if number else None) or over
    refs, after = _art(sheet, over.end(), end) if over else ([], end)
    if not refs and basis.value in {"102", "103"}:
        return
    listed = sheet.group(m, "v")
    yield Ground(listed, basis, refs, number_of(sheet, number) if number else None)
    for _ in range(_MORE if refs and not number else 0):
        again = _AGAIN.match(flat, after)
        more, after = _art(sheet, again.end(), again.end() + 200) if again else ([], after)
        if not more:
            return
        yield Ground(listed, basis, more, None)


_OF = re.compile(r"\b(?P<word>anticipation|obviousness)\s{1,3}of\s{1,3}\Z", re.I)


def _named_before(sheet: Sheet, at: int) -> Said | None:
    """The statute of `obviousness of claim 8 over …`."""
    m = _OF.search(sheet.flat, max(0, at - 30), at)
    return sheet.group(m, "word", "102" if m["word"].casefold().startswith("antic") else "103") if m else None


def _basis(sheet: Sheet, start: int, end: int) -> Said | None:
    """The statute that a sentence names, else the one whose word it uses."""
    said = list(_STATUTE.finditer(sheet.flat, start, end))
    m = next((b for b in said if b["v"]), said[0] if said else None)
    if m is None:
        return None
    word = "102" if not m["v"] and m["word"].casefold().startswith("antic") else "103"
    return sheet.group(m, "v") if m["v"] else sheet.group(m, "word", word)


def _art(sheet: Sheet, start: int, end: int) -> tuple[list[Said], int]:
    """The references named from `start` on, and where they end."""
    close = _STOP.search(sheet.flat, start, min(end, len(sheet.flat)))
    stop = close.start() if close else min(end, len(sheet.flat))
    return names_of_art(sheet, start, stop), stop


_COUNTED = re.compile(
    r"\bgrounds:(?:[^.]|(?<=Ex)\.){0,200}\Z", re.I
)  # `on two grounds: anticipation of claims 1 and 3 by …`


def from_sentences(sheet: Sheet) -> list[Ground]:
    found: list[Ground] = []
    for m in islice(_CLAIM_LIST.finditer(sheet.flat), 2500):
        found += _sentence(sheet, m)
    numbered = [g for g in found if g.number]
    return numbered or [
        g
        for g in found
        if g.basis
        and (
            str(g.basis.value) == sheet.flat[g.basis.start : g.basis.end]
            or _COUNTED.search(sheet.flat, max(0, g.claims.start - 220), g.claims.start)
        )
    ]
