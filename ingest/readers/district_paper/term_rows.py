"""The rows of claim terms as they are gathered: a term once, with its patent, the sides' proposals, the construction."""

import re
from dataclasses import dataclass
from typing import Protocol

from ingest.readers.complaint.in_suit import Suit
from ingest.readers.flow import Flow
from ingest.readers.front import Front
from ingest.readers.sheet import ALIKE
from law import names
from law.said import Said


class View(Protocol):
    """A text with plain quotes (`flat`) whose stretches can be said as words of the filing."""

    @property
    def flat(self) -> str: ...

    def said(self, start: int, end: int, value: object = None) -> Said: ...


@dataclass(frozen=True, slots=True)
class Running:
    """The running text as such a view: lines joined, what pages put between them gone."""

    flow: Flow
    flat: str

    @classmethod
    def of(cls, flow: Flow) -> "Running":
        return cls(flow, flow.text.translate(ALIKE))

    def said(self, start: int, end: int, value: object = None) -> Said:
        return self.flow.words(start, end) if value is None else self.flow.said(value, start, end)


Term = dict[str, object]
IN = r"[^\"\n]{1,200}(?:\n[^\"\n]{1,200}){0,4}"
QUOTED = rf"\"(?P<term>{IN})\""
PLAIN = (
    r"(?:plain\s{1,3}(?:and\s{1,3}ordinary\s{1,3})?meaning|ordinary\s{1,3}(?:and\s{1,3}customary\s{1,3})?meaning)"
    r"|no\s{1,3}(?:further\s{1,3})?construction\s{1,3}(?:is\s{1,3})?(?:necessary|needed|required)|(?<!not )indefinite"
)
VALUE = (
    rf"(?:\"(?P<value>{IN})\"|"
    rf"(?:(?:its|their|the|to\shave\sits|have\sits|have\stheir|according\sto\sits|in\saccordance\swith\sits)\s{{1,3}})?(?P<plain>{PLAIN}))"
)
_SIDE = r"(?-i:[A-Z][\w&.-]{0,24}(?:\s(?:[A-Z][\w&.,-]{0,24}|and|of|&)){0,5}(?:'s|(?<=s)'))"
_HEADED = r"\s{1,3}(?:Proposed\s{1,3})?(?:Construction|Proposal|Position)s?\b"
COLUMNS = re.compile(
    rf"(?P<a>{_SIDE}){_HEADED}[\s|]{{1,60}}(?P<b>{_SIDE}){_HEADED}(?P<court>[\s|]{{1,60}}(?:The\s)?Court's\s{{1,3}}(?:Construction|Ruling))?",
    re.I,
)
CELL = re.compile(rf"(?:\"(?P<quote>{IN})\"|(?P<plain>(?:{PLAIN})(?:[;,]\s[^\n\"]{{0,80}})?))", re.I)
_PATENT = re.compile(r"'(?P<three>\d{3})\s{1,3}(?:patent|Patent)|\(\s?'(?P<other>\d{3})")


def _key(term: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", names.fold(term).casefold()).strip()


class Terms:
    """The terms so far, each once; what is said first of a construction stays."""

    def __init__(self, sheet: View, suit: Suit) -> None:
        self.sheet, self.suit = sheet, suit
        self.rows: dict[str, Term] = {}

    def of(self, start: int, end: int) -> Term | None:
        said = said_of(self.sheet, start, end)
        key = _key(str(said.value)) if said else ""
        if said is None or not key or len(key) > 240 or not re.search(r"[a-z]{2}", key):
            return None
        row = self.rows.setdefault(key, {"term": said})
        if row.get("patent") is None:
            row["patent"] = self._patent(start, end)
        return row

    def _patent(self, start: int, end: int) -> Said | None:
        """The patent in suit named beside the term, or the only one."""
        line = self.sheet.flat[end : end + 90].split("\n\n")[0]
        m = _PATENT.search(line)
        if m:
            three = m["three"] or m["other"]
            same = [p for p in self.suit.patents if p.number.endswith(three)]
            if len(same) == 1:
                return self.sheet.said(end + m.start(), end + m.end(), same[0].number)
        only = self.suit.patents
        return only[0].said if len(only) == 1 else None


def said_of(sheet: View, start: int, end: int) -> Said | None:
    """Quoted words without the comma or stop that American usage puts inside the quotation."""
    raw = sheet.flat[start:end].rstrip(" ,.;:\n")
    return sheet.said(start, start + len(raw)) if raw.strip() else None


def value_of(sheet: View, m: re.Match[str]) -> Said | None:
    group = "value" if m["value"] is not None else "plain"
    return said_of(sheet, m.start(group), m.end(group))


def party_of(sheet: View, start: int, end: int, head: Front) -> Said:
    """The party a side's word means where the caption has one of that role or name, else the word as printed."""
    said = sheet.said(start, end)
    words = re.sub(r"(?<=s)['’]$|['’]s$", "", str(said.value)).strip()
    mine = [
        p for p in head.parties if p.role.value == words.casefold()
    ]  # "Defendants" stays: the caption may say et al.
    named = [p for p in head.parties if str(p.name.value).casefold().startswith(words.casefold())]
    chosen = mine if len(mine) == 1 else named
    return said.as_(chosen[0].name.value if len(chosen) == 1 else words)


def is_party(word: str, head: Front) -> bool:
    """Whether a word begins a captioned party's name: what a paper calls the party."""
    stem = re.sub(r"'s?$", "", word).casefold()
    return any(str(p.name.value).casefold().startswith(stem) for p in head.parties)


def cell_of(sheet: View, c: re.Match[str]) -> Said | None:
    group = "quote" if c["quote"] is not None else "plain"
    return said_of(sheet, c.start(group), c.end(group))


def add(row: Term, party: Said, text: Said | None) -> None:
    positions = row.setdefault("positions", [])
    if text is None or not isinstance(positions, list):
        return
    if all(p["party"].value != party.value or p["text"].value != text.value for p in positions):
        positions.append({"party": party, "text": text})
