"""Claims whose text a complaint prints, or that it calls independent."""

import re
from collections.abc import Iterator

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
                if _CALLED_INDEPENDENT.search(m["patent"]):
                    tree["independent"] = flow.said(True, *m.span("patent"))
                start, end = _printed(pleading, m)
                tree["category"] = _category(pleading, start, end)
                tree["elements"] = list(_elements(pleading, start, end, number))
            out.append(tree)
    return out


_CALLED_INDEPENDENT = re.compile(r"\bindependent\b(?!\sof\b)", re.I)
_MOST = 8000  # characters of one claim
_OPENS = re.compile(r"[\s“\"]{0,4}(?:\d{1,3}\s?\.\s)?(?=(?:An?|One|The|In)\s[a-z])")
_THING = re.compile(
    r"\W{0,6}(?:\d+\.\s)?An?\s(?:[\w-]+\s){0,4}?(?P<word>[a-z]+)[^.;:]{0,90}?,?\s(?:comprising|including|having)\b"
)
_LAST = re.compile(r"[a-z]{2}\.(?=[”\"]?\s*(?:\n|\Z))")  # a claim is one sentence (MPEP 608.01(m))
_CUT = re.compile(
    r"\n|(?<=;)\s(?!(?:and|or)\s*\Z)|(?<=; and)\s|(?<=; or)\s|(?<=ing:)\s|(?<=of:)\s|(?<=es:)\s|\s(?=[(\[](?:\d{1,3}\.?)?[a-z][)\]]\s)"
)
_MARK = re.compile(r"\s*(?:[(\[](?:\d{1,3}\.?)?(?P<letter>[a-z])[)\]]|\d{1,3}\[(?P<other>[a-z])\])\s")


def _printed(pleading: Pleading, m: re.Match[str]) -> tuple[int, int]:
    """Where the text of a claim stands: behind the colon or quotation mark, or in the lines that its paragraph quotes."""
    text, start = pleading.text, m.start("text")
    p = pleading.holding(m.start())
    stop = min(p.stop if p else start + _MOST, start + _MOST)
    opened = text[max(0, start - 2) : start].rstrip()[-1:] in ("“", '"')
    if opened:
        close = next((q.start() for q in re.compile(r"[”\"](?!\w)").finditer(text, start, stop)), stop)
        return start, close
    if m["text"].strip():
        line = text.find("\n", start, stop)
        return start, line if line >= 0 else stop
    first = _OPENS.match(text, start + len(m["text"]), stop)
    if first is None:
        return start, start
    last = _LAST.search(text, first.end(), stop)
    return first.end(), last.end() if last else stop


def _elements(pleading: Pleading, start: int, end: int, number: int) -> Iterator[Tree]:
    """The parts of a claim as its punctuation and list marks set them out; the label where one is printed."""
    text = pleading.text
    first = _OPENS.match(text, start, end)
    if first is None or end - start >= _MOST:
        return
    at = first.end()
    bounds = [at, *(x for cut in _CUT.finditer(text, at, end) for x in cut.span()), end]
    for a, b in zip(bounds[::2], bounds[1::2], strict=True):
        mark = _MARK.match(text, a, b)
        begin = mark.end() if mark else a
        if len(text[begin:b].strip(' .;”"')) > 3:
            letter = (mark["letter"] or mark["other"]) if mark else None
            yield {
                "label": pleading.flow.said(f"{number}{letter}", a, begin) if letter else None,
                "text": pleading.flow.words(begin, b),
            }


def _category(pleading: Pleading, start: int, end: int) -> Tree:
    found = [
        (m.start("word"), kind, m.span("word"))
        for kind, opening in _OPENING.items()
        if (m := opening.match(pleading.text, start, end))
    ]
    if not found:
        thing = _THING.match(pleading.text, start, end)
        return pleading.flow.said("apparatus", *thing.span("word")) if thing else None
    _, kind, words = min(found)
    return pleading.flow.said(kind, *words)
