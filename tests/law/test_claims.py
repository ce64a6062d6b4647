"""Lists of claim numbers, as briefs and decisions print them."""

import pytest

from law import claims

MEANT = [
    ("1", (1,)),
    ("1-5, 9, 19-21, and 26", (1, 2, 3, 4, 5, 9, 19, 20, 21, 26)),
    ("1–3 and at least claim 7", (1, 2, 3, 7)),
    ("1, 2 and 4–6", (1, 2, 4, 5, 6)),
    ("80–82, 114 & 294", (80, 81, 82, 114, 294)),
    ("1 through 3", (1, 2, 3)),
    ("9, 10; 12 to 14", (9, 10, 12, 13, 14)),
]


@pytest.mark.parametrize(("text", "meant"), MEANT)
def test_a_printed_list_means_these_claims(text: str, meant: tuple[int, ...]) -> None:
    assert claims.numbers(text) == meant


FOUND = [
    ("claims 1-5 and 35 U.S.C. § 103", ["1-5"]),
    ("Claims 1–3 and at least claim 7 of the patent", ["1–3 and at least claim 7"]),
    ("claims 1, 2,\nand 4 of U.S. Patent No. 7,519,814", ["1, 2,\nand 4"]),
    ("claim 1 and 37 C.F.R. § 42.108", ["1"]),
    ("claims 1 and 3 are valid; claim 9 is not", ["1 and 3", "9"]),
    ("claims 4, 7,519,814 and more", ["4"]),
    ("the claimed invention of 2014", []),
    ("claims 1, 2014", ["1"]),
]


@pytest.mark.parametrize(("text", "lists"), FOUND)
def test_only_claim_numbers_are_taken_into_a_list(text: str, lists: list[str]) -> None:
    assert [text[a:b] for a, b in claims.find(text)] == lists


@pytest.mark.parametrize("text", ["5-1", "0", "0-3"])
def test_a_range_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a range"):
        claims.numbers(text)


@pytest.mark.parametrize(
    ("numbers", "text"), [({1, 2, 3, 4, 5, 9}, "1-5, 9"), ({9, 10}, "9, 10"), ({26, 1}, "1, 26"), (set(), "")]
)
def test_a_list_is_printed_with_its_runs_closed(numbers: set[int], text: str) -> None:
    assert claims.printed(numbers) == text
