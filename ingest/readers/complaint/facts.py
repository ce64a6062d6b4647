"""Dated facts: what a complaint says happened, and when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from ingest.readers.complaint.cast import Cast
from ingest.readers.complaint.happenings import KINDS
from ingest.readers.complaint.in_suit import Suit
from ingest.readers.complaint.sections import Count
from ingest.readers.paragraphs import Pleading
from ingest.readers.reading import Tree
from ingest.readers.sentences import sentences, without_stop
from law import dates
from law.said import Said

Sentence = tuple[int, int]
MOST = 600  # dated facts of one complaint


_BELIEF = re.compile(
    r"\b(?:on|upon)\s(?:\w+\s)?information\s(?:and|or)\sbelief|\bis\sbelieved\b|\binformed\sand\sbelieves?\b|\bPlaintiffs?\sbelieves?\b",
    re.I,
)
_OF_OTHER = {"meeting", "alleged_notice", "prosecution_citation", "product_released"}
_OF_RECORD = {"patent_issued", "application_filed", "priority", "published", "service", "petition_filed",
              "complaint_filed", "amended_complaint_filed", "related_case_filed"}  # fmt: skip
_OF_PATENT = {"patent_issued", "application_filed", "priority"}
_APPLIED = re.compile(
    r"(?:\b(?P<priority>priority|benefit)\b[^;]{0,120}?)?\b[Aa]pplications?\b(?:(?!\bissued?\b)[^;]){0,80}?,?\s(?:was\s)?filed\s(?:on\s)?(?:or\sabout\s)?\Z"
)
_CONTINUES = re.compile(r"\binfring\w+[^.;]{0,80}\b(?:since|after)\s(?:at\sleast\s)?\Z", re.I)
_WILLFUL = re.compile(r"\bwill?ful", re.I)
_ANAPHORA = re.compile(r"(?:It|Its|This\spatent|The\s(?:patent|application))\b")
_PART = re.compile(r"\([^()]{0,240}\)")
_LEADS = re.compile(
    r"(?:(?:For\s(?:example|instance)|Additionally|Further(?:more)?|Moreover|In\saddition|Specifically|In\sparticular|Also),?\s)?(?:(?:On|Upon)\sinformation\sand\sbelief,?\s)?(?:that\s)?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in its sentence: the date's span, EDTF and qualifier, and the words that print it."""

    start: int
    end: int
    edtf: str
    qualifier: str
    sentence: Sentence
    title: Sentence
    clause: Sentence | None = None  # from the date before it in the sentence, where there is more than one


def dated(pleading: Pleading, stop: int, names: tuple[str, ...]) -> Iterator[Dated]:
    """Every date that the body of a complaint prints, outside quoted matter and addresses of pages."""
    text = pleading.text
    for p in pleading.paragraphs:
        if p.start >= stop:
            return
        for s in sentences(text, p.start, p.end, names):
            found = days(text, s)
            since = s[0]
            for d in found:
                clause = (since, d.end) if len(found) > 1 else None
                yield Dated(d.start, d.end, d.edtf, d.qualifier, s, title(text, s, d), clause)
                since = d.end


def days(text: str, s: Sentence) -> list[dates.Written]:
    """Written dates; a bare year only where its words make it one ("in 2010", "as early as 2013")."""
    taken = [
        (m.start(), m.end())
        for m in re.finditer(
            r"https?://\S{1,400}|<[^>]{1,400}>|\bcol(?:umn|\.)\s\d+|\d+\sU\.S\.C", text[s[0] : s[1]]
        )
    ]
    out = []
    for d in dates.find(text, *s, years=True):
        if any(s[0] + a <= d.start < s[0] + b for a, b in taken) or _of_act(text, d):
            continue
        bare = d.end - d.start == 4
        if bare and not re.search(
            r"(?:\b(?:in|since|until|during|early|late|year|before|after|by|from|of|early\sas)\s(?:at\sleast\s|about\s|approximately\s)?|,\s(?:and\s)?(?=\d))\Z",
            text[max(s[0], d.start - 26) : d.start],
            re.I,
        ):
            continue
        if bare and re.search(r"billion|million|market|percent|%", text[s[0] : s[1]]):
            continue
        out.append(d)
    return out


def _of_act(text: str, d: dates.Written) -> bool:
    """The year of a statute ("Act of 1984")."""
    return (
        bool(re.search(r"\bAct\sof\s\Z", text[max(0, d.start - 10) : d.start]))
        or text[d.end : d.end + 1] in {"’", "'"}
        and text[d.end + 1 : d.end + 4].isdigit()
    )


