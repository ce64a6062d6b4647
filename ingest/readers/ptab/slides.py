"""Demonstratives: what the presenter's own lines assert, each under the topic of its part of the deck."""

import re
from bisect import bisect_left

from ingest.readers.ptab.ground import Ground
from ingest.readers.ptab.slide_lines import (
    CLAIM_LINE,
    LABEL,
    LONGEST,
    Paragraph,
    asserts,
    is_own,
    paragraphs,
    title_case,
)
from ingest.readers.sheet import Sheet

Row = dict[str, object]
_SCOPE = re.compile(
    r"\b(?:constru\w+|claims?\s+(?:term|language|scope)|import\w*|meaning|terms?|written\s+description|interpret\w*|intrinsic|lexicograph\w+)\b",
    re.I,
)
_MERITS = re.compile(
    r"\b(?:ground|teach|disclos|obvious|anticipat|prior\s+art|render|satisf|combin|motivat|references?)\w*\b",
    re.I,
)
_EVIDENCE = re.compile(
    r"\b(?:supported\s+by\s+(?:the\s+)?(?:testimony|declaration|expert)|co-?author|experts?\s+(?:is|are|has|have)\s|qualified|credentials|unrebutted|unchallenged|supports\s+the\s+[Pp]etition"
    r"|not\s+(?:depose|cross-examine)|years\s+of\s+experience|for\s+\w+\s+years)\b"
    r"|\bexperts?\s(?:and\s[^.]{3,40}\sexperts?\s)?agree\s",
    re.I,
)
_AGENDA = re.compile(r"^[ \t]*1\.[ \t]+[A-Z][^\n]{2,80}(?:\n[ \t]*\d{1,2}\.[ \t]+[A-Z][^\n]{2,80})+", re.M)
_GROUND = re.compile(r"\bground\s(?P<n>\d{1,2})\b", re.I)
_NO_HEADING = re.compile(
    r"[\"|\t@:;.]|\bv\.\s|\d{2}|\b(?:Ex|Paper|Slide|Page|Fig)\b|\bClaims?\s\d|^(?:Q|A)\b"
)
_TERMS = re.compile(r"^[ \t]*(?:Disputed\s|Claim\s)?Terms?[ \t]*(?:[\t|]|[ ]{3,})", re.I)


class _Topics:
    """What the part of the deck is about: `scope`, `evidence`, `anticipation`, `obviousness`, or nothing said."""

    def __init__(self, grounds: list[Ground], *, agendas: bool) -> None:
        self.part = ""
        self.agendas = agendas
        bases = {str(g.basis.value) for g in grounds if g.basis}
        self.merits = "anticipation" if bases == {"102"} else "obviousness"
        self.by_number = {str(g.number.value if g.number else n): g for n, g in enumerate(grounds, start=1)}
        only: dict[str, set[str]] = {}
        for g in grounds:
            for r in g.references:
                only.setdefault(str(r.value).casefold(), set()).add(str(g.basis.value) if g.basis else "")
        self.bases = only

    def of_art(self, words: str) -> str:
        """The kind of the grounds whose references words name; "" where they name none."""
        low = words.casefold()
        named = [bases for name, bases in self.bases.items() if re.search(rf"\b{re.escape(name)}\b", low)]
        if not named:
            return ""
        return "anticipation" if all(bases == {"102"} for bases in named) else "obviousness"

    def headed(self, words: str) -> None:
        """A heading opens a part; one that tells no topic closes the part before it."""
        m = _GROUND.search(words)
        ground = self.by_number.get(m["n"]) if m else None
        if ground and ground.basis:
            self.part = "anticipation" if ground.basis.value == "102" else self.merits
        elif _SCOPE.search(words) and not _MERITS.search(words):
            self.part = "scope"
        elif kind := self.of_art(words):
            self.part = kind
        elif not self.agendas or words[0].isdigit():
            self.part = ""

    def announced(self, words: str) -> None:
        """The headline over an agenda: what it asserts is the topic of the part."""
        self.part = (
            "scope"
            if _SCOPE.search(words)
            and not re.search(r"\b(?:satisf|ground|teach|obvious|prior\s+art)\w*", words, re.I)
            else self.merits
        )

    def kind(self, words: str) -> str:
        """What an assertion is about: its part, unless its own words tell otherwise."""
        if _EVIDENCE.search(words):
            return "evidence" if not self.agendas or not self.part else self.part
        art = self.of_art(words)
        if (
            self.part == "scope"
            and not self.agendas
            and (art or _MERITS.search(words))
            and not _SCOPE.search(words)
        ):
            self.part = ""
        if self.part:
            return self.part
        if _SCOPE.search(words) and not _MERITS.search(words):
            return "scope"
        return art or self.merits


