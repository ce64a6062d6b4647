"""Parties that an opinion names in its first sentences where no caption names them: publishers leave the caption out.

`Plaintiff Roe Corp. sued defendants Doe, Inc. and Doe LLC`, `brought by Roe against Doe Company`. Only a side that the
caption does not name is taken from the text, and only names that are set as names.
"""

import re
from collections.abc import Iterator

from ingest.readers.front import Front, Party
from ingest.readers.sheet import Sheet
from law import names
from law.said import Said

_REACH = 3000  # characters of the opinion's own text in which it says who sues whom
_MOST = 12  # parties of one side
_FORM = r"(?:Inc|Incorporated|Corp|Corporation|Co|Company|Ltd|Limited|LLC|L\.L\.C|LLP|LP|L\.P|PLC|GmbH|AG|S\.A|SA|N\.V|NV|B\.V|BV|A/S|AB|Pte|K\.K|S\.p\.A|SpA|S\.a\.r\.l|SAS|S\.A\.S|KG|Oy|N\.A)"
_WORD = r"(?:(?:[A-Z]\.){1,4}(?=[\s,(])|[A-Z0-9][\w&+'/-]*(?:\.\w[\w&+'/-]*){0,3}|&)"
_NAME = (
    rf"{_WORD}(?:\s(?:{_WORD}|of(?=\s(?:the\s)?[A-Z])|the(?=\s[A-Z])|(?:de|van|von|der)(?=\s[A-Z]))){{0,8}}"
    rf"(?:,?\s{_FORM}\b\.?){{0,3}}"
)
_ALIAS = r"(?:\s?\([^()\n]{2,120}\)){0,2}"
_BETWEEN = r"(?:,?\s(?:and|&)\s(?:its\s(?:[a-z-]{3,20}\s){0,3})?|,\s|;\s(?:and\s)?)"
_LIST = re.compile(rf"(?P<first>{_NAME})(?:\.(?=,|\s(?:\(|and\s|&\s)))?{_ALIAS}")
_SIDE = re.compile(
    r"\b(?:[Pp]laintiffs?(?:/counter\S*)?|(?P<defendant>[Dd]efendants?(?:/counter\S*)?)),?\s(?=[A-Z0-9])"
)
_VERB = re.compile(
    r"\b(?P<passive>brought|filed)\sby\s|\b(?:filed|brought|commenced|initiated|sued|sues)\b[^.;]{0,160}?\bagainst\s|\b(?:sued|sues)\s(?=(?:the\s)?(?:[Dd]efendants?,?\s)?[A-Z0-9])"
)
_STARTS = re.compile(r"(?:[.:;]\s|\n)\s{0,40}(?:(?:In|On)\s[A-Z][a-z]+\s(?:\d{1,2},\s)?\d{4},?\s)?(?=[A-Z])")
_OBJECT = re.compile(r"(?:the\s)?(?:[Dd]efendants?,?\s)?(?=[A-Z0-9])")
_NOT = re.compile(
    rf"(?:Motions?|Opening|Briefs?|Responses?|Replies|Reply|Complaint|Counsel|Claims?|Patents?|Opposition|Answers?|Exhibits?|Proposed|Expert|Rule|Claim|Court|Judge|"
    rf"In|On|The|This|That|These|Pending|Before|See|Id|If|As|At|For|Under|After|When|While|Although|Because|Plaintiffs?|Defendants?|Dkt|Doc|ECF|No|Nos|Summary|Markman|"
    rf"January|February|March|April|May|June|July|August|September|October|November|December|Monday|I|II|III|{_FORM})\b",
)


def parties(sheet: Sheet, head: Front) -> list[Party]:
    """The parties of the sides that the caption leaves out."""
    known = {str(p.role.value) for p in head.parties}
    if known - {"plaintiff", "defendant"}:
        return []
    start = min(head.body, head.title.end) if head.title else head.body
    stop = min(len(sheet.flat), start + _REACH)
    found = [
        *_by_side(sheet, start, stop),
        *_by_verb(sheet, start, stop),
        *_by_definition(sheet, start, stop),
    ]
    chosen: list[Party] = []
    for role in ("plaintiff", "defendant"):
        first = next((at for at, side, _ in found if side == role), None)
        told = [said for at, side, said in found if side == role and at == first]
        if role not in known:
            chosen += [Party(said, said.as_(role)) for said in told[:_MOST]]
        else:
            chosen += _and_others(sheet, head, role, found)
    return chosen


