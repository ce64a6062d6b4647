"""What the memo's author asks: the points of contention of section IV and the closing questions of section VII."""

import re
from collections.abc import Iterator

from ingest.readers.memo.frame import Frame
from ingest.readers.memo.outline import Item
from ingest.readers.reading import Tree
from law.said import Said

_KINDS = (
    ("scope", "scope|definition|claim construction|claim interpretation"), ("technical", "technical|technolog|functional|factual|operational"),
    ("personal_jurisdiction", "personal jurisdiction"), ("jurisdiction", "jurisdiction|standing"), ("venue", "venue"),
    ("damages", "damages|remed"), ("marking", "marking"), ("evidence", "eviden|proof"), ("procedural", "procedur|legal|timing"),
    ("joint", "joint|divided|attribut"), ("market", "market|domestic industry|commercial"), ("induced", "induce|indirect|intent"), ("contributory", "contributory"), ("obviousness", "obvious|validity"),
    ("infringement", "infring|equivalen"),
)  # fmt: skip
_KIND = tuple((kind, re.compile(rf"\b(?:{words})", re.I)) for kind, words in _KINDS)
_POINTS = "Identified Points of Contention"
_ONE_OF = re.compile(r"\b(?:one|an? \w{3,12}|that) of (?P<label>[^:.?;]{3,120}):")


_SHORT = re.compile(
    r"(?:\(?\d{1,2}[.)]\s{1,3})?[*_]{0,3}(?P<label>[A-Z][\w'’/& -]{2,60}?)[*_]{0,3}(?::|\.(?=\s)|\s(?:--|[-–—])(?=\s))[*_]{0,3}\s{1,3}(?=[\"“‘(A-Z])"
)
_CLAUSE = re.compile(  # words of a sentence, which no label has
    r"\b(?:is|are|was|were|will|whether|may|might|must|should|could|would|has|have|had|remains?|turns?|asks?|do|does|can|that|which|plaintiffs?|defendants?|complaint|Compl|No)\b",
    re.I,
)


def read_contentions(frame: Frame) -> list[Tree]:
    """The items under Points of Contention, each of the kind that its label says."""
    found = list(_points(frame, frame.outline.section("infringement"), inside=False))
    return found + list(_points(frame, frame.outline.section("points"), inside=True))


def _points(frame: Frame, items: tuple[Item, ...], *, inside: bool) -> Iterator[Tree]:
    above: Item | None = None
    for item in items:
        words = frame.outline.words(item)
        if item.topic == _POINTS or "Points of Contention" in (item.label or words[:60]):
            inside, above = True, None
        elif inside and item.form == "heading" and not item.label:
            above = item if _kind(words) else None
            inside = above is not None
        elif inside and item.form in ("bullet", "paragraph"):
            if item.label and item.body >= item.end or _names_a_kind(words):
                above = item
            elif own := _labelled(frame, item):
                yield _contention(frame, item, own, above)
            elif above or item.form == "bullet" and not words.endswith(":"):
                yield _contention(frame, item, None, above)


def _names_a_kind(words: str) -> bool:
    """Whether a line is no more than the name of a kind: `Scope Questions`, without a colon."""
    return (
        len(words.split()) <= 4
        and bool(_kind(words))
        and words.rstrip("s").endswith(("Question", "Issue", "Dispute"))
    )


def _labelled(frame: Frame, item: Item) -> tuple[Said, int] | None:
    """The label of a point or a question and where its text starts: `Attribution. Can the step be …`."""
    if item.label:
        return Said(item.label, item.start, item.start + len(item.label)), item.body
    m = _SHORT.match(frame.text, item.start, min(item.end, item.start + 120))
    if m is None or len(m["label"].split()) > 6 or _CLAUSE.search(m["label"]):
        return None
    return frame.outline.said(*m.span("label")), m.end()


def _contention(frame: Frame, item: Item, own: tuple[Said, int] | None, above: Item | None) -> Tree:
    kind = _kind(str(own[0].value)) if own else ""
    if own and kind:
        return {"kind": own[0].as_(kind), "text": frame.outline.said(own[1], item.end)}
    said = Said(_kind(above.label or frame.outline.words(above)), above.start, above.end) if above else None
    return {"kind": said, "text": frame.outline.all_of(item)}


def _kind(label: str) -> str:
    return next((kind for kind, pattern in _KIND if pattern.search(label)), "") if label else ""


def read_questions(frame: Frame) -> list[Tree]:
    """The closing questions: labelled by their own label, the heading above, or the words between "one of" and the colon."""
    found: list[Tree] = []
    heading: Item | None = None
    for item in frame.outline.section("questions"):
        if item.form == "heading":
            heading = None if frame.outline.words(item).endswith(":") else item
        elif item.form in ("bullet", "paragraph") and item.body < item.end:
            own = _labelled(frame, item)
            said = frame.outline.said(own[1], item.end) if own else frame.outline.all_of(item)
            found.append({"label": own[0] if own else _label(frame, item, heading), "text": said})
    return found


def _label(frame: Frame, item: Item, heading: Item | None) -> Said | None:
    if heading is not None:
        return frame.outline.all_of(heading)
    m = _ONE_OF.search(frame.text, item.start, min(item.end, item.start + 300))
    return frame.outline.said(m.start("label"), m.end("label")) if m else None
