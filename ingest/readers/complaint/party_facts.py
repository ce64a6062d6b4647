"""What a complaint says of each party: its kind, where it is organised, its place of business, agents, parent, old names."""

import re
from collections.abc import Iterator

from ingest.readers.complaint import party_words, preamble
from ingest.readers.complaint.cast import Cast
from ingest.readers.complaint.cast_words import PARENTHESIS, QUOTED
from ingest.readers.paragraphs import Pleading
from ingest.readers.reading import Tree
from ingest.readers.sentences import sentences, without_stop
from law import names
from law.said import Said

Sentence = tuple[int, int]


def read(pleading: Pleading, cast: Cast, stop: int) -> list[dict[str, Tree]]:
    """For each member of the cast what its party paragraphs say; the keys are those of `parties`."""
    facts: list[dict[str, Tree]] = [{"registered_agents": [], "formerly": []} for _ in cast.members]
    subject: int | None = None
    forms = cast.forms()
    for p in [None, *pleading.paragraphs]:
        start, end = (
            (preamble.body(pleading), pleading.paragraphs[0].digits[0] if pleading.paragraphs else stop)
            if p is None
            else (p.start, p.end)
        )
        if start >= stop or p is not None and _counted(pleading, start):
            break
        subject = None
        for s in sentences(pleading.text, start, end, forms):
            named = _subject(pleading, cast, s)
            subject = named if named is not None else subject
            _called(pleading, cast, s, facts, subject if named is None else None)
            if subject is not None and p is not None:
                _take(pleading, cast, s, subject, facts[subject], opening=named is not None)
            _child(pleading, cast, s, facts)
    for who, start, end in preamble.addresses(pleading, cast):
        said = _cut(pleading, start, end, party_words.ADDRESS_ENDS)
        if said:
            facts[who].setdefault("place_of_business", said)
    _shared(pleading, cast, facts)
    return facts


def _counted(pleading: Pleading, at: int) -> bool:
    return bool(
        re.match(
            r"\W*(?:COUNT|(?:FIRST|1ST)\s(?:COUNT|CLAIM|CAUSE)|CAUSES?\sOF)\b",
            pleading.heading_over(at),
            re.I,
        )
    )


def _subject(pleading: Pleading, cast: Cast, s: Sentence) -> int | None:
    """The party that a sentence is about: the name it begins with."""
    m = party_words.SUBJECT.match(pleading.text, *s)
    at = m.end() if m else s[0]
    for a, b, who in cast.find(pleading.text, at, min(s[1], at + 200)):
        if a - at > 1:
            break
        return who[0] if len(who) == 1 else cast.one(pleading.text[a:b])
    role = re.match(
        r"(?:\d{1,3}\.\s)?(?:(?:On|Upon)\sinformation\sand\sbelief,?\s)?(?:The\s)?(Plaintiff|Defendant)\s(?=is|has|was|may|resides|can|maintains)",
        pleading.text[s[0] : s[1]],
    )
    if role:
        who = cast.role_members(role[1])
        return who[0] if len(who) == 1 else None
    stem = _stem(pleading.text[at : at + 120])
    alike = [i for i, mem in enumerate(cast.members) if stem and stem == _stem(mem.name)]
    return alike[0] if len(alike) == 1 else None


def _stem(words: str) -> str:
    """A company's name without its corporate form, as it begins a text: "Amazon Web Services, LLC is …" and "…, Inc."."""
    m = re.match(
        r"([A-Z][\w.&’'-]*(?:\s[A-Z&][\w.&’'-]*){0,5}?),?\s(?:Inc|LLC|L\.L\.C|Corp|Co|Ltd|LP|L\.P|Corporation|Company|Limited|Incorporated|GmbH|AG)\b",
        words,
    )
    return names.key(m[1]) if m else ""


