"""Each sample pair under tests/samples/<kind>/: NAME.txt reads as NAME.expected.json says, key for key."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from ingest.readers.read import read
from tests.readers.scoring import UNSCORED, Tally, compare, paths

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
TEXTS = sorted(p for p in SAMPLES.glob("*/*.txt") if p.parent.name != "held_back")


def test_there_are_samples() -> None:
    assert TEXTS


@pytest.mark.parametrize("text", TEXTS, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_a_sample_reads_as_written_down(text: Path) -> None:
    """Every key that the expected reading has is right: nothing missed, nothing false."""
    expected = json.loads(text.with_suffix(".expected.json").read_text("utf-8"))
    reading = read(text.read_bytes(), text.name)
    document = json.loads(reading.as_json())
    stated = set(paths(expected))
    tally: Tally = defaultdict(lambda: [0, 0, 0])
    misses: list[str] = []
    for key in sorted(set(expected) - UNSCORED):
        compare(expected[key], document.get(key), key, stated, tally, misses)
    assert not misses, "\n".join(misses)


@pytest.mark.parametrize("text", TEXTS, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_every_value_of_a_sample_has_its_words(text: Path) -> None:
    reading = read(text.read_bytes(), text.name)
    document = json.loads(reading.as_json())
    pointers = set(_leaves({k: v for k, v in document.items() if k not in ("spans", "doubts")}))
    assert pointers <= set(document["spans"])
    assert all(0 <= start <= end <= len(reading.text) for start, end in reading.spans.values())


def _leaves(node: object, at: str = "") -> list[str]:
    if isinstance(node, dict):
        return [leaf for k, v in node.items() for leaf in _leaves(v, f"{at}/{k}")]
    if isinstance(node, list):
        return [leaf for i, v in enumerate(node) for leaf in _leaves(v, f"{at}/{i}")]
    return [at]
