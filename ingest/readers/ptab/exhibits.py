"""Exhibits (37 C.F.R. 42.63: petitioner's from 1001, patent owner's from 2001, the Board's from 3001): from the list, and
from the text where they are only cited."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from ingest.readers.ptab import grid
from ingest.readers.ptab.art_tables import art_rows
from ingest.readers.sheet import Line, Sheet
from law.said import Said

_HEADING = re.compile(
    r"^[ \t]*(?:(?:CURRENT|UPDATED|PETITIONERS?'?S?|PATENT\s+OWNERS?'?S?|TABLE\s+OF|LIST\s+OF|APPENDIX\s+OF|INDEX\s+OF)\s+){0,3}(?:EXHIBITS?(?:\s+(?:LIST|INDEX|TABLE|CITED|RELIED\s+(?:UP)?ON))?|APPENDIX\s+LIST)\s*:?\s*$",
    re.I | re.M,
)
_ROW = re.compile(
    r"^(?:Petitioner'?s?\s+|Patent\s+Owner'?s?\s+)?(?:[A-Z][A-Z0-9]{1,13}-(?=[123]\d{3}\b)|\(?EX(?:HIBIT|\.)?\.?[\s-]{0,3}(?:No\.?\s?)?)?(?P<n>[123]\d{3})\)?(?:[\s.:)-]+(?P<title>\S.*))?$",
    re.I,
)
_RESERVED = re.compile(r"\W*(?:RESERVED|Intentionally\s+(?:left\s+)?(?:blank|omitted)|Not\s+used)\W*", re.I)
_PAGE = re.compile(
    r"^(?:[-~ ]*(?:[ivx]{1,6}|\d{1,3})[-~ ]*|(?:Case\s+)?(?:No\.\s+)?(?:IPR|PGR|CBM)\s?20\d\d.*|.*\bPatent\s+(?:No\.\s+)?\d,?\d{3},\d{3}.{0,6}$|Petition\s+for\b.*|EXHIBIT(?:\s+NO\.?)?(?:\s+DESCRIPTION)?|DESCRIPTION|NO\.|Exhibit\s+Description)$",
    re.I,
)
_OVER = re.compile(
    r"^(?:TABLE\s+OF|[IVX]{1,5}\.\s|INTRODUCTION|CERTIFICATE\b|MANDATORY\s+NOTICES|Respectfully|Pursuant\s+to|STATEMENT\s+OF|DATED?:|I\.$|CLAIMS?\s+LISTING|Mail\s+Stop|(?:Petitioner|Patent\s+Owner),?\s.{60,}|[^\d].{2,90}\(\"(?:Petitioner|Patent\s+Owner)s?\")",
    re.I,
)
CITE = r"\b(?:E[Xx]hibits?|EXHIBITS?|E[Xx]hs?|E[Xx]s?|EXS)[.\s-]{0,3}(?:Nos?\.\s{0,2})?"  # how papers cite exhibits: `Ex. 1003`, `EX1003`
_CITED = re.compile(
    rf"{CITE}(?P<first>[123]\d{{3}})(?!\d)(?P<more>(?:\s?(?:,|-|and|&)\s?[123]\d{{3}}(?!\d)){{0,20}})"
)
_PREFIXED = re.compile(  # `APPLE-1003`, `[PROVI-1001]`: the party's name stands before the number
    r"(?<![\w-])(?P<party>[A-Z]{2}[A-Z0-9]{0,12})-(?P<first>[123]0\d\d)(?![\d-])"
)
_AFTER = re.compile(
    r"\s?[,;]?\s?\(?\s?(?:hereinafter,?\s)?(?:the\s)?(?P<q>\")(?P<title>(?:the\s)?[A-Z'][^\"\n()]{1,60}?)[,.]?\""
)
_ASIDE = re.compile(r"\s?\((?P<title>'?[A-Z\d][\w'. -]{1,50})\)\s{0,2}(?::|\n|\Z)")
_BEFORE = re.compile(r"\"(?P<title>(?:the\s)?[A-Z'][^\"\n()]{1,60}?)[,.]?\"(?:[,;]?\s{0,3}|\)\s\()\Z")
_LABEL = re.compile(r"(?:^|\n)[ \t]*(?P<title>[A-Z][^\n():;.]{1,80}(?:\.[^\n():;.]{1,60})?)\s{0,2}\(\Z")


def _row(sheet: Sheet, first: Line, m: "re.Match[str]", rest: list[Line]) -> dict[str, Said | None]:
    number = sheet.said(first.start + m.start("n"), first.start + m.end("n"))
    end = rest[-1].end if rest else first.end
    start = first.start + m.start("title") if m["title"] else (rest[0].start if rest else None)
    title = sheet.said(start, end) if start is not None and end > start else None
    if title and (len(str(title.value)) > 400 or _RESERVED.fullmatch(str(title.value))):
        title = None
    return {"number": number, "title": title}


def _listed(sheet: Sheet) -> list[dict[str, Said | None]]:
    """The rows under every exhibit list's heading."""
    rows: list[dict[str, Said | None]] = []
    for h in _HEADING.finditer(sheet.flat):
        current: tuple[Line, re.Match[str]] | None = None
        rest: list[Line] = []
        started = 0
        bare = False  # numbers in a column of their own: no telling which title is whose
        for line in sheet.lines_in(h.end(), min(len(sheet.flat), h.end() + 30_000)):
            m = _ROW.match(line.text)
            if m and (current is None or int(m["n"]) > int(current[1]["n"])):
                if current:
                    rows.append(_row(sheet, *current, [] if bare else rest))
                    bare = not current[1]["title"] and (not rest or bare)
                current, rest, started = (line, m), [], started + 1
            elif _PAGE.match(line.text):
                continue
            elif (
                current is None
                and (started == 0 and line.start - h.end() > 400)
                or _OVER.match(line.text)
                or len(rest) >= 7
            ):
                break
            elif current:
                rest.append(line)
        if current:
            rows.append(
                _row(
                    sheet,
                    *current,
                    [] if bare and not current[1]["title"] else rest if len(rest) < 7 else rest[:1],
                )
            )
    return rows