def title(text: str, s: Sentence, d: dates.Written) -> Sentence:
    """The parenthesis that prints the date, else the clause or sentence, without what leads into it."""
    for m in _PART.finditer(text, *s):
        if m.start() < d.start and d.end < m.end():
            return m.start() + 1, m.end() - 1
    start, end = without_stop(text, *s)
    copy = re.compile(r"[.;]\s(?:A\strue|Attached)").search(text, d.end, end)
    end = copy.start() if copy else end
    lead = _LEADS.match(text, start, end)
    start = lead.end() if lead and lead.end() < d.start else start
    owned = re.compile(
        r"\b(?:owns?|owner|right|assignee)\b[^;]{0,120}?(?P<number>(?:United\sStates|U\.?S\.?)\s(?:\w+\s)?Pat(?:ent|\.)\sNo\.?)",
        re.I,
    ).search(text, start, d.start)
    if owned and re.search(r"\bissued\b|\bgranted\b", text[owned.end() : d.start]):
        start = owned.start("number")
    opening = re.compile(
        r"(?:(?:on\sor\sabout|in|on|around|since|by|as\searly\sas)\s){0,2}(?:at\sleast\s)?\Z", re.I
    ).search(text[start : d.start])
    if (
        opening
        and opening.start() == 0
        and text[d.end : d.end + 2] == ", "
        and re.match(r"in\sconnection\swith\b", text[d.end + 2 : d.end + 30])
    ):
        return d.end + 2, end
    return start, end


def kind_of(text: str, d: Dated) -> tuple[str, Sentence]:
    """What happened then, and the words that say so: the nearest words before the date, else the sentence's."""
    low = max(d.sentence[0], d.start - 220)
    applied = _APPLIED.search(text[low : d.start])
    if applied and not re.search(r"\b(?:AN?DA|[Dd]rug)\b", text[low : d.start]):
        return "priority" if applied["priority"] else "application_filed", (low + applied.start(), d.start)
    for stretch in (*([d.clause] if d.clause else []), d.title, d.sentence):
        best: tuple[int, str, Sentence] | None = None
        for kind, words in KINDS:
            m = words.search(text, *stretch)
            if m and best is None:
                best = (m.start(), kind, m.span())
        if best:
            return best[1], best[2]
    return "other", (d.start, d.end)


def events(pleading: Pleading, counts: list[Count], suit: Suit, cast: Cast, stop: int) -> list[Tree]:
    """The dated facts of the body, in the order of their dates."""
    out: list[tuple[str, Tree]] = []
    text = pleading.text
    for d in islice(dated(pleading, stop, cast.forms()), MOST):
        kind, words = kind_of(text, d)
        if kind == "other" and not re.search(r"[A-Z]", text[slice(*d.title)]):
            continue
        if _WILLFUL.search(text, *d.sentence) and _CONTINUES.search(text, d.sentence[0], d.start):
            continue  # how long it went on, no thing that happened
        if kind == "patent_issued" and _of_reference(pleading, suit, d):
            continue  # the date of a reference is its own
        party = _party(pleading, counts, cast, d, kind) if kind not in _OF_PATENT else None
        tree: dict[str, Tree] = {
            "on": pleading.flow.said(d.edtf, *with_qualifier(text, d)),
            "qualifier": pleading.flow.said(d.qualifier, *with_qualifier(text, d)) if d.qualifier else None,
            "title": pleading.flow.words(*d.title),
            "kind": pleading.flow.said(kind, *words),
            "modality": _modality(pleading, cast, d, kind, words),
            "party": party,
        }
        if kind in _OF_PATENT or kind == "prosecution_citation":
            tree["patent"] = _patent(pleading, suit, d, kind)
        if kind == "alleged_notice":
            tree["patent"] = _only(pleading, suit, d)
        out.append((d.edtf, tree))
    return [tree for _, tree in sorted(out, key=lambda o: o[0].lstrip("./"))]


def _of_reference(pleading: Pleading, suit: Suit, d: Dated) -> bool:
    """Whether the patent named last before the date in its sentence is one that is not in suit."""
    last = max(
        (w.end for w in suit.others if w.kind == "grant" and d.sentence[0] <= w.start < d.start), default=0
    )
    return last > max((b for _, _, b in suit.named(pleading, d.sentence[0], d.start)), default=0)


def with_qualifier(text: str, d: Dated) -> Sentence:
    m = re.search(
        r"(?:on\sor\s(?:about|around)|before|about|approximately)\s\Z",
        text[max(0, d.start - 20) : d.start],
        re.I,
    )
    return (d.start - len(m[0]), d.end) if m else (d.start, d.end)


