"""One block of a signature, read line by line: names gather until their firm is known, a line "Attorneys for" closes them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest.readers import lawyers
from ingest.readers.columns import Cell
from ingest.readers.reading import Tree
from law import bars, names
from law.said import Said


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
        return {
            "name": self.name,
            "firm": self.firm,
            "for": self.role,
            "bar": self.bar,
            "uspto_registration": self.registration,
            "emails": self.emails,
        }


class Block:
    """Reads one block line by line: names gather until their firm is known, a role line closes them."""

    def __init__(self, home: str, certain: bool, sides: Mapping[str, str]) -> None:
        self.home, self.certain = home, certain
        self.sides = {names.key(name): role for name, role in sides.items()}
        self.people: list[Lawyer] = []
        self.firms: list[tuple[Said, Said | None]] = []
        self.open: list[Lawyer] = []  # no firm yet
        self.unclaimed: list[Lawyer] = []  # no role yet
        self.unclaimed_firms: list[int] = []
        self.leading: Said | None = None  # a firm printed before its lawyers
        self.coming: Said | None = None  # the role that a firm printed before its lawyers has told
        self.signers: set[str] = set()
        self.weak: list[Lawyer] = []
        self.abreast = False  # the lines hold two firms side by side
        self.hanging: Cell | None = None  # the first line of a firm's name, which goes on in the next
        self.party_next = False  # the line after "Attorneys for Plaintiff" names the party, not a firm
        self.named_party = self.role_runs_on = False  # "… for Plaintiffs A, Inc.," goes on in the next line

    def take(self, cell: Cell) -> None:
        words = cell.text.strip()
        if not words:
            return
        if lawyers.OF_COUNSEL.fullmatch(words):
            self._new_group()
            return
        party_line, self.party_next = self.party_next, False
        self.named_party = party_line and (self.named_party or self.role_runs_on)
        self.role_runs_on = False
        role = lawyers.ROLE.search(words)
        if role and (m := lawyers.ROLE_WORD.search(words, role.start("for"))):
            self._claim(cell.said(m.lastgroup, role.start(), m.end()))
            self.role_runs_on = lawyers.runs_on(words)
            self.party_next = m.end() >= len(words.rstrip(" ,:")) or self.role_runs_on
            return
        if role and (side := self._side(role["for"])):
            self._claim(cell.said(side, role.start(), role.end()))
            return
        if party_line and not cell.gap and (self.named_party or not lawyers.person(words)):
            self.party_next = self.named_party = lawyers.runs_on(words)
            return
        signed = lawyers.SIGNED.match(words)
        if signed:
            self.signers.add(lawyers.key(signed["name"]))
            person = lawyers.person(signed["name"].rstrip(" _,"))
            if person:
                self._add(cell, signed.start("name"), person, strong=True)
            return
        self._bars_and_mail(cell, words)

    def _bars_and_mail(self, cell: Cell, words: str) -> None:
        mails = list(lawyers.EMAIL.finditer(words))
        numbers = list(bars.find(words, home=self.home))
        if len(numbers) > 1 and (parts := _abreast(cell, words, numbers)):
            self._take_abreast(parts)
            return
        agency = None if numbers else bars.agency(words)
        stops = [m.start() for m in mails] + [n.start for n in numbers] + ([agency.start] if agency else [])
        head = words[: min(stops)] if stops else words
        owner: Lawyer | None = None
        name = lawyers.person(
            lawyers.NOTE.sub(
                " ",
                lawyers.SUFFIXES.sub(
                    "", re.sub(r"[(\[,\s]*(?:Reg\.?(?:istration)?\s?(?:No\.?)?\s?:?)?\s*\Z", "", head)
                ),
            )
        )
        firm = None if name and not lawyers.FORM.search(head.strip()) else lawyers.firm(head)
        name = None if name and names.key(name) in self.sides else name  # a party signs through its lawyers
        begun, self.hanging = self.hanging, cell if lawyers.hangs(words) else None
        if firm and not mails and not numbers:
            self._firm(cell, words, firm, begun)
        elif name and not lawyers.ADDRESS.search(head):
            owner = self._add(
                cell,
                words.find(name.split()[0]),
                name,
                strong=bool(stops) or lawyers.key(name) in self.signers,
            )
        for n in numbers:
            self._number(cell, n, owner)
        if agency and self.people:
            (owner or self.people[-1]).registration = cell.said(agency.text, agency.start, agency.end)
        for m in mails:
            whose = self._owner(m[0])
            if whose:
                whose.emails.append(cell.said(re.sub(r"\s", "", m[0]), m.start(), m.end()))
                self._sure(whose)

    def _take_abreast(self, parts: list[Cell]) -> None:
        """Lawyers of two firms whose columns ran together: their lines of firms and streets cannot be told apart."""
        for part in parts:
            self._bars_and_mail(part, part.text)
        self.open, self.leading, self.abreast = [], None, True

    def _number(self, cell: Cell, n: bars.Written, owner: Lawyer | None) -> None:
        """A number belongs to the name on its line, else to the last name above it."""
        if self.people:
            last = owner or self.people[-1]
            if all(str(b.value) != n.text for b in last.bar):
                last.bar.append(cell.said(n.text, n.start, n.end))
            self._sure(last)

    def _sure(self, lawyer: Lawyer) -> None:
        self.weak = [w for w in self.weak if w is not lawyer]

    def _add(self, cell: Cell, at: int, name: str, *, strong: bool) -> Lawyer:
        known = next((p for p in self.people if lawyers.key(str(p.name.value)) == lawyers.key(name)), None)
        if known:
            if strong:
                self._sure(known)
            if len(name) > len(str(known.name.value)) and at >= 0:
                known.name = cell.said(name, at, at + len(name))
            if known.firm is None and all(known is not other for other in self.open):
                known.firm = self.leading
                self.open += [known] if self.leading is None else []
            return known
        at = cell.text.find(name) if cell.text.find(name) >= 0 else max(at, 0)
        self.abreast = False
        lawyer = Lawyer(cell.said(name, at, min(len(cell.text), at + len(name))), role=self.coming)
        self.people.append(lawyer)
        self.unclaimed += [] if self.coming else [lawyer]
        if self.leading is not None:
            lawyer.firm = self.leading
        else:
            self.open.append(lawyer)
        if not strong:
            self.weak.append(lawyer)
        return lawyer

    def _firm(self, cell: Cell, words: str, firm: str, begun: Cell | None) -> None:
        """A firm's line, with the line that began its name."""
        if self.abreast:
            return
        at = words.find(firm)
        said = cell.said(" ".join(firm.split()), at, at + len(firm))
        if begun:
            first = begun.said(None, 0, len(begun.text))
            said = Said(" ".join(f"{begun.text} {firm}".split()), first.start, said.end)
        if all(str(f.value).casefold() != str(said.value).casefold() for f, _ in self.firms):
            self.firms.append((said, None))
            self.unclaimed_firms.append(len(self.firms) - 1)
        self.coming = None
        if self.open:
            for lawyer in self.open:
                lawyer.firm = said
            self.open = []
        else:
            self.leading = said

    def _new_group(self) -> None:
        self.open, self.leading = [], None

    def _side(self, party: str) -> str:
        """The role of the captioned party that the words after "Attorneys for" name, whole or as far as the line goes."""
        key = names.key(party)
        roles = {
            r
            for name, r in self.sides.items()
            if len(key) > 5 and (key.startswith(name) or name.startswith(key))
        }
        return roles.pop() if len(roles) == 1 else ""

    def _claim(self, said: Said) -> None:
        for lawyer in self.unclaimed:
            lawyer.role = said
        for i in self.unclaimed_firms:
            self.firms[i] = (self.firms[i][0], said)
        ahead = self.leading if self.unclaimed_firms and not self.unclaimed else None
        self.unclaimed, self.unclaimed_firms = [], []
        self._new_group()
        self.leading, self.coming = (
            ahead,
            said if ahead else None,
        )  # Florida: firm, role, then "By: s/ Ann Roe"

    def _owner(self, mail: str) -> Lawyer | None:
        """Whose address it is: the lawyer whose name it holds, else the last named."""
        local = re.sub(r"[^a-z]", "", mail.split("@")[0].casefold())
        for lawyer in reversed(self.people):
            parts = [
                re.sub(r"[^a-z]", "", w.casefold())
                for w in re.split(r"[\s-]+", str(lawyer.name.value))
                if not re.fullmatch(r"(?:Jr|Sr|II|III)\.?,?", w)
            ]
            last, first = parts[-1], parts[0]
            if (
                len(last) > 2
                and last in local
                or local == "".join(p[:1] for p in parts)
                or len(first) > 3
                and local.startswith(first)
            ):
                return lawyer
        nearest = self.people[-1] if self.people else None
        return nearest if nearest and not nearest.emails and _could_be(local, nearest) else None

    def close(self) -> None:
        if self.certain:  # or under a firm, in a block that says for whom
            doubtful = {id(w) for w in self.weak if not _placed(w)}
            self.people = [p for p in self.people if id(p) not in doubtful]
        else:  # a bare name is a lawyer where it stands among lawyers: under a firm, or with others that are sure
            doubtful = {id(w) for w in self.weak if w.firm is None}
            self.people = [p for p in self.people if id(p) not in doubtful]
        if not self.people:
            self.firms = []


