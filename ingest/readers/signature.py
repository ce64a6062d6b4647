"""Counsel as signature blocks and the heads of pleadings name them: lawyers with bar numbers, e-mails, firm, and for whom.

Rule 11(a) wants "the signer's address, e-mail address, and telephone number"; the rest is each court's custom: names then
firm (California, Texas), firm then names (Delaware), "Of counsel" columns, bar numbers in a line of their own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.readers.flow import Line
from ingest.readers.reading import Tree
from law import bars
from law.said import Said

_FIRM = re.compile(
    r"\b(?:L\.?L\.?P\.?|P\.?L\.?L\.?C\.?|P\.?C\.?|P\.?A\.?|P\.?L\.?C\.?|L\.?L\.?C\.?|LLLP|APC|A\.?P\.?L\.?C\.?|Chtd\.?|Chartered|Ltd\.?)\s?(?:,|\.|\Z|$)|\b(?:Law\s(?:Firm|Offices?|Group)|Firm|Associates|Attorneys\sat\sLaw|Lawyers|Legal|Law)\b|(?:\b[A-Z][\w’'-]+,?\s){1,5}(?:&|AND|and)\s[A-Z][\w’'-]+(?:,?\s(?:LLP|P\.?C\.?|LLC|L\.L\.P\.?|PLLC|P\.A\.?))?\Z",
)
_FORM = re.compile(r"\b(?:L\.?L\.?P\.?|PLC|P\.L\.C\.?|P\.?L\.?L\.?C\.?|P\.C\.?|PC|P\.A\.?|PA|L\.?L\.?C\.?|LLLP|APC|Chtd\.?|Chartered|Ltd\.?)\b\.?,?\s{0,2}\Z|\b(?:Law\s(?:Firm|Offices?|Group)|Associates)\b", re.I)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}\s?@\s?[\w-]{1,60}(?:\.[\w-]{1,40}){1,4}(?<![.-])")
_ROLE = re.compile(
    r"(?:(?:Attorneys?|Counsel|Lawyers?|Solicitors?)\s(?:of\sRecord\s)?for\s|(?:Attorneys?|Counsel)\sfor:\s?|On\sbehalf\sof\s)(?P<for>.{2,160})", re.I
)
_ROLE_WORD = re.compile(
    r"\b(?:(?P<counterclaim_plaintiff>Counterclaim-?\s?Plaintiffs?|Counter-?Plaintiffs?)|(?P<counterclaim_defendant>Counterclaim-?\s?Defendants?)|(?P<plaintiff>Plaintiffs?)|(?P<defendant>Defendants?)|(?P<petitioner>Petitioners?)|(?P<patent_owner>Patent\sOwners?)|(?P<intervenor>Intervenors?)|(?P<respondent>Respondents?)|(?P<complainant>Complainants?)|(?P<appellant>(?:Plaintiffs?-)?Appellants?)|(?P<appellee>(?:Defendants?-)?Appellees?))\b",
    re.I,
)
_SIGNED = re.compile(r"(?:By:?\s{0,4})?(?:/s/|/s\b|s/|_s/|\[s\]|Is/|/S/|\bBy:?)\s{0,4}_{0,40}\s{0,3}(?P<name>[A-Z][^\n_/(]{3,60}?)\s{0,3}_{0,40}\s{0,3}(?=\(|$|,\s)")
_ADDRESS = re.compile(
    r"\d{5}(?:-\d{4})?\s*\Z|\b(?:Suite|Ste\.|Floor|Street|St\.|Avenue|Ave\.|Blvd|Boulevard|Road|Drive|Plaza|Square|Parkway|Broadway|Tower|Center|Centre|Building|P\.?\s?O\.?\s?Box|Box|Wall|Park|Way|Lane|Place|Court|Highway|Room)\b|\d{3}[-.\s)]{1,2}\s?\d{3}[-.\s]\d{4}|\b(?:Tel|Telephone|Phone|Fax|Facsimile|Email|E-mail|Direct|Main|Cell|Mobile|Dated?|www\.)\b|^\d",
    re.I,
)
_STOP = re.compile(
    r"\b(?:Respectfully|Submitted|Dated|Counsel|Attorneys?|Plaintiffs?|Defendants?|Jury|Trial|United|States|District|Court|Division|Of|For|The|Case|Civil|Action|No|Certificate|Service|Exhibit|Pro|Hac|Vice|Lead|Local|Admitted|Pending|Forthcoming|Application|Complaint|Demand|Corporation|Inc|Company|Pursuant|Signature|Block|Bar|Page|Document|Filed|By|Esq|To|Be|Fax|Relief|New\sYork|Los\sAngeles|San\sFrancisco|Texas|Delaware|California)\b"
)
_PERSON = re.compile(
    r"(?:(?:Mr|Ms|Mrs|Dr)\.\s)?(?P<name>[A-Z][A-Za-z’'`.-]*(?:\s(?:[A-Z]\.|\([A-Z][a-z]+\)|[“\"][A-Z][a-z]+[”\"]|(?:van|von|de|del|der|da|di|la|le)(?=\s)|[A-Z][A-Za-z’'`-]*\.?)){1,4}(?:,?\s(?:Jr\.?|Sr\.?|II|III|IV)(?![\w]))?)"
)
_SUFFIXES = re.compile(r",?\s(?:Esq(?:uire|\.)?|Ph\.?D\.?|Attorney-in-Charge|Lead\s(?:Attorney|Counsel)|Trial\sCounsel|Of\sCounsel|Local\sCounsel)\b\.?.*\Z", re.I)
_NOTE = re.compile(r"[\[(]?\b(?:admitted\s|to\sbe\sadmitted\s|motion\s(?:for|to)\s(?:admit\s)?|application\s(?:for\s)?)?(?:pro\shac\svice|p\.?h\.?v\.?)\b[^\n]{0,60}|[\[(](?:of\scounsel|lead\s(?:attorney|counsel)[^)\]]{0,30}|application[^)\]]{0,40}|admission[^)\]]{0,40}|pro\s?hac[^)\]]{0,40})[)\]]|\*+", re.I)
_OF_COUNSEL = re.compile(r"\s*(?:OF\sCOUNSEL|Of\sCounsel|Additional\sCounsel|CO-?COUNSEL|LOCAL\sCOUNSEL|OF\sCOUNSEL\s?\(.{0,40}\))\s?:?\s*\Z")
_DATE_CELL = re.compile(r"\s*(?:Dated?|DATED?)\b:?\s[^\n]{4,40}?\d{4}\.?\s{3,}(?=\S)")
_CELL = re.compile(r"\S(?:[^\n]*?\S)??(?=\s{3,}|\s*$)")


@dataclass(slots=True)
class Lawyer:
    """One lawyer: name, firm, role, bar numbers, registration, e-mails, each with its words."""

    name: Said
    firm: Said | None = None
    role: Said | None = None
    bar: list[Said] = field(default_factory=list)
    registration: Said | None = None
    emails: list[Said] = field(default_factory=list)

    def tree(self) -> Tree:
        return {"name": self.name, "firm": self.firm, "for": self.role, "bar": self.bar, "uspto_registration": self.registration, "emails": self.emails}


@dataclass(frozen=True, slots=True)
class _Cell:
    """A stretch of a line that stands by itself (a column of a block printed in two)."""

    text: str
    line: Line
    at: int
    gap: bool  # a blank line before it

    def said(self, value: object, start: int, end: int) -> Said:
        return Said(value, self.line.origin(self.at + start), self.line.origin(self.at + end - 1) + 1)


def read(rows: list[Line], start: int, end: int, *, home: str = "", certain: bool = False) -> tuple[list[Lawyer], list[tuple[Said, Said | None]]]:
    """The lawyers and firms that sign between two offsets of a filing; `rows` are its `flow.lines`. `home` is the postal code of the court's state; with `certain`
    only persons with a bar number, an address of e-mail or a signature count (a block before the caption)."""
    rows = [line for line in rows if line.end > start and line.start < end]
    people: list[Lawyer] = []
    firms: list[tuple[Said, Said | None]] = []
    for column in _columns(rows):
        block = _Block(home, certain)
        for cell in column:
            block.take(cell)
        block.close()
        people.extend(p for p in block.people if all(str(q.name.value).casefold() != str(p.name.value).casefold() for q in people))
        firms.extend(f for f in block.firms if all(str(g[0].value).casefold() != str(f[0].value).casefold() for g in firms))
    _one_role(people, firms)
    return people, firms


def _columns(rows: list[Line]) -> Iterator[list[_Cell]]:
    """Blocks printed side by side, one after the other; most papers have one."""
    split = [[(m.start(), m[0]) for m in _CELL.finditer(row.text)] for row in rows]
    two = [s for s in split if len(s) == 2 and s[1][0] > 20]
    if len(two) < 4:
        yield [_beside_date(row) for row in rows]
        return
    edge = min(s[1][0] for s in two) - 2
    for left in (True, False):
        yield [_Cell(words, row, at, row.blank_before) for row, cells in zip(rows, split, strict=True) for at, words in cells if (at < edge) == left]


def _beside_date(row: Line) -> _Cell:
    """A line as one cell; beside "Dated: June 12, 2023" the block begins."""
    m = _DATE_CELL.match(row.text)
    at = m.end() if m else len(row.text) - len(row.text.lstrip())
    return _Cell(row.text[at:].strip(), row, at, row.blank_before)


class _Block:
    """Reads one block line by line: names gather until their firm is known, a role line closes them."""

    def __init__(self, home: str, certain: bool) -> None:
        self.home, self.certain = home, certain
        self.people: list[Lawyer] = []
        self.firms: list[tuple[Said, Said | None]] = []
        self.open: list[Lawyer] = []  # no firm yet
        self.unclaimed: list[Lawyer] = []  # no role yet
        self.unclaimed_firms: list[int] = []
        self.leading: Said | None = None  # a firm printed before its lawyers
        self.signers: set[str] = set()
        self.weak: list[Lawyer] = []
        self.party_next = False  # the line after "Attorneys for Plaintiff" names the party, not a firm

    def take(self, cell: _Cell) -> None:
        words = cell.text.strip()
        if not words:
            return
        if _OF_COUNSEL.fullmatch(words):
            self._new_group()
            return
        party_line, self.party_next = self.party_next, False
        role = _ROLE.search(words)
        if role and (m := _ROLE_WORD.search(words, role.start("for"))):
            self._claim(cell, role, m)
            self.party_next = m.end() >= len(words.rstrip(" ,:"))
            return
        if party_line and not cell.gap and not _person(words):
            return
        signed = _SIGNED.match(words)
        if signed:
            self.signers.add(_key(signed["name"]))
            person = _person(signed["name"].rstrip(" _,"))
            if person:
                self._add(cell, signed.start("name"), person, strong=True)
            return
        self._bars_and_mail(cell, words)

    def _bars_and_mail(self, cell: _Cell, words: str) -> None:
        mails = list(_EMAIL.finditer(words))
        numbers = list(bars.find(words, home=self.home))
        agency = None if numbers else bars.agency(words)
        stops = [m.start() for m in mails] + [n.start for n in numbers] + ([agency.start] if agency else [])
        head = words[: min(stops)] if stops else words
        name = _person(_NOTE.sub(" ", _SUFFIXES.sub("", re.sub(r"[(\[,\s]*(?:Reg\.?(?:istration)?\s?(?:No\.?)?\s?:?)?\s*\Z", "", head))))
        firm = None if name and not _FORM.search(head.strip()) else _firm(head)
        if firm and not mails and not numbers:
            self._firm(cell, words, firm)
        elif name and not _ADDRESS.search(head):
            self._add(cell, words.find(name.split()[0]), name, strong=bool(stops) or _key(name) in self.signers)
        for n in numbers:
            self._to_last(cell, n)
        if agency and self.people:
            self.people[-1].registration = cell.said(agency.text, agency.start, agency.end)
        for m in mails:
            owner = self._owner(m[0])
            if owner:
                owner.emails.append(cell.said(re.sub(r"\s", "", m[0]), m.start(), m.end()))
                self._sure(owner)

    def _to_last(self, cell: _Cell, n: bars.Written) -> None:
        if self.people:
            last = self.people[-1]
            if all(str(b.value) != n.text for b in last.bar):
                last.bar.append(cell.said(n.text, n.start, n.end))
            self._sure(last)

    def _sure(self, lawyer: Lawyer) -> None:
        self.weak = [w for w in self.weak if w is not lawyer]

    def _add(self, cell: _Cell, at: int, name: str, *, strong: bool) -> None:
        known = next((p for p in self.people if _key(str(p.name.value)) == _key(name)), None)
        if known:
            if strong:
                self._sure(known)
            if len(name) > len(str(known.name.value)) and at >= 0:
                known.name = cell.said(name, at, at + len(name))
            return
        at = cell.text.find(name) if cell.text.find(name) >= 0 else max(at, 0)
        lawyer = Lawyer(cell.said(name, at, min(len(cell.text), at + len(name))))
        self.people.append(lawyer)
        self.unclaimed.append(lawyer)
        if self.leading is not None:
            lawyer.firm = self.leading
        else:
            self.open.append(lawyer)
        if not strong:
            self.weak.append(lawyer)

    def _firm(self, cell: _Cell, words: str, firm: str) -> None:
        at = words.find(firm)
        said = cell.said(" ".join(firm.split()), at, at + len(firm))
        if all(str(f.value).casefold() != str(said.value).casefold() for f, _ in self.firms):
            self.firms.append((said, None))
            self.unclaimed_firms.append(len(self.firms) - 1)
        if self.open:
            for lawyer in self.open:
                lawyer.firm = said
            self.open = []
        else:
            self.leading = said

    def _new_group(self) -> None:
        self.open, self.leading = [], None

    def _claim(self, cell: _Cell, role: re.Match[str], m: re.Match[str]) -> None:
        said = cell.said(m.lastgroup, role.start(), m.end())
        for lawyer in self.unclaimed:
            lawyer.role = said
        for i in self.unclaimed_firms:
            self.firms[i] = (self.firms[i][0], said)
        self.unclaimed, self.unclaimed_firms = [], []
        self._new_group()

    def _owner(self, mail: str) -> Lawyer | None:
        """Whose address it is: the lawyer whose name it holds, else the last named."""
        local = re.sub(r"[^a-z]", "", mail.split("@")[0].casefold())
        for lawyer in reversed(self.people):
            parts = [re.sub(r"[^a-z]", "", w.casefold()) for w in str(lawyer.name.value).split() if not re.fullmatch(r"(?:Jr|Sr|II|III)\.?,?", w)]
            last, first = parts[-1], parts[0]
            if len(last) > 2 and last in local or local == "".join(p[:1] for p in parts) or len(first) > 3 and local.startswith(first):
                return lawyer
        return self.people[-1] if self.people and not self.people[-1].emails else None

    def close(self) -> None:
        if self.certain:
            doubtful = {id(w) for w in self.weak}
            self.people = [p for p in self.people if id(p) not in doubtful]
        else:  # a bare name is a lawyer where it stands among lawyers: under a firm, or with others that are sure
            doubtful = {id(w) for w in self.weak if w.firm is None}
            self.people = [p for p in self.people if id(p) not in doubtful]
        if not self.people:
            self.firms = []


def _one_role(people: list[Lawyer], firms: list[tuple[Said, Said | None]]) -> None:
    """Where one side alone signs, its role line stands for all."""
    roles = {str(p.role.value): p.role for p in people if p.role} | {str(r.value): r for _, r in firms if r}
    if len(roles) != 1:
        return
    role = next(iter(roles.values()))
    for p in people:
        p.role = p.role or role
    for i, (firm, said) in enumerate(firms):
        firms[i] = (firm, said or role)


def _key(name: str) -> str:
    """First and last name, for telling that two lines name one person."""
    parts = [re.sub(r"[^a-z]", "", w.casefold()) for w in re.sub(r",?\s(?:Jr|Sr|II|III|IV)\.?\s*\Z|\([^)]*\)", "", name.strip()).split()]
    parts = [p for p in parts if p]
    return f"{parts[0]} {parts[-1]}" if parts else ""


def _person(words: str) -> str | None:
    words = " ".join(words.split()).strip(" ,;:*_")
    m = _PERSON.fullmatch(words)
    if not m or _FORM.search(words) or re.search(r"\b(?:and|AND|&)\b", words):
        return None
    if _STOP.search(m["name"].title() if m["name"].isupper() else m["name"]):
        return None
    return m["name"]


def _firm(words: str) -> str | None:
    words = words.strip(" ,*")
    if not 4 < len(words) < 100 or not words[0].isupper() or _ADDRESS.search(words) or "@" in words or re.search(r"[a-z]{3,}\s[a-z]{3,}\s[a-z]{3,}", words):
        return None
    if re.search(r"\b(?:Plaintiffs?|Defendants?|Attorneys?\sfor|Court|District|Certificate|Respectfully)\b", words, re.I) or re.search(r"\bInc\b|\bCorp", words):
        return None
    return words if _FIRM.search(words) or _FORM.search(words) else None


def merged(first: list[Lawyer], second: list[Lawyer]) -> list[Lawyer]:
    """Two lists of lawyers as one: the head of a pleading and its signature name the same people."""
    out = list(first)
    for lawyer in second:
        known = next((p for p in out if _key(str(p.name.value)) == _key(str(lawyer.name.value))), None)
        if known is None:
            out.append(lawyer)
            continue
        known.firm, known.role = known.firm or lawyer.firm, known.role or lawyer.role
        known.registration = known.registration or lawyer.registration
        known.bar += [b for b in lawyer.bar if all(b.value != c.value for c in known.bar)]
        known.emails += [e for e in lawyer.emails if all(e.value != c.value for c in known.emails)]
    return out
