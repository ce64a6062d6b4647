"""What papers are called."""

import pytest

from law.papers import short_title, spoken_title


@pytest.mark.parametrize(
    ("kind", "title", "told"),
    [
        (
            "complaint",
            "FIRST AMENDED COMPLAINT FOR PATENT INFRINGEMENT AGAINST ACME, INC.",
            "First amended complaint",
        ),
        ("complaint", "Complaint for Declaratory Judgment of Non-Infringement", "Complaint"),
        (
            "ptab_paper",
            "PETITIONER'S ORAL HEARING\nDEMONSTRATIVES",
            "Petitioner's oral hearing demonstratives",
        ),
        ("order", "Claim Construction Order", "Claim Construction Order"),
        ("memo", "Red Hat Inc v. VirtaMove Corp", "Red Hat v. VirtaMove memo"),
        ("memo", "", "Memo"),
        ("complaint", "", "Complaint"),
        ("strange", "", "Paper"),
        ("docket_sheet", "HARROW OPTICS v. Basalt Mobile Inc", "Docket sheet"),
        ("notice", "Harrow Optics v. Basalt Mobile, Inc.", "Notice"),
        ("notice", "NOTICE OF APPEAL", "Notice of appeal"),
        ("notice", "Notice of Dismissal in Harrow v. Basalt", "Notice of Dismissal in Harrow v. Basalt"),
    ],
)
def test_a_paper_is_told_in_a_few_words(kind: str, title: str, told: str) -> None:
    assert short_title(kind, title) == told


def test_a_memo_is_told_in_passing_by_its_first_party() -> None:
    assert spoken_title("memo", "Red Hat Inc v. VirtaMove Corp") == "Red Hat memo"
    assert spoken_title("complaint", "COMPLAINT") == "Complaint"


def test_no_title_is_endless() -> None:
    assert len(short_title("order", "ORDER ON MANY THINGS " * 50)) <= 72
