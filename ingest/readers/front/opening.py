"""Who sues whom by the first words of a complaint, where the caption lost a side: "Plaintiff A brings this action against B"."""

import re

from ingest.readers.front.names import Joined, Party
from ingest.readers.front.names import read as read_names
from law import names

_REACH = 3000  # characters of the text in which a complaint says who sues whom
_WORD = re.compile(r"[^\s`]+")
_LINE_NUMBER = re.compile(r"^[ \t`]*\d{1,2}(?=[ \t]|$)", re.M)
_PARENTHESIS = re.compile(r"\([^()]{0,300}\)")
_VERB = (
    r"(?:by\s(?:and\s)?(?:through|its|their|his|her|the|undersigned)|through\s(?:its|their|his|her|undersigned)|files?|brings?|hereby|alleges?|sues?|complains?|"
    r"for\s(?:its|their|his|her|a|an)|as\s(?:and\s)?for|states?|seeks?|submits?|respectfully|makes?|demands?|asserts?)\b"
)
_SUES = re.compile(rf"\b(?P<role>Plaintiffs?),?\s(?P<who>[A-Z][^;:]{{2,900}}?),?\s{{1,300}}{_VERB}")
_BARE = re.compile(
    r"\A\W{0,9}(?P<who>[A-Z][^;:]{2,300}?),?\s{1,300}(?P<role>files?|brings?|hereby|complains|alleges|sues)\b"
)
_CAPTION = re.compile(
    r"\b(?:v|vs)\.\s|\bCOMPLAINT|\bCOURT\b|\bDefendants?\b|\bDEMAND"
)  # words of the caption itself
_SUED = re.compile(
    r"\b(?P<role>against|sues)\s(?:the\s)?(?:above-named\s)?(?:[Dd]efendants?,?\s)?(?P<who>[A-Z][^;:]{2,1200}?)"
    r"(?=,?\s{1,300}(?:and\s(?:in\ssupport\s)?)?(?:hereby\s|respectfully\s|further\s)?(?:alleg\w+|states?|stating|avers?|shows?|complains?|as\sfollows|demands?|demanding|seeks?|seeking|requests?|respectfully|"
    r"the\sfollowing|upon\b|on\s(?:personal|information)|pleads?|says?|pursuant|arising|to\s[a-z]|for\s(?!the\s[A-Z])[a-z]+)"
    r"|[,.]?\s{1,300}(?:and\s)?(?:would|in\ssupport)\b|:|;|\.\s{1,300}(?:[A-Z]{4,}|\d{1,2}\.|[A-Z][a-z]+\s[a-z])|\.\Z)"
)


def completed(named: list[Party], text: str, begin: int) -> list[Party]:
    """The captioned parties with the side that the caption lost, as the text from `begin` on names it."""
    opening = _joined(text, begin)
    said = (m for m in _SUES.finditer(opening.text, 0, 1500) if not _CAPTION.search(m["who"]))
    sues = next(said, None) or _BARE.match(opening.text)
    sued = _SUED.search(opening.text, sues.end("who") if sues else 0)
    if sues is None or sued is None or sued.start() - sues.end() > 700:
        return named
    told = {"plaintiff": _told(opening, sues, "plaintiff"), "defendant": _told(opening, sued, "defendant")}
    sides = {role: [p for p in named if p.role.value == role] for role in told}
    swapped = _keys(sides["plaintiff"]) & _keys(told["defendant"]) and not _keys(sides["plaintiff"]) & _keys(
        told["plaintiff"]
    )
    out: list[Party] = []
    for role, mine in sides.items():
        out += told[role] if swapped or _lost(text, mine, told[role]) else mine
    return [*out, *(p for p in named if p.role.value not in told)]


def _keys(parties: list[Party]) -> set[str]:
    return {names.key(str(p.name.value)) for p in parties}


def _lost(text: str, mine: list[Party], told: list[Party]) -> bool:
    """Whether the caption lost names of a side: it has none, or one under a plural role and the text has that one and more."""
    if not mine:
        return True
    plural = text[mine[0].role.start : mine[0].role.end].casefold().rstrip(" ,.;:").endswith("s")
    return len(mine) == 1 and plural and len(told) > 1 and bool(_keys(mine) & _keys(told))


_IS = re.compile(
    r"\b(?P<role>Plaintiff|Defendant),?\s(?P<who>[A-Z][^;:.()]{1,80}?(?:,\s(?:Inc|LLC|Ltd|Corp|Co)\.?)?),?\s{1,300}is\s(?:an?|the|and)\s"
)


def described(text: str) -> list[Party]:
    """The parties of a complaint whose caption is lost, as its paragraphs call them: "Plaintiff Roe is a corporation"."""
    opening = _joined(text, 0)
    found: dict[str, Party] = {}
    for m in _IS.finditer(opening.text):
        for party in _told(opening, m, m["role"].casefold()):
            found.setdefault(names.key(str(party.name.value)), party)
    sides = {str(p.role.value) for p in found.values()}
    return list(found.values()) if sides == {"plaintiff", "defendant"} else []


def _told(opening: Joined, m: re.Match[str], role: str) -> list[Party]:
    a, b = m.span("who")
    block = Joined(opening.text[a:b], opening.at[a:b])
    return read_names(block, opening.said(*m.span("role"), role), True)


def _joined(text: str, begin: int) -> Joined:
    """The first words of the text as one line, without what stands in parentheses or numbers the lines."""
    part = text[begin : begin + _REACH]
    for noise in (_LINE_NUMBER, _PARENTHESIS):
        part = noise.sub(lambda m: " " * len(m[0]), part)
    words, at = "", []
    for m in _WORD.finditer(part):
        if words:
            words += " "
            at.append(begin + m.start() - 1)
        words += m[0]
        at.extend(range(begin + m.start(), begin + m.end()))
    return Joined(words, tuple(at))


def turned(named: list[Party], opening: str) -> list[Party]:
    """A caption whose columns ran together gave one side only: the text's first words say who of it sues."""
    m = _SUING.search(opening)
    who = " ".join(m["who"].split()).casefold() if m else ""
    for p in named:
        if who and str(p.name.value).casefold() in who:
            p.role = p.role.as_("plaintiff")
    return named


_SUING = re.compile(
    r"\bPlaintiffs?\b,?\s(?P<who>[\s\S]{3,900}?)(?:\bagainst\b|\b[Dd]efendants?\b|\balleges?\b|\bcomplain)"
)