def _modality(pleading: Pleading, cast: Cast, d: Dated, kind: str, words: Sentence) -> Said:
    """`believed` on information and belief; `alleged` of the other side; else `stated`."""
    m = _BELIEF.search(pleading.text, *d.sentence)
    if m:
        return pleading.flow.said("believed", *m.span())
    first = next(iter(cast.find(pleading.text, *d.title)), None)
    sides = {cast.members[i].role for i in first[2]} if first else set()
    other = kind not in _OF_RECORD and "defendant" in sides
    own = kind == "product_released" and sides == {"plaintiff"}
    return pleading.flow.said("alleged" if other or kind in _OF_OTHER and not own else "stated", *words)


def _only(pleading: Pleading, suit: Suit, d: Dated) -> Said | None:
    """The one patent in suit that the sentence of a notice names."""
    named = suit.named(pleading, *d.sentence)
    if len({p.number for p, _, _ in named}) != 1 or suit.all_named(pleading.text, *d.sentence):
        return None
    return pleading.flow.said(named[0][0].number, *named[0][1:])


def _patent(pleading: Pleading, suit: Suit, d: Dated, kind: str) -> Said | None:
    """The patent in suit that the event is of."""
    named = suit.named(pleading, *d.sentence)
    before = [n for n in named if n[1] < d.start]
    chosen = (
        named[0]
        if kind == "prosecution_citation" and named
        else before[-1]
        if before
        else named[0]
        if named
        else None
    )
    if chosen is None and len(suit.patents) == 1 and _ANAPHORA.match(pleading.text, d.sentence[0]):
        return suit.patents[0].said
    return pleading.flow.said(chosen[0].number, chosen[1], chosen[2]) if chosen else None


def _count_at(counts: list[Count], at: int) -> int:
    return next((c.number for c in counts if c.start <= at < c.end), 0)


def _party(pleading: Pleading, counts: list[Count], cast: Cast, d: Dated, kind: str) -> Said | None:
    text, flow = pleading.text, pleading.flow
    if kind == "complaint_filed":
        return None
    if kind in {"meeting", "alleged_notice", "prosecution_citation"}:
        who = learner(pleading, counts, cast, d.sentence, kind)
        if who and kind == "prosecution_citation" and re.search(r"\bagainst\s", text[slice(*d.sentence)]):
            m = re.search(r"\bagainst\s(?P<who>[A-Z][\w&-]*(?:\.[a-z]\w*)?)", text[slice(*d.sentence)])
            if m:
                return flow.words(d.sentence[0] + m.start("who"), d.sentence[0] + m.end("who"))
        return who[0] if len(who) == 1 else None
    former = re.compile(
        r"(?:formerly\sknown\sas|f/k/a)\s(?P<who>[A-Z][^()“”]{2,60}?)\s?(?:\(|,\swhich)"
    ).search(text, *d.title)
    if former and kind == "company_established":
        return flow.words(*former.span("who"))
    for a, b, members in cast.find(text, *d.title):
        one = members[0] if len(members) == 1 else cast.one(text[a:b])
        return flow.said(cast.members[one].name, a, b) if one is not None else None
    return None


def learner(pleading: Pleading, counts: list[Count], cast: Cast, s: Sentence, kind: str = "") -> list[Said]:
    """The side said to have learned: named in the sentence, else whom "Defendant" means there, else named in the paragraph."""
    text, flow = pleading.text, pleading.flow
    count = _count_at(counts, s[0])
    p = next((p for p in pleading.paragraphs if p.start <= s[0] < p.stop), None)
    for start, end in (s, (p.start, p.end) if p else s):
        named: dict[int, Said] = {}
        for a, b, who in cast.find(text, start, end):
            if len(who) == 1 and cast.members[who[0]].role == "defendant":
                named.setdefault(who[0], flow.said(cast.members[who[0]].name, a, b))
        role = re.compile(r"\b[Dd]efendants?\b").search(text, start, end)
        if role and not (named and min(n.start for n in named.values()) < flow.at(role.start())):
            members = cast.role_members(role[0], count)
            return [flow.said(cast.members[i].name, *role.span()) for i in members]
        if named:
            return [named[i] for i in sorted(named)]
        group = next((x for x in cast.find(text, start, end) if len(x[2]) > 1), None)
        if group and count and (own := cast.role_members("Defendant", count)):
            return [flow.said(cast.members[i].name, group[0], group[1]) for i in own if i in group[2]]
        if group:
            return [
                flow.said(cast.members[i].name, group[0], group[1])
                for i in group[2]
                if cast.members[i].role == "defendant"
            ]
    return []
