"""The Judicial Panel on Multidistrict Litigation names an action by its district: `NYS/1:22-cv-10283`, `MA/1:22-cv-12025`.

The number is the district court's own; the Panel keeps no other for it.
"""

import re
from collections.abc import Iterator

from ingest.readers.reading import Tree
from law import dockets
from law.courts import COURTS
from law.said import Said

_ACTION = re.compile(r"\b(?P<where>[A-Z]{2}[NSEWMC]?)/(?P<number>\d:\d\d-[a-z]{2}-\d{5})(?!\d)")
_MOST = 2000  # actions of one litigation


def court_of(where: str) -> str:
    """The court's id: `NYS` is nysd, `MA` is mad; empty for letters that name no district."""
    court = f"{where.lower()}d"
    return court if court in COURTS else ""


def members(text: str, start: int, end: int) -> Iterator[Tree]:
    """The actions that a docket or a notice of the Panel names, each once, as members of its litigation."""
    seen: set[tuple[str, str]] = set()
    for m in _ACTION.finditer(text, start, end):
        court, number = court_of(m["where"]), dockets.parse(m["number"])
        if not court or number is None or (court, number.text) in seen or len(seen) >= _MOST:
            continue
        seen.add((court, number.text))
        yield {
            "relation": Said("member", m.start(), m.end()),
            "court": Said(court, *m.span("where")),
            "docket_number": Said(number.text, *m.span("number")),
        }
