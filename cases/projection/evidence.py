"""What different filings read into one passage of a patent: both directions side by side, and variants of a cite.

One sentence of a specification serves one side as broad and the other as narrow; a memo gives the same words two columns
apart. The passages are compared by their words and by column and line, never merged.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from rapidfuzz import fuzz

from cases.ledger.cites import lines_of, one_place
from cases.ledger.heard import Heard
from cases.ledger.oddities import covers
from cases.ledger.record import Place
from cases.ledger.settle import Decision, Settled
from cases.models import Question
from cases.projection.questions import asked
from law.names import fold
from law.names import key as name_key
from law.ranks import MEMO, VOICE

SAME_WORDS = 6  # words in a row: fewer are everybody's
ALIKE = 70  # of 100 by token_set_ratio: two wordings of one element

Places = Mapping[Place, Sequence[Heard]]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a patent as one filing uses it."""

    fact: Heard
    key: str
    direction: str
    words: str
    lines: frozenset[tuple[int, int]]


def evidence_rows(scope: str, places: Places, decisions: Mapping[Place, Decision]) -> list[Question]:
    """Questions and warnings about one patent that only several filings together raise."""
    terms = sorted(_facts(places, "term"), key=_order)
    charts = sorted(_facts(places, "charted"), key=_order)
    rows = [
        asked(
            scope,
            f"directions/{'/'.join(names)}"[:300],
            _both(*pair),
            True,
            decisions,
            *(p.fact for p in pair),
        )
        for names, pair in _directions(terms).items()
    ]
    for (subject, words), cites in _variants(charts).items():
        says = f"One element of {subject.replace(':', ' ')}, {len(cites)} cites: {', '.join(p.key for p in cites)}."
        key = f"cites/{subject}/{words}"[:300]
        rows.append(asked(scope, key, says, False, decisions, cites[0].fact, cites[1].fact))
    return [*rows, *_apart(scope, places, decisions)]


def _apart(scope: str, places: Places, decisions: Mapping[Place, Decision]) -> Iterator[Question]:
    """A warning where two filings tell one thing of a patent and find it in passages that share hardly a line."""
    for (subject, slot), facts in sorted(places.items()):
        told = [(f, lines_of("; ".join(f.value["cites"]))) for f in facts if slot == "passage"]
        told.sort(key=lambda t: _order(t[0]))
        apart = (
            (one, two)
            for (one, a), (two, b) in combinations(told, 2)
            if one.filing_id != two.filing_id and not one_place(a, b)
        )
        if pair := next(apart, None):
            cites = " and ".join(", ".join(f.value["cites"]) for f in pair)
            says = f"“{pair[0].value['heading']}”: one filing finds it at {cites.replace(' and ', ', another at ')}."
            yield asked(scope, f"passages/{subject}"[:300], says, False, decisions, *pair)


def _both(one: Passage, two: Passage) -> str:
    return (
        f"One passage, two directions: evidence for a {one.direction} reading of “{one.key}” in one filing, for a "
        f"{two.direction} reading of “{two.key}” in another."
    )


def _directions(terms: Sequence[Heard]) -> dict[tuple[str, str], tuple[Passage, Passage]]:
    """The first pair of passages, for each pair of terms, that one filing reads broadly and another narrowly."""
    found: dict[tuple[str, str], tuple[Passage, Passage]] = {}
    by_words: dict[str, list[Passage]] = {}
    for two in _passages(terms):
        words = two.words.split()
        grams = {" ".join(words[i : i + SAME_WORDS]) for i in range(len(words) - SAME_WORDS + 1)}
        for one in (p for gram in sorted(grams) for p in by_words.get(gram, ())):
            apart = one.lines and two.lines and not one.lines & two.lines
            if one.direction != two.direction and one.fact.filing_id != two.fact.filing_id and not apart:
                names = sorted(name_key(p.key) for p in (one, two))
                found.setdefault((names[0], names[1]), (one, two))
        for gram in grams:
            by_words.setdefault(gram, []).append(two)
    return found


def _variants(charts: Sequence[Heard]) -> dict[tuple[str, str], list[Passage]]:
    """(claim, element) → its cites where charts of several filings give different ones."""
    elements: dict[tuple[str, str], list[Passage]] = {}
    for passage in _cited(charts):
        subject = passage.fact.subject
        scores = {
            k: score
            for k, (first, *_) in elements.items()
            if k[0] == subject and first.fact.filing_id != passage.fact.filing_id  # rows of one chart are elements apart
            and (score := fuzz.token_set_ratio(k[1], passage.words)) >= ALIKE
        }  # fmt: skip
        best = max(scores, key=lambda k: (scores[k], -len(k[1])), default=(subject, passage.words))
        cites = elements.setdefault(best, [])
        if not any(one_place(p.lines, passage.lines) for p in cites):
            cites.append(passage)
    return {k: cites for k, cites in elements.items() if len({p.fact.filing_id for p in cites}) > 1}


def _facts(places: Places, wanted: str) -> list[Heard]:
    return [f for (_, slot), facts in places.items() if slot == wanted for f in facts]


def _order(fact: Heard) -> tuple[str, str]:
    return fact.filing.blob_id, fact.pointer


def _passages(terms: Sequence[Heard]) -> Iterator[Passage]:
    for fact in terms:
        for direction, key in (("broad", "broader"), ("narrow", "narrower")):
            for item in fact.value.get(key, []):
                yield Passage(
                    fact,
                    str(fact.value["term"]),
                    direction,
                    _plain(item.get("text", "")),
                    lines_of(item.get("cite", "")),
                )


def _cited(charts: Sequence[Heard]) -> Iterator[Passage]:
    for fact in charts:
        for row in fact.value.get("rows", []):
            if "patent_cite" in row and lines_of(row["patent_cite"]):
                words = _plain(row.get("element", ""))
                yield Passage(fact, row["patent_cite"], "", words, lines_of(row["patent_cite"]))


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", fold(text).casefold()).strip()


def united(facts: Sequence[Heard]) -> Settled | None:
    """The elements of one claim from memos alone, which each pick and word them: all of them, each with the filings that
    list it. None where a stronger source prints the claim, or where one memo speaks alone."""
    if len(facts) < 2 or any(VOICE.get(f.filing.kind) != MEMO for f in facts):
        return None
    whole: list[dict[str, Any]] = []
    for fact in sorted(facts, key=_order):
        by = fact.filing.blob_id[:12]
        for element in fact.value:
            text = str(element.get("text", ""))
            others = (e for e in whole if by not in e["by"])  # what one memo lists apart stays apart
            alike = next((e for e in others if covers(e["text"], text) or covers(text, e["text"])), None)
            if alike:
                alike["by"].append(by)
            else:
                whole.append({**element, "by": [by]})
    rule = "memos list different elements: all are shown, each with the filings that list it"
    first = sorted(facts, key=_order)[0]
    return Settled(whole, first.pk, "settled", rule, len({f.filing_id for f in facts}), 0)
