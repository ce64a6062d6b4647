"""What the memo's author asks: the points of contention of section IV and the closing questions of section VII."""

import re

from ingest.readers.memo.frame import Frame
from ingest.readers.memo.outline import Item
from ingest.readers.reading import Tree
from law.said import Said

_KINDS = (
    ("scope", "scope|definition|claim construction|claim interpretation"), ("technical", "technical|technolog|functional|factual|operational"),
    ("personal_jurisdiction", "personal jurisdiction"), ("jurisdiction", "jurisdiction|standing"), ("venue", "venue"),
    ("damages", "damages|remed"), ("marking", "marking"), ("evidence", "eviden|proof"), ("procedural", "procedur|legal|timing"),
    ("joint", "joint|divided"), ("induced", "induce|indirect|intent"), ("contributory", "contributory"), ("obviousness", "obvious|validity"),
    ("infringement", "infring|equivalen"),
)  # fmt: skip
_KIND = tuple((kind, re.compile(rf"\b(?:{words})", re.I)) for kind, words in _KINDS)
_ONE_OF = re.compile(r"\b(?:one|an? \w{3,12}|that) of (?P<label>[^:.?;]{3,120}):")


def read_contentions(frame: Frame) -> list[Tree]:
    """The items under Points of Contention, each of the kind that its label says."""
    found: list[Tree] = []
    inside, label = False, None
    for item in frame.outline.section("infringement"):
        words = frame.outline.words(item)
        if "Points of Contention" in (item.label or words[:60]):
            inside, label = True, None
        elif inside and item.form == "heading" and not item.label:
            label = item if _kind(words) else None
            inside = label is not None
        elif inside and item.form in ("bullet", "paragraph"):
            if item.label and item.body >= item.end or _names_a_kind(words):
                label = item
            elif item.label or label:
                found.append(_contention(frame, item, label))
    return found


def _names_a_kind(words: str) -> bool:
    """Whether a line is no more than the name of a kind: `Scope Questions`, without a colon."""
    return (
        len(words.split()) <= 4
        and bool(_kind(words))
        and words.rstrip("s").endswith(("Question", "Issue", "Dispute"))
    )


def _contention(frame: Frame, item: Item, above: Item | None) -> Tree:
    own = _kind(item.label)
    said = Said(own, item.start, item.start + len(item.label)) if own else None
    if said is None and above is not None:
        said = Said(_kind(above.label or frame.outline.words(above)), above.start, above.end)
    return {"kind": said, "text": frame.outline.told(item) if own else frame.outline.all_of(item)}


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
            found.append(
                {
                    "label": _label(frame, item, heading),
                    "text": frame.outline.told(item) if item.label else frame.outline.all_of(item),
                }
            )
    return found


def _label(frame: Frame, item: Item, heading: Item | None) -> Said | None:
    if item.label:
        return Said(item.label, item.start, item.start + len(item.label))
    if heading is not None:
        return frame.outline.all_of(heading)
    m = _ONE_OF.search(frame.text, item.start, min(item.end, item.start + 300))
    return frame.outline.said(m.start("label"), m.end("label")) if m else None