def _could_be(local: str, lawyer: Lawyer) -> bool:
    """Whether an address can be of a lawyer whose name it does not hold: it says no other name, or begins as theirs."""
    parts = [re.sub(r"[^a-z]", "", w.casefold()) for w in str(lawyer.name.value).split()]
    return len(local) < 4 or any(p and local[0] == p[0] for p in (parts[0], parts[-1]))


def _placed(lawyer: Lawyer) -> bool:
    """Whether a bare name stands as a lawyer's does: over a firm, in a block that says for whom; not set as a firm is."""
    firm = str(lawyer.firm.value) if lawyer.firm else ""
    return bool(firm and lawyer.role and not str(lawyer.name.value).isupper()) and (
        bool(lawyers.FORM.search(firm)) or firm.isupper()
    )


_LEAD = re.compile(r"\A[\s),;]*(?:\d{1,2}\s(?=[A-Z]))?")  # what stands before a name: a line's number


def _abreast(cell: Cell, words: str, numbers: list[bars.Written]) -> list[Cell]:
    """The parts of a line that names several lawyers, each with a bar number behind the name; empty for any other line."""
    parts, at = [], 0
    for n in numbers:
        part = words[at : n.end]
        lead = len(part) - len(_LEAD.sub("", part, count=1))
        if not lawyers.person(words[at + lead : n.start].rstrip(" (,")):
            return []
        parts.append(Cell(part[lead:], cell.line, cell.at + at + lead, cell.gap))
        at = n.end
    return parts
