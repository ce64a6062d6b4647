"""What the prose of a paper says of the term of its patents, each sentence of the patent it names.

A sentence counts where it names its patent before it says something of the term, and no other one; or all those it names
where it speaks of all of them ("The '101 and '202 patents are subject to terminal disclaimers").
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from ingest.readers.reading import Tree
from ingest.readers.sentences import sentences
from law import patents, term_words
from law.said import Said

_BEFORE, _AFTER = 500, 400  # characters around a hint in which its sentence lies
_SEVERAL = re.compile(r"\b(?:are|were|each|both|have)\b", re.I)
_ONLY = re.compile(r"\b(?:this|the\s{1,4}(?:asserted|challenged))\s{1,4}patent\b|\bpatent-in-suit\b", re.I)
_MOST = 200  # hints of one paper that are looked at

Place = Callable[[object, int, int], Said]


def add_terms(rows: Sequence[dict[str, Tree]], text: str, place: Place) -> None:
    """Put into the patents of a reading what its text says of their terms, the first that says it; what stands there
    already stays. `place` makes a value of a stretch of `text`."""
    known = {str(row["number"].value): row for row in rows if isinstance(row.get("number"), Said)}
    for stated, numbers in _stated(text, list(known)) if known else ():
        for row in (known[n] for n in numbers):
            if row.get(stated.key) is None:
                row[stated.key] = place(stated.value, stated.start, stated.end)


def _stated(text: str, known: list[str]) -> Iterator[tuple[term_words.Stated, list[str]]]:
    done = -1
    for hint in islice(term_words.HINT.finditer(text), _MOST):
        if hint.start() < done:
            continue
        low, high = max(0, hint.start() - _BEFORE), min(len(text), hint.end() + _AFTER)
        a, b = next(s for s in sentences(text, low, high) if s[1] > hint.start())
        done = b
        for stated in term_words.find(text, a, b):
            if numbers := _about(text, a, stated.start, known):
                yield stated, numbers


def _about(text: str, start: int, end: int, known: list[str]) -> list[str]:
    """The patents of the paper that a sentence names before `end`; none where it names others or cannot be told."""
    grants = [w.number for w in patents.find(text, start, end) if w.kind == "grant"]
    shorts = [_of(m["three"], known) for m in patents.SHORT.finditer(text, start, end)]
    named = list(dict.fromkeys([*grants, *shorts]))
    if not named and len(known) == 1 and _ONLY.search(text, start, end):
        return known
    if not set(named) <= set(known) or len(named) > 1 and not _SEVERAL.search(text, start, end + 12):
        return []
    return named


def _of(three: str, known: list[str]) -> str:
    """The patent of which these are the last digits; empty where it is none or several."""
    found = [n for n in known if n.endswith(three)]
    return found[0] if len(found) == 1 else ""
