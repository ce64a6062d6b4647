"""What a complaint says of each patent in suit: title, issue, application, publication, owner, inventors, claims asserted."""

import re
from collections.abc import Iterable, Iterator

from ingest.readers.complaint import asserted, inventors, owners
from ingest.readers.complaint.cast import Cast
from ingest.readers.complaint.in_suit import Patent, Suit
from ingest.readers.paragraphs import Pleading
from ingest.readers.patent_term import add_terms
from ingest.readers.reading import Tree
from law import dates
from law.said import Said

Sentence = tuple[int, int]

_TITLE = re.compile(
    r"\b(?:entitled|titled|title\sof|for\san?\s(?:invention|improvement)\s(?:in|entitled)|(?:issued|granted)\sfor(?:\san?)?|(?:patent|invention)[^.;]{0,40}?\scalled|bearing\sthe\stitle)[:,]?\s(?:as\s)?(?:[“\"]\s?|‘|'')(?P<title>[^”\"\n]{3,240}?)\s?[.,;]{0,2}\s?(?:[”\"]|'')"
)
_BARE_TITLE = re.compile(
    r"\b(?:entitled|titled),?\s(?P<title>[A-Z][^“”\"\n;()]{3,200}?)(?=,?\s(?:and\s)?(?:U\.S\.|United\sStates)\s(?:\w+\s)?Pat|,?\s(?:\(|was\b|which\b|issued\b|on\b|naming\b|to\b(?=\s[A-Z])|and\s(?:was|duly)|duly\b|that\b)|[.;]|,\s(?:a\s(?:true|copy)|was|which|issued|duly|on)\b)"
)
_PLAIN_TITLE = re.compile(
    r"\A(?:\s?\([^()]{2,60}\))?(?:\s[Pp]atent)?[)”\"’]{0,3}\s?(?:,\sfor\s|\sfor\s(?:an?\s)?)?[,]?\s?[“\"](?P<title>[A-Z][^”\"\n]{6,200}?)[.,]?[”\"]"
)
_REISSUE_OF = re.compile(r"\breissue\sof\s[^.;]{0,40}(?:No\.\s?)?\Z", re.I)  # the patent it replaces
_ISSUED = re.compile(
    r"\b(?:issued|granted|reissued|re-issued)\b|\bdate\sof\sissue\b|\bissuance\b|\bissue\sdate\b", re.I
)
_ISSUED_ON = re.compile(
    r"\b(?:issued|granted|reissued|issuance|issue\sdate|date\sof\sissue)\b(?:(?!\bfiled\b|\bfiling\b|\bexpir)[^;]){0,180}?\Z",
    re.I,
)
_ON_ISSUED = re.compile(
    r",?\s(?:(?!\bfiled\b)[^.;]|\.(?=\w)|(?<=U)\.|(?<=S)\.|(?<=No)\.|(?<=Re)\.|(?<=Des)\.){0,320}?\b(?:issued|granted|reissued)\b",
    re.I,
)
_FILED = re.compile(r"\b(?:filed|filing\sdate)\b[^.;]{0,60}?\Z", re.I)
_WAS_FILED = re.compile(r"\bpatent\b[^;]{0,200}\bwas\sfiled\s(?:on\s)?\Z", re.I)
_AS_APPLICATION = re.compile(r"\sas\s(?:U\.S\.\s)?(?:Patent\s)?Appl")
_PRIORITY = re.compile(r"priority\b[^;]{0,160}?\Z", re.I)
_EACH = re.compile(
    r"\b(?:(?P<both>[Bb]oth)(?:\spatents)?|[Ee]ach(?:\sof\s(?:which|them|these|the\spatents))?|all\sof\swhich)\s\Z"
)


