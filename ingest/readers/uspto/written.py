"""Text written out from a record's XML, so that each value has a place in it: one line for each fact."""

import re
from typing import Any

from lxml import etree

from ingest.readers.extract.extracted import fit
from ingest.readers.reading import CannotRead
from law.said import Said

DAMAGED = "The XML breaks off or is damaged ({error}). Download {what} again."


class Written:
    """The text written so far; every line put in gives a value with its place."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.at = 0
        self.last = ""

    def put(self, words: str, label: str = "", value: Any = None) -> Said | None:
        words = fit(" ".join(words.split()))
        if not words:
            return None
        line = f"{label}: {words}\n" if label else f"{words}\n"
        start = self.at + len(line) - 1 - len(words)
        self.parts.append(line)
        self.last = words
        self.at += len(line)
        return Said(words if value is None else value, start, start + len(words))

    @property
    def text(self) -> str:
        return "".join(self.parts)


def parsed(data: bytes, what: str) -> Any:
    """The root of this XML; `what` it is, for the sentence of CannotRead where it is damaged."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise CannotRead(DAMAGED.format(error=f"line {error.lineno}", what=what)) from error


def words_of(node: Any, path: str) -> str:
    """The words under this path, empty where there is none."""
    found = node.find(path)
    return "".join(found.itertext()) if found is not None else ""


def day_of(node: Any, path: str) -> str | None:
    """The whole day that stands there as 20150407, or None."""
    digits = words_of(node, path).strip()
    whole = re.fullmatch(r"\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])", digits)
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}" if whole else None
