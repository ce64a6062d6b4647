"""The front of a court paper, sample by sample: exactly what each expectation names, and nothing beside it."""

import json
from pathlib import Path
from typing import Any

import pytest

from ingest.readers import front
from law.said import Said

SAMPLES = sorted((Path(__file__).parents[1] / "samples" / "front").glob("*.txt"))


def plain(node: Any) -> Any:
    """A reader's tree as JSON values, without what is not stated."""
    if isinstance(node, Said):
        return node.value
    if isinstance(node, dict):
        return {k: v for k, v in ((k, plain(v)) for k, v in node.items()) if v not in (None, [], {}, "")}
    return [plain(v) for v in node] if isinstance(node, list) else node


def spans(node: Any) -> list[Said]:
    """Every value of a tree with its words."""
    if isinstance(node, Said):
        return [node]
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return [said for child in children for said in spans(child)]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_front_says_what_its_expectation_says(path: Path) -> None:
    tree = plain(front.read(path.read_text("utf-8")).tree())
    expected = json.loads(path.with_suffix(".expected.json").read_text("utf-8"))
    for unscored in ("number_as_printed", "doubts"):
        if unscored not in expected:
            tree.pop(unscored, None)
    assert tree == expected


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_word_of_a_value_stands_in_its_span(path: Path) -> None:
    text = path.read_text("utf-8")
    for said in spans(front.read(text).tree()):
        words = text[said.start : said.end].casefold()
        if isinstance(said.value, str) and said.value[0].isupper():
            assert all(word.casefold() in words for word in said.value.split())


def test_a_number_with_lost_digits_is_left_out_and_doubted() -> None:
    read = front.read(
        (Path(__file__).parents[1] / "samples" / "front" / "lost-digits.txt").read_text("utf-8")
    )
    assert read.docket_number is None
    assert [d["pointer"] for d in read.doubts] == ["/docket_number"]


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "v.", "Plaintiff,", "UNITED STATES DISTRICT COURT"])
def test_a_text_without_a_caption_has_no_parties(text: str) -> None:
    assert front.read(text).parties == []
