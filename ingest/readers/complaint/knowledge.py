"""Alleged knowledge: who is said to have known of which patent, since when, in which words."""

import re
from collections.abc import Iterator

from ingest.readers.complaint import cast_words, facts
from ingest.readers.complaint.cast import Cast
from ingest.readers.complaint.facts import Dated
from ingest.readers.complaint.in_suit import Suit
from ingest.readers.complaint.sections import Count
from ingest.readers.paragraphs import Pleading
from ingest.readers.reading import Tree
from ingest.readers.sentences import sentences, without_stop
from law import dates
from law.said import Said

Sentence = tuple[int, int]

_WHICH_COMPLAINT = r"(?:this|the|an?|its|their)\s(?:(?:[Oo]riginal|[Ii]nitial|[Ff]irst|[Ss]econd|[Tt]hird|[Aa]mended|[Pp]resent|[Ii]nstant|[Pp]rior)\s){0,3}(?:Complaint|complaint|action|lawsuit|suit|litigation)"
_SINCE_COMPLAINT = re.compile(
    r"(?:at\sleast\s)?(?:as\searly\sas|as\slate\sas|since|upon|from|as\sof|no\slater\sthan|by\svirtue\sof|by|through|following)\s"
    r"(?P<how>(?:(?:at|least|as|early|of|the|dates?|times?|when|that|which|it|they|Defendants?|w(?:as|ere)|being|fil(?:ing|ed)|serv(?:ice|ed)|recei(?:pt|ving|ved)|notice|with|and|and/or|in|on|its|their|a|copy)[/\s]{1,2}){0,12}?)"
    rf"{_WHICH_COMPLAINT}(?:\s(?:in\sthis\s(?:action|case|matter|lawsuit)|was\s(?:first\s)?(?:filed|served)(?:\sand\sserved)?)){{0,2}}(?:\sand/or\searlier,\sas\sset\sforth\sabove)?",
    re.I,
)
_OF_COMPLAINT = re.compile(
    r"\b(?:fil|serv|recei|dates?\b|times?\b|when\b|as\searly|as\slate)|\bwas\s(?:filed|served)", re.I
)
_KNOWS = re.compile(
    r"\b(?:knew|knowing|known|knowledge|aware|awareness|notice|notified|learned|informed|told|showed|shown|letters?|cited\sthe|cited|wrote|handed|enclos(?:ed|ing))\b"
    r"|\b(?:offered|met)\b[^.;]{0,160}\blicen[sc]e|\brequest(?:ed)?\s[^.;]{0,40}\breexamination",
    re.I,
)
_NOT_KNOWS = re.compile(
    r"constructive\snotice|287|notice\sof\s(?:appearance|electronic)|public\snotice|judicial\snotice|without\s(?:knowledge|notice)|known\sas|well[-\s]known",
    re.I,
)


def read(pleading: Pleading, counts: list[Count], suit: Suit, cast: Cast, stop: int) -> list[Tree]:
    """Alleged notice, one for each patent, party and date."""
    out: list[Tree] = []
    seen: set[tuple[str, str, str]] = set()
    for p in pleading.paragraphs:
        if p.start >= stop:
            break
        spoken = list(sentences(pleading.text, p.start, p.end, cast.forms()))
        for k, s in enumerate(spoken):
            if not _of_notice(pleading, s) or _from_the_accused(pleading, cast, s):
                continue
            basis, when = _basis(pleading, spoken, s)
            if basis is None:
                continue
            who = (
                _knower(pleading, cast, s)
                or _by_pronoun(pleading, cast, spoken[:k], s)
                or facts.learner(pleading, counts, cast, s)
            )
            for row in _rows(pleading, suit, s, who, basis, when):
                said = [row[key] for key in ("patent", "party", "on")]
                mark = tuple(str(value.value) if value else "" for value in said)
                if mark not in seen:
                    seen.add((mark[0], mark[1], mark[2]))
                    out.append(dict(row))
    return out


def _of_notice(pleading: Pleading, s: Sentence) -> bool:
    """Whether a sentence can say that somebody knew of a patent."""
    text = pleading.text
    if not _KNOWS.search(text, *s) or _NOT_KNOWS.search(text, *s):
        return False
    return bool(re.search(r"patent|notice\sof\s(?:the\s)?infring", text[slice(*s)], re.I))


def _rows(
    pleading: Pleading, suit: Suit, s: Sentence, who: list[Said], basis: Said, when: list[Said]
) -> Iterator[dict[str, Said | None]]:
    """One row for each patent that the sentence speaks of, each party and each date."""
    about = suit.spoken_of(pleading, *s)
    days: list[Said | None] = list(when) or [None]
    patents: list[Said | None] = [pleading.flow.said(q.number, a, b) for q, a, b in about] or [None]
    for patent in patents:
        for party in who:
            for on in days:
                yield {"patent": patent, "party": party, "on": on, "basis": basis}


_PRONOUN = re.compile(
    r"(?:(?:Thus|Therefore|Accordingly),?\s)?(?:He|She)\s(?:has|had|knew|was|therefore|thus)\b"
)


def _by_pronoun(pleading: Pleading, cast: Cast, before: list[Sentence], s: Sentence) -> list[Said]:
    """The person that "He has known" means: the last defendant without a corporate form named before."""
    if not _PRONOUN.match(pleading.text, *s):
        return []
    for start, end in reversed(before):
        for a, b, who in reversed(list(cast.find(pleading.text, start, end))):
            member = cast.members[who[0]]
            if len(who) == 1 and member.role == "defendant" and not cast_words.OWN_NAME.search(member.name):
                return [pleading.flow.said(member.name, a, b)]
    return []


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
    r"\b(?:(?:was|were|is|are|been)\s(?:\w+ly\s)?aware\sof|had\s(?:actual\s|pre-suit\s|prior\s|full\s)?knowledge\sof|(?:knew|learned|known)\s(?:of|about))\sthe\s(?=[^.;]{0,24}?\d{3})",
    re.I,
)


_SINCE_THEN = re.compile(
    r"\b(?:since|from|as\sof)\s(?:at\sleast\s)?(?:that|this|the\ssame)\s(?:date|day|time|letter|meeting|notice)\b|\bsince\sthen\b|\bever\ssince\b|\bthereafter\b",
    re.I,
)


def _last_day(text: str, before: list[Sentence]) -> dates.Written | None:
    """The last date of the sentences before one that says "since that date"."""
    return next((d for s in reversed(before) for d in reversed(facts.days(text, s))), None)


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
    for m in _SINCE_COMPLAINT.finditer(text, *s):
        if _OF_COMPLAINT.search(m[0]):
            return flow.words(*m.span()), []
    then = _SINCE_THEN.search(text, *s)
    if then and (day := _last_day(text, spoken[: spoken.index(s)])):
        return flow.words(*without_stop(text, *s)), [flow.said(day.edtf, day.start, day.end)]
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
