"""Orders, answers, motions, briefs and notices: what their expectations leave out is not there either."""

import json
from pathlib import Path

import pytest

from ingest.readers.read import read

SAMPLES = Path(__file__).parents[1] / "samples"
KINDS = ("order", "answer", "motion", "brief", "court_notice")
PAPERS = sorted(p for kind in KINDS for p in (SAMPLES / kind).glob("*.txt"))


@pytest.mark.parametrize("path", PAPERS, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_a_paper_states_no_key_that_its_expectation_leaves_out(path: Path) -> None:
    expected = json.loads(path.with_suffix(".expected.json").read_text("utf-8"))
    document = read(path.read_bytes()).document
    assert set(document) - set(expected) <= {"number_as_printed", "counsel_firms", "doubts", "relief"}


@pytest.mark.parametrize("path", PAPERS, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_a_paper_is_of_the_kind_of_its_folder(path: Path) -> None:
    assert read(path.read_bytes()).kind == path.parent.name.removeprefix("court_")
