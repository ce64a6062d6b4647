"""The four readings made by hand: how far the readers agree with them, by the tool that scores readings."""

import importlib.util
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from ingest.readers.read import read

SHARED = Path(__file__).resolve().parents[3] / "shared"
JUDGEMENT = {"contentions", "disputes", "knowledge", "references", "questions"}
NOT_IN_GOLD = {
    "experts",
    "testimony",
    "definitions",
}  # keys of the contract that no hand-made reading states yet
pytestmark = pytest.mark.skipif(
    not (SHARED / "gold").is_dir(), reason="the folder ../shared with the hand-made readings is absent"
)


def figures(tally: list[int]) -> float:
    right, false, missed = tally
    return 2 * right / (2 * right + false + missed) if right + false + missed else 1.0


@pytest.fixture(scope="module")
def scored() -> tuple[dict[str, list[int]], int, int]:
    """Per path [right, false, missed] over all four, the number of values read, and how many of them have a span."""
    spec = importlib.util.spec_from_file_location("score_reading", SHARED / "tools" / "score_reading.py")
    assert spec is not None and spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    tally: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    values = spanned = 0
    misses: list[Any] = []
    for file in sorted((SHARED / "gold").glob("*.json")):
        gold = json.loads(file.read_text("utf-8"))
        document = json.loads(read((SHARED / "filings" / f"{file.stem}.txt").read_bytes()).as_json())
        leaves = list(tool.leaves(document))
        values += len(leaves)
        spanned += sum(leaf in document["spans"] for leaf in leaves)
        for key in sorted((set(gold) | set(document)) - tool.SKIP - NOT_IN_GOLD):
            tool.compare(gold.get(key), document.get(key), key, tally, misses, file.stem)
    assert tally, "no gold reading was found"
    return tally, values, spanned


def test_all_keys_but_judgement_reach_95_percent(scored: tuple[dict[str, list[int]], int, int]) -> None:
    counted = [t for path, t in scored[0].items() if path.split(".")[0] not in JUDGEMENT]
    assert figures([sum(column) for column in zip(*counted, strict=True)]) >= 0.95


def test_every_key_reaches_its_share(scored: tuple[dict[str, list[int]], int, int]) -> None:
    """A key is counted with all that stands under it: 70 % for keys of judgement, 85 % for all others."""
    keys: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for path, counts in scored[0].items():
        keys[path.split(".")[0]] = [a + b for a, b in zip(keys[path.split(".")[0]], counts, strict=True)]
    low = {
        key: round(figures(t), 3)
        for key, t in keys.items()
        if figures(t) < (0.70 if key in JUDGEMENT else 0.85)
    }
    assert not low


def test_values_have_their_words(scored: tuple[dict[str, list[int]], int, int]) -> None:
    _, values, spanned = scored
    assert values > 500 and spanned >= 0.99 * values
