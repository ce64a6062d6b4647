"""Who is who in a complaint: the parties of the caption, the words defined for them, whom "Defendant" means where."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from ingest.readers.complaint import cast_words
from ingest.readers.complaint.preamble import body
from ingest.readers.paragraphs import Pleading
from ingest.readers.sentences import sentences
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
        self._calls = {k: tuple(sorted(v)) for k, v in calls.items() if k}
        forms = sorted((f for f in self.forms() if len(f) > 1), key=lambda f: (-len(f), f))
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


def _pattern(name: str) -> str:
    """A name however its commas, spaces and line ends fall; `Corp.` also as `Corporation`."""
    words = re.findall(r"[^\s,.]+", name)
    same = {"inc": "Inc(?:orporated)?", "corp": "Corp(?:oration)?", "co": "Co(?:mpany)?", "ltd": "(?:Ltd|Limited)",
            "corporation": "Corp(?:oration)?", "company": "Co(?:mpany)?", "limited": "(?:Ltd|Limited)", "incorporated": "Inc(?:orporated)?"}  # fmt: skip
    body = r"[\s,.]{1,3}".join(same.get(w.casefold(), re.escape(w)) for w in words)
    stop = r"\.?" if name.rstrip().endswith(".") or words[-1].casefold() in same else ""
    return rf"(?<![\w-]){body}(?!\w){stop}"


def read(
    pleading: Pleading, parties: Iterable[tuple[Said, str]], counts: Iterable[tuple[int, int, int]] = ()
) -> Cast:
    """The cast of a pleading. `parties` are names with their roles; `counts` are (number, start, end) in the running text."""
    cast = Cast([Member(str(name.value), role, name) for name, role in parties])
    scopes = list(counts)
    text, begin = pleading.text, body(pleading)
    _spelled_otherwise(cast, pleading, begin)
    for start, end in sentences(text, begin, len(text), tuple(m.name for m in cast.members)):
        if "(" in text[start:end] and len(cast.definitions) < cast_words.MOST_DEFINED:
            _in_parentheses(cast, pleading, start, end)
        for m in cast_words.MEANS.finditer(text, start, end):
            _by_sentence(cast, pleading, m, end, scopes)
        referred = cast_words.REFERRED.search(text, start, end)
        if referred:
            _referred(cast, pleading, start, referred)
    return cast


def _spelled_otherwise(cast: Cast, pleading: Pleading, body: int) -> None:
    """A full name that the body spells otherwise ("VirtaMove Corp." beside "VirtaMove, Corp.")."""
    text = pleading.text
    cast.changed()
    seen: set[str] = set()
    for start, end, who in list(cast.find(text, body, len(text))):
        words = text[start:end]
        if len(who) == 1 and words not in seen and not words.isupper():
            seen.add(words)
            member = cast.members[who[0]]
            if names.fold(words).casefold().rstrip(".") != names.fold(member.name).casefold().rstrip("."):
                member.call(pleading.flow.said(names.fold(words), start, end))
    cast.changed()


def _in_parentheses(cast: Cast, pleading: Pleading, start: int, end: int) -> None:
    text = pleading.text
    for m in islice(cast_words.PARENTHESIS.finditer(text, start, end), cast_words.PARENTHESES):
        terms = [(q.start(1), q.end(1)) for q in cast_words.QUOTED.finditer(text, m.start(1), m.end(1))]
        bare = None if terms else cast_words.UNQUOTED.match(m[1]) or cast_words.BARE.match(m[1])
        if (
            bare
            and bare.re is cast_words.BARE
            and not any(mem.name.casefold().startswith(bare[1].casefold()) for mem in cast.members)
        ):
            bare = None
        if bare:
            terms = [(m.start(1) + bare.start(1), m.start(1) + bare.end(1))]
        terms = [
            (a, b)
            for a, b in terms
            if not re.search(r"formerly|f/k/a|n/k/a\W*$", text[m.start(1) : a][-24:], re.I)
        ]
        if not terms:
            continue
        who, mentions = _antecedent(cast, pleading, start, m)
        alone = cast_words.TOGETHER.search(text, terms[0][1], terms[-1][0])
        if who and alone and mentions:  # (“A USA,” and together with A Ltd., “A”)
            last = list(cast.find(text, max(start, m.start() - cast_words.REACH), m.start()))[-1][2]
            own = [t for t in terms if t[0] < alone.start()]
            _define(cast, pleading, own, last, mentions[-1:])
            with_them = cast.find(text, alone.end(), terms[-1][0])
            terms = terms[len(own) :]
            who = tuple(sorted({*last, *(i for _, _, also in with_them for i in also)}))
        if who:
            _define(cast, pleading, terms, who, mentions)


def _antecedent(
    cast: Cast, pleading: Pleading, start: int, m: re.Match[str]
) -> tuple[tuple[int, ...], list[Said]]:
    """The parties that a definition in parentheses stands for: the one before it, or all of the list before it."""
    text = pleading.text
    before = list(cast.find(text, max(start, m.start() - cast_words.REACH), m.start()))
    inside = list(cast.find(text, m.start(1), m.end(1)))
    if not before:
        return (), []
    group = re.search(r"\b(?:collectively|together|jointly|each|individually)\b", m[1], re.I)
    a, b, who = before[-1]
    gap = text[b : m.start()]
    if re.match(r"['’´`]s?\s", gap) or re.search(r"\b(?:such\sas|e\.g\.)", gap):
        return (), []  # what the party owns is defined, not the party
    if cast_words.OWN_NAME.search(re.sub(r"\([^()]*\)", "", gap)) or (
        cast_words.BREAK.search(gap) and not group
    ):
        return (), []
    chosen = [(a, b, who)]
    if group:
        own = re.search(r"[()]", gap) or cast_words.OF_ROLE.search(
            m[1]
        )  # the last has a name of its own, or all are meant
        for x, y, also in reversed(before[:-1]):
            between = text[y : chosen[-1][0]]
            if not own and len(chosen) > 1 and re.search(r"[()]", between):
                break
            if cast_words.BREAK.search(re.sub(r"\([^()]*\)", "", between)):
                break
            chosen.append((x, y, also))
    members: list[int] = []
    for _, _, also in [*reversed(chosen), *(inside if group else [])]:
        members.extend(i for i in also if i not in members)
    return tuple(sorted(members)), [pleading.flow.words(x, y) for x, y, _ in reversed(chosen)]


def _define(
    cast: Cast, pleading: Pleading, terms: list[tuple[int, int]], who: tuple[int, ...], said: list[Said]
) -> None:
    for a, b in terms:
        words = pleading.flow.words(a, b)
        plain = re.sub(r"^the\s", "", str(words.value), flags=re.I)
        term = (
            pleading.flow.words(a + len(str(words.value)) - len(plain), b) if plain != words.value else words
        )
        side = cast_words.ROLES.get(plain.casefold(), "")
        if side:
            who = (
                tuple(i for i in who if cast.members[i].role == side)
                if side in {"plaintiff", "defendant"}
                else who
            )
            few = plain.casefold().endswith("s") and len(who) < min(2, len(cast.of_role(side)))
            if (
                not few
                and who
                and not any(
                    str(d.term.value).casefold() == plain.casefold() and not d.count for d in cast.definitions
                )
            ):
                cast.definitions.append(Definition(term, who, tuple(said)))
        elif plain[:1].isupper() and (
            not cast_words.NO_NAME.search(plain) or any(_of_name(plain, cast.members[i].name) for i in who)
        ):
            if any([cast.members[i].call(term) for i in who]):
                cast.changed()
            cast.definitions.append(Definition(term, who, tuple(said)))


def _of_name(term: str, name: str) -> bool:
    """Whether a term is made of a party's own name ("Amazon Services" for Amazon.com Services LLC), not of its goods."""
    first = term.split()[0].casefold()
    return name.casefold().startswith(first) and not re.search(r"patent|accused|products|infring", term, re.I)


