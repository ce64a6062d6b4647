"""The front of a court paper: court, division, number, judges, parties in their roles, title, days.

One reading for complaints, orders, answers, motions and briefs of district courts, the Federal Circuit, the Court of
Federal Claims and the Trade Commission; the readers of those kinds take it from here.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from ingest.readers.front import caption, cells, days, investigation, names, numbers, stamps, title
from ingest.readers.front.names import Party
from ingest.readers.front.place import Place, place
from law import dockets
from law.said import Said


@dataclass(slots=True)
class Front:
    """What the first pages say of the paper. `body` is the offset at which its own text begins."""

    court: Said | None = None
    division: Said | None = None
    docket_number: Said | None = None
    other_numbers: list[Said] = field(default_factory=list)
    number_as_printed: Said | None = None
    judges: list[Said] = field(default_factory=list)
    document_number: Said | None = None
    filed_on: Said | None = None
    served_on: Said | None = None
    title: Said | None = None
    amendment: Said | None = None
    jury_demand: Said | None = None
    parties: list[Party] = field(default_factory=list)
    doubts: list[dict[str, Any]] = field(default_factory=list)
    body: int = 0

    def tree(self) -> dict[str, Any]:
        """The keys of the reading contract, parties included."""
        keys = [
            "title",
            "amendment",
            "court",
            "division",
            "docket_number",
            "other_numbers",
            "number_as_printed",
            "judges",
            "document_number",
            "filed_on",
            "served_on",
            "jury_demand",
            "doubts",
        ]
        parties = [
            {
                "name": p.name,
                "role": p.role,
                "aka": p.aka,
                "formerly": p.formerly,
                "kind": p.kind,
                "organized_in": p.organized_in,
            }
            for p in self.parties
        ]
        return {**{key: getattr(self, key) for key in keys}, "parties": parties}


def read(text: str) -> Front:
    """The front of the paper that `text` is."""
    front = Front()
    where = place(text)
    stamp = stamps.own(text, cells.HEAD)
    head = cells.read(text)
    court = where.court.value if where else ""
    stop = min(len(text), cells.HEAD)
    in_head = [n for n in dockets.find(text[:stop], court=court) if n.forum in ("district", "cafc", "itc")]
    in_head = [n for n in in_head if not stamps.covers(text, n.start)]
    found = caption.read(head, in_head, where.end if where else _lost_court(text))
    if not found.blocks and where and where.court.start > 20:  # publishers print the names over the court's
        over = caption.read(
            [c for c in head if c.end <= where.court.start], in_head, _names_over(text, where.court.start)
        )
        if len(over.blocks) > 1:
            found.blocks = over.blocks
    front.body = found.end
    _place(front, where)
    _title(front, found)
    mine = [n for n in in_head if n.start <= found.end]
    if not mine and not stamp:  # columns printed one after the other put the number into the text
        mine = [n for n in in_head if numbers.is_labelled(text, n)][:1]
    _number(front, text, mine, stamp, found)
    front.parties = _parties(front, text, found, head)
    front.document_number = stamp.document if stamp else stamps.entry(text)
    front.filed_on = days.filed_on(text, front.body, stamp, where.end if where else 0)
    front.served_on = days.served_on(text)
    front.jury_demand = title.jury_demand(text, found)
    return front


_VERSUS = re.compile(r"\n[ \t`]*vs?\.?[ \t]*\n")


def _names_over(text: str, stop: int) -> int:
    """Where the names begin that stand over the court's: the paragraph of a "v." alone on its line, else the first line."""
    m = _VERSUS.search(text, 0, stop)
    return text.rfind("\n\n", 0, m.start()) + 2 if m and text.rfind("\n\n", 0, m.start()) >= 0 else 0


_COURT = re.compile(r"\bDISTRICT\s{1,3}COURT\b[^\n]{0,80}?(?:DIVISION\b|\n|$)")


def _lost_court(text: str) -> int:
    """Where the words of a court end whose district is lost (a converter dropped what was linked); 0 without one."""
    m = _COURT.search(text, 0, cells.HEAD)
    return m.end() if m else 0


def _place(front: Front, where: Place | None) -> None:
    if where:
        front.court, front.division = where.court, where.division


def _title(front: Front, found: caption.Caption) -> None:
    front.title = title.read(found)
    front.amendment = title.amendment(front.title)


def _number(
    front: Front,
    text: str,
    caption_numbers: list[dockets.Number],
    stamp: stamps.Stamp | None,
    found: caption.Caption,
) -> None:
    own, others, printed = numbers.own(text, caption_numbers, stamp)
    front.docket_number, front.other_numbers = own, others
    if printed:
        words = re.sub(r"\s+", " ", text[printed.start : printed.end])
        front.number_as_printed = Said(words, printed.start, printed.end)
    else:
        lost = numbers.damaged(text, 0, found.end)
        if lost:
            why = f"printed as {lost.value!r}: digits are missing, nothing is completed"
            front.doubts.append({"pointer": "/docket_number", "why": why, "printed": lost})
    front.judges = numbers.judges(text, 0, found.end, printed, stamp)


def _parties(front: Front, text: str, found: caption.Caption, head: list[cells.Cell]) -> list[Party]:
    court = front.court.value if front.court else ""
    captioned = investigation.parties(head) if court == "itc" else title.parties(found, court == "cafc")
    named = [names.as_in_body(p, text, found.end) for p in captioned]
    return (
        named
        if any(p.role.value != "defendant" for p in named)
        else _told_by_text(named, text[found.end : found.end + 1500])
    )


_SUING = re.compile(
    r"\bPlaintiffs?\b,?\s(?P<who>[\s\S]{3,900}?)(?:\bagainst\b|\b[Dd]efendants?\b|\balleges?\b|\bcomplain)"
)


def _told_by_text(named: list[Party], opening: str) -> list[Party]:
    """A caption whose columns ran together gave one side only: the text's first words say who sues."""
    m = _SUING.search(opening)
    who = " ".join(m["who"].split()).casefold() if m else ""
    for p in named:
        if who and str(p.name.value).casefold() in who:
            p.role = p.role.as_("plaintiff")
    return named


__all__ = ["Front", "Party", "read"]
