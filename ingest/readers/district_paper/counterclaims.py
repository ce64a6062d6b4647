"""The counts of an answer's counterclaims: a pleading of its own inside the paper, numbered anew (Fed. R. Civ. P. 13)."""

import re

from ingest.readers import paragraphs
from ingest.readers.complaint import casting, counting, in_suit, sections
from ingest.readers.flow import Line
from ingest.readers.front import Front
from ingest.readers.reading import Tree
from law.said import Said

_HEADING = re.compile(
    r"\W{0,4}(?:[IVX]{1,5}\.\s|[A-Z]\.\s)?(?:[A-Z][A-Z.,&’' ]{0,60}['’]S?\s)?(?:FIRST\sAMENDED\s|AMENDED\s)?COUNTER-?\s?CLAIMS?(?:\sFOR\s[A-Z -]{3,80}|\sAGAINST\s[A-Z.,& ]{3,80})?\W{0,3}"
)


def read(rows: list[Line], head: Front, sued: in_suit.Suit) -> list[Tree]:
    """One entry a count of the counterclaims; the counts of the complaint that is answered are not the paper's own."""
    begins = [
        i for i, row in enumerate(rows) if row.start > head.body and _HEADING.fullmatch(row.text.strip())
    ]
    if not begins:
        return []
    pleading = paragraphs.read(rows[begins[0] :])
    counts = sections.counts(pleading)
    cast = casting.read(pleading, [(p.name, str(p.role.value)) for p in head.parties])
    found = counting.read(pleading, counts, in_suit.within(sued, pleading), cast, {})
    against = _against(head)
    return [{**count, "defendants": against} for count in found]


def _against(head: Front) -> list[Said]:
    """Against whom counterclaims go: the counterclaim defendants of the caption, else the one plaintiff."""
    named = [p.name for p in head.parties if p.role.value == "counterclaim_defendant"]
    plaintiffs = [p.name for p in head.parties if p.role.value == "plaintiff"]
    return named or (plaintiffs if len(plaintiffs) == 1 else [])
