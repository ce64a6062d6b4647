"""What the sides say that a claim term means: the rows of a table with a column for each side, and sentences that quote."""

import re
from collections.abc import Iterator

from ingest.readers.memo.frame import Frame
from ingest.readers.memo.outline import Item
from ingest.readers.reading import Tree
from law.court_names import find_court
from law.said import Said

_OF_BOARD = re.compile(r"\b(?:PTAB|Board|IPR(?:20\d\d-\d{5})?|PGR|CBM|inter partes)\b")
_TERM = re.compile(r"\W*(?:claim |disputed )?terms?\b", re.I)
_RESULT = re.compile(
    r"\W*(?:result|constru\w+|court(?:['’]s)?(?: construction)?|outcome|ruling|adopted|decision)\b", re.I
)
_WHY = re.compile(r"\W*(?:importance|why it matters|significance|context)\b", re.I)
_NOTHING = re.compile(
    r"\W*(?:none|not\b|n/?a\b|tbd\b|pending|undecided|reserved)?\b[^.]{0,12}\W*\Z|\W*\Z", re.I
)
_ROLE = re.compile(r"\b(?P<role>plaintiff|defendant|petitioner|patent owner|complainant|respondent)", re.I)
_NO_SIDE = re.compile(
    r"\W*(?:patent|claims?|comments?|notes?|importance|why|significance|context|broader|narrower|evidence|cites?)\b",
    re.I,
)


def tabled(
    frame: Frame, items: tuple[Item, ...]
) -> Iterator[tuple[Said, list[Tree], Said | None, Said | None]]:
    """The rows of a table of terms: the term, the positions of the sides, the construction given, and why it matters."""
    header: Item | None = None
    for item in items:
        if item.form != "row":
            header = None if item.form != "blank" else header
        elif header is None:
            header = item if len(item.cells) > 1 and _TERM.match(frame.text, *item.cells[0]) else None
        elif term := _term(frame, item):
            cells = list(zip(header.cells[1:], item.cells[1:], strict=False))
            sides = [s for head, cell in cells if (s := _side(frame, head, cell))]
            result = next((c for h, c in cells if _RESULT.match(frame.text, *h)), None)
            stated = result is not None and not _NOTHING.match(frame.text[slice(*result)])
            why = next(
                (frame.outline.said(*c) for h, c in cells if _WHY.match(frame.text, *h) and c[0] < c[1]), None
            )
            yield term, sides, _meaning(frame, *result) if result and stated else None, why


def _term(frame: Frame, row: Item) -> Said | None:
    start, end = row.cells[0]
    return _meaning(frame, start, end) if end - start > 1 else None


def _meaning(frame: Frame, start: int, end: int) -> Said:
    while start < end and frame.text[start] in '"“ *':
        start += 1
    while end > start and frame.text[end - 1] in '"”, *':
        end -= 1
    return frame.outline.said(start, end)


def _side(frame: Frame, head: tuple[int, int], cell: tuple[int, int]) -> Tree:
    """A side's position: whose column it is, before which forum, and what the cell says."""
    if _RESULT.match(frame.text, *head) or _NO_SIDE.match(frame.text, *head) or cell[1] <= cell[0]:
        return None
    if _NOTHING.match(frame.text[slice(*cell)]) and not re.search(
        r"[a-z]{4}", frame.text[slice(*cell)].replace("none", "")
    ):
        return None
    who = party(frame, *head)
    return {"party": who, "forum": forum(frame, *head), "text": _meaning(frame, *cell)} if who else None


def party(frame: Frame, start: int, end: int) -> Said | None:
    """The side that words name: a party by its name, or the only one in the role they say."""
    m = _ROLE.search(frame.text, start, end)
    side = frame.people.of(m["role"].lower().replace(" ", "_")) if m else []
    if m and len(side) == 1:
        return Said(side[0].name.value, m.start(), m.end())
    if named := frame.company(start, end):
        return named
    bracket = frame.text.find("(", start, end)
    said = frame.outline.said(start, bracket if bracket > start else end)
    words = re.sub(r"(?:['’]s)?\s(?:position|proposal|construction|reading)s?\Z", "", str(said.value))
    return Said(words, said.start, said.start + len(words)) if words[:1].isupper() else None


def forum(frame: Frame, start: int, end: int, default: str = "") -> Said | None:
    """The forum that words name: `ptab`, `itc`, `district_court`."""
    if m := _OF_BOARD.search(frame.text, start, end):
        return Said("ptab", *m.span())
    if court := find_court(frame.text, start, end):
        name = court.court if court.court in ("itc", "ptab", "cafc") else "district_court"
        return Said(name, court.start, court.end)
    return Said(default, start, end) if default else None


_SAYS = re.compile(
    r"\b(?:proposed?s?|argue[sd]?|contend(?:s|ed)?|construe[sd]?|said|says|asserts?|asserted|urge[sd]?|offer(?:s|ed)|advance[sd]|read(?:s)?)\b[^.\"“]{0,90}[\"“](?P<text>[^\"“”\n]{3,300}?),?[\"”]", re.I)  # fmt: skip
_WHO = re.compile(
    r"\b(?:the )?(?:petitioner|patent owner|plaintiff|defendant|complainant|respondent)s?\b", re.I
)
_CITE = re.compile(r"\s?\((?:[’‘'`´]\w{0,2}\d{3}\s[Pp]atent,\s)(?P<cite>[^()]{3,60})\)")


def told(frame: Frame, item: Item, default: str) -> Tree:
    """The position that a sentence quotes: `Petitioner proposed "…" ('113 patent, col. 4:2-9)`."""
    says = _SAYS.search(frame.text, item.start, min(item.end, item.start + 600))
    who = _WHO.search(frame.text, item.start, says.start()) if says else None
    if says is None or who is None:
        return None
    cite = _CITE.match(frame.text, says.end())
    return {
        "party": party(frame, *who.span()),
        "forum": forum(frame, item.start, says.start(), default),
        "text": frame.outline.said(*says.span("text")),
        "cite": frame.outline.said(*cite.span("cite")) if cite else None,
    }