def _take(
    pleading: Pleading, cast: Cast, s: Sentence, who: int, fact: dict[str, Tree], *, opening: bool
) -> None:
    text, flow = pleading.text, pleading.flow
    if opening and "kind" not in fact:
        m = party_words.IS_A.search(text, s[0], min(s[1], s[0] + 500))
        if m and (kind := kind_of(m["body"], m["lead"])):
            fact["kind"] = flow.said(kind, *m.span("body"))
            place = party_words.LEAD_PLACE.search(text, *m.span("lead"))
            if place and "organized_in" not in fact:
                fact["organized_in"] = flow.words(*place.span())
    if "organized_in" not in fact or party_words.UNDER.search(text, *s) and opening:
        said = _place(pleading, s)
        if said:
            fact["organized_in"] = said
    if "place_of_business" not in fact:
        said = _address(pleading, s)
        if said:
            fact["place_of_business"] = said
    for m in party_words.AGENT.finditer(text, *s):
        group = "agent" if m["agent"] else "through"
        said = _cut(pleading, m.start(group), s[1], party_words.AGENT_ENDS)
        agents = fact["registered_agents"]
        if (
            said
            and re.search(r"[a-z]{3}", str(said.value))
            and isinstance(agents, list)
            and all(a.value != said.value for a in agents)
        ):
            agents.append(said)
    m = party_words.PARENT.search(text, *s) or party_words.OWNED.search(text, *s)
    if m and "parent" not in fact:
        parent = _company(pleading, cast, *m.span("parent"))
        if parent is not None and parent.value != cast.members[who].name:
            fact["parent"] = parent


def take(pleading: Pleading, cast: Cast, s: Sentence, who: int, fact: dict[str, Tree]) -> None:
    """Add to `fact` what a stretch that begins with a party's name says the party is."""
    _take(pleading, cast, s, who, fact, opening=True)


def kind_of(body: str, lead: str = "") -> str:
    """The kind of body that words name, in the contract's short form; an empty string for words that say nothing."""
    low = " ".join(f"{lead} {body}".casefold().replace("-", " ").split())
    table = (
        ("limited liability partnership", "llp"), ("limited liability", "llc"), ("limited partnership", "lp"), ("university", "university"), ("higher education", "university"),
        ("individual", "individual"), ("natural person", "individual"), ("citizen", "individual"), ("trust", "trust"), ("public limited company", "limited"), ("private limited company", "limited"), ("limited by shares", "limited"),
        ("partnership", "partnership"), ("corporation", "corporation"), ("joint stock company", "corporation"), ("company", "company"),
    )  # fmt: skip
    return next((kind for words, kind in table if words in low), "")


def _place(pleading: Pleading, s: Sentence) -> Said | None:
    """Where a body is organised: "under the laws of the State of Delaware" is Delaware."""
    m = party_words.UNDER.search(pleading.text, *s) or party_words.INCORPORATED.search(pleading.text, *s)
    if not m:
        return None
    start, end = m.span("state" if m.re is party_words.UNDER and m["state"] else "place")
    lead = party_words.STATE_OF.match(pleading.text[start:end])
    start += lead.end() if lead else 0
    rest = pleading.text[start:end]
    state = party_words.LEAD_PLACE.match(rest)
    if state:
        return pleading.flow.words(start, start + state.end())
    while t := party_words.TRAIL.search(rest):
        rest = rest[: t.start()]
    return pleading.flow.words(start, start + len(rest)) if len(rest) > 2 else None


def _address(pleading: Pleading, s: Sentence) -> Said | None:
    for begin in sorted(_addresses(pleading.text, s), key=lambda a: not a[1]):
        said = _cut(pleading, begin[0], s[1], party_words.ADDRESS_ENDS)
        if (
            said
            and not re.match(r"(?:this|the|that)\s", str(said.value), re.I)
            and not re.search(r"\bDistrict\Z", str(said.value))
        ):
            return said
    return None


def _addresses(text: str, s: Sentence) -> Iterator[tuple[int, bool]]:
    """Where the addresses of a sentence begin, and whether each is called the principal one."""
    at = s[0]
    while m := party_words.BUSINESS.search(text, at, s[1]):
        at = next(m.start(g) for g in ("at", "hq", "based", "office") if m[g])
        yield at, bool(party_words.PRINCIPAL.search(text, m.start(), at))


def _cut(pleading: Pleading, start: int, end: int, ends: re.Pattern[str]) -> Said | None:
    """The words from `start` to where an address or agent is over."""
    m = ends.search(pleading.text, start + 3, min(end, start + 320))
    start, stop = without_stop(pleading.text, start, m.start() if m else min(end, start + 320))
    return pleading.flow.words(start, stop) if stop > start else None