def _and_others(sheet: Sheet, head: Front, role: str, found: list[tuple[int, str, Said]]) -> list[Party]:
    """The parties that a caption of one name and a plural role ("Roe Corp., et al., Defendants") leaves out."""
    mine = [p for p in head.parties if p.role.value == role]
    words = sheet.flat[mine[0].role.start : mine[0].role.end].casefold().rstrip(" ,.;:")
    if len(mine) != 1 or not words.endswith("s"):
        return []
    lists: dict[int, list[Said]] = {}
    for at, side, said in found:
        if side == role:
            lists.setdefault(at, []).append(said)
    own = names.key(str(mine[0].name.value))
    for told in lists.values():
        if len(told) > 1 and names.key(str(told[0].value)) == own:
            return [Party(said, said.as_(role)) for said in told[1:_MOST]]
    return []


def _by_side(sheet: Sheet, start: int, stop: int) -> Iterator[tuple[int, str, Said]]:
    """`Plaintiffs Roe Corp. ("Roe") and Roe Ltd.`: the names right behind the word for a side."""
    for m in _SIDE.finditer(sheet.flat, start, stop):
        role = "defendant" if m["defendant"] else "plaintiff"
        for said in _names(sheet, m.end(), stop):
            yield m.start(), role, said


_CALLED = re.compile(
    r"(?:'s?)?\s\((?:the\s)?(?:\"[^\"\n]{1,40}\",?\s(?:or|and)\s)?\"(?P<role>Plaintiff|Defendant)\"\)"
)


def _by_definition(sheet: Sheet, start: int, stop: int) -> Iterator[tuple[int, str, Said]]:
    """`Roe Corp.'s ("Roe" or "Plaintiff") motion`: the name before a definition that gives it a side."""
    for m in _CALLED.finditer(sheet.flat, start, stop):
        low = max(start, m.start() - 120)
        begins = [b.end() for b in re.finditer(r"(?:\A|[\s(])(?=[A-Z0-9])", sheet.flat[low : m.start()])]
        for at in begins:
            said = next(_names(sheet, low + at, m.start()), None)
            if said and said.end >= m.start() - 1:
                yield m.start(), m["role"].casefold(), said
                break


def _by_verb(sheet: Sheet, start: int, stop: int) -> Iterator[tuple[int, str, Said]]:
    """`Roe Corp. brought this action against Doe, Inc.`; `an action brought by Roe against Doe`."""
    flat = sheet.flat
    for m in _VERB.finditer(flat, start, stop):
        if m["passive"]:
            ours = list(_names(sheet, m.end(), stop))
            against = re.compile(r"[^.;]{0,40}?\bagainst\s").match(flat, ours[-1].end, stop) if ours else None
            end = against.end() if against else 0
        else:
            low = max(start, m.start() - 400)
            begins = [b.end() for b in _STARTS.finditer(flat, low, m.start())] or [low]
            side = _OURS.match(flat, begins[-1], m.start())
            ours = list(_names(sheet, side.end() if side else begins[-1], m.start()))
            near = (
                bool(ours) and m.start() - ours[-1].end < 60 and "." not in flat[ours[-1].end + 1 : m.start()]
            )
            end = m.end() if near else 0
        called = _OBJECT.match(flat, end, stop) if end else None
        theirs = list(_names(sheet, called.end(), stop)) if called else []
        for said in ours if theirs else ():
            yield m.start(), "plaintiff", said
        for said in theirs:
            yield m.start(), "defendant", said


_OURS = re.compile(r"(?:The\s)?Plaintiffs?,?\s(?=[A-Z0-9])")
_NEXT = re.compile(_BETWEEN)
_FORMED = re.compile(rf"\b{_FORM}\Z")
_POSSESSED = re.compile(r"'s?(?=\s|\Z)")


def _names(sheet: Sheet, start: int, stop: int) -> Iterator[Said]:
    """The names of a list that begins at `start`, until one is none."""
    at = start
    while m := _LIST.match(sheet.flat, at, stop):
        raw = m["first"]
        if _NOT.match(raw) or len(raw) < 3 or not re.search(r"[A-Za-z]{2}", raw):
            return
        owner = _POSSESSED.search(raw)
        end = m.start("first") + owner.start() if owner else m.end("first")
        end += bool(_FORMED.search(raw)) and sheet.flat.startswith(".", end)
        yield sheet.said(m.start("first"), end - (raw.endswith(".") and not _ends(raw) and not owner))
        if owner:
            return
        gap = _NEXT.match(sheet.flat, m.end(), stop)
        if gap is None:
            return
        at = gap.end() + (4 if sheet.flat.startswith("the ", gap.end()) else 0)


def _ends(name: str) -> bool:
    """Whether the stop behind a name is its own: of a corporate form or an initial."""
    return bool(re.search(rf"(?:\b{_FORM}|\b[A-Z])\.\Z", name))
