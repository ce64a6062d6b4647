"""The front of a court paper: court, division, number, judges, parties in their roles, title, days.

One reading for complaints, orders, answers, motions and briefs of district courts, the Federal Circuit, the Court of
Federal Claims and the Trade Commission; the readers of those kinds take it from here.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from ingest.readers.front import caption, cells, days, investigation, names, numbers, opening, stamps, title
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
    if not in_head and where is None:  # a publisher left the court out: the short forms of any district
        in_head = dockets.find(text[:_SHORT_HEAD], court=_ANY_DISTRICT)
    in_head = [n for n in in_head if not stamps.covers(text, n.start)]
    found = caption.read(head, in_head, where.end if where else _lost_court(text))
    if where and where.court.start > 20:
        _names_before(text, found, head, in_head, where.court.start)
    front.body = found.end
    _place(front, where)
    _title(front, found)
    mine = [n for n in in_head if n.start <= found.end]
    mine = [n for n in mine if not _CITED_AS.match(text, n.end)] or mine
    if not mine and not stamp:  # columns printed one after the other put the number into the text
        mine = [n for n in in_head if numbers.is_labelled(text, n)][:1]
    _number(front, text, _of_this_court(text, mine, where), stamp, found)
    front.parties = _parties(front, text, found, head)
    front.document_number = stamp.document if stamp else stamps.entry(text)
    front.filed_on = days.filed_on(text, front.body, stamp, where.end if where else 0)
    front.served_on = days.served_on(text)
    front.jury_demand = title.jury_demand(text, found)
    return front


_SHORT_HEAD, _ANY_DISTRICT = 800, "ksd"
_PORTAL = re.compile(r"[ ]-[ ]Document[ ]\d")


def _of_this_court(text: str, mine: list[dockets.Number], where: Place | None) -> list[dockets.Number]:
    """The caption's numbers: a portal's header gives the number under which it keeps a case that was transferred since."""
    inner = [n for n in mine if where and n.start >= where.court.start]
    portal = next((n for n in mine if n not in inner and _PORTAL.match(text, n.end)), None)
    return inner if portal and inner and portal.core not in {n.core for n in inner} else mine


_CITED_AS = re.compile(
    r"\.?[ ]\((?:[A-Z]\.\s?){1,3}[A-Z][^()\n]{2,30}\d{4}\)"
)  # how a publisher cites the opinion
_VERSUS = re.compile(r"\n[ \t`]*vs?\.?[ \t]*\n")
_OVER = re.compile(r"\n[ \t`]*\n(?:[ \t`]*\n)*")
_COUNSEL_FOR = re.compile(r"\b(?:Attorneys?|Counsel)\sfor\b[^\n]*\n|@[^\n]*\n", re.I)
_ONE_LINE = re.compile(r"\n(?P<names>[^\n]{4,300}?,\s(?:Plaintiffs?|Petitioners?)\b[^\n]*?\s(?:v|vs)\.\s)")


def _before(cell: cells.Cell, stop: int) -> cells.Cell:
    """The part of a cell that stands before `stop`."""
    return replace(cell, text=cell.text[: stop - cell.start])


def _names_before(
    text: str, found: caption.Caption, head: list[cells.Cell], numbered: list[dockets.Number], court: int
) -> None:
    """Names that stand over the court's: all of them (publishers print them so), or those of the side that sues, where
    the columns of a caption were printed apart."""
    sues = any(_SUES.match(str(r.value)) for b in found.blocks for r in b.roles)
    if found.blocks and (sues or not _VERSUS.search(text, 0, court)):
        return
    cut = [_before(c, court) for c in head if c.start < court]
    over = caption.read(cut, numbered, _names_over(text, court))
    if not found.blocks and len(over.blocks) > 1:
        found.blocks = over.blocks
    elif found.blocks:
        suing = [b for b in over.blocks if any(_SUES.match(str(r.value)) for r in b.roles)]
        found.blocks = [*suing, *found.blocks]


_SUES = re.compile(r"(?:Plainti|Petitioner|Appellant|Complainant)", re.I)


def _names_over(text: str, stop: int) -> int:
    """Where the names begin that stand over the court's: the paragraphs of a "v." alone on its line, up to those of
    counsel; the line that holds both sides; else the line of the court's name, or the first."""
    m = _VERSUS.search(text, 0, stop)
    if m:
        counsel = max((c.end() for c in _COUNSEL_FOR.finditer(text, 0, m.start())), default=0)
        blanks = [b.end() for b in _OVER.finditer(text, counsel, m.start())]
        alone = bool(blanks) and re.match(r"[ \t`]*(?:Plaintiffs?|Petitioners?)\b", text[blanks[-1] :], re.I)
        return counsel or (blanks[-2] if alone and len(blanks) > 1 else blanks[-1] if blanks else 0)
    one = _ONE_LINE.search(text, 0, stop)
    line = text.rfind("\n", 0, stop) + 1
    return one.start("names") if one else line if re.search(r"\sv\.?\s", text[line:stop]) else 0


_COURT = re.compile(
    r"\bDISTR[IJ]CT\s{1,3}COURT\b(?:\s(?:FOR\s)?(?:THE\s)?(?:[A-Z]+\s)?DISTR[IJ]CT\sOF\s[A-Z]+|[^\n]{0,80}?(?:DIVISION\b|\n|$))"
)


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
    if front.title is None and front.court is None and not named:
        return opening.described(text)
    if front.title is None or re.search(r"\bCOMPLAINT\b", str(front.title.value), re.I):
        begin = front.court.end if front.court and front.title is None else found.end
        named = opening.completed(named, text, begin)
    if any(p.role.value != "defendant" for p in named):
        return named
    return opening.turned(named, text[found.end : found.end + 1500])


__all__ = ["Front", "Party", "read"]
