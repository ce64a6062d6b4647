"""The counts: patent, defendants, products, theories and willfulness of each."""

import re

from ingest.readers.complaint.cast import Cast
from ingest.readers.complaint.in_suit import Suit
from ingest.readers.complaint.sections import Count, prayer
from ingest.readers.paragraphs import Pleading
from ingest.readers.reading import Tree
from ingest.readers.sentences import sentences
from law.said import Said

# 35 U.S.C. 271: (a) direct, (b) inducing, (c) contributing; joint performance under Akamai; equivalents beside the letter
THEORIES = (
    ("direct", r"(?<!in)direct(?:ly)?\sinfring\w+|directly\s(?:and|or|and/or)\s(?:indirectly|jointly|contributorily)|\bdirect(?:ly)?\s(?:and/or\s)?(?:\w+\s){0,3}?infring\w+|§{1,2}\s?271\s?\(a\)|infring\w*,?\s(?:[^.;]|(?<=\bNo)\.|(?<=\bNos)\.|(?<=\bU)\.|(?<=\.S)\.){0,200}?\b(?:making|manufacturing|selling|importing|offering)\b|\binfring(?:es|ed)\s(?:at\sleast\s)?claims?\s(?:[^.;]|(?<=\bNo)\.|(?<=\bNos)\.|(?<=\bU)\.|(?<=\.S)\.){0,120}?\bby\s(?:its\s)?(?:using|operating|practicing|performing)\b|\b(?:sells?|imports?)\b[^.;]{0,160}?\binfring(?:es?|ing)\b|\b(?:makes?|made|making|manufactures?|manufacturing|uses?|using)\b,?[^.;]{0,200}?\binfring\w*"),
    ("induced", r"induc\w+|§{1,2}\s?271\s?\(b\)"),
    ("contributory", r"contributor(?:y|ily)(?:\s\w+)?|contribut(?:es?|ed|ing)\sto\s(?:and\s\w+\s)?(?:the\s|that\s)?(?:\w+\s)?infring\w+|§{1,2}\s?271\s?\(c\)"),
    ("joint", r"direct(?:s|ed|ing)?\s(?:and|or|and/or)\scontrol(?:s|led|ling)?|joint(?:ly)?\sinfring\w+|joint\senterprise|divided\sinfringement|attributable\sto\sDefendants?"),
    ("doctrine_of_equivalents", r"doctrine\sof\sequivalents?|(?:literally|literal)[^.;]{0,30}\bequivalents?"),
)  # fmt: skip
_THEORIES = tuple((name, re.compile(words, re.I)) for name, words in THEORIES)
_DENIES = re.compile(
    r"(?<!that\s)\b(?:do(?:es)?|did|ha[sd]|have|will|would|is|are)\snot\s(?:\S+\s){0,12}?(?:infring|induc|contribut)|\bno\s(?:\w+\s){0,2}infring|non-?infring(?!ing\suses?)|neither\b[^.;]{0,80}infring|reserves?\s(?:the\s|its\s|all\s)?rights?|not\s(?:alleg|assert)",
    re.I,
)
_WILLFULLY = re.compile(r"\b(?:willful|wilful)\w*", re.I)
_ASKED = re.compile(r"\bwill?ful(?:ly)?\b", re.I)
MOST_WILLFUL = 400  # places that speak of willfulness
_NOT_WILLFUL = re.compile(
    r"reserves?\s|\bnot\s(?:been\s)?(?:\w+\s)?willful|does\snot\s(?:presently\s|currently\s)?(?:allege|assert)|to\sthe\sextent\b|\bif\s(?:\w+\s){1,8}willful|discovery\s(?:may|will)",
    re.I,
)
_DECLARES = re.compile(r"declarat|non-?infring|invalid|unenforceab|not\sinfring", re.I)
_AGAINST = re.compile(r"\b(?:against|by|as\sto)\s(?P<who>[^()\n]{3,300})", re.I)
_WHOSE = re.compile(r"(?P<who>[A-Z][^()\n’']{2,80})[’']S?\s(?:\w+\s){0,2}?INFRING", re.I)
_ACTS = re.compile(
    r"infring|\b(?:makes?|uses?|sells?|offers?|imports?|submitted|filed|market|manufactur|propagat|distribut|induc|contribut)",
    re.I,
)
_OF_OTHER_LAW = re.compile(
    r"trade\s?dress|trade\s?mark|copyright|trade\ssecret|unfair\scompetition|lanham|15\sU\.S\.C|contract|false\s(?:advertising|designation)|tortious|fiduciary",
    re.I,
)
_RESERVED = re.compile(r"\breserves?\s(?:the|its|their|all)\s(?:\w+\s)?rights?\b", re.I)
_ROLE = re.compile(r"\b(?P<role>Defendants?)\b(?!\s(?-i:[A-Z][\w.]+))", re.I)


