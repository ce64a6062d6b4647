"""Lead and back-up counsel printed side by side (37 C.F.R. 42.8(b)(3)): each column from its first name down."""

import re
from itertools import islice

from ingest.readers.ptab.lawyer_words import EMAIL, FIRM, NAME, PERSON_LINE, SERVICE, Person, is_of
from ingest.readers.sheet import Line, Sheet
from law.said import Said

_NUMBER = re.compile(
    r"Reg(?:istration|\.)?\s?(?:Nos?\.?|Number|\#)?\s?:?\s?(?P<reg>L?\d{2},?\d{3})(?!\d)|\(?\bpro\s+hac\s+vice\b",
    re.I,
)
_TWO = re.compile(r"(?:reg|hac)[^\n]*(?:reg|hac)")  # in every line of two numbers, in small letters
_CELL = re.compile(r"[^\s|]+(?: {1,2}[^\s|]+)*")
_NAMED = re.compile(
    rf"(?:(?:Lead|Back-?up|First)\s(?:Back-?up\s)?Counsel:?\s)?(?P<name>{NAME})(?:,?\s(?:Esq\.?|Ph\.D\.))?[\s,(\[]{{1,4}}(?:USPTO\s)?\Z"
)
_OVER = re.compile(
    r"[A-Z]\.\s|[IVX]{1,5}\.\s|Respectfully|Dated?:|/|Pursuant|Please|Petitioner|Patent\sOwner|A\sPower", re.I
)
_MOST = 16  # lines of such a block
_SLACK = 4  # characters by which a cell may stand off its column
Column = list[Said]


def in_columns(sheet: Sheet, filer: str | None) -> list[Person]:
    """Everybody named in such a block. `filer` is the role whose counsel they are."""
    found: list[Person] = []
    parted = filer and ("  " in sheet.flat or "|" in sheet.flat) and _TWO.search(sheet.flat.lower())
    lines = sheet.lines if parted else []
    after = -1
    for i, line in enumerate(lines):
        numbers = list(islice(_NUMBER.finditer(sheet.flat, line.start, line.end), 5))
        if len(numbers) < 2 or line.start < after:
            continue
        starts = [_start(sheet, line, n) for n in numbers]
        if len(set(starts)) < 2:
            continue
        end = _end(sheet, lines, i, starts)
        for column, number in zip(starts, numbers, strict=True):
            cells = [c for x in lines[max(0, i - 1) : end] if (c := _cell(sheet, x, column, starts))]
            side = sheet.said(number.start(), number.end(), filer)
            found += [person | {"for": side} for person in _people(sheet, cells)]
        after = lines[end - 1].end
    return found


def _begin(sheet: Sheet, line: Line) -> int:
    """Where the printed line of these words begins."""
    return sheet.flat.rfind("\n", 0, line.start) + 1


def _start(sheet: Sheet, line: Line, number: "re.Match[str]") -> int:
    """The column, counted in characters, of the cell that holds a number."""
    cells = _CELL.finditer(sheet.flat, line.start, line.end)
    own = next((c.start() for c in cells if c.start() <= number.start() < c.end()), number.start())
    return own - _begin(sheet, line)


def _end(sheet: Sheet, lines: list[Line], i: int, columns: list[int]) -> int:
    """The index after the last line of the block: the first below that stands in none of its columns, or opens a part."""
    for n in range(i + 1, min(len(lines), i + _MOST)):
        apart = not any(_cell(sheet, lines[n], c, columns) for c in columns)
        over = _OVER.match(lines[n].text) and not _NUMBER.search(lines[n].text)
        if (
            apart
            or over
            or SERVICE.search(lines[n].text)
            or sheet.flat.count("\n", lines[n - 1].end, lines[n].start) > 3
        ):
            return n
    return min(len(lines), i + _MOST)


def _cell(sheet: Sheet, line: Line, column: int, columns: list[int]) -> Said | None:
    """The words of a line that stand in a column; None where nothing does, or where they run into the next one."""
    begin = _begin(sheet, line)
    cells = [(abs(m.start() - column - begin), m) for m in _CELL.finditer(sheet.flat, line.start, line.end)]
    near = min(cells, key=lambda c: c[0], default=None)
    if near is None or near[0] > _SLACK:
        return None
    if any(near[1].start() - begin < c - _SLACK < near[1].end() - begin - 2 * _SLACK for c in columns):
        return None
    return sheet.said(near[1].start(), near[1].end())


def _people(sheet: Sheet, cells: Column) -> list[Person]:
    """The persons of a column, in order; the firm under several of them is each one's."""
    found: list[Person] = []
    mails: list[Said] = []
    for n, cell in enumerate(cells):
        number = _NUMBER.search(sheet.flat, cell.start, cell.end)
        if number and (name := _name(sheet, cells, n, number)):
            reg = sheet.group(number, "reg", number["reg"].replace(",", "")) if number["reg"] else None
            found.append({"name": name, "uspto_registration": reg, "emails": []})
        elif mail := EMAIL.search(sheet.flat, cell.start, cell.end):
            mails.append(sheet.group(mail, 0))
        elif FIRM.search(str(cell.value)):
            for person in found:
                person.setdefault("firm", cell)
    for mail_said in mails:
        own = [p for p in found if is_of(str(mail_said.value), _words(p))] or (
            found if len(found) == 1 else []
        )
        for person in own[:1]:
            person["emails"] = person["emails"] or [mail_said]
    return found


def _words(person: Person) -> str:
    name = person["name"]
    return str(name.value) if isinstance(name, Said) else ""


def _name(sheet: Sheet, cells: Column, n: int, number: "re.Match[str]") -> Said | None:
    """The name beside a number, in its own cell, or in the cell over it."""
    beside = _NAMED.match(sheet.flat, cells[n].start, number.start())
    if beside:
        return sheet.group(beside, "name")
    above = cells[n - 1] if n else None
    return above if above and PERSON_LINE.match(str(above.value).rstrip(",")) else None