def read_contentions(
    sheet: Sheet, stop: int, skip: list[tuple[int, int]], *, grounds: list[Ground], start: int
) -> list[Row]:
    """The presenter's assertions, once each, in order. `skip` are stretches of other documents (front pages)."""
    found: dict[str, Row] = {}
    blocks = [m.span() for m in _AGENDA.finditer(sheet.flat)]
    agendas = [a for a, _ in blocks]
    others = _joined(skip)
    fronts = [a for a, _ in others]
    topics = _Topics(grounds, agendas=bool(blocks))
    state = _Quoting()
    announced = not blocks
    for p in paragraphs(sheet, stop):
        if p.start < start or _inside(others, fronts, p.start) or _inside(blocks, agendas, p.start):
            continue
        agenda = bisect_left(agendas, p.end)
        heads = agenda < len(agendas) and agendas[agenda] <= p.end + 6 and asserts(p.text)
        if heads:
            topics.announced(p.text)
            announced = True
        elif _is_heading(p):
            topics.headed(p.text)
        if (heads and not LABEL.search(p.text) and len(p.text) < LONGEST) or state.lets(p):
            kind = topics.kind(p.text) if announced else "evidence"
            said = sheet.said(p.start, p.end)
            key = re.sub(r"\W+", " ", str(said.value)).casefold()
            found.setdefault(key, {"kind": said.as_(kind), "text": said})
            state = _Quoting()
        else:
            state.pass_by(p)
    return list(found.values())


class _Quoting:
    """Whether a quotation was opened by a label and goes on, ended in mid-sentence, or is of claim text."""

    def __init__(self) -> None:
        self.on = self.cut = self.claim = False

    def lets(self, p: Paragraph) -> bool:
        """Whether a paragraph is the presenter's own in spite of the quotation before it."""
        return is_own(p, quoting=self.on, cut=self.cut, in_claim=self.claim)

    def pass_by(self, p: Paragraph) -> None:
        """Notes what a paragraph that is not the presenter's own opens or continues."""
        if CLAIM_LINE.match(p.text):
            self.on, self.claim, self.cut = True, True, False
        elif LABEL.search(p.text) and len(p.text) < 160:
            self.on, self.cut, self.claim = True, False, False
        elif self.on and len(p.text) > 20:
            self.cut = not re.search(r"[.!?:;\"')\]]\s*\Z", p.text)


def _joined(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in order, those that overlap made one."""
    joined: list[tuple[int, int]] = []
    for a, b in sorted(stretches):
        if joined and a <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(b, joined[-1][1]))
        else:
            joined.append((a, b))
    return joined


def _inside(blocks: list[tuple[int, int]], starts: list[int], at: int) -> bool:
    """Whether a place lies in one of the stretches, which begin at `starts`."""
    n = bisect_left(starts, at + 1) - 1
    return n >= 0 and at < blocks[n][1]


def _is_heading(p: Paragraph) -> bool:
    """Whether a line heads a part: short, without a verb, set in title case or capitals, or numbered."""
    words = re.sub(r"\A\d{1,2}[.)]\s+", "", p.text)
    m = _GROUND.match(words)
    if m and len(words) < 90:
        return True
    if p.lines > 1 or not 3 < len(words) <= 70 or _NO_HEADING.search(words) or not words[:1].isupper():
        return bool(_TERMS.match(p.text))
    return not asserts(words) and (
        title_case(words) or words.isupper() or len(words.split()) <= 4 or words != p.text
    )
