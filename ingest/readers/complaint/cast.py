"""Who is who in a complaint: the parties of the caption, the words defined for them, whom "Defendant" means where."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.readers.complaint import cast_words
from law import names
from law.said import Said


@dataclass(slots=True)
class Member:
    """A captioned party: its name and role, what else the filing calls it (`aka`: value with its words)."""

    name: str
    role: str
    said: Said
    aka: list[Said] = field(default_factory=list)

    def call(self, said: Said) -> bool:
        """Take another name for this party, once, unless it is the name itself or a word for a role; whether it was new."""
        value = names.fold(str(said.value))
        if value.casefold() in cast_words.ROLES or names.fold(self.name).casefold() == value.casefold():
            return False
        for i, known in enumerate(self.aka):
            if names.fold(str(known.value)).casefold() == value.casefold():
                if str(known.value).isupper() and not value.isupper() and len(value) > 4:
                    self.aka[i] = said  # capitals are the caption's
                return False
        if len(self.aka) < cast_words.MOST:
            self.aka.append(said)
        return len(self.aka) < cast_words.MOST


@dataclass(frozen=True, slots=True)
class Definition:
    """A defined term: its words, the members it means, and the count it holds in (0: the whole filing)."""

    term: Said
    means: tuple[int, ...]
    said: tuple[Said, ...]
    count: int = 0


@dataclass(slots=True)
class Cast:
    """The parties and the words for them. Members are numbered in the caption's order."""

    members: list[Member]
    definitions: list[Definition] = field(default_factory=list)
    _finder: re.Pattern[str] | None = None
    _calls: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def of_role(self, role: str) -> tuple[int, ...]:
        return tuple(i for i, m in enumerate(self.members) if m.role == role)

    def role_members(self, word: str, count: int = 0) -> tuple[int, ...]:
        """Whom "Defendant" or "Plaintiffs" means, in a count: the count's own definition, the filing's, the caption."""
        wanted = word.casefold().rstrip("s")
        for scope in (count, 0):
            for d in self.definitions:
                if d.count == scope and str(d.term.value).casefold().rstrip("s") == wanted and d.means:
                    return d.means
        return self.of_role(cast_words.ROLES.get(word.casefold(), ""))

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, tuple[int, ...]]]:
        """Every mention of a party by name or defined name in `text[start:end]`: its span and whom it means."""
        if self._finder is None:
            self._prepare()
        if self._finder is None:
            return
        for m in self._finder.finditer(text, start, end):
            if m[0][0].isupper() or not m[0][0].isalpha():
                who = self._calls.get(names.key(m[0]))
                if who:
                    yield m.start(), m.end(), who

    def forms(self) -> tuple[str, ...]:
        """All names and defined names, for telling where sentences begin."""
        return tuple({m.name for m in self.members} | {str(a.value) for m in self.members for a in m.aka})

    def changed(self) -> None:
        self._finder = None

    def _prepare(self) -> None:
        calls: dict[str, set[int]] = {}
        for i, member in enumerate(self.members):
            for form in (member.name, *(str(a.value) for a in member.aka)):
                if len(form) > 1:
                    calls.setdefault(names.key(form), set()).add(i)
        titled = [(i, call) for i, member in enumerate(self.members) for call in _titled(member.name)]
        for i, call in titled:
            calls.setdefault(names.key(call), set()).add(i)
        self._calls = {k: tuple(sorted(v)) for k, v in calls.items() if k}
        all_forms = {*self.forms(), *(call for _, call in titled)}
        forms = sorted((f for f in all_forms if len(f) > 1), key=lambda f: (-len(f), f))
        if forms:
            self._finder = re.compile("|".join(_pattern(f) for f in forms), re.I)

    def one(self, name: str) -> int | None:
        """The member that a name or defined name means, if it means exactly one."""
        self._prepare()
        who = self._calls.get(names.key(name), ())
        if len(who) == 1:
            return who[0]
        starts = [i for i in who if names.key(self.members[i].name).startswith(names.key(name))]
        return min(starts, key=lambda i: len(self.members[i].name)) if starts else None


_PERSON = re.compile(
    r"(?:Dr\.\s|Mr\.\s|Ms\.\s)?[A-Z][\w’'-]+(?:\s[A-Z]\.|\s[A-Z][\w’'-]+){1,3}(?:,?\s(?:Jr|Sr|II|III|IV)\.?)?"
)


def _titled(name: str) -> list[str]:
    """What a text calls a person without defining it: "Mr. Roe" of Richard J. Roe."""
    if not _PERSON.fullmatch(name) or names.kind(name) or cast_words.NO_PERSON.search(name):
        return []
    last = [w for w in re.findall(r"[^\s,]+", name) if not re.fullmatch(r"(?:Jr|Sr|II|III|IV)\.?", w)][-1]
    return [f"{title} {last}" for title in ("Mr.", "Ms.", "Mrs.", "Dr.", "Prof.", "Professor")]


def _pattern(name: str) -> str:
    """A name however its commas, spaces and line ends fall; `Corp.` also as `Corporation`."""
    words = re.findall(r"[^\s,.]+", name)
    same = {"inc": "Inc(?:orporated)?", "corp": "Corp(?:oration)?", "co": "Co(?:mpany)?", "ltd": "(?:Ltd|Limited)",
            "corporation": "Corp(?:oration)?", "company": "Co(?:mpany)?", "limited": "(?:Ltd|Limited)", "incorporated": "Inc(?:orporated)?"}  # fmt: skip
    body = r"[\s,.]{1,3}".join(same.get(w.casefold(), re.escape(w)) for w in words)
    stop = r"\.?" if name.rstrip().endswith(".") or words[-1].casefold() in same else ""
    return rf"(?<![\w-]){body}(?!\w){stop}"
