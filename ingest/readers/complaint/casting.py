"""How a complaint makes known who is who: definitions in parentheses and sentences, other spellings of a name."""

import re
from collections.abc import Iterable
from itertools import islice

from ingest.readers.complaint import cast_words
from ingest.readers.complaint.cast import Cast, Definition, Member
from ingest.readers.complaint.preamble import body
from ingest.readers.paragraphs import Pleading
from ingest.readers.sentences import sentences
from law import names
from law.said import Said


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


_TITLED = re.compile(r"(?:Mr|Ms|Mrs|Dr|Prof)\.\s|Professor\s")


def _spelled_otherwise(cast: Cast, pleading: Pleading, body: int) -> None:
    """A full name that the body spells otherwise ("VirtaMove Corp." beside "VirtaMove, Corp.")."""
    text = pleading.text
    cast.changed()
    seen: set[str] = set()
    for start, end, who in list(cast.find(text, body, len(text))):
        words = text[start:end]
        if len(who) == 1 and words not in seen and not words.isupper() and not _TITLED.match(words):
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
            and not _abbreviates(cast, text, start, m.start(), bare[1])
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
        terms = _own_terms(cast, pleading, start, m, terms)
        if not terms:
            continue
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


def _own_terms(
    cast: Cast, pleading: Pleading, start: int, m: re.Match[str], terms: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The terms but for those that shorten another's name, which stands between the party and the parenthesis."""
    behind = max((b for _, b, _ in cast.find(pleading.text, start, m.start())), default=m.start())
    gap = pleading.text[behind : m.start()]
    if cast_words.OTHER_NAME.search(gap):
        return terms
    words = set(re.findall(r"[A-Z][\w’'-]*", gap))
    return [(a, b) for a, b in terms if re.sub(r"^the\s", "", pleading.text[a:b]).split()[0] not in words]


def _abbreviates(cast: Cast, text: str, start: int, end: int, letters: str) -> bool:
    """Whether letters are the initials of the full name that stands right before them: `North Light Co. (NLC)`."""
    last = next(iter([*cast.find(text, start, end)][-1:]), None)
    if last is None or end - last[1] > 1 or len(last[2]) != 1:
        return False
    name = cast.members[last[2][0]].name
    if names.key(text[last[0] : last[1]]) != names.key(name):
        return False
    return letters in _initials(name) or _cut_short(letters.split(), name.split())


def _cut_short(term: list[str], name: list[str]) -> bool:
    """Whether each word of a term begins as a word of the name does, in order: `Watson Labs` of Watson Laboratories."""
    at = 0
    for k, word in enumerate(term):
        stem = word.casefold().rstrip("s")[:4]
        at = next((i + 1 for i in range(at, len(name)) if name[i].casefold().startswith(stem)), 0)
        if not at or k == 0 and at != 1:
            return False
    return True


def _initials(name: str) -> tuple[str, str]:
    """The capitals that a long name's words begin with, with and without its corporate form: `HSNA` of Hookless Systems
    of North America, Inc."""
    bare = cast_words.OWN_NAME.sub("", name)
    words = [re.findall(r"[A-Z][\w’'-]*", n) for n in (name, bare)]
    first, second = ("".join(w[0] for w in found) if len(found) > 1 else "-" for found in words)
    return first, second


def _antecedent(
    cast: Cast, pleading: Pleading, start: int, m: re.Match[str]
) -> tuple[tuple[int, ...], list[Said]]:
    """The parties that a definition in parentheses stands for: the one before it, or all of the list before it."""
    text = pleading.text
    before = list(cast.find(text, max(start, m.start() - cast_words.REACH), m.start()))
    before = [x for x in before if text.rfind("(", start, x[0]) <= text.rfind(")", start, x[0])] or before
    inside = list(cast.find(text, m.start(1), m.end(1)))
    if not before:
        return (), []
    group = re.search(r"\b(?:collectively|together|jointly|each|individually)\b", m[1], re.I)
    within = {i for _, _, also in inside for i in also}
    if group and len(within) > 1 and inside[0][0] - m.start(1) < 5:  # (A and B together, “AB”)
        return tuple(sorted(within)), [pleading.flow.words(x, y) for x, y, _ in inside]
    a, b, who = before[-1]
    gap = text[b : m.start()]
    listed = {i for _, _, also in before for i in also} if group else set(who)
    of_name = any(
        _of_name(q[1], cast.members[i].name) for q in cast_words.QUOTED.finditer(m[1]) for i in listed
    )
    if (re.match(r"['’´`]s?\s", gap) and not of_name) or re.search(r"\b(?:such\sas|e\.g\.)", gap):
        return (), []  # what the party owns is defined, not the party
    if cast_words.abbreviates(m[1], gap):
        return (), []
    if cast_words.OWN_NAME.search(re.sub(r"\([^()]*\)", "", gap)) or (
        cast_words.BREAK.search(gap) and not group
    ):
        return (), []
    chosen = _grouped(text, before, m, gap) if group else [(a, b, who)]
    members: list[int] = []
    for _, _, also in [*reversed(chosen), *(inside if group else [])]:
        members.extend(i for i in also if i not in members)
    return tuple(sorted(members)), [pleading.flow.words(x, y) for x, y, _ in reversed(chosen)]


def _grouped(
    text: str, before: list[tuple[int, int, tuple[int, ...]]], m: re.Match[str], gap: str
) -> list[tuple[int, int, tuple[int, ...]]]:
    """The mentions of a list that a group's name stands for, the last first."""
    of_role = cast_words.OF_ROLE.search(m[1])
    own = re.search(r"[()]", gap) or of_role  # the last has a name of its own, or all are meant
    chosen = [before[-1]]
    for x, y, also in reversed(before[:-1]):
        between = text[y : chosen[-1][0]]
        if cast_words.CLOSED.search(between) and not of_role:
            break
        if not own and len(chosen) > 1 and re.search(r"[()]", between):
            break
        if cast_words.BREAK.search(re.sub(r"\([^()]*\)", "", between)):
            break
        chosen.append((x, y, also))
    return chosen


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
            not cast_words.NO_NAME.search(plain)
            or any(_of_name(plain, cast.members[i].name) for i in who)
            or all(plain.casefold() in cast.members[i].name.casefold() for i in who)
        ):
            if any([cast.members[i].call(term) for i in who]):
                cast.changed()
            cast.definitions.append(Definition(term, who, tuple(said)))


def _of_name(term: str, name: str) -> bool:
    """Whether a term is made of a party's own name ("Amazon Services" for Amazon.com Services LLC), not of its goods."""
    first = term.split()[0].casefold()
    foreign = [m[0] for m in cast_words.NO_NAME.finditer(term) if m[0].casefold() not in name.casefold()]
    return name.casefold().startswith(first) and not foreign


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
