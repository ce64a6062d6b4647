"""What one filing says: values with the words they came from. The keys are those of the reading contract.

Readers build a plain tree of dicts and lists whose leaves are `Said`; `Reading.of` turns it into the frozen document
with its `spans`. A leaf that is None, an empty list and an empty dict are left out: what is not stated has no key.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from law.said import Said

Tree = Any  # Said | dict[str, Tree] | list[Tree] | None: a reader's work in progress


class CannotRead(Exception):
    """The one error of reading: the sentence says what is wrong with the file and what to do about it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One filing's reading: `document` (JSON types only), `spans` (JSON pointer to `(start, end)` in `text`), `text`
    (what the spans count in), `pages` (offset at which each page starts; empty where the filing has none)."""

    document: Mapping[str, Any]
    spans: Mapping[str, tuple[int, int]]
    text: str
    pages: tuple[int, ...] = ()

    @classmethod
    def of(cls, tree: Mapping[str, Tree], text: str, pages: tuple[int, ...] = ()) -> "Reading":
        """Freeze a reader's tree. Raises ValueError where a span lies outside `text` or a key is not of the contract's form."""
        spans: dict[str, tuple[int, int]] = {}
        document = {
            k: v
            for k, v in ((k, _freeze(v, f"/{k}", spans, len(text))) for k, v in tree.items())
            if v is not None
        }
        return cls(document, spans, text, pages)

    @property
    def kind(self) -> str:
        return str(self.document.get("kind", "unknown"))

    def words(self, pointer: str) -> str:
        """The words a value came from."""
        start, end = self.spans[pointer]
        return self.text[start:end]

    def page(self, offset: int) -> int | None:
        """The page (from 1) on which an offset lies, or None where the filing has no pages."""
        return sum(start <= offset for start in self.pages) or None

    def as_json(self) -> str:
        """The document with its spans, as `manage.py read` prints it."""
        whole = {**self.document, "spans": {k: list(v) for k, v in self.spans.items()}}
        return json.dumps(whole, ensure_ascii=False, indent=1)


def _freeze(node: Tree, at: str, spans: dict[str, tuple[int, int]], length: int) -> Any:
    if isinstance(node, Said):
        if node.end > length:
            raise ValueError(f"{at}: span {node.start}-{node.end} lies outside the text")
        if isinstance(node.value, (list, tuple)):  # one place in the text that states several values
            spans.update({f"{at}/{i}": (node.start, node.end) for i in range(len(node.value))})
            return list(node.value) or None
        if node.value is None or node.value == "":
            return None
        spans[at] = (node.start, node.end)
        return node.value
    if isinstance(node, dict):
        pairs = ((k, _freeze(v, f"{at}/{k}", spans, length)) for k, v in node.items())
        return {k: v for k, v in pairs if v is not None} or None
    if isinstance(node, list):
        kept: list[Any] = []
        for child in node:
            value = _freeze(child, f"{at}/{len(kept)}", spans, length)
            if value is not None:
                kept.append(value)
        return kept or None
    if node is None or isinstance(node, (str, int, bool)) and at.startswith("/doubts"):
        return node  # a doubt is about the reading, not read from the text
    raise ValueError(f"{at}: {node!r} has no words it came from")
