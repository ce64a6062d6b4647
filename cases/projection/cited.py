"""Charts against the pleading they chart: a row on one patent that cites a paragraph of the count on another."""

import re
from collections.abc import Iterator, Mapping, Sequence

from cases.ledger.heard import Heard
from cases.ledger.record import Place
from cases.ledger.settle import Decision
from cases.models import Question
from cases.projection.questions import asked
from law.ranks import MEMO, VOICE

PARAGRAPHS = re.compile(r"¶{1,2}\s?(\d{1,4})(?:\s?[-–]\s?(\d{1,4}))?")
WIDEST = 50  # paragraphs of one cite that are looked at

Places = Mapping[Place, Sequence[Heard]]


def cited_rows(scope: str, places: Places, decisions: Mapping[Place, Decision]) -> list[Question]:
    """A warning for each chart of which rows cite paragraphs that stand in another patent's count."""
    counts = dict(_counts(places))
    rows: list[Question] = []
    for (subject, slot), facts in sorted(places.items()):
        for fact in facts if slot == "cites" and subject in counts else ():
            elsewhere = sorted(
                {p for p in _cited(fact) for other, own in counts.items() if other != subject and p in own}
            )
            astray = [p for p in elsewhere if p not in counts[subject]]
            if astray:
                told = ", ".join(f"¶{p}" for p in astray)
                says = f"the chart cites {told}, of the count on another patent"
                key = f"{fact.filing.blob_id[:16]}{fact.pointer}/filing_cite"[:300]
                rows.append(asked(scope, key, says, False, decisions, fact))
    return rows


def _counts(places: Places) -> Iterator[tuple[str, set[int]]]:
    """The paragraphs of the counts on each patent, as a party's own pleading numbers them."""
    for (subject, slot), facts in places.items():
        for fact in facts if slot == "counts" else ():
            spans = [c["paragraphs"] for c in fact.value if len(c.get("paragraphs", [])) == 2]
            if spans and VOICE.get(fact.filing.kind) != MEMO:
                yield subject, {n for first, last in spans for n in range(first, last + 1)}


def _cited(fact: Heard) -> set[int]:
    found: set[int] = set()
    for cite in fact.value:
        for m in PARAGRAPHS.finditer(cite):
            first, last = int(m[1]), int(m[2] or m[1])
            found |= set(range(first, min(last, first + WIDEST) + 1))
    return found