def _by_sentence(
    cast: Cast, pleading: Pleading, m: re.Match[str], end: int, scopes: list[tuple[int, int, int]]
) -> None:
    """ "In Count I only, “Defendant” refers to X." """
    term = pleading.flow.words(*m.span("term"))
    found = list(cast.find(pleading.text, m.start("means"), min(m.end("means"), end)))
    members = tuple(dict.fromkeys(i for _, _, who in found for i in who))
    if not members or cast_words.NO_NAME.search(str(term.value)):
        return
    here = next((n for n, a, b in scopes if a <= m.start() < b), 0)
    before = pleading.text[max(0, m.start() - 80) : m.start("term")]
    count = here if m["scope"] or re.search(r"\b(?:this|in)\s(?:Count|Claim)\b", before, re.I) else 0
    cast.definitions.append(
        Definition(term, members, tuple(pleading.flow.words(a, b) for a, b, _ in found), count)
    )


def _referred(cast: Cast, pleading: Pleading, start: int, m: re.Match[str]) -> None:
    """ "A and B are collectively referred to as “AB”.": those whom the sentence names, and nobody else before the verb."""
    named: list[tuple[int, int, tuple[int, ...]]] = []
    for a, b, who in reversed(list(cast.find(pleading.text, start, m.start()))):
        if named and not cast_words.LISTED.fullmatch(pleading.text, b, named[0][0]):
            break
        named.insert(0, (a, b, who))
    rest = cast_words.OWN_NAME.sub("", pleading.text[named[-1][1] : m.start()]) if named else "x"
    if not named or len(rest.split()) > 6:
        return
    members = tuple(sorted({i for _, _, who in named for i in who}))
    group = "quoted" if m["quoted"] else "bare"
    _define(cast, pleading, [m.span(group)], members, [pleading.flow.words(a, b) for a, b, _ in named])
