"""Tables of claim terms: a column for each side, or a row for each side under a head that quotes the term."""

import re
from collections.abc import Iterator, Mapping

from ingest.readers.ptab import grid
from ingest.readers.sheet import Sheet
from law.court_names import find_court
from law.said import Said

Position = tuple[
    str, Said, Said, Said | None
]  # role ("" for the construction given), its word, the text, the forum
_WORD = re.compile(
    r"[CLMPTclmpt](?<!\w[CLMPTclmpt])(?i:(?<=t)erms?|(?<=l)imitations?|(?<=c)onstructions?|(?<=m)eanings?"
    r"|(?<=p)(?:hrases?|etitioners?|etition|atent\s+Owners?|O|ositions?|roposals?))\b"
)
_TERM = re.compile(
    r"\W*(?:(?:Disputed|Claim|Construed)\s+){0,2}(?:Terms?|Phrases?|Limitations?|Language)(?:\s?/\s?(?:Phrase|Limitation)s?)?(?:\s\([^()]{1,30}\))?\W*",
    re.I,
)
_WHO = re.compile(r"\W*(?:Party|Parties|Side|Proponent|Source|Forum)(?:['’]s)?(?:\s\w+)?\W*", re.I)
_SIDE = re.compile(
    r"\b(?:(?P<petitioner>Petitioners?|Petition)|(?P<patent_owner>Patent\s+Owners?|PO))\b", re.I
)
_GIVEN = re.compile(
    r"\b(?:Board|Agreed|Adopted|Court|construction|meaning|definition|interpretation)\b", re.I
)
_SIDE_HEAD = re.compile(r"\b(?:Constructions?|Positions?|Proposals?|Definitions?|Interpretations?)\b", re.I)
_ABOVE = re.compile(r"(?:^|\n)[^\n\"]{0,40}\"(?P<term>[^\"\n]{2,120}?),?\"[^\n\"]{0,60}\n")
_QUOTED = re.compile(r"[\"“](?P<term>[^\"“”\n]{2,120}?),?[\"”]")
_EMPTY = re.compile(r"\W*(?:none|n/?a)?\W*", re.I)


def read(sheet: Sheet, sides: Mapping[str, str]) -> Iterator[tuple[Said, list[Position]]]:
    """Each term with what the row says of it. `sides` gives the role of each party by the first word of its name."""
    for table in grid.tables(sheet, _WORD, lambda head: _is_header(head, sides)):
        heads = [sheet.said(*c) for c in table.header]
        if not _WHO.fullmatch(str(heads[0].value)) and all(_SIDE_HEAD.search(str(h.value)) for h in heads):
            yield from _under_heading(sheet, table, heads, sides)
        elif _TERM.fullmatch(str(heads[0].value)) or not str(heads[0].value):
            yield from _by_column(sheet, table, heads, sides)
        else:
            yield from _by_row(sheet, table, heads, sides)


def _is_header(head: list[str], sides: Mapping[str, str]) -> bool:
    first, rest = head[0], head[1:]
    if not _WHO.fullmatch(first) and all(
        _SIDE_HEAD.search(h) and (role_of(h, sides) or _GIVEN.search(h)) for h in head
    ):
        return True
    if _TERM.fullmatch(first):
        return any(_GIVEN.search(h) or _SIDE.search(h) or role_of(h, sides) for h in rest)
    return bool(_WHO.fullmatch(first)) and any(_GIVEN.search(h) and _QUOTED.search(h) for h in rest)


def role_of(words: str, sides: Mapping[str, str]) -> str:
    """The role that words name: by itself, or by the first word of a party's name."""
    m = _SIDE.search(words)
    if m:
        return str(m.lastgroup)
    first = re.match(r"\W*([A-Z][\w&-]*)", words)
    return sides.get(first[1].casefold(), "") if first else ""


def _by_column(
    sheet: Sheet, table: grid.Table, heads: list[Said], sides: Mapping[str, str]
) -> Iterator[tuple[Said, list[Position]]]:
    above = _court_above(sheet, heads[0].start)
    for row in table.rows:
        cell = grid.said(sheet, row[0])
        term = _term(cell) if cell else None
        if term is None:
            continue
        said = []
        for head, pieces in zip(heads[1:], row[1:], strict=True):
            text = grid.said(sheet, pieces)
            role = role_of(str(head.value), sides)
            if (
                text is None
                or _EMPTY.fullmatch(str(text.value))
                or not (role or _GIVEN.search(str(head.value)))
            ):
                continue
            said.append((role, head, grid.bare(text), _forum(head) or above))
        yield term, said


def _under_heading(
    sheet: Sheet, table: grid.Table, heads: list[Said], sides: Mapping[str, str]
) -> Iterator[tuple[Said, list[Position]]]:
    """A column for each side under a heading that is the term: all the lines under a side are its one position."""
    above = list(_ABOVE.finditer(sheet.flat, max(0, heads[0].start - 400), heads[0].start))
    if not above:
        return
    found = []
    for n, head in enumerate(heads):
        text = grid.said(sheet, tuple(piece for row in table.rows for piece in row[n]))
        if text and not _EMPTY.fullmatch(str(text.value)):
            found.append((role_of(str(head.value), sides), head, grid.bare(text), _forum(head)))
    yield sheet.group(above[-1], "term"), found


def _by_row(
    sheet: Sheet, table: grid.Table, heads: list[Said], sides: Mapping[str, str]
) -> Iterator[tuple[Said, list[Position]]]:
    for n, head in enumerate(heads[1:], start=1):
        m = _QUOTED.search(sheet.flat, head.start, head.end)
        if m is None:
            continue
        said = []
        for row in table.rows:
            who, text = grid.said(sheet, row[0]), grid.said(sheet, row[n])
            role = role_of(str(who.value), sides) if who else ""
            if who and text and role:
                said.append((role, who, grid.bare(text), _forum(who)))
        yield sheet.group(m, "term"), said


def _term(cell: Said) -> Said | None:
    """The term of a row: its quoted words, else all of them."""
    quoted = _QUOTED.match(str(cell.value))
    words = quoted["term"] if quoted else str(cell.value).strip("“”\"'‘’`,. ")
    return cell.as_(words) if 1 < len(words) < 200 else None


def _forum(head: Said) -> Said | None:
    """The forum that a side's head names: `Petitioner (D. Del.)`."""
    words = str(head.value)
    if re.search(r"\b(?:PTAB|Board)\b", words):
        return head.as_("ptab")
    return (
        head.as_("district_court")
        if re.search(r"District\s+Court|Markman", words, re.I) or find_court(words)
        else None
    )


def _court_above(sheet: Sheet, at: int) -> Said | None:
    """The words right over a table that say that its positions were taken in court."""
    m = re.compile(r"\bDistrict\s+Court\b", re.I).search(
        sheet.flat, max(0, sheet.flat.rfind("\n", 0, max(0, at - 1)) - 120), at
    )
    return sheet.group(m, 0, "district_court") if m else None
