"""Who owns a patent in suit, and to whom it was assigned, as sentences say it."""

import re
from itertools import chain

from ingest.readers.complaint.cast import Cast
from ingest.readers.complaint.in_suit import Patent, Suit
from ingest.readers.paragraphs import Pleading
from ingest.readers.sentences import sentences
from law.said import Said

Sentence = tuple[int, int]

_OWNER = re.compile(
    r"(?:\bis\s(?:currently\s|now\s)?(?:the\s)?(?:\w+\s){0,4}?(?:owner|holder)\b|\bremains?\s(?:its|the)\s(?:sole\s)?owner\b|\bare\s(?:the\s)?(?:joint\s|co-?)?owners\b|\bowns?\b(?!\s(?:and\soperates\s|or\soperates\s)?(?:a|an|one)\b)|\bholds?\s(?:all|the\sentire|legal|full)\b|\bis\sthe\sassignee\sof\s(?:the\sentire|all)\b)",
    re.I,
)
_OWNED_BY = re.compile(r"\bowned\sby\s", re.I)
_ASSIGNEE = re.compile(
    r"\bis\s(?:currently\s|now\s)?(?:the\s)?(?:\w+\s){0,3}?assignee\b(?!\sand\sowner)", re.I
)
_IS_ASSIGNED = re.compile(r"\b(?:is|are)\sassigned\sto\s(?P<to>[A-Z][\w.,&’' -]{1,80}?)(?=[.;,(]|\sand\s|\Z)")
_ASSIGNED = re.compile(
    r"\b(?:assigned|assigns?)\s(?:\w+\s){0,4}?to\s(?P<to>[A-Z][^.;()]{2,80}?)(?=[.;()]|,\s(?:and|which|who|a|an|the)\b|\sand\s(?:is|was)\b|\Z)"
)
_ISSUED_TO = re.compile(
    r"\b(?:issued|granted)\sto\s(?P<to>[A-Z][^.;()]{2,80}?),?\s(?:as\s(?:the\s)?(?:sole\s)?assignee|the\sassignee|by\sassignment)\b"
)
_WHO_ASSIGNED = re.compile(
    r"\bwho\s(?:has\s|later\s|then\s)?assigned\s(?:it|the\s(?:patent|application)|(?:all\s)?(?:his|her|their)\srights?)\s(?:\w+\s){0,3}?to\s"
)
_PRONOUN = re.compile(r"\A\W{0,3}(?:\d{1,3}\.\s)?(?:It|She|He)\b[^.;,]{0,40}\Z")


def _speaker(pleading: Pleading, cast: Cast, s: Sentence, at: int) -> Said | None:
    """The party that is the subject before `at`: the name it has in the caption, where it is one party."""
    text = pleading.text
    found = [
        (a, b, who)
        for a, b, who in cast.find(text, s[0], at)
        if len(who) == 1 or len(who) == len(cast.members)
    ]
    named = [(a, b, cast.members[who[0]].name) for a, b, who in cast.find(text, s[0], at) if len(who) == 1]
    if named and text[named[-1][1] : at].count(",") < 3:
        a, b, name = named[-1]
        return pleading.flow.said(name, a, b)
    if not found and _PRONOUN.match(text[s[0] : at]):
        return _spoken_of_before(pleading, cast, s[0])
    role = [m for m in re.finditer(r"\b(Plaintiff|Defendant)\b", text[s[0] : at])]
    if role and not found:
        who = cast.role_members(role[-1][1])
        if len(who) == 1:
            return pleading.flow.said(
                cast.members[who[0]].name, s[0] + role[-1].start(), s[0] + role[-1].end()
            )
    return None


def _spoken_of_before(pleading: Pleading, cast: Cast, at: int) -> Said | None:
    """The party that the sentence before `at` begins with, in the same paragraph."""
    low = max(pleading.text.rfind("\n", 0, at), at - 600)
    begun = [a for a, _ in sentences(pleading.text, low + 1, at, cast.forms())]
    for a, b, who in cast.find(pleading.text, begun[-1], at) if begun else ():
        if a - begun[-1] > 24:
            break
        return pleading.flow.said(cast.members[who[0]].name, a, b) if len(who) == 1 else None
    return None


def owner(pleading: Pleading, suit: Suit, cast: Cast, patent: Patent, s: Sentence) -> Said | None:
    """The party that a sentence says owns the patent."""
    text = pleading.text
    for m in _OWNER.finditer(text, *s):
        if suit.spoken_of(pleading, m.end(), s[1]) or suit.spoken_of(pleading, s[0], m.start()):
            said = _speaker(pleading, cast, s, m.start())
            if said:
                return said
    for m in chain(_OWNED_BY.finditer(text, *s), _WHO_ASSIGNED.finditer(text, *s)):
        found = next(iter(cast.find(text, m.end(), min(s[1], m.end() + 60))), None)
        if found and len(found[2]) == 1 and found[0] - m.end() < 12:
            return pleading.flow.said(cast.members[found[2][0]].name, found[0], found[1])
    for m in _IS_ASSIGNED.finditer(text, *s):
        one = cast.one(m["to"])
        if one is not None and suit.nearest(s, *m.span()) is patent:
            return pleading.flow.said(cast.members[one].name, *m.span("to"))
    return None


def assignee(pleading: Pleading, suit: Suit, cast: Cast, patent: Patent, s: Sentence) -> Said | None:
    """Whom a sentence calls the assignee, or to whom it says the patent was assigned."""
    m = _ASSIGNEE.search(pleading.text, *s)
    if m and suit.spoken_of(pleading, m.end(), s[1]):
        return _speaker(pleading, cast, s, m.start())
    issued = _ISSUED_TO.search(pleading.text, *s)
    if issued and suit.nearest(s, *issued.span()) is patent:
        one, words = cast.one(issued["to"]), pleading.flow.words(*issued.span("to"))
        return words.as_(cast.members[one].name) if one is not None else words
    to = _ASSIGNED.search(pleading.text, *s)
    if to and suit.nearest(s, to.start(), to.end()) is patent:
        one = cast.one(to["to"])
        words = pleading.flow.words(*to.span("to"))
        return words.as_(cast.members[one].name) if one is not None else words
    return None
