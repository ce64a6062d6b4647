"""Claim terms: rows of term tables, express definitions, and constructions that sentences propose or adopt."""

import re
from collections.abc import Mapping
from itertools import chain

from ingest.readers.ptab import term_sections, term_tables
from ingest.readers.sheet import Sheet
from law.said import Said

Row = dict[str, object]
_SIDE = r"(?:Petitioners?|Patent\s{1,2}Owners?|PO)"
_DEFINES = re.compile(
    r"(?:(?:expressly|explicitly)\s{1,3}defin(?:es|ed|ing)|defin(?:es|ed|ing))\s{1,3}(?:the\s{1,3}(?:claim\s{1,3})?term\s{1,3})?\"(?P<term>[^\"\n]{2,80})\"\s{1,3}(?:as|to\s{1,3}(?:be|mean))\s{1,3}(?P<q>\")?(?P<text>[^\"]{3,400})",
    re.I,
)
_MEANS = re.compile(  # the filer's own words for a term: `For this proceeding "X" means "Y."`
    r"\b(?:For\s{1,3}(?:purposes\s{1,3}of\s{1,3})?(?:this|the)\s{1,3}(?:proceeding|petition|review|trial)s?|Under\s{1,3}(?:the|its|their)\s{1,3}(?:broadest|ordinary|plain)[^.\"]{0,80}),?\s{1,3}(?:the\s{1,3}(?:term|phrase)\s{1,3})?\"(?P<term>[^\"\n]{2,120}?),?\"\s{1,3}(?:means|is\s{1,3}construed\s{1,3}as)\s{1,3}\"(?P<text>[^\"]{3,500}?)[.,]?\"",
    re.I,
)
_SHOULD = re.compile(  # `"X" should be construed as "Y"`, `The term "X" means "Y"`: said by the paper itself
    r"(?:\"(?:(?<=\n\")|(?<=[.;:]\s\")|(?<=\s{2}\"))|The(?<!\wThe)\s{1,3}(?:claim\s{1,3})?(?:term|phrase)\s{1,3}\")(?P<term>[^\"\n]{2,120}?),?\"\s{1,3}"
    r"(?:(?:should|must|is\s{1,3}to)\s{1,3}be\s{1,3}(?:construed|interpreted|read|understood)\s{1,3}(?:as|to\s{1,3}mean)|means)\s{1,3}\"(?P<text>[^\"]{3,500}?)[.,]?\"",
)
_ID = re.compile(
    r"(?:\bId\.\s{1,2}at|Ex\.\s\d{4},?(?:\sat)?)\s{1,2}(?P<cite>(?:col\.\s)?\d{1,3}:\d{1,2}(?:\s?-\s?\d{1,3}(?::\d{1,2})?)?)"
)
_BLOCK = re.compile(
    r"(?:^|\n)[ \t]*(?P<who>(?:PO|Patent\s+Owner|Petitioner)'s)\s+(?P<where>District\s+Court)?[^\n]{0,40}\n",
    re.I,
)


def role_of(words: str) -> str | None:
    """The role that a column's or a sentence's word names."""
    low = words.casefold()
    if low.startswith("petition"):
        return "petitioner"
    return "patent_owner" if low.startswith(("patent", "po")) else None


def _party(word: Said, names: Mapping[str, str]) -> Said:
    role = role_of(str(word.value))
    return word.as_(names.get(role or "", str(word.value)))


def _definitions(sheet: Sheet, names: Mapping[str, str]) -> list[tuple[str, Said, dict[str, object]]]:
    """Sentences that say what a patent expressly defines, with who says so where."""
    found = []
    for m in _DEFINES.finditer(sheet.flat):
        block = list(_BLOCK.finditer(sheet.flat, max(0, m.start() - 1200), m.start()))
        if not block:
            continue
        start = max(sheet.flat.rfind(". ", 0, m.start()) + 2, sheet.flat.rfind("\n\n", 0, m.start()) + 2)
        stop = re.compile(r"\.(?=\s)").search(sheet.flat, m.end(), m.end() + 300)
        end = stop.end() if stop else m.end()
        who = sheet.group(block[-1], "who")
        one: dict[str, object] = {"party": _party(who, names), "text": sheet.said(start, end)}
        if block[-1]["where"]:
            one["forum"] = sheet.group(block[-1], "where", "district_court")
        if c := _ID.match(sheet.flat, end + 1) or _ID.match(sheet.flat, end + 2):
            one["cite"] = sheet.group(c, "cite")
        found.append((m["term"].casefold(), sheet.group(m, "term"), one))
    return found


def read_terms(
    sheet: Sheet, patent: Said | None, names: Mapping[str, str], sides: Mapping[str, str], filer: str | None
) -> list[Row]:
    """Every term once, with the positions taken on it. `names` gives the first party of each role, `sides` the role of each
    party by the first word of its name."""
    rows: dict[str, Row] = {}

    def row_of(term: Said) -> Row:
        return rows.setdefault(str(term.value).casefold(), {"term": term, "patent": patent, "positions": []})

    for term, cells in term_tables.read(sheet, sides):
        for role, word, text, forum in cells:
            _add(row_of(term), names, role, word, text, forum, None)
    for _, term, one in _definitions(sheet, names):
        row_of(term)["positions"].append(one)  # type: ignore[attr-defined]
    for term, positions in term_sections.sections(sheet, sides, filer):
        row_of(term)
        for p in positions:
            if str(p.text.value).casefold() != str(term.value).casefold():
                _add(row_of(term), names, p.role, p.who, p.text, p.court, p.cite)
    for m in chain(_MEANS.finditer(sheet.flat), _SHOULD.finditer(sheet.flat)):
        row = row_of(sheet.group(m, "term"))
        if not row["positions"]:  # else the sentence is a side's, told above
            row.setdefault("construction", sheet.group(m, "text"))
    return list(rows.values())


def _add(
    row: Row,
    names: Mapping[str, str],
    role: str,
    word: Said,
    text: Said,
    forum: Said | None,
    cite: Said | None,
) -> None:
    """Adds to a term what a side, or the Board (no role), says it means, once."""
    if not role:
        row.setdefault("construction", text)
        return
    taken: list[dict[str, Said | None]] = row["positions"]  # type: ignore[assignment]
    if all(p["text"] is None or p["text"].value != text.value for p in taken):
        party = Said(names.get(role, role), word.start, word.end)
        taken.append({"party": party, "forum": forum or word.as_("ptab"), "text": text, "cite": cite})