def read(pleading: Pleading, suit: Suit, cast: Cast, stop: int) -> list[dict[str, Tree]]:
    """One entry a patent in suit, in order of first mention."""
    spoken = pleading.spoken(stop, cast.forms())
    only = suit.patents[0] if len(suit.patents) == 1 else None
    about: dict[str, list[Sentence]] = {p.number: [] for p in suit.patents}
    for s in spoken:
        for p, _, _ in suit.spoken_of(pleading, *s):
            about[p.number].append(s)
        if only and about[only.number][-1:] != [s] and asserted.THIS.search(pleading.text, *s):
            about[only.number].append(s)
    rows = [_patent(pleading, suit, cast, p, about[p.number]) for p in suit.patents]
    _share(pleading, suit, spoken, rows)
    add_terms(rows, pleading.text[:stop], pleading.flow.said)
    return rows


def _patent(
    pleading: Pleading, suit: Suit, cast: Cast, patent: Patent, about: list[Sentence]
) -> dict[str, Tree]:
    tree: dict[str, Tree] = {"number": patent.said, "short": patent.short}
    named = [s for s in about if any(p is patent for p, _, _ in suit.named(pleading, *s))]
    tree["title"] = first(_title(pleading, suit, patent, s) for s in named)
    tree["issued_on"] = first(_issued(pleading, suit, patent, s) for s in named)
    tree.update(_application(pleading, suit, patent, named))
    tree["publications"] = list(_publications(pleading, suit, patent, named))
    tree["assignee"] = first(owners.assignee(pleading, suit, cast, patent, s) for s in about)
    tree["owner"] = first(owners.owner(pleading, suit, cast, patent, s) for s in about)
    tree["inventors"] = first(_inventors(pleading, suit, patent, s) for s in named)
    tree.update(asserted.read(pleading, suit, patent, about))
    return tree


def _share(pleading: Pleading, suit: Suit, spoken: list[Sentence], rows: list[dict[str, Tree]]) -> None:
    """ "Both name Jane Roe as the inventor": said of all patents in suit, where a sentence names none."""
    for s in spoken if len(rows) > 1 else ():
        m = inventors.NAMED[0].search(pleading.text, *s)
        each = _EACH.search(pleading.text, s[0], m.start()) if m else None
        if m is None or each is None or (each["both"] and len(rows) != 2) or suit.named(pleading, *s):
            continue
        people = inventors.people(pleading, *m.span("who"))
        for row in rows if people else ():
            row["inventors"] = row.get("inventors") or people


def first(found: Iterable[Said | None]) -> Said | None:
    """The first value that is there."""
    return next((f for f in found if f is not None), None)


