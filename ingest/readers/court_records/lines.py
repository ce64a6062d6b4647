"""A record that is data and no page (XML, JSON), written out for people to read: one `label: value` on a line.

Readings quote these lines, so that no tag or entity of the file stands in a quote.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml import etree

from ingest.readers.extract.extracted import fit
from ingest.readers.extract.web import visible

DEEPEST = 40
_MARKUP = re.compile(r"<[a-z/!]|&#?\w{2,8};", re.I)


def of_xml(source: str) -> str:
    """The lines of an XML file, in its order: attributes beside the element's name, then what it holds. Raises
    etree.XMLSyntaxError where the file is no whole XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    tree = etree.fromstring(source.encode("utf-8", "replace"), parser)
    return fit("\n".join(_elements(tree)) + "\n")


def _elements(tree: etree._Element) -> Iterator[str]:
    for node in tree.iter():
        if not isinstance(node.tag, str):
            continue
        name, text = _label(node.tag), plain((node.text or "").strip())
        if node.attrib:
            yield f"{name} {' '.join(f'{_label(k)}: {v}' for k, v in node.attrib.items())}"
        if text or not len(node):
            yield f"{name}: {text}"


def of_json(value: Any, name: str = "", depth: int = 0) -> str:
    """The lines of a JSON value, in its order; markup in a value is shown as a reader sees it."""
    return fit("\n".join(_members(value, name, depth)) + "\n")


def _members(value: Any, name: str, depth: int) -> Iterator[str]:
    if isinstance(value, dict) and depth < DEEPEST:
        for key, inner in value.items():
            yield from _members(inner, key, depth + 1)
    elif isinstance(value, list) and depth < DEEPEST:
        for inner in value:
            yield from _members(inner, name, depth + 1)
    elif value is not None:
        yield f"{_label(name)}: {plain(str(value))}"


def _label(name: str) -> str:
    """`date_case_filed` and `caseNumber` as words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", name).lower()


def plain(text: str) -> str:
    """A value as a reader sees it: old files keep entities that were escaped a second time (`&amp;#036;`)."""
    shown = visible(text) if "<" in text and _MARKUP.search(text) else text
    return unescape(shown) if "&" in shown else shown


def shown(value: Any) -> Any:
    """What a parser found in the file, every text of it as a reader sees it."""
    if isinstance(value, dict):
        return {k: shown(v) for k, v in value.items()}
    if isinstance(value, list):
        return [shown(v) for v in value]
    return plain(value) if isinstance(value, str) else value