def declares(pleading: Pleading, count: Count) -> bool:
    """Whether a count asks for a declaration against the patentee."""
    head = pleading.text[count.heading[0] : count.heading[1]]
    if re.search(r"non-?\s?infring|not\sinfring|invalid|unenforceab", head, re.I):
        return True
    body = pleading.text[count.start : count.end]
    return bool(_DECLARES.search(head)) and bool(
        re.search(r"(?:does|do|has|have)\snot\s(?:\S+\s){0,6}?infring|\binvalid\b", body, re.I)
    )


def read(
    pleading: Pleading, counts: list[Count], suit: Suit, cast: Cast, products: dict[int, list[Said]]
) -> list[Tree]:
    """One entry a count, in order."""
    out: list[Tree] = []
    willful = _willful_words(pleading)
    prayed = _ASKED.search(pleading.text, *prayer(pleading))
    asked = prayed.span() if prayed else None
    for i, count in enumerate(counts):
        contested = declares(pleading, count)
        patent = _patent(pleading, count, suit)
        heading = pleading.text[slice(*count.heading)]
        of_patents = patent is not None or _of_patents(pleading, count, suit, heading)
        (first, a), (last, b) = count.paragraphs
        tree: dict[str, Tree] = {
            "number": pleading.flow.said(count.number, *count.words) if count.number else None,
            "patent": patent,
            "defendants": defendants(pleading, count, cast, all_of_them=contested),
            "products": products.get(i, []) if of_patents else [],
            "paragraphs": [
                pleading.flow.said(n, *digits)
                for n, digits in ((first, a), (last, b))
                if pleading.text[slice(*digits)].isdigit()  # 3.2 is the second of the third part
            ],
        }
        if of_patents and not contested:
            tree["theories"] = _theories(pleading, count)
            tree["willful"] = _willful(pleading, count, counts, suit, willful, asked)
        out.append(tree)
    return out


def _of_patents(pleading: Pleading, count: Count, suit: Suit, heading: str) -> bool:
    """Whether a count is one of patent law: by its heading, else by its words."""
    if re.search(r"patent|infring", heading, re.I):
        return True
    body = re.search(r"infring", pleading.text[count.start : count.end])
    return bool(body and suit.named(pleading, count.start, count.end) and not _OF_OTHER_LAW.search(heading))


def _patent(pleading: Pleading, count: Count, suit: Suit) -> Said | None:
    """The one patent of a count: named in its heading, else the only one named in its body."""
    for start, end in (count.heading, (count.start, count.end)):
        named = {p.number: (p, a, b) for p, a, b in reversed(suit.named(pleading, start, end))}
        if len(named) == 1:
            p, a, b = next(iter(named.values()))
            return pleading.flow.said(p.number, a, b)
        if named and (start, end) == count.heading:
            return None
    heading = pleading.text[slice(*count.heading)]
    if _OF_OTHER_LAW.search(heading) and not re.search(r"patent", heading, re.I):
        return None
    if len(suit.patents) == 1 and re.search(r"patent|infring", heading, re.I):
        return suit.patents[0].said
    opening = suit.named(pleading, count.start, count.end)
    times = [sum(p is q for q, _, _ in opening) for p in suit.patents]
    if times and max(times) >= 4 and sorted(times)[-2] * 4 <= max(times):  # the rest are named in passing
        p, a, b = next(o for o in opening if o[0] is suit.patents[times.index(max(times))])
        return pleading.flow.said(p.number, a, b)
    return None


def defendants(pleading: Pleading, count: Count, cast: Cast, *, all_of_them: bool = False) -> list[Said]:
    """Against whom a count goes: its own definition of "Defendant", its heading, its subjects, the filing's definition.

    A count for a declaration that names no one (`all_of_them`) goes against every defendant.
    """
    found = (
        _by_definition(count, cast)
        or _by_heading(pleading, count, cast)
        or _by_subjects(pleading, count, cast)
    )
    every = cast.of_role("defendant")
    if not found and all_of_them:
        return [cast.members[i].said for i in every]
    return found or ([cast.members[every[0]].said] if len(every) == 1 else [])


def _by_definition(count: Count, cast: Cast) -> list[Said]:
    """Whom the count itself defines as "Defendant"."""
    defined = (d for d in cast.definitions if str(d.term.value).lower().startswith("defendant"))
    own = next((d for d in defined if d.count == count.number), None)
    if own is None or not count.number:
        return []
    return [
        (own.said[k] if k < len(own.said) else own.term).as_(cast.members[i].name)
        for k, i in enumerate(own.means)
    ]


