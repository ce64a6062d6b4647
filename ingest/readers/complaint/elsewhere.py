"""Other proceedings that a complaint speaks of: by number, or by who sued whom in which court."""

import re
from collections.abc import Iterator

from ingest.readers.citations import left_party
from ingest.readers.complaint.cast import Cast
from ingest.readers.complaint.in_suit import Suit
from ingest.readers.paragraphs import Pleading
from ingest.readers.reading import Tree
from ingest.readers.sentences import sentences
from law import court_names, dates, dockets
from law.said import Said

Sentence = tuple[int, int]

_DIGITS = re.compile(r"\d\D{0,6}\d")  # no number of a proceeding has fewer
_VERSUS = re.compile(
    r"(?P<plaintiff>[A-Z][\w.,&’'()/ -]{1,90}?)(?:,?\set\sal\.?)?,?\sv(?:s)?\.\s(?P<defendant>[A-Z][\w.,&’'()/ -]{1,120}?)(?=,?\s(?:Case|Civil|C\.?A\.?|No\.|Nos\.|Civ\.|Docket|Inv|Action|IPR|\d|\(|Cause|Index|in\sthe|filed|pending|before|was|and\s[A-Z][\w.]+\sv)|[;.](?:\s|$)|$)"
)
_INTRO = re.compile(
    r"\A.*\b(?:styled|captioned|entitled|in|In|of|by|see|See|including|with|against|as|and|to|also|action|suit|lawsuit|e\.g\.)[,:]?\s(?=[A-Z])(?:(?:the\s)?(?:\w+\s)?District\sof\s[A-Z]\w+(?:\s[A-Z]\w+)?,\s|(?:New\s|North\s|South\s)?(?:[A-Z][a-z]+),\s(?=[A-Z]))?",
    re.S,
)


def related(pleading: Pleading, cast: Cast, suit: Suit, own: set[str], stop: int) -> list[Tree]:
    """Other proceedings that the body mentions, by number or by their parties and court."""
    out: list[Tree] = []
    text = pleading.text
    seen: set[str] = set(own)
    first = pleading.paragraphs[0].digits[0] if pleading.paragraphs else 0
    for s in (*pleading.spoken(stop, cast.forms()), *_certified(pleading, cast, stop)):
        part = text[slice(*s)]
        if s[0] < first or not _DIGITS.search(part):
            continue
        where = court_names_in(part)
        for n in dockets.find(part, court=where[0] if where else ""):
            if n.text in seen or n.core in seen:
                continue
            seen |= {n.text, n.core}
            out.append(_proceeding(pleading, cast, suit, s, n, where))
        if where and not any(n.forum != "uspto" for n in dockets.find(part, court=where[0])):
            out.extend(_without_number(pleading, cast, suit, s, where))
    return out


_CERTIFIES = re.compile(r"\bmatter\sin\scontroversy\b|\b(?:matter|action)\scaptioned\b|\brelated\sto\b", re.I)


def _certified(pleading: Pleading, cast: Cast, stop: int) -> Iterator[Sentence]:
    """Sentences behind the signature that certify related matters (L. Civ. R. 11.2 of D.N.J. wants them)."""
    for row in pleading.rows:
        if row[0] >= stop and _CERTIFIES.search(pleading.text, *row):
            yield from sentences(pleading.text, *row, cast.forms())


_SUED = re.compile(
    r"\b(?:sued|(?:filed|brought|commenced|initiated)\s(?:a|an)\s(?:\w+\s){0,3}?(?:suit|lawsuit|action|complaint|case)(?:\sfor\s[^.;,]{3,60}?)?\sagainst)\s(?:one\sof\s[^.;,]{3,60},\s|[A-Z][\w.&-]*[’']s?\s(?:\w+\s)?(?:customer|distributor|supplier|reseller),\s)?(?:the\s)?"
    r"(?P<defendant>[A-Z][\w.&’'-]*(?:,?\s(?:[A-Z][\w.&’'-]*|and\s(?=[A-Z]))){0,8})(?=,|\s(?:in|before|for|on|alleging|asserting|over)\b)"
)
_THIS = re.compile(r"\b(?:this|the\spresent|the\sinstant)\s(?:action|suit|case|lawsuit|complaint)\b", re.I)


_SEVERAL = re.compile(  # "… Roe Ltd. in the Western District of Texas on June 3, 2006, and Doe, Inc. in the …"
    r"(?P<defendant>[A-Z][\w.&’' -]{2,60}?(?:,\s(?:Inc|LLC|Ltd|Corp|Co)\.?)?),?\sin\sthe\s(?P<court>(?:[A-Z][a-z]+\s){0,2}District\sof\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)"
    r"\son\s(?P<day>[A-Z][a-z]{2,8}\s\d{1,2},\s\d{4})"
)


def _each(
    pleading: Pleading, cast: Cast, suit: Suit, s: Sentence, several: list[re.Match[str]]
) -> Iterator[Tree]:
    """The suits that one sentence counts up, all by the party it begins with."""
    flow = pleading.flow
    first = next((x for x in cast.find(pleading.text, s[0], several[0].start()) if len(x[2]) == 1), None)
    same = _same_patents(pleading, suit, s)
    for m in several:
        court = court_names.find_court(m["court"])
        day = dates.parse(m["day"])
        yield {
            "relation": flow.said("same_patents", *same)
            if same
            else flow.said("other", *m.span("defendant")),
            "plaintiff": flow.said(cast.members[first[2][0]].name, *first[:2]) if first else None,
            "defendant": flow.words(*m.span("defendant")),
            "court": flow.said(court.court, *m.span("court")) if court else None,
            "filed_on": flow.said(day.edtf, *m.span("day")) if day else None,
        }