def _company(pleading: Pleading, cast: Cast, start: int, end: int) -> Said | None:
    """A company named from `start`: the party's name where it is one, else as printed."""
    for a, b, who in cast.find(pleading.text, start, min(end, start + 120)):
        if a - start > 4:
            break
        one = who[0] if len(who) == 1 else cast.one(pleading.text[a:b])
        return (
            pleading.flow.said(cast.members[one].name, a, b) if one is not None else pleading.flow.words(a, b)
        )
    m = party_words.NAME_ENDS.search(pleading.text, start, end)
    a, b = without_stop(pleading.text, start, m.start() if m else end)
    rest = pleading.text[a:b]
    return (
        pleading.flow.words(a, b)
        if 1 < len(rest) < 80 and rest[0].isupper() and not re.match(r"(?:Plaintiff|Defendant)s?\b", rest)
        else None
    )


def _child(pleading: Pleading, cast: Cast, s: Sentence, facts: list[dict[str, Tree]]) -> None:
    """ "X is the parent of Y." """
    m = party_words.IS_PARENT.search(pleading.text, *s)
    if not m:
        return
    before = [(a, b, who[0]) for a, b, who in cast.find(pleading.text, s[0], m.start()) if len(who) == 1]
    for _, _, who in cast.find(pleading.text, m.start("child"), m.end("child")):
        if before and len(who) == 1 and who[0] != before[-1][2]:
            a, b, parent = before[-1]
            facts[who[0]].setdefault("parent", pleading.flow.said(cast.members[parent].name, a, b))


def _called(
    pleading: Pleading, cast: Cast, s: Sentence, facts: list[dict[str, Tree]], subject: int | None
) -> None:
    """Former names and names it does business under, of the party named before, or of the one "It" stands for."""
    for pattern, key in ((party_words.FORMERLY, "formerly"), (party_words.ALSO, "aka")):
        for m in pattern.finditer(pleading.text, *s):
            before = [who for a, b, who in cast.find(pleading.text, s[0], m.start()) if m.start() - b < 60]
            if not before and subject is not None and pleading.text.startswith(("It ", "The company "), s[0]):
                before = [(subject,)]
            if not before or len(before[-1]) != 1:
                continue
            said = _former(pleading, m)
            if said is None:
                continue
            if key == "aka":
                cast.members[before[-1][0]].call(said)
                cast.changed()
            else:
                old = facts[before[-1][0]]["formerly"]
                if isinstance(old, list) and all(o.value != said.value for o in old):
                    old.append(said)


def _former(pleading: Pleading, m: re.Match[str]) -> Said | None:
    start, end = m.span("name")
    text = pleading.text
    if text[start] in '“"':
        quoted = QUOTED.match(text, start)
        return pleading.flow.words(*quoted.span(1)) if quoted else None
    tail = re.match(r",\s(?:Inc|LLC|Corp|Ltd|Co|L\.P|LP|L\.L\.C|Limited)\b\.?", text[end : end + 14])
    end += tail.end() if tail else 0
    stop = re.compile(
        r",?\s(?:is|was|are|has|and|which|with|a|an|in|on|to|for|against|alleg\w+|by|from|at|having|until|before|who)\b"
    ).search(text, start, end)
    a, b = without_stop(text, start, stop.start() if stop else end)
    return pleading.flow.words(a, b)


def _shared(pleading: Pleading, cast: Cast, facts: list[dict[str, Tree]]) -> None:
    """ "exercises its direction and control as a parent company to cause A and B …": the subject is the parent."""
    for p in pleading.paragraphs:
        for s in sentences(pleading.text, p.start, p.end, cast.forms()):
            m = party_words.AS_PARENT.search(pleading.text, *s)
            subject = _subject(pleading, cast, s) if m else None
            if m is None or subject is None:
                continue
            for _, _, who in cast.find(pleading.text, m.end(), s[1]):
                if len(who) == 1 and who[0] != subject:
                    facts[who[0]].setdefault(
                        "parent", pleading.flow.said(cast.members[subject].name, m.start(), m.end())
                    )


def defined(cast: Cast) -> Iterator[Tree]:
    """The defined terms that mean parties."""
    for d in cast.definitions:
        yield {
            "term": d.term,
            "means": [d.term.as_(cast.members[i].name) for i in d.means],
            "scope": d.term.as_(f"count {d.count}" if d.count else "filing"),
        }


__all__ = ["PARENTHESIS", "defined", "kind_of", "read", "take"]
