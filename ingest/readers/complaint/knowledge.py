"""Alleged knowledge: who is said to have known of which patent, since when, in which words."""

import re

from ingest.readers.complaint import cast_words, facts
from ingest.readers.complaint.cast import Cast
from ingest.readers.complaint.facts import Dated
from ingest.readers.complaint.in_suit import Suit
from ingest.readers.complaint.sections import Count
from ingest.readers.paragraphs import Pleading
from ingest.readers.reading import Tree
from ingest.readers.sentences import sentences, without_stop
from law.said import Said

Sentence = tuple[int, int]

_SINCE_COMPLAINT = re.compile(
    r"(?:at\sleast\s)?(?:as\searly\sas|since|upon|from|as\sof|no\slater\sthan|by)\s(?:at\sleast\s)?(?:as\searly\sas\s)?(?:when\s|the\s(?:date|time|filing|service)\s(?:of\s|that\s)?(?:(?:the\s)?(?:filing|service)\s(?:of\s|and\sservice\sof\s)?|which\s)?|its\sreceipt\sof\s|receipt\sof\s|being\sserved\swith\s|service\sof\s)(?:(?:this|the)\s(?:Original\s|First\sAmended\s|Amended\s|present\s)?(?:Complaint|action|lawsuit|suit))(?:\swas\s(?:filed|served))?(?:\sand/or\searlier,\sas\sset\sforth\sabove)?",
    re.I,
)
_KNOWS = re.compile(
    r"\b(?:knew|knowing|known|knowledge|aware|awareness|notice|notified|learned|informed|letter|cited\sthe|cited|wrote|handed|enclos(?:ed|ing))\b",
    re.I,
)
_NOT_KNOWS = re.compile(
    r"constructive\snotice|287|notice\sof\s(?:appearance|electronic)|public\snotice|judicial\snotice|without\s(?:knowledge|notice)|known\sas|well[-\s]known",
    re.I,
)


def read(pleading: Pleading, counts: list[Count], suit: Suit, cast: Cast, stop: int) -> list[Tree]:
    """Alleged notice, one for each patent, party and date."""
    out: list[Tree] = []
    text, flow = pleading.text, pleading.flow
    seen: set[tuple[str, str, str]] = set()
    nothing: list[Said | None] = [None]
    for p in pleading.paragraphs:
        if p.start >= stop:
            break
        spoken = list(sentences(text, p.start, p.end, cast.forms()))
        for s in spoken:
            if (
                not _KNOWS.search(text, *s)
                or _NOT_KNOWS.search(text, *s)
                or not re.search(r"patent|notice\sof\s(?:the\s)?infring", text[slice(*s)], re.I)
            ):
                continue
            basis, when = _basis(pleading, spoken, s)
            if basis is None:
                continue
            if _from_the_accused(pleading, cast, s):
                continue
            who = _knower(pleading, cast, s) or facts.learner(pleading, counts, cast, s)
            about = suit.spoken_of(pleading, *s)
            patents: list[Said | None] = [flow.said(q.number, a, b) for q, a, b in about] or [None]
            for patent in patents:
                for party in who:
                    for on in when or nothing:
                        mark = (
                            str(patent.value) if patent else "",
                            str(party.value),
                            str(on.value) if on else "-",
                        )
                        if mark not in seen:
                            seen.add(mark)
                            out.append({"patent": patent, "party": party, "on": on, "basis": basis})
    return out


_TELLS = re.compile(r"\b(?:notified|informed|advised|wrote\sto|sent)\s(?P<whom>[^.;]{3,60})")
_HAS_KNOWN = re.compile(
    r"\b(?:(?:has|have|had)\s(?:\w+\s)?(?:known|learned)|knew|learned|(?:became|was|were)\saware)\b"
)


def _from_the_accused(pleading: Pleading, cast: Cast, s: Sentence) -> bool:
    """Whether the sentence says that a defendant told a plaintiff (the notice of a generic applicant): no notice to it."""
    m = _TELLS.search(pleading.text, *s)
    if m is None:
        return False
    before = [i for _, _, who in cast.find(pleading.text, s[0], m.start()) for i in who]
    after = [i for _, _, who in cast.find(pleading.text, *m.span("whom")) for i in who]
    told = re.match(r"(?:the\s)?Plaintiffs?\b", m["whom"]) or any(
        cast.members[i].role == "plaintiff" for i in after
    )
    return bool(told and before and cast.members[before[-1]].role == "defendant")


def _knower(pleading: Pleading, cast: Cast, s: Sentence) -> list[Said]:
    """The defendants right before "has known", whoever else the sentence names."""
    m = _HAS_KNOWN.search(pleading.text, *s)
    before = list(cast.find(pleading.text, s[0], m.start())) if m else []
    if m is None or not before or m.start() - before[-1][1] > 12:
        return []
    subject = [before.pop()]
    while before and cast_words.LISTED.fullmatch(pleading.text, before[-1][1], subject[0][0]):
        subject.insert(0, before.pop())
    who = {i: (a, b) for a, b, members in subject for i in members}
    if len(who) != len(subject) or any(cast.members[i].role != "defendant" for i in who):
        return []
    return [pleading.flow.said(cast.members[i].name, *span) for i, span in who.items()]


_SINCE_ISSUE = re.compile(r"\b(?:known|knew|knowledge|aware)\b[^.;]{0,80}\bsince\b[^.;]{0,60}\Z")


_SHORT = 300  # characters of a sentence that as a whole is the allegation of knowledge
_UNDATED = re.compile(  # knowledge of a numbered patent, told without a day
    r"\b(?:(?:was|were)\s(?:\w+ly\s)?aware\sof|had\s(?:actual\s|pre-suit\s|prior\s)?knowledge\sof|(?:knew|learned)\s(?:of|about))\sthe\s(?=[^.;]{0,24}?\d{3})",
    re.I,
)


def _basis(pleading: Pleading, spoken: list[Sentence], s: Sentence) -> tuple[Said | None, list[Said]]:
    """The phrase that says how the patent was known, and the dates it gives."""
    text, flow = pleading.text, pleading.flow
    found = [
        Dated(d.start, d.end, d.edtf, d.qualifier, s, facts.title(text, s, d)) for d in facts.days(text, s)
    ]
    kinds = [facts.kind_of(text, d)[0] for d in found]
    found = [
        d
        for d, k in zip(found, kinds, strict=True)
        if k not in {"patent_issued", "application_filed", "published"}
        or k == "patent_issued"
        and _SINCE_ISSUE.search(text[s[0] : d.start])
    ]
    if found:
        a, b = found[0].title
        return flow.words(a, b), [flow.said(d.edtf, *facts.with_qualifier(text, d)) for d in found]
    m = _SINCE_COMPLAINT.search(text, *s)
    if m:
        return flow.words(*m.span()), []
    frame = re.search(
        r"during\s(?:this|that)\stime|at\sthe(?:se|ose)\smeetings|during\sthe(?:se|ose)\s(?:meetings|discussions)",
        text[slice(*s)],
        re.I,
    )
    if frame:
        earlier = [d for t in spoken[: spoken.index(s)] for d in facts.days(text, t)]
        cut = re.compile(r"\.\s(?=See)|\s<http").search(text, *s)
        a, b = without_stop(text, s[0], cut.start() if cut else s[1])
        return flow.words(a, b), [flow.said(d.edtf, d.start, d.end) for d in earlier]
    if _UNDATED.search(text, *s) and s[1] - s[0] < _SHORT:
        return flow.words(*without_stop(text, *s)), []
    return None, []
