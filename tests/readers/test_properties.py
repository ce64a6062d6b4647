"""Whatever arrives: one kind of error at most, every span inside the text, every value held by its words."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.readers.read import CannotRead, read
from ingest.readers.reading import Reading

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
TEXTS = sorted(p for p in SAMPLES.glob("*/*.txt") if p.parent.name != "held_back")
SLOW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)

HEADS = (
    "DCT\n7:24-cv-00030\nA v. B\nI. Executive Summary and Procedural Information\n"
    "- Core Dispute: Plaintiff alleges infringement\n",
    "PTAB\nIPR2020-01582\n1. Case Identification\n- Case #: IPR2020-01582\n3. Grounds for Unpatentability\n",
    "UNITED STATES DISTRICT COURT\nDISTRICT OF DELAWARE\nA, Inc., Plaintiff, v. B, Ltd., Defendant.\n"
    "C.A. No. 22-941-GBW\nCOMPLAINT\n",
    "UNITED STATES DISTRICT COURT\nDISTRICT OF DELAWARE\nA, Inc., Plaintiff, v. B, Ltd., Defendant.\nORDER\n",
    "BEFORE THE PATENT TRIAL AND APPEAL BOARD\nA, Petitioner, v. B, Patent Owner.\nIPR2020-01582\nPETITION\n",
)
PIECES = st.sampled_from(
    [
        "Case Timeline\n",
        "| 2009-04-14 | U.S. Patent No. 7,519,814 Issued |\n",
        "II. Technology and Patent(s)-in-Suit Analysis\n",
        'U.S. Patent No. 7,519,814 - "Title"\n',
        "Key Claims at a Glance\n",
        "- claims 1-5, 9, and 10\n",
        "COUNT I\n",
        "’814 Patent ",
        "Plaintiff: A, Inc. (Delaware)\n",
        "Defendant: B, Ltd.; and C LLC\n",
        "on or about October 2013 ",
        "February 30, 2020",
        "claims 9-2 ",
        "(",
        ")",
        '"',
        "“",
        "§ 271",
        "¶¶ 1-",
        ":- ",
        "\t",
        "\x0c",
        "\x00",
        "\ud800",
        "- Willful Infringement: not alleged, but ",
        "Exhibit 2 ",
        "1. ",
        "12. Defendant infringes.\n",
        "JURY TRIAL DEMANDED\n",
        "PRAYER FOR RELIEF\n",
        "/s/ Jane Roe\n",
        "Ground 1: claims 1-3 over Smith\n",
    ]
)


def check(reading: Reading) -> None:
    """Spans lie inside; a number, name or title is in its words; a reading of the same text is the same."""
    for pointer, (start, end) in reading.spans.items():
        assert 0 <= start <= end <= len(reading.text), pointer
    for pointer, value in _leaves(dict(reading.document)):
        if pointer.startswith("/doubts"):
            continue
        assert pointer in reading.spans, f"{pointer} has no words"
        if re.search(r"/(text|feature|element|quote|heading)$", pointer):
            words = reading.words(pointer)
            assert _holds(words, str(value)), f"{pointer}: {value!r} is not in {words!r}"


def _holds(words: str, value: str) -> bool:
    """Whether the letters stand in the words in their order; margin numbers and page stamps may stand between."""
    remaining = iter(_letters(words))
    return all(letter in remaining for letter in _letters(value))


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _leaves(node: Any, at: str = "") -> list[tuple[str, Any]]:
    if isinstance(node, dict):
        return [leaf for k, v in node.items() for leaf in _leaves(v, f"{at}/{k}")]
    if isinstance(node, list):
        return [leaf for i, v in enumerate(node) for leaf in _leaves(v, f"{at}/{i}")]
    return [(at, node)]


@SLOW
@given(st.binary(max_size=3000))
def test_any_bytes_are_read_or_refused_with_a_sentence(data: bytes) -> None:
    try:
        check(read(data))
    except CannotRead as error:
        assert str(error).endswith(".") and len(str(error)) > 20


@SLOW
@given(
    st.sampled_from(
        [b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"From: a\nTo: b\nSubject: c\n\n", b"\xff\xfe"]
    ),
    st.binary(max_size=1500),
)
def test_any_broken_file_of_a_known_format_is_read_or_refused(start: bytes, rest: bytes) -> None:
    try:
        check(read(start + rest))
    except CannotRead as error:
        assert str(error).endswith(".")


@SLOW
@given(st.sampled_from(HEADS), st.lists(st.one_of(PIECES, st.text(max_size=40)), max_size=60))
def test_any_text_under_a_heading_is_read(head: str, pieces: list[str]) -> None:
    try:
        check(read((head + "".join(pieces)).encode("utf-8", "surrogatepass")))
    except CannotRead as error:
        assert str(error).endswith(".")


@SLOW
@given(st.data())
def test_a_paper_whose_lines_are_mixed_up_is_read(data: st.DataObject) -> None:
    """Lines go, come twice, change places, run into each other; lines of another paper come between."""
    lines = data.draw(st.sampled_from(TEXTS)).read_text("utf-8").split("\n")
    others = data.draw(st.sampled_from(TEXTS)).read_text("utf-8").split("\n")
    for _ in range(data.draw(st.integers(1, 12))):
        i, j = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        k = data.draw(st.integers(0, len(others) - 1))
        damage = data.draw(st.sampled_from(("lost", "twice", "swapped", "joined", "beside", "foreign")))
        if damage == "lost" and len(lines) > 12:
            del lines[i : i + 8]
        elif damage == "twice":
            lines[i:i] = lines[j : j + 5]
        elif damage == "swapped":
            lines[i], lines[j] = lines[j], lines[i]
        elif damage == "joined":
            lines[i : i + 3] = [" ".join(lines[i : i + 3])]
        elif damage == "beside":
            lines[i] = f"  {lines[i]}    {lines[j]}"
        else:
            lines[i:i] = others[k : k + 10]
    try:
        check(read("\n".join(lines).encode()))
    except CannotRead as error:
        assert str(error).endswith(".")


@SLOW
@given(st.data())
def test_a_paper_cut_anywhere_is_read(data: st.DataObject) -> None:
    """Pages are lost at either end, and in the middle."""
    text = data.draw(st.sampled_from(TEXTS)).read_text("utf-8")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    kept = data.draw(st.sampled_from([text[start:end], text[:start] + text[end:]]))
    try:
        check(read(kept.encode()))
    except CannotRead:
        assert not kept.strip()


@pytest.mark.parametrize("text", TEXTS, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_the_same_bytes_give_the_same_reading(text: Path) -> None:
    data = text.read_bytes()
    first, second = read(data), read(data)
    check(first)
    assert first.as_json() == second.as_json()
