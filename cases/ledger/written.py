"""Written forms of a name, counted over all filings."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from law.ranks import rank


@dataclass(frozen=True, slots=True)
class Written:
    """One form of a name as filings of one kind write it: how often, and the dates (EDTF) of the first and last of them."""

    slot: str  # name, alias, former, ocr_variant, predecessor, parent
    value: Any
    kind: str  # of the filings
    n: int
    first_on: str
    last_on: str


def strongest(written: Iterable[Written]) -> str:
    """The name to show: the strongest source's spelling; among sources of equal strength the commonest, a mixed-case one
    before capitals, then the first by alphabet."""
    names = [w for w in written if w.slot == "name"]
    best = min(rank(w.kind, "name") for w in names)
    spelled = Counter[str]()
    for w in names:
        if rank(w.kind, "name") == best:
            spelled[str(w.value)] += w.n
    return min(spelled, key=lambda s: (s.isupper(), -spelled[s], s))
