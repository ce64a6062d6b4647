"""What memos of other houses on a petition set in rows and labelled lines: grounds, and what each side means by a term."""

import re
from collections.abc import Iterator

from ingest.readers.memo import positions
from ingest.readers.memo.frame import Frame
from ingest.readers.memo.outline import Item, Outline
from ingest.readers.reading import Tree
from law import claims
from law.claim_kinds import kind_of
from law.said import Said

_COLUMNS = (
    ("number", r"\W*(?:ground|no\.?|#)\W*\Z"), ("claims", r"\W*(?:challenged )?claims?\b"),
    ("basis", r"\W*(?:basis|statut\w*|section|35 U)"), ("references", r"\W*(?:references?|prior art|art)\b"),
)  # fmt: skip
_COLUMN = tuple((name, re.compile(words, re.I)) for name, words in _COLUMNS)
_BASIS = re.compile(r"\b(10[123]|112)\b")
_NUMBER = re.compile(r"\d{1,2}")
_ART = re.compile(r"[A-Z][^,;|]{1,60}?(?=\s*(?:[,;]|\band\b|\Z))")
_INSTITUTED = re.compile(r"\b(?:trial|review)\s(?:was\s|is\s)?instituted\b|\bInstitution Decision\b", re.I)


def tabled_grounds(outline: Outline) -> Iterator[dict[str, Tree]]:
    """The rows of a table of grounds that has a column for their numbers and one for their claims."""
    columns: dict[int, str] = {}
    for item in outline.section("grounds"):
        if item.form != "row":
            columns = columns if item.form == "blank" else {}
        elif not columns:
            named = {n: _column(outline.text[slice(*cell)]) for n, cell in enumerate(item.cells)}
            columns = named if {"number", "claims"} <= set(named.values()) else {}
        elif ground := _ground(outline, item, columns):
            yield ground


def _column(title: str) -> str:
    return next((name for name, pattern in _COLUMN if pattern.match(title)), "")


def _ground(outline: Outline, row: Item, columns: dict[int, str]) -> dict[str, Tree] | None:
    cells = {columns.get(n, ""): cell for n, cell in enumerate(row.cells)}
    number = _NUMBER.search(outline.text, *cells.get("number", (0, 0)))
    if number is None or "claims" not in cells:
        return None
    basis = _BASIS.search(outline.text, *cells.get("basis", (0, 0)))
    try:
        claims.numbers(outline.text[slice(*cells["claims"])])
    except ValueError:
        return None
    return {
        "number": Said(int(number[0]), *number.span()),
        "claims": outline.said(*cells["claims"]),
        "basis": Said(basis[1], *basis.span()) if basis else None,
        "references": [
            outline.said(*m.span()) for m in _ART.finditer(outline.text, *cells.get("references", (0, 0)))
        ],
        "stage": Said("petition", *number.span()),
    }


def instituted(outline: Outline, items: tuple[Item, ...]) -> Said | None:
    """The words of the heading's lines that say that trial was instituted."""
    found = (m for i in items if (m := _INSTITUTED.search(outline.text, i.start, i.end)))
    return next((Said("instituted", *m.span()) for m in found), None)


_TERM = re.compile(
    r"(?:[*_]{0,2}(?:The\s)?(?:Claim\s)?Term[*_]{0,2}:\s{1,3})?[\"“](?P<term>[^\"“”\n]{2,200}?),?[\"”]"
)
_SIDE = re.compile(
    r"(?:the )?(?:petitioner|patent owner)(?:['’]s (?:position|proposal|construction|reading))?\Z", re.I
)
_BOARD = re.compile(r"(?:the )?board(?:['’]s (?:construction|reading|position))?\Z", re.I)
_CITED = re.compile(r"\s*\((?P<cite>(?:Pet|Prelim|Resp|POPR|POR|Reply|Paper|Ex|Dec)\b[^()]{1,60})\)\W*\Z")
_NOTHING = re.compile(r"\W*(?:none|not|nothing|no)\b", re.I)


def labelled_terms(frame: Frame, patent: Tree) -> Iterator[Tree]:
    """Terms that a line names, with labelled lines under it: why it matters, what each side and the Board say."""
    items = frame.outline.section("construction", "terms")
    opens = [n for n, i in enumerate(items) if i.form != "row" and _TERM.match(frame.text, i.start, i.end)]
    for n, end in zip(opens, [*opens[1:], len(items)], strict=False):
        m = _TERM.match(frame.text, items[n].start, items[n].end)
        under = [i for i in items[n + 1 : end] if i.label and i.body < i.end]
        sides = [s for i in under if (s := _side(frame, i))]
        board = next((i for i in under if _BOARD.match(i.label)), None)
        why = next((i for i in under if i.topic.startswith("Context")), None)
        if m and (sides or board):
            yield {
                "term": frame.outline.said(*m.span("term")),
                "patent": patent,
                "importance": frame.outline.told(why) if why else None,
                "construction": _meaning(frame, board)[0] if board else None,
                "positions": sides,
            }