def _without_number(
    pleading: Pleading, cast: Cast, suit: Suit, s: Sentence, where: tuple[str, int, int]
) -> Iterator[Tree]:
    """ "On June 3, 2019, Roe sued Doe Corp. in the Eastern District of Virginia": a suit known by its parties and court."""
    text, flow = pleading.text, pleading.flow
    several = list(_SEVERAL.finditer(text, *s))
    if len(several) > 1 and re.search(r"\b(?:sued|suits?|actions?)\b", text[s[0] : several[0].start()]):
        yield from _each(pleading, cast, suit, s, several)
        return
    sides = _sued(pleading, cast, s)
    m = _SUED.search(text, *s)
    if sides is None or m is None:
        return
    plaintiff, defendant = sides
    words = (s[0] + where[1], s[0] + where[2])
    same = _same_patents(pleading, suit, s)
    yield {
        "relation": flow.said("same_patents", *same) if same else flow.said("other", *m.span()),
        "plaintiff": plaintiff,
        "defendant": defendant,
        "court": flow.said(where[0], *words),
        "filed_on": _filed(pleading, s),
    }


def _sued(pleading: Pleading, cast: Cast, s: Sentence) -> tuple[Said, Said] | None:
    """Who sued whom, in a sentence that is not of this action: "Roe sued Doe Corp." """
    text, flow = pleading.text, pleading.flow
    m = _SUED.search(text, *s)
    if m is None or _THIS.search(text, *s):
        return None
    before = [x for x in cast.find(text, s[0], m.start()) if m.start() - x[1] < 30]
    start = before[-1][0] if before else s[0] + left_party(text[s[0] : m.start()])
    if start >= m.start():
        return None
    one = before[-1][2] if before else ()
    plaintiff = flow.words(start, m.start())
    if len(one) == 1:
        plaintiff = flow.said(cast.members[one[0]].name, *before[-1][:2])
    return plaintiff, flow.words(*m.span("defendant"))


def court_names_in(part: str) -> tuple[str, int, int] | None:
    """The district court that a sentence names: its id and span."""
    found = court_names.find_court(part)
    return (found.court, found.start, found.end) if found else None


def _proceeding(
    pleading: Pleading,
    cast: Cast,
    suit: Suit,
    s: tuple[int, int],
    n: dockets.Number,
    where: tuple[str, int, int] | None,
) -> Tree:
    text, flow, base = pleading.text, pleading.flow, s[0]
    words = (base + n.start, base + n.end)
    tree: dict[str, Tree] = {
        "docket_number": flow.said(n.text, *words),
        "relation": _relation(pleading, suit, s, n),
    }
    versus = [m for m in _VERSUS.finditer(text, *s) if m.end() <= words[0] + 1 and words[0] - m.end() < 120]
    if versus:
        m = versus[-1]
        lead = _INTRO.match(m["plaintiff"])
        start = m.start("plaintiff") + max(lead.end() if lead else 0, left_party(m["plaintiff"]))
        tree["plaintiff"] = flow.words(start, m.end("plaintiff"))
        et_al = re.search(r",?\set\sal\.?\Z", m["defendant"])
        tree["defendant"] = flow.words(
            m.start("defendant"), m.end("defendant") - (len(et_al[0]) if et_al else 0)
        )
    elif sides := _sued(pleading, cast, s):
        tree["plaintiff"], tree["defendant"] = sides
    if n.forum in {"ptab", "itc"}:
        tree["court"] = flow.said(n.forum, *words)
    elif where:
        tree["court"] = flow.said(where[0], base + where[1], base + where[2])
    tree["filed_on"] = _filed(pleading, s)
    return tree


def _filed(pleading: Pleading, s: Sentence) -> Said | None:
    """The day of filing that a sentence about a suit gives."""
    text = pleading.text
    for d in dates.find(text, *s):
        if re.search(
            r"\b(?:filed|sued)\b[^.;]{0,80}\Z", text[max(s[0], d.start - 100) : d.start]
        ) or re.match(r"\s?,?[^;]{0,70}\b(?:filed|sued|brought|commenced)\b", text[d.end : d.end + 90]):
            return pleading.flow.said(d.edtf, d.start, d.end)
    return None


def _relation(pleading: Pleading, suit: Suit, s: tuple[int, int], n: dockets.Number) -> Said:
    part, flow = pleading.text[slice(*s)], pleading.flow
    words = (s[0] + n.start, s[0] + n.end)
    if n.forum == "ptab":
        return flow.said("parallel_ptab", *words)
    if n.forum in {"itc", "uspto"}:
        return flow.said("other", *words)
    for relation, pattern in (
        ("transferred_from", r"transferred\sfrom"),
        ("appeal_of", r"\bappeal\b"),
        ("lead", r"\blead\scase\b"),
        ("member", r"\bmember\scase\b"),
    ):
        m = re.search(pattern, part, re.I)
        if m:
            return flow.said(relation, s[0] + m.start(), s[0] + m.end())
    same = _same_patents(pleading, suit, s)
    return flow.said("same_patents", *same) if same else flow.said("other", *words)


_SAME = re.compile(
    r"same\s(?:\w+\s)?patents?|(?:also\s)?(?:involv\w+|assert\w*|alleg\w+\sinfringement\sof)\s(?:\w+\s){0,4}(?:patents?[\s-]in[\s-]suit|asserted\spatents?|['’]\d{3})",
    re.I,
)


def _same_patents(pleading: Pleading, suit: Suit, s: Sentence) -> Sentence | None:
    """The words that say that a proceeding is over the patents in suit."""
    m = _SAME.search(pleading.text, *s)
    if m:
        return m.span()
    spoken = suit.spoken_of(pleading, *s)
    return spoken[0][1:] if spoken else None