def _reach(pleading: Pleading, suit: Suit, patent: Patent, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """From each mention of this patent to the next of another one, inside a sentence."""
    spots = suit.named(pleading, *sentence)
    others = [
        w.start
        for w in suit.others
        if w.kind == "grant"
        and sentence[0] <= w.start < sentence[1]
        and not _REISSUE_OF.search(pleading.text, max(sentence[0], w.start - 60), w.start)
    ]
    for p, _, b in spots:
        if p is patent:
            stops = [x for q, x, _ in spots if q is not patent and x >= b] + [x for x in others if x >= b]
            yield b, min([*stops, sentence[1]])


def _title(pleading: Pleading, suit: Suit, patent: Patent, s: Sentence) -> Said | None:
    text = pleading.text
    for a, b in _reach(pleading, suit, patent, s):
        m = _TITLE.search(text, a, b) or _BARE_TITLE.search(text, a, b)
        plain = _PLAIN_TITLE.match(text[a:b]) if m is None else None
        if plain and not re.search(r"patent", plain["title"], re.I):
            return pleading.flow.words(a + plain.start("title"), a + plain.end("title"))
        if m:
            return pleading.flow.words(*m.span("title"))
    return None


def _issued(pleading: Pleading, suit: Suit, patent: Patent, s: Sentence) -> Said | None:
    text = pleading.text
    if not _ISSUED.search(text, *s):
        return None
    if "respectively" in text[slice(*s)]:
        return _in_turn(pleading, suit, patent, s)
    for d in dates.find(text, *s):
        if suit.nearest(s, d.start, d.end) is not patent:
            continue
        before = text[max(s[0], d.start - 220) : d.start]
        if _ISSUED_ON.search(before) or (
            len(text[s[0] : d.start].strip()) < 40 and _ON_ISSUED.match(text, d.end)
        ):
            return pleading.flow.said(d.edtf, d.start, d.end)
    return None


def _in_turn(pleading: Pleading, suit: Suit, patent: Patent, s: Sentence) -> Said | None:
    """ "Nos. A and B issued on D and E, respectively." """
    order = list(dict.fromkeys(p.number for p, _, _ in suit.named(pleading, *s)))
    days = list(dates.find(pleading.text, *s))
    if len(order) != len(days):
        return None
    d = days[order.index(patent.number)]
    return pleading.flow.said(d.edtf, d.start, d.end)


def _application(pleading: Pleading, suit: Suit, patent: Patent, named: list[Sentence]) -> dict[str, Tree]:
    """The application that became the patent, when it was filed, the priority it claims."""
    text = pleading.text
    out: dict[str, Tree] = {}
    for s in named:
        for w in (o for o in suit.others if o.kind == "application" and s[0] <= o.start < s[1]):
            before = text[max(s[0], w.start - 160) : w.start]
            own = re.search(
                r"issued\s(?:\w+\s){0,2}from|matured|resulted|filed\s(?:on\s[^.;]{6,30}\s)?as|application\sthat\s(?:became|issued)|\bissued\b[^;]{0,40}?,?\son\s(?:[\w.]+\s){0,4}\Z|\bfrom\s(?:U|an?\s|[Aa]ppl)",
                before,
                re.I,
            )
            if own and not re.search(r"priority|provisional|continuation|divisional", before, re.I):
                out.setdefault("application_number", pleading.flow.said(w.number, w.start, w.end))
        for d in dates.find(text, *s):
            before = text[max(s[0], d.start - 200) : d.start]
            if suit.nearest(s, d.start, d.end) is not patent:
                continue
            if _PRIORITY.search(before) and not re.search(r"issued|granted", before[-60:], re.I):
                out.setdefault("priority_on", pleading.flow.said(d.edtf, d.start, d.end))
            elif (
                _FILED.search(before)
                and (
                    "application" in before.lower()
                    or _AS_APPLICATION.match(text, d.end)
                    or _WAS_FILED.search(before)
                )
                and not re.search(
                    r"ANDA|New Drug|complaint|priority|provisional|petition|continuation|divis", before, re.I
                )
            ):
                out.setdefault("filed_on", pleading.flow.said(d.edtf, d.start, d.end))
    return out


def _publications(pleading: Pleading, suit: Suit, patent: Patent, named: list[Sentence]) -> Iterator[Said]:
    """Publications of the application that became the patent: "Pub. No. X (which issued as the patent)", "published as X"."""
    text = pleading.text
    seen: set[str] = set()
    for s in named:
        for w in (o for o in suit.others if o.kind == "publication" and s[0] <= o.start < s[1]):
            after = text[w.end : min(s[1], w.end + 80)]
            before = text[max(s[0], w.start - 140) : w.start]
            same = re.match(
                r"[^.;]{0,20}(?:which|that)\s(?:later\s|subsequently\s)?(?:issued|matured)\s(?:as|into)",
                after,
            )
            if w.number not in seen and (
                same or re.search(r"published\s[^.;]{0,40}?\bas\s[^;]{0,60}\Z", before)
            ):
                seen.add(w.number)
                label = re.search(
                    r"(?:U\.?S\.?\s)?(?:Pat(?:ent|\.)\s)?(?:App(?:lication|l?\.)\s)?Pub(?:lication|\.)\sNos?\.?\s?\Z",
                    before,
                )
                yield pleading.flow.said(w.number, w.start - len(label[0]) if label else w.start, w.end)


def _inventors(pleading: Pleading, suit: Suit, patent: Patent, s: Sentence) -> Said | None:
    for pattern in inventors.NAMED:
        for m in pattern.finditer(pleading.text, *s):
            near = suit.nearest(s, m.start("who"), m.end("who")) is patent
            if near or _EACH.search(pleading.text, s[0], m.start()):
                found = inventors.people(pleading, *m.span("who"))
                if found:
                    return found
    return None
