"""Claims whose text a complaint prints, or that it calls independent."""

import re

from ingest.readers.complaint.in_suit import Suit
from ingest.readers.paragraphs import Pleading
from ingest.readers.reading import Tree

_RECITES = re.compile(
    r"\b(?P<independent>[Ii]ndependent\s)?[Cc]laim\s(?P<number>\d{1,3})\sof\s(?P<patent>[^.;:]{3,60}?)\s(?:recites?|reads?|states?|provides?|claims|covers)\b(?:\sas\sfollows)?[^“\":]{0,60}[“\":]\s?(?P<text>[^\n]{0,200})"
)
_INDEPENDENT = re.compile(r"\b[Ii]ndependent\s[Cc]laim\s(?P<number>\d{1,3})\b")
_CATEGORIES = (
    ("medium", r"(?:non-?transitory|computer[-\s]readable|machine[-\s]readable|storage\smedi\w+|computer\sprogram\sproduct)"),
    ("method", r"(?:method|process)"),
    ("system", r"system"),
    ("composition", r"(?:composition|compound|formulation|pharmaceutical)"),
    ("apparatus", r"(?:apparatus|device|machine|assembly|article)"),
)  # fmt: skip
_OPENING = {
    kind: re.compile(
        rf"\W{{0,6}}(?:\d+\.\s)?(?:[Aa]n?|[Oo]ne\sor\smore|[Tt]he)\s(?:[\w-]+\s){{0,4}}?(?P<word>{words})\b"
    )
    for kind, words in _CATEGORIES
}


def read(pleading: Pleading, suit: Suit, stop: int) -> list[Tree]:
    """Each claim once, in order of mention."""
    out: list[Tree] = []
    seen: set[tuple[str, int]] = set()
    text, flow = pleading.text, pleading.flow
    for s in pleading.spoken(stop):
        for m in (*_RECITES.finditer(text, *s), *_INDEPENDENT.finditer(text, *s)):
            about = suit.spoken_of(pleading, *s)
            number = int(m["number"])
            if len(about) != 1 or (about[0][0].number, number) in seen:
                continue
            patent, a, b = about[0]
            seen.add((patent.number, number))
            tree: dict[str, Tree] = {
                "patent": flow.said(patent.number, a, b),
                "number": flow.said(number, *m.span("number")),
            }
            if m.re is _INDEPENDENT or m["independent"]:
                tree["independent"] = flow.said(True, m.start(), m.end("number"))
            if m.re is _RECITES:
                tree["category"] = _category(pleading, m.start("text"), m.end("text"))
            out.append(tree)
    return out


def _category(pleading: Pleading, start: int, end: int) -> Tree:
    found = [
        (m.start("word"), kind, m.span("word"))
        for kind, opening in _OPENING.items()
        if (m := opening.match(pleading.text, start, end))
    ]
    if not found:
        return None
    _, kind, words = min(found)
    return pleading.flow.said(kind, *words)
