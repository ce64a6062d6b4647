"""The Judicial Panel on Multidistrict Litigation names an action by its district: `NYS/1:22-cv-10283`, `MA/1:22-cv-12025`.

The number is the district court's own. The Panel keeps a docket of its own for each action, with lines counted from 1: they
are no lines of the district's docket, whose document 6 is another.
"""

from collections.abc import Iterator

from ingest.readers.reading import Tree
from law import dockets
from law.courts import COURTS
from law.said import Said

_MOST = 2000  # actions of one litigation
_PREFIX = 4  # `NYS/`


def court_of(where: str) -> str:
    """The court's id: `NYS` is nysd, `MA` is mad; empty for letters that name no district."""
    court = f"{where.lower()}d"
    return court if court in COURTS else ""


def whole(text: str, number: Said) -> Said:
    """An action's number with the letters of its district, where they stand before it."""
    m = next(
        (
            m
            for m in dockets.PANEL_ACTION.finditer(text, max(0, number.start - _PREFIX), number.end)
            if m.start("number") == number.start
        ),
        None,
    )
    return Said(m[0], m.start(), m.end()) if m else number


def related(number: Said, text: str, start: int, end: int) -> Iterator[Tree]:
    """What the Panel's docket of this number belongs to: a litigation to its actions, an action to its district's docket."""
    if str(number.value).startswith("MDL"):
        yield from members(text, start, end)
    else:
        yield from (
            {**m, "relation": m["relation"].as_("other")} for m in members(text, number.start, number.end)
        )


def members(text: str, start: int, end: int) -> Iterator[Tree]:
    """The actions that a docket or a notice of the Panel names, each once, as members of its litigation."""
    seen: set[tuple[str, str]] = set()
    for m in dockets.PANEL_ACTION.finditer(text, start, end):
        court, number = court_of(m["where"]), dockets.parse(m["number"])
        if not court or number is None or (court, number.text) in seen or len(seen) >= _MOST:
            continue
        seen.add((court, number.text))
        yield {
            "relation": Said("member", m.start(), m.end()),
            "court": Said(court, *m.span("where")),
            "docket_number": Said(number.text, *m.span("number")),
        }
