"""What the prose of one term's section says each side proposes, and the structure of a means-plus-function term."""

import re

from ingest.readers.district_paper.term_rows import IN, PLAIN, Term, Terms, add, is_party, party_of, said_of
from ingest.readers.front import Front
from law.said import Said

_WHO = r"(?P<who>Plaintiffs?|Defendants?|[A-Z][\w&.-]{1,24}(?:\s[A-Z][\w&.-]{1,24}){0,2})"
_VALUE = rf"(?:\"(?P<value>{IN})\"|(?:(?:its|the|a)\s)?(?P<plain>(?i:{PLAIN}|no\sconstruction\sis\s(?:needed|necessary|required))))"
_SAYS = (
    re.compile(  # `Roe proposes "…"`, `Doe, in turn, suggests the following construction: "…"`
        rf"\b{_WHO},?\s(?:in\sturn,?\s|instead\s|also\s|now\s|counters?\sand\s|however,?\s){{0,2}}"
        rf"(?:proposes?|proposed|suggests?|offers?|advances?)\s(?:(?!\bthat\sthe\s(?:specification|claims?|prosecution))[^\".;]){{0,90}}?{_VALUE}"
    ),
    re.compile(  # `Roe argues that this term should be construed as "…"`, `… that no construction is needed`
        rf"\b{_WHO}\s(?:argues?|contends?|asserts?|submits?|maintains?|urges?|believes?|says?|asks?)\s(?:[^\".;]{{0,90}}?\b"
        r"(?:means?|construed\s(?:as|to\smean)|meaning|be\sgiven|(?:construction|definition)\s(?:is|of|should\sbe)|is|has|as)\s|that\s|for\s)"
        rf"{_VALUE}"
    ),
    re.compile(  # `Roe's proposed construction is "…"`, `under Doe's construction, "…"`
        rf"\b{_WHO}(?:'s|(?<=s)')\s(?:proposed\s)?(?:construction|proposal|interpretation|definition)"
        rf"(?:\sof\s(?:this|the)\s(?:claim\s)?(?:term|phrase))?(?:\sis|\swould\sbe|,|:|\s\()\s?(?:that\s[^\".;]{{0,40}}\smeans\s)?{_VALUE}"
    ),
)
_FUNCTION = re.compile(
    r"\b[Tt]he\s(?:claimed\s|recited\s)?function\s(?:is|of)\b|\bwhose\sfunction\sis\b|\b[Ff]unction:\s"
)
_INSIDE = r"(?:[^.\n]|\.(?=\d|\s\d)){3,400}"
_STRUCTURE = re.compile(rf"\bstructures?\s(?:is|are|for)\b{_INSIDE}|\b[Ss]tructure:\s{_INSIDE}")


def proposals(found: Terms, row: Term, start: int, stop: int, head: Front) -> None:
    """Add what each side proposes in a section about one term; the term itself in quotes is no proposal."""
    flat = found.sheet.flat
    term = row["term"]
    own = str(term.value).casefold() if isinstance(term, Said) else ""
    for pattern in _SAYS:
        for m in pattern.finditer(flat, start, min(stop, start + 6000)):
            if not (re.fullmatch(r"Plaintiffs?|Defendants?", m["who"]) or is_party(m["who"], head)):
                continue
            group = "value" if m["value"] is not None else "plain"
            said = said_of(found.sheet, *m.span(group))
            if said is not None and str(said.value).casefold() != own:
                add(row, party_of(found.sheet, *m.span("who"), head), said)


def structure(found: Terms, start: int, stop: int) -> Said | None:
    """The function and the structure that a section gives a means-plus-function term, as one stretch of words."""
    flat = found.sheet.flat
    m = _FUNCTION.search(flat, start, stop)
    s = _STRUCTURE.search(flat, m.end(), min(stop, m.end() + 600)) if m else None
    return said_of(found.sheet, m.start(), s.end()) if m and s else None