def _side(frame: Frame, item: Item) -> Tree:
    if not _SIDE.match(item.label) or _NOTHING.match(frame.text, item.body, item.end):
        return None
    text, cite = _meaning(frame, item)
    return {
        "party": positions.party(frame, item.start, item.body),
        "forum": Said("ptab", item.start, item.body),
        "text": text,
        "cite": cite,
    }


def _meaning(frame: Frame, item: Item) -> tuple[Said, Said | None]:
    """What a side says a term means, without its quotation marks, and the paper cited behind it."""
    cited = _CITED.search(frame.text, item.body, item.end)
    start, end = item.body, cited.start() if cited else item.end
    while start < end and frame.text[start] in '"“ ':
        start += 1
    while end > start and frame.text[end - 1] in '"”, ':
        end -= 1
    return frame.outline.said(start, end), frame.outline.said(*cited.span("cite")) if cited else None


_CLAIM = re.compile(r"Claim\s(?P<n>\d{1,3})\b[^:;]{0,120}:\Z")
_INDEPENDENT = re.compile(r"\bindependent\b")
_BRACKET = re.compile(
    r"[\[(]?(?P<n>\d{1,3})?[\[(.]?(?P<letter>\.?\d{1,2}|[a-z]|\.?pre)?[\])]:?[ \t]{1,4}(?=\S)", re.I
)
_OTHER_CLAIM = re.compile(r"(?:Dependent |Independent )?[Cc]laims?\s\d", re.I)
_DEPENDENT = re.compile(r"\b(?P<kind>(?:in)?dependent)\sclaims?\s(?P<n>\d{1,3})\b", re.I)


def _element(outline: Outline, item: Item, mark: "re.Match[str] | None", claim: str) -> dict[str, Said]:
    """An element with its label, `1b` of `[1b]` or of `[b]`."""
    if mark is None:
        return {"text": outline.said(item.start, item.end)}
    text, letter = outline.said(mark.end(), item.end), (mark["letter"] or "").lower()
    if not letter:
        return {"text": text}
    number = mark["n"] or claim
    dot = "." if letter.isdigit() else ""
    return {"label": Said(f"{number}{dot}{letter}", mark.start(), mark.end()), "text": text}


def called_claims(outline: Outline, patent: Tree) -> Iterator[dict[str, Tree]]:
    """The claims that the chapter on the patent calls independent or dependent."""
    for item in outline.section("patent", "technology"):
        for m in _DEPENDENT.finditer(outline.text, item.start, item.end):
            yield {
                "patent": patent,
                "number": Said(int(m["n"]), *m.span("n")),
                "independent": Said(m["kind"].lower() == "independent", *m.span("kind")),
            }


def printed_claims(outline: Outline, patent: Tree) -> Iterator[Tree]:
    """The claims of which the chapter on the patent prints the elements, under a line like `Claim 1, independent:`."""
    claim: dict[str, Tree] = {}
    elements: list[Tree] = []
    for item in outline.section("patent", "technology"):
        words = outline.words(item).rstrip(" *_")
        opened = _CLAIM.match(words)
        mark = _BRACKET.match(outline.text, item.start, item.end)
        if opened:
            if elements:
                yield claim
            called = _INDEPENDENT.search(words)
            elements = []
            claim = {
                "patent": patent,
                "number": Said(
                    int(opened["n"]), item.start + opened.start("n"), item.start + opened.end("n")
                ),
                "independent": Said(True, item.start + called.start(), item.start + called.end())
                if called
                else None,
                "elements": elements,
            }
        elif claim and (mark or item.form == "bullet" and not _OTHER_CLAIM.match(words)):
            elements.append(_element(outline, item, mark, str(claim["number"].value)))
            if len(elements) == 1 and (
                kind := kind_of(outline.words(item)[mark.end() - item.start if mark else 0 :])
            ):
                claim["category"] = elements[0]["text"].as_(kind)
        elif item.form != "blank" and elements:
            yield claim
            claim, elements = {}, []
    if elements:
        yield claim
