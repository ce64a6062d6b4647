"""The claims that a complaint says are infringed, and how exactly it says which."""

import re

from ingest.readers.complaint.in_suit import Patent, Suit
from ingest.readers.paragraphs import Pleading
from ingest.readers.reading import Tree
from ingest.readers.sentences import without_stop
from law import claims
from law.said import Said

Sentence = tuple[int, int]

INFRINGES = re.compile(
    r"infring|\bby\s(?:the|a)\s(?:process|method)\sof\sclaims?\b|practic(?:e|es|ed|ing)\b|\breads?\son|satisf(?:y|ies)|meets?\b|invalid|falsely|\basserts?\s(?:that\s[^.;]{0,60})?(?:at\sleast\s)?claims?\s\d"
    r"|\basserted\sclaims\b|\bclaims?\s\d[^.;]{0,80}\b(?:is|are)\s(?:\w+\s)?(?:asserted|at\sissue|in\s(?:suit|dispute))\b",
    re.I,
)
_INFRINGED = re.compile(
    rf"\binfring\w+\s(?:at\sleast\s)?[Cc]laims?\s(?P<list>{claims.LIST})(?=[.;,]|\sand\b|\sof\sthe\spatent\b|\Z)"
)
_LIST = re.compile(
    rf"\b[Cc]laims?\s(?:\d+\s\(and\s)?(?P<list>{claims.LIST}(?:,?\sand\sat\sleast\sclaims?\s\d{{1,4}})?(?:,?\s(?:and|or)\s(?:(?:dependent|independent)\s)?claims?\s{claims.LIST})?)"
)
THIS = re.compile(r"\b(?:my|said|this|its|his|her|the)\s[Pp]atent\b")
_INDEPENDENT = re.compile(
    r"(?:at\sleast\sone|one\sor\smore|an|each|all|every)\s(?:of\sthe\s)?independent\sclaims?", re.I
)
_UNSPECIFIED = re.compile(
    r"(?:(?:at\sleast\s)?one\s(?:or\smore\s)?(?:\w+\s)?(?:of\sthe\s)?(?:\w+\s)?claims?|one\sor\smore\sof\sthe\sclaims|various\sclaims|any\s(?:valid\s)?(?:and\senforceable\s)?claims?|each\sclaim|a\sclaim|(?:the|all|some|certain|multiple|several)\sclaims|\bclaims)\s(?:of|in|from)\s",
    re.I,
)
_OF = re.compile(
    r",?\s(?:\([^)]{0,60}\)\s)?(?:,?\s?(?:among\sothers|inter\salia),?\s)?(?:of|in|from)\s(?:each\sof\s)?(?:the\s)?(?:(?:U(?:nited\s)?\.?\s?S(?:tates)?\.?\s)?(?:Letters\s|Design\s|Reissue\s)?(?:Pat(?:ent|\.)\s)?(?:Nos?\.\s)?)?[“\"]?(?:the\s)?[“\"]?"
)
_BEHIND = re.compile(
    r"[”\"]?\s?(?:[Pp]atent)?(?:’s|'s)?[”\")]{0,2},?\s(?:\(?(?:including|specifically|in\sparticular|at\sleast|namely|for\sexample|e\.g\.|such\sas)(?:,?\s(?:but\snot\slimited\sto|without\slimitation|at\sleast))?,?\s){0,2}"
)
_RECITES = re.compile(
    r"(?:\d+\.\s)?(?:For\s(?:example|instance),\s)?[Cc]laims?\s\d+[^.]{0,60}(?:recites?|reads|states|provides|claims)\b"
)
_INFRING = re.compile(r"infring\w*", re.I)


def read(pleading: Pleading, suit: Suit, patent: Patent, about: list[Sentence]) -> dict[str, Tree]:
    """The claims said to be infringed, as printed, and how exactly the complaint says which."""
    text = pleading.text
    loose: Said | None = None
    named: Said | None = None  # "infringes the patent", without a word on claims
    exact: list[Said] = []
    for s in about:
        if not INFRINGES.search(text, *s) or _RECITES.match(text[slice(*s)]):
            continue
        spots = [(a, b) for p, a, b in suit.spoken_of(pleading, *s) if p is patent]
        spots += [(a, b) for p, a, b in suit.named(pleading, *s) if p is patent]
        spots += [m.span() for m in THIS.finditer(text, *s)] if len(suit.patents) == 1 else []
        for a, b in spots:
            said = _listed(pleading, s, a, b)
            if said:
                exact.append(said)
            before = text[max(s[0], a - 120) : a]
            m = _INDEPENDENT.search(before)
            if m and (loose is None or loose.value == "unspecified"):
                at = max(s[0], a - 120)
                loose = pleading.flow.said("unspecified_independent", at + m.start(), at + m.end())
            elif loose is None and (m := _last(_UNSPECIFIED, before)):
                loose = pleading.flow.said("unspecified", max(s[0], a - 120) + m.start(), b)
            elif named is None and (m := _last(_INFRING, before)):
                named = pleading.flow.said("unspecified", max(s[0], a - 120) + m.start(), b)
        if not spots and len(suit.patents) == 1 and (m := _INFRINGED.search(text, *s)):
            exact += [said for said in [_claims(pleading, *m.span("list"))] if said]
    if exact:
        widest = max(exact, key=lambda e: len(claims.numbers(str(e.value))))
        return {"claims": widest, "claims_specificity": widest.as_("exact")}
    return {"claims_specificity": None if patent.number.startswith("D") else loose or named}


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return found[-1] if found else None


def _listed(pleading: Pleading, s: Sentence, a: int, b: int) -> Said | None:
    """The claim list that belongs to the patent named at `[a, b)`: before it with "of", or right behind it."""
    text = pleading.text
    low = max(s[0], a - 160)
    for m in _LIST.finditer(text, low, a):
        rest = text[m.end() : a]
        if _OF.fullmatch(rest):
            return _claims(pleading, *m.span("list"))
    behind = _BEHIND.match(text, b, min(s[1], b + 90))
    if behind and (m2 := _LIST.match(text, behind.end(), s[1])):
        return _claims(pleading, *m2.span("list"))
    return None


def _claims(pleading: Pleading, start: int, end: int) -> Said | None:
    try:
        claims.numbers(pleading.text[start:end])
    except ValueError:
        return None
    return pleading.flow.words(*without_stop(pleading.text, start, end))
