"""Key Claim Terms: the term, its patent, why it matters, and the evidence for a broader and a narrower reading."""

import re

from ingest.readers.memo.frame import Frame
from ingest.readers.memo.outline import Item
from ingest.readers.memo.positions import tabled
from ingest.readers.reading import Tree
from law.said import Said

_QUOTED = re.compile(r"[\"“](?P<term>[^\"“”\n]{2,300}?),?[\"”]")
_CITE = re.compile(
    r"\((?:see\s|e\.g\.,?\s|cf\.\s)?(?P<own>(?:the\s)?(?:[’‘'`´]\w{0,2}\d{3}\s(?:Patent|patent)|U\.?S\.?\sPatent\sNo\.\s[\d,]{6,12}|Patent|Compl\.?),?\s(?:at\s)?)?(?P<cite>(?:col|cols|Fig|Figs|FIG|FIGS|Abstract|Claim|claim|Spec|¶|p\.|\d{1,3}:\d)[^()]{0,160})\)"
)
_EVIDENCE = (
    ("broader", ("Evidence for a Broader",)),
    ("narrower", ("Evidence for a Narrower",)),
)
_INNER = ("Intrinsic", "Extrinsic", "Evidence", "Context")


def read_terms(frame: Frame) -> list[dict[str, Tree]]:
    """The terms of section V in their order."""
    told = {fold(t["term"]): t for items in _blocks(frame) if (t := _term(frame, items))}
    numbers = [m for n in frame.inventory.numbers if (m := frame.inventory.first.get(n))]
    only = numbers[0].said if len(numbers) == 1 else None
    for term, sides, construction, importance in tabled(frame, frame.outline.section("terms")):
        tree = told.setdefault(fold(term), {"term": term, "patent": only})
        if importance:
            tree.setdefault("importance", importance)
        tree["positions"] = sides
        tree["construction"] = construction
    return list(told.values())


def fold(term: Tree) -> str:
    """A term as two printings of it are compared."""
    return str(term.value).casefold() if isinstance(term, Said) else ""


def _blocks(frame: Frame) -> list[list[Item]]:
    """The items of each term: a block opens with its heading, or with the line "The Term" where there is none."""
    blocks: list[list[Item]] = []
    for item in frame.outline.section("terms"):
        if item.form in ("blank", "row"):
            continue
        opens = (
            item.form == "heading"
            and not item.topic.startswith(_INNER)
            or item.topic == "The Term"
            and any(i.topic in ("The Term", "Context and Importance") for i in (blocks[-1] if blocks else []))
        )
        if opens or not blocks:
            blocks.append([])
        blocks[-1].append(item)
    return blocks


def _term(frame: Frame, items: list[Item]) -> dict[str, Tree] | None:
    named = [i for i in items if i.topic == "The Term" or i.form == "heading"]
    term = next((t for i in named if (t := _words(frame, i))), None)
    if term is None:
        return None
    patent = next((m[0].said for i in [*named, *items] if (m := frame.inventory.named(i.start, i.end))), None)
    tree: dict[str, Tree] = {"term": term, "patent": patent}
    for n, item in enumerate(items):
        if item.topic.startswith("Context") and item.body < item.end:
            tree["importance"] = frame.outline.told(item)
        for side, labels in _EVIDENCE:
            if item.label and item.topic.startswith(labels):
                tree.setdefault(side, []).extend(_evidence(frame, items, n))
    return tree


def _words(frame: Frame, item: Item) -> Said | None:
    """The term itself: the quoted words, or what follows the label `The Term`."""
    m = _QUOTED.search(frame.text, item.start, item.end)
    if m:
        return frame.outline.said(m.start("term"), m.end("term"))
    if item.topic != "The Term" or item.body >= item.end:
        return None
    end = frame.text.find("(", item.body, item.end)
    said = frame.outline.said(item.body, end if end > item.body else item.end)
    return said if 1 < len(str(said.value)) < 200 else None


def _evidence(frame: Frame, items: list[Item], n: int) -> list[Tree]:
    """The evidence of one side: the text after its label, or the bullets under it."""
    spans = [(items[n].body, items[n].end)] if items[n].body < items[n].end else []
    if not spans:
        for item in items[n + 1 :]:
            if item.form != "bullet" or item.topic.startswith(("Evidence", "Context", "Intrinsic")):
                break
            spans.append((item.start, item.end))
    return [{"text": frame.outline.said(*span), "cite": _cite(frame, *span)} for span in spans]


def _cite(frame: Frame, start: int, end: int) -> Said | None:
    m = _CITE.search(frame.text, start, end)
    return frame.outline.said(m.start("cite"), m.end("cite")) if m else None
