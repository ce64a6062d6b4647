"""A filing's reading, taken apart into facts: pure, so that what a filing touches is known before anything is locked."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cases.ledger import scopes

QUOTE = 400  # characters of a quote kept beside a fact; the filing page shows the words in full


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact not stored yet. `start`/`end` are offsets in the filing's text."""

    scope: str
    subject: str
    slot: str
    value: Any
    pointer: str
    start: int
    end: int
    quote: str
    modality: str = "stated"
    doubted: bool = False

    def fingerprint(self, sha256: str) -> str:
        """What a ruling holds on to: the same bytes saying the same thing of the same subject."""
        parts = (
            sha256,
            self.scope,
            self.subject,
            self.slot,
            json.dumps(self.value, sort_keys=True, ensure_ascii=False),
        )
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


class Source:
    """One reading, with short words for taking values out of it together with their quotes."""

    def __init__(self, document: Mapping[str, Any], spans: Mapping[str, tuple[int, int]], text: str) -> None:
        self.document, self.spans, self.text = document, spans, text
        self._first: dict[str, tuple[int, int]] = {}
        for pointer, span in spans.items():  # a list or object is quoted by its first value
            parent = pointer
            while "/" in parent[1:]:
                parent = parent.rpartition("/")[0]
                self._first.setdefault(parent, span)

    def draft(
        self, scope: str, subject: str, slot: str, value: Any, pointer: str, modality: str = "stated"
    ) -> Draft:
        """The fact at `pointer`, quoted. Raises KeyError where the reading has no words for it."""
        start, end = self.spans.get(pointer) or self._first[pointer]
        return Draft(
            scope,
            subject,
            slot,
            value,
            pointer,
            start,
            end,
            self.text[start : min(end, start + QUOTE)],
            modality,
        )

    def __contains__(self, pointer: str) -> bool:
        """Whether the reading has words for this pointer."""
        return pointer in self.spans or pointer in self._first

    def nearest(self, pointer: str) -> str | None:
        """The pointer, or the smallest thing around it that has words; of the whole reading its first words."""
        while pointer and pointer not in self:
            pointer = pointer.rpartition("/")[0]
        return pointer or next(iter(self.spans), None)

    def single(
        self, scope: str, subject: str, at: str, node: Mapping[str, Any], slots: Mapping[str, str]
    ) -> Iterator[Draft]:
        """One fact for each key of `slots` (reading key → slot) that the node states."""
        for key, slot in slots.items():
            if key in node:
                yield self.draft(scope, subject, slot, node[key], f"{at}/{key}")

    def each(self, key: str) -> Iterator[tuple[str, Any]]:
        """(pointer, item) for every item of a top-level list."""
        for i, item in enumerate(self.document.get(key, [])):
            yield f"/{key}/{i}", item


def own_scope(document: Mapping[str, Any]) -> str | None:
    """The scope of the docket that a filing says it is filed in, or None where it does not say."""
    return scopes.of_docket(str(document.get("court", "")), str(document.get("docket_number", "")))