def _by_heading(pleading: Pleading, count: Count, cast: Cast) -> list[Said]:
    """Whom the heading names: "(Against Roe)", "Roe’s infringement of"."""
    against = _AGAINST.search(pleading.text, *count.heading)
    named = _parties(pleading, cast, *against.span("who")) if against else []
    return named or [
        w
        for m in _WHOSE.finditer(pleading.text, *count.heading)
        for w in _parties(pleading, cast, *m.span("who"))
    ]


def _by_subjects(pleading: Pleading, count: Count, cast: Cast) -> list[Said]:
    """Those said to act in the count: "Defendants" as the filing or the count means them, else those named."""
    flow, text = pleading.flow, pleading.text
    role = None
    subjects: dict[int, Said] = {}
    for s in sentences(text, count.start, count.end, cast.forms()):
        acts = _ACTS.search(text, *s)
        if acts is None or _RESERVED.search(text, *s):
            continue
        m = _ROLE.search(text, s[0], min(s[1], s[0] + 400))
        role = role or (m if m and (m["role"][0].isupper() or m["role"].islower()) else None)
        for a, b, who in cast.find(text, s[0], min(s[1], max(acts.start(), s[0] + 20), s[0] + 160)):
            for i in who:
                if cast.members[i].role == "defendant":
                    subjects.setdefault(i, flow.said(cast.members[i].name, a, b))
    if role is None:
        return [subjects[i] for i in sorted(subjects)]
    chosen = cast.role_members(role["role"], count.number) or cast.role_members("Defendants", count.number)
    return [flow.said(cast.members[i].name, *role.span("role")) for i in chosen]


def _parties(pleading: Pleading, cast: Cast, start: int, end: int) -> list[Said]:
    found: dict[int, Said] = {}
    for a, b, who in cast.find(pleading.text, start, end):
        for i in who:
            if cast.members[i].role == "defendant":
                found.setdefault(i, pleading.flow.said(cast.members[i].name, a, b))
    if not found and (m := re.match(r"(?:all\s)?(Defendants?)\b", pleading.text[start:end], re.I)):
        return [
            pleading.flow.said(cast.members[i].name, start + m.start(1), start + m.end(1))
            for i in cast.role_members(m[1])
        ]
    return [found[i] for i in sorted(found)]


def _theories(pleading: Pleading, count: Count) -> list[Said]:
    text = pleading.text
    found: list[Said] = []
    spoken = [
        count.heading,
        *(s for p in pleading.within(count.start, count.end) for s in sentences(text, p.start, p.end)),
    ]
    for name, words in _THEORIES:
        for s in spoken:
            m = words.search(text, *s)
            if m and not _DENIES.search(text, *s):
                a, b = m.span() if m.end() - m.start() < 60 else (m.start(), m.end())
                found.append(pleading.flow.said(name, a, b))
                break
    return found


def _willful_words(pleading: Pleading) -> list[tuple[int, int]]:
    """Where the numbered paragraphs speak of willful infringement and do not merely reserve it."""
    found = []
    for m in _WILLFULLY.finditer(pleading.text):
        p = pleading.holding(m.start())
        if p is None:
            continue
        s = next((s for s in sentences(pleading.text, p.start, p.end) if s[0] <= m.start() < s[1]), None)
        if s and not _NOT_WILLFUL.search(pleading.text, *s):
            found.append(m.span())
        if len(found) == MOST_WILLFUL:
            break
    return found


def _willful(
    pleading: Pleading,
    count: Count,
    counts: list[Count],
    suit: Suit,
    words: list[tuple[int, int]],
    asked: tuple[int, int] | None,
) -> Said | None:
    """Alleged where the count says so; ambiguous where only the rest of the complaint does; else not alleged."""
    flow = pleading.flow
    inside = next((w for w in words if count.start <= w[0] < count.end), None)
    if inside:
        return flow.said("alleged", *inside)
    elsewhere = next((w for w in words if not any(c.start <= w[0] < c.end for c in counts)), None)
    if elsewhere:
        return flow.said("ambiguous", *elsewhere)
    if asked:
        row = next(((x, y) for x, y in pleading.rows if x <= asked[0] < y), asked)
        named = {p.number for p, _, _ in suit.spoken_of(pleading, *row)}
        mine = {p.number for p, _, _ in suit.named(pleading, *count.heading)} or {
            p.number for p in suit.patents
        }
        if not named or named & mine:
            return flow.said("ambiguous", *asked)
    return flow.said("not_alleged", *count.words)
