"""HTML: what a reader of the page sees, block by block; table cells apart by tabs, rows by line ends."""

import re

from lxml import etree, html

from ingest.readers.extract.extracted import Extracted, fit
from ingest.readers.extract.plain import NOT_A_DOCUMENT, decode
from ingest.readers.reading import CannotRead

_UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "svg", "iframe", "object"})
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
_CELLS = frozenset({"td", "th"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
_DECLARED = re.compile(rb"charset\s{0,5}=\s{0,5}[\"']?([\w-]{2,30})", re.I)


def from_html(data: bytes) -> Extracted:
    """The visible text of a page."""
    declared = _DECLARED.search(data[:4096])
    try:
        raw = data.decode(declared[1].decode()) if declared else decode(data)
    except (UnicodeDecodeError, LookupError):
        raw = decode(data)
    text = fit(visible(raw))
    if not text.strip():
        raise CannotRead(NOT_A_DOCUMENT)
    return Extracted(text)


def visible(markup: str) -> str:
    """The text of HTML markup as a reader sees it."""
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    try:  # as bytes: lxml refuses text that declares an encoding of its own
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError):
        return ""
    return _Page().of(tree)


class _Page:
    """Collects text while walking a page; a break is only written when more text follows."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.pending = ""  # the break owed before the next text: "" < " " < "\t" < "\n" < "\n\n"

    def of(self, tree: etree._Element) -> str:
        hidden = 0
        for step, node in etree.iterwalk(tree, events=("start", "end")):
            tag = node.tag if isinstance(node.tag, str) else ""
            if step == "start":
                hidden += tag in _UNSEEN
                if not hidden:
                    self._open(tag, node)
            else:
                if not hidden:
                    self._close(tag)
                hidden -= tag in _UNSEEN
                if not hidden:
                    self._say(node.tail, node.getparent())
        return "".join(self.parts)

    def _open(self, tag: str, node: etree._Element) -> None:
        if tag in _CELLS:
            self.pending = "\t" if node.getprevious() is not None else "\n"
        elif tag in _BLOCKS or tag == "br":
            self._owe("\n")
        if tag == "li":
            self._say("- ", None)
        self._say(node.text, node)

    def _close(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._owe("\n\n" if tag in {"p", "table", "h1", "h2", "h3"} else "\n")

    def _owe(self, break_: str) -> None:
        order = ("", " ", "\n", "\n\n")
        if self.pending != "\t" and order.index(break_) > order.index(self.pending):
            self.pending = break_

    def _say(self, text: str | None, inside: etree._Element | None) -> None:
        if not text:
            return
        kept = text if inside is not None and inside.tag == "pre" else _SPACE.sub(" ", text)
        if not kept.strip(" "):
            if self.parts and not self.pending:
                self.pending = " "
            return
        if self.pending and self.parts:
            self.parts.append(self.pending)
            kept = kept.lstrip(" ")
        elif not self.parts:
            kept = kept.lstrip(" ")
        self.pending = ""
        self.parts.append(kept)
