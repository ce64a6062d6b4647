"""The layouts in which case memos reach us, set back to one: a heading, a labelled line or a paragraph on each line.

Wiki marks, decimal numbers before headings, lines broken at a column, and whole memos run into one paragraph. Every
change keeps each character at its place (marks become blanks, blanks and line ends change into each other), so a place in
the text that comes out is the same place in the text that went in.
"""

import re
from array import array
from collections.abc import Sequence

from ingest.readers import memo_flat, memo_words
from ingest.readers.hyphens import PREFIXES
from ingest.readers.reading import Tree
from law.said import Said

_WIKI = re.compile(r"^(?P<open>={1,5})[ \t]+(?P<number>\d{1,2}[ \t])?[^=\n]{2,100}=+[ \t]*$", re.M)
_WIKI_MARKS = (  # the marks, and what stands for each: of the same length
    (re.compile(r"^\{\{[^\n]*\}\}[ \t]*$|^\{\|[^\n]*$|^\[\[[^\n]*\]\][ \t]*$|'{2,3}|(?<=\S)[ \t]{0,4}={1,5}[ \t]{0,8}$", re.M), " "),
    (re.compile(r"!!|\|\|"), "| "),
)  # fmt: skip
_WIKI_STARTS = re.compile(r"^(?P<mark>[;!#])(?=[ \t])", re.M)
_WIKI_LABEL = re.compile(r"^[ \t]*(?P<label>[A-Z][^:\n]{1,60}?)(?P<gap> +): ", re.M)
_DECIMAL = re.compile(r"^(?P<all>[ \t]*\d{1,2}(?:\.\d{1,2}){1,3}\.?)(?=[ \t]{1,4}[A-Z\"“])", re.M)
_FEWEST = 3  # lines that show a layout


def plain(text: str) -> str:
    """The text of a memo in the plain layout, of the same length."""
    if len(_WIKI.findall(text)) >= _FEWEST:
        text = _without_wiki(text)
    if len(_DECIMAL.findall(text)) >= _FEWEST:
        text = _DECIMAL.sub(_blanks, text)
    return _joined(memo_flat.unflattened(_PAGE.sub(_blanks, text)))


def compact(text: str) -> tuple[str, Sequence[int]]:
    """The text without the wide blanks inside its lines and with the words that a line's end cut in two made whole;
    beside it, for each character left, its place in `text`."""
    out, places = list[str](), array("q")
    at = 0
    for m in _WIDE.finditer(text):
        keep = 1 if m["cut"] is None else int(m["cut"].lower() in PREFIXES)
        begin = m.start("gap")
        out += [text[at:begin], text[begin : begin + keep]]
        places.extend(range(at, begin + keep))
        at = m.end()
    out.append(text[at:])
    places.extend(range(at, len(text) + 1))  # an empty place at the end has one too
    return "".join(out), places


_WIDE = re.compile(
    r"(?:(?<![\w-])(?P<cut>[A-Za-z]{2,14})(?=- +(?!(?:and|or|to)\b)[a-z])|(?<=\S)(?= {2}))(?P<gap>-? +)(?=\S)"
)


def moved(tree: Tree, places: Sequence[int]) -> Tree:
    """A tree read from a compact text, with its places in the text before."""
    if isinstance(tree, Said):
        end = places[tree.end - 1] + 1 if tree.end > tree.start else places[tree.start]
        return Said(tree.value, places[tree.start], end)
    if isinstance(tree, dict):
        return {key: moved(value, places) for key, value in tree.items()}
    return [moved(value, places) for value in tree] if isinstance(tree, list) else tree


def _blanks(m: re.Match[str]) -> str:
    return " " * len(m[0])


def _without_wiki(text: str) -> str:
    def heading(m: re.Match[str]) -> str:
        number = m["number"]
        line = m[0].replace("=", " ")
        return line.replace(f" {number}", f"{number.strip()}. ", 1) if number else line

    text = _WIKI.sub(heading, text)
    for pattern, stand_in in _WIKI_MARKS:
        text = pattern.sub(lambda m, s=stand_in: s * (len(m[0]) // len(s)), text)  # type: ignore[misc]
    text = _WIKI_STARTS.sub(lambda m: {";": " ", "!": "|", "#": "-"}[m["mark"]], text)
    return _WIKI_LABEL.sub(lambda m: f"{' ' * (m.start('label') - m.start())}{m['label']}:{m['gap']} ", text)


_LINES = re.compile(r"[^\n]*\n?")
_WIDEST, _SLACK = 110, 3  # of a line broken at a column; what may be left free at the end of one
_PAGE = re.compile(
    r"^[ \t]{8,}(?:-\s?\d{1,3}\s?-|(?:page )?\d{1,3}(?:\s?(?:/|of)\s?\d{1,3})?)[ \t]*$", re.M | re.I
)
_OPENS_ANEW = re.compile(
    r"[ \t]*(?:[-*•‣▪●○◦–»►+|#=>]\s|(?:\([a-z\d]{1,3}\)|[a-z\d]{1,2}\)|\d{1,2}\.|(?!v)[a-z]\.)[ \t]|[IVX]{1,5}\.[ \t]|\d{4}(?:-\d\d|:)|\d{1,2}/\d|[*_]{2})"
)
_APART = re.compile(r"\S {6,}\S")  # columns of a table or of a heading
_LABEL = re.compile(r"[ \t]*[*_]{0,3}(?P<label>[A-Z][^:.\n|]{1,60}?)[:.][*_]{0,3}(?:[ \t]|$)")


def _joined(text: str) -> str:
    """Lines that a column broke, joined again, and a known heading with the text under it, as a labelled line; as it is
    where lines are as long as their paragraphs."""
    lines = _LINES.findall(text)
    width = max(
        (len(line.rstrip()) for line in lines if line.count(" | ") < 2 and not _APART.search(line)), default=0
    )
    if width > _WIDEST:
        return text
    out: list[str] = []
    for line in lines:
        before = out[-1] if out else ""
        if _goes_on(before, line, width):
            out[-1] = before[:-1] + " "
        elif _is_headed(before, line):
            out[-1] = before.rstrip() + ":" + " " * (len(before) - len(before.rstrip()) - 1)
        out.append(line)
    return "".join(out)


def _goes_on(before: str, line: str, width: int) -> bool:
    """Whether a line is the rest of the one before it: its first word had no place there."""
    words = line.split()
    if (
        not words
        or not before.strip()
        or not before.endswith("\n")
        or " | " in before
        or _OPENS_ANEW.match(line)
    ):
        return False
    if len(before.rstrip()) + 1 + len(words[0]) <= width - _SLACK and not words[0][0].islower():
        return False
    return not _is_labelled(line) and not _OWN_LABEL.match(line)


def _is_labelled(line: str) -> bool:
    label = _LABEL.match(line)
    return bool(label and memo_words.is_known(label["label"]))


def _is_headed(before: str, line: str) -> bool:
    """Whether a line is text right under a heading that memos use as a label."""
    head = before.strip()
    known = before.endswith("\n") and head[:1].isupper() and memo_words.is_known(head)
    return (
        known
        and line[:1] in " \t"
        and bool(line.strip())
        and not _OPENS_ANEW.match(line)
        and not _ANY_LABEL.match(line)
    )


_OWN_LABEL = re.compile(
    r"[ \t]*(?:[A-Z][\w'’-]*(?: [\w'’-]+){0,2}:[ \t]|[A-Z]{3,}(?: [A-Z]{2,}){0,3}\.[ \t])"
)
_ANY_LABEL = re.compile(r"[ \t]*[A-Z][^:.\n]{1,60}:[ \t]")
