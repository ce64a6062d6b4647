"""What became of claims: certificates of the Office and orders of the Board."""

import pytest

from law.claim_status import certified, decided

REEXAMINED = (
    "AS A RESULT OF REEXAMINATION, IT HAS BEEN DETERMINED THAT:\nThe patentability of claims 4-6 and 9 is confirmed.\n"
    "Claims 2 and 3 are cancelled.\nClaim 1 is determined to be patentable as amended.\n"
    "Claims 7 and 8, dependent on an amended claim, are determined to be patentable.\n"
    "New claims 21-23 are added and determined to be patentable.\nClaims 10-20 were not reexamined.\n"
)


def told(stated: list) -> dict[str, list[int]]:  # type: ignore[type-arg]
    found: dict[str, list[int]] = {}
    for s in stated:
        found.setdefault(s.status, []).extend(s.claims)
    return {k: sorted(v) for k, v in found.items()}


def test_a_certificate_says_of_each_claim_what_became_of_it() -> None:
    assert told(certified(REEXAMINED)) == {
        "confirmed": [4, 5, 6, 7, 8, 9],
        "cancelled": [2, 3],
        "amended": [1],
        "added": [21, 22, 23],
        "not_reexamined": list(range(10, 21)),
    }


@pytest.mark.parametrize(
    ("text", "status", "claims"),
    [
        ("Claims 1-3, 5 and 7 are cancelled.", "cancelled", [1, 2, 3, 5, 7]),
        ("Claim 4 is found patentable.", "confirmed", [4]),
        ("Claims 2-3 were previously cancelled.", "cancelled", [2, 3]),
        ("Claim 12 is now disclaimed.", "disclaimed", [12]),
        ("Claims 4, 5 and 6 are found to be patentable.", "confirmed", [4, 5, 6]),
        ("Claims 1, 2 is/are cancelled.", "cancelled", [1, 2]),
        ("Substitute claims 21-23 are found patentable.", "added", [21, 22, 23]),
        ("Claims 1-3 were finally determined to be unpatentable and are cancelled.", "cancelled", [1, 2, 3]),
    ],
)
def test_a_trial_certificate_in_one_sentence(text: str, status: str, claims: list[int]) -> None:
    assert told(certified(text)) == {status: claims}


HELD = [
    (
        "ORDERED that claims 1–4 and 9 of U.S. Patent No. 7,999,991 B2 are determined to be unpatentable;",
        {"unpatentable": [1, 2, 3, 4, 9]},
    ),
    (
        "ORDERED that claims 1-3 have been shown by a preponderance of the evidence to be unpatentable; "
        "FURTHER ORDERED that claim 4 has not been shown to be unpatentable;",
        {"unpatentable": [1, 2, 3], "not_unpatentable": [4]},
    ),
    (
        "ORDERED that Petitioner has not shown by a preponderance of the evidence that claims 5 and 6 of the '991 "
        "patent are unpatentable.",
        {"not_unpatentable": [5, 6]},
    ),
    ("ORDERED that, based on the record, claim 1 is unpatentable.", {"unpatentable": [1]}),
    ("We find that claims 1-3 are unpatentable. ORDERED that the motion is denied.", {}),
]


@pytest.mark.parametrize(("text", "told_as"), HELD)
def test_the_board_s_order_decides_claims_its_reasons_do_not(
    text: str, told_as: dict[str, list[int]]
) -> None:
    assert told(decided(text)) == told_as


def test_a_range_that_cannot_be_is_no_statement() -> None:
    assert certified("Claims 9-3 are cancelled.") == []
