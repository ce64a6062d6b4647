"""Claim terms: rows of term tables, express definitions, and constructions that sentences propose or adopt."""

import re
from itertools import chain

from ingest.readers.ptab import term_sections
from ingest.readers.sheet import Line, Sheet
from law.said import Said

Row = dict[str, object]
_SIDE = r"(?:Petitioners?|Patent\s{1,2}Owners?|PO)"
_HEADER = re.compile(
    rf"^(?:Disputed\s+)?(?:Claim\s+)?(?:Terms?|Phrase|Limitation|Language)(?:\s?/\s?Phrase)?[\t|]+.*(?:{_SIDE}|Construction|Position|Meaning)",
    re.I,
)
_COLUMN = re.compile(rf"(?P<side>{_SIDE}|Petition|Board|District\s+Court)", re.I)
_DEFINES = re.compile(
    r"(?:(?:expressly|explicitly)\s{1,3}defin(?:es|ed|ing)|defin(?:es|ed|ing))\s{1,3}(?:the\s{1,3}(?:claim\s{1,3})?term\s{1,3})?\"(?P<term>[^\"\n]{2,80})\"\s{1,3}(?:as|to\s{1,3}(?:be|mean))\s{1,3}(?P<q>\")?(?P<text>[^\"]{3,400})",
    re.I,
)
_CONSTRUES = re.compile(
    r"(?P<who>\bwe|the\s{1,3}Board|Petitioners?|Patent\s{1,3}Owner|the\s{1,3}(?:district\s{1,3})?court)\s{1,3}(?:\w+\s{1,3}){0,6}?(?:constru(?:e|es|ed|ing)|interpret(?:s|ed)?|propos(?:es|ed)|contend(?:s|ed)?|argu(?:es|ed)|assert(?:s|ed)?|adopt(?:s|ed)?|submits?)\s{1,3}"
    r"(?:that\s{1,3})?(?:the\s{1,3})?(?:(?:claim\s{1,3})?(?:term|phrase|limitation)s?\s{1,3})?,?\s{0,2}\"(?P<term>[^\"\n]{2,120}?),?\"\s{1,3}(?:\([^()]{0,40}\)\s{1,3})?"
    r"(?:(?:should|must|to)\s{1,3}be\s{1,3}(?:construed|interpreted)\s{1,3}(?:as|to\s{1,3}mean)|to\s{1,3}mean|means|as(?:\s{1,3}meaning)?|is\s{1,3}(?:construed\s{1,3}(?:as|to\s{1,3}mean)|properly\s{1,3}construed\s{1,3}(?:as|to\s{1,3}mean)))\s{1,3}(?:at\s{1,3}least\s{1,3})?\"(?P<text>[^\"]{3,500}?)[.,]?\"",
    re.I,
)
_MEANS = re.compile(  # the filer's own words for a term: `For this proceeding "X" means "Y."`
    r"\b(?:For\s{1,3}(?:purposes\s{1,3}of\s{1,3})?(?:this|the)\s{1,3}(?:proceeding|petition|review|trial)s?|Under\s{1,3}(?:the|its|their)\s{1,3}(?:broadest|ordinary|plain)[^.\"]{0,80}),?\s{1,3}(?:the\s{1,3}(?:term|phrase)\s{1,3})?\"(?P<term>[^\"\n]{2,120}?),?\"\s{1,3}(?:means|is\s{1,3}construed\s{1,3}as)\s{1,3}\"(?P<text>[^\"]{3,500}?)[.,]?\"",
    re.I,
)
_SHOULD = re.compile(  # `"X" should be construed as "Y"`, `The term "X" means "Y"`: said by the paper itself
    r"(?:(?<=\n)|(?<=[.;:]\s)|(?<=\s{2})|\bThe\s{1,3}(?:claim\s{1,3})?(?:term|phrase)\s{1,3})\"(?P<term>[^\"\n]{2,120}?),?\"\s{1,3}"
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


def _party(word: Said, names: dict[str, str]) -> Said:
    role = role_of(str(word.value))
    return word.as_(names.get(role or "", str(word.value)))


def _cells(sheet: Sheet, line: Line) -> list[Said]:
    parts, at = [], line.start
    for m in re.finditer(r"[^\t|]*(?:[\t|]|\Z)", sheet.flat[line.start : line.end]):
        if m[0]:
            parts.append(sheet.said(at + m.start(), at + m.end() - (m[0][-1] in "\t|")))
    return parts


def _bare(cell: Said) -> Said:
    return cell.as_(str(cell.value).strip("“”\"'‘’ "))


def _table(sheet: Sheet, lines: list[Line], at: int, patent: Said | None, names: dict[str, str]) -> list[Row]:
    header = _cells(sheet, lines[at])
    rows: list[Row] = []
    forum = re.search(
        r"District\s+Court|PTAB|Board",
        lines[at - 1].text + " " + lines[at].text if at else lines[at].text,
        re.I,
    )
    for line in lines[at + 1 :]:
        cells = _cells(sheet, line)
        if len(cells) < 2 or not str(cells[0].value) or set(str(cells[0].value)) <= set("-: "):
            if len(cells) >= 2 and set(str(cells[0].value)) <= set("-: "):
                continue
            break
        term = _bare(cells[0])
        position = []
        row: Row = {"term": Said(term.value, term.start, term.end), "patent": patent}
        for head, cell in zip(header[1:], cells[1:], strict=False):
            m = _COLUMN.search(str(head.value))
            if not str(cell.value):
                continue
            if m and role_of(m["side"]):
                one: dict[str, object] = {
                    "party": _party(Said(m["side"], head.start, head.end), names),
                    "text": _bare(cell),
                }
                if forum and forum[0].lower().startswith("district"):
                    where = sheet.flat.rfind(forum[0], max(0, lines[at].start - 200), lines[at].end)
                    one["forum"] = Said("district_court", where, where + len(forum[0]))
                position.append(one)
            elif re.search(r"construction|meaning", str(head.value), re.I):
                row["construction"] = _bare(cell)
        row["positions"] = position
        rows.append(row)
    return rows


def _definitions(sheet: Sheet, names: dict[str, str]) -> list[tuple[str, Said, dict[str, object]]]:
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


def _sentences(sheet: Sheet, names: dict[str, str]) -> list[tuple[Said, str, Said, Said]]:
    found = []
    for m in _CONSTRUES.finditer(sheet.flat):
        found.append(
            (sheet.group(m, "term"), m["who"].casefold(), sheet.group(m, "text"), sheet.group(m, "who"))
        )
    return found


def read_terms(sheet: Sheet, patent: Said | None, names: dict[str, str]) -> list[Row]:
    """Every term once, with the positions taken on it. `names` gives the party of each role, where there is one."""
    rows: dict[str, Row] = {}
    lines = sheet.lines if "|" in sheet.flat or "\t" in sheet.flat else []  # a table has cells
    for i, line in enumerate(lines):
        if len(line.text) < 400 and ("\t" in line.text or "|" in line.text) and _HEADER.match(line.text):
            for row in _table(sheet, lines, i, patent, names):
                rows.setdefault(str(row["term"].value).casefold(), row)  # type: ignore[attr-defined]
    for key, term, one in _definitions(sheet, names):
        row = rows.setdefault(key, {"term": term, "patent": patent, "positions": []})
        row["positions"].append(one)  # type: ignore[attr-defined]
    for m in chain(_MEANS.finditer(sheet.flat), _SHOULD.finditer(sheet.flat)):
        rows.setdefault(
            m["term"].casefold(),
            {
                "term": sheet.group(m, "term"),
                "patent": patent,
                "construction": sheet.group(m, "text"),
                "positions": [],
            },
        )
    for term, who, text, word in _sentences(sheet, names):
        row = rows.setdefault(str(term.value).casefold(), {"term": term, "patent": patent, "positions": []})
        if who in {"we", "the board"}:
            row.setdefault("construction", text)
        else:
            one = {"party": _party(word, names), "text": text}
            if "court" not in who and not any(p["text"].value == text.value for p in row["positions"]):  # type: ignore[attr-defined]
                row["positions"].append(one)  # type: ignore[attr-defined]
    _headed(sheet, rows, patent, names)
    return list(rows.values())


def _headed(sheet: Sheet, rows: dict[str, Row], patent: Said | None, names: dict[str, str]) -> None:
    """Add what sections under a term's own heading say, and tables that spaces keep apart."""
    said = [*term_sections.sections(sheet), *((term, [one]) for term, one in term_sections.tables(sheet))]
    for term, positions in said:
        key = str(term.value).casefold()
        row = rows.setdefault(key, {"term": term, "patent": patent, "positions": []})
        taken: list[dict[str, Said]] = row["positions"]  # type: ignore[assignment]
        for role, word, text in positions:
            if str(text.value).casefold() == key:
                continue
            if not role:
                row.setdefault("construction", text)
            elif all(p["text"].value != text.value for p in taken):
                party = Said(names.get(role, role), word.start, word.end)
                taken.append({"party": party, "text": text})