_DESCRIBED = re.compile(r"[DTdt](?<!\w[DTdt])(?i:(?<=d)(?:escription|ocument)|(?<=t)itle)\b")
_NUMBERED = re.compile(
    r"\W*(?:(?:Petitioner|Patent\sOwner)'?s?\s)?Ex(?:hibit|\.)?s?\W{0,3}(?:No\.?|Nos\.|Number|\#)?\W*|\W*No\.\W*",
    re.I,
)


def _drawn(sheet: Sheet) -> Iterator[dict[str, Said | None]]:
    """The rows of lists of exhibits whose columns are drawn: pipes, tabs, borders."""
    if "|" not in sheet.flat and "\t" not in sheet.flat:
        return
    for table in grid.tables(
        sheet, _DESCRIBED, lambda head: len(head) > 1 and bool(_NUMBERED.fullmatch(head[0]))
    ):
        for row in table.rows:
            number = next((m for a, b in row[0] if (m := _FOUR.search(sheet.flat, a, b))), None)
            title = grid.said(sheet, row[1])
            if number and title and not _RESERVED.fullmatch(str(title.value)):
                yield {"number": sheet.group(number, 0), "title": title}


_FOUR = re.compile(r"(?<!\d)[123]\d{3}(?!\d)")


def _cited_title(sheet: Sheet, m: "re.Match[str]") -> Said | None:
    """The name that the text gives an exhibit where it cites it."""
    if m["more"]:
        return None
    for pattern in (_AFTER, _ASIDE):
        if t := pattern.match(sheet.flat, m.end()):
            return sheet.group(t, "title")
    if t := _BEFORE.search(sheet.flat, max(0, m.start() - 90), m.start()):
        return sheet.group(t, "title")
    t = _LABEL.search(sheet.flat, max(0, m.start() - 160), m.start())
    if t and re.match(r"\)\s{0,2}(?::|\n)", sheet.flat[m.end() : m.end() + 4]):
        return sheet.group(t, "title")
    return None


def _prefixed(sheet: Sheet) -> "list[re.Match[str]]":
    """Exhibits cited by a party's name and number: of names that two numbers at least follow."""
    marks = list(islice(_PREFIXED.finditer(sheet.flat), 5000))
    numbers: dict[str, set[str]] = {}
    for m in marks:
        numbers.setdefault(m["party"], set()).add(m["first"])
    return [m for m in marks if len(numbers[m["party"]]) > 1]


def read_exhibits(sheet: Sheet) -> list[dict[str, Said | None]]:
    """Every exhibit once: number, and title where one is printed."""
    found: dict[str, dict[str, Said | None]] = {}
    for row in _listed(sheet):
        number = str(row["number"].value) if row["number"] else ""
        if number not in found or not found[number]["title"]:
            found[number] = row
    for row in _drawn(sheet):
        number = str(row["number"].value) if row["number"] else ""
        if number not in found or not found[number]["title"]:
            found[number] = row
    for told in art_rows(sheet):
        if own := told.facts["exhibit"]:
            found.setdefault(str(own.value), {"number": own, "title": None})
    tried: Counter[str] = Counter()
    for m in _prefixed(sheet):
        found.setdefault(m["first"], {"number": sheet.group(m, "first"), "title": None})
    for m in _CITED.finditer(sheet.flat):
        row = found.setdefault(m["first"], {"number": sheet.group(m, "first"), "title": None})
        tried[m["first"]] += 1
        if tried[m["first"]] <= 12:
            row["title"] = row["title"] or _cited_title(sheet, m)
        for n in re.finditer(r"[123]\d{3}", m["more"]):
            at = m.start("more") + n.start()
            found.setdefault(n[0], {"number": sheet.said(at, at + 4), "title": None})
    return sorted(found.values(), key=lambda r: str(r["number"].value) if r["number"] else "")


def listed_places(rows: list[dict[str, Said | None]]) -> list[tuple[int, int]]:
    """Where the titles of listed exhibits stand: what is dated there is the exhibit's, no event."""
    found = []
    for row in rows:
        number, title = row["number"], row["title"]
        if number and title and 0 <= title.start - number.end < 60 and title.end - title.start > 20:
            found.append((number.start, title.end))
    return found
