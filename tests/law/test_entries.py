"""What entries mean: precision on labelled entries first; what is wrong is listed, never averaged away."""

from pathlib import Path

import pytest

from law.entries import AUTHORITY, answered, due_in, meaning

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "entries"
LEAST_PRECISION, LEAST_RECALL = 0.97, 0.9  # of the held-back half; the tuned half has to be right throughout


def labelled(name: str) -> list[tuple[str, str, str, str]]:
    lines = (SAMPLES / f"{name}.tsv").read_text("utf-8").splitlines()
    return [tuple(line.split("\t", 3)) for line in lines]  # type: ignore[misc]


def test_there_are_three_hundred_labelled_entries_half_of_them_held_back() -> None:
    assert len(labelled("tuned")) >= 150
    assert len(labelled("held_back")) >= 150


@pytest.mark.parametrize(("kind", "motion", "disposition", "text"), labelled("tuned"))
def test_an_entry_means_what_its_label_says(kind: str, motion: str, disposition: str, text: str) -> None:
    meant = meaning(text)
    assert (meant.kind, meant.motion, meant.disposition) == (kind, motion, disposition)


def test_on_held_back_entries_what_is_said_is_right() -> None:
    rows = labelled("held_back")
    said = [(kind, meaning(text).kind, text) for kind, _, _, text in rows]
    wrong = [row for row in said if row[1] and row[1] != row[0]]
    missed = [row for row in said if row[0] and not row[1]]
    precision = 1 - len(wrong) / sum(bool(found) for _, found, _ in said)
    recall = 1 - len(missed) / sum(bool(kind) for kind, _, _ in said)
    assert (precision >= LEAST_PRECISION, recall >= LEAST_RECALL) == (True, True), (
        precision,
        recall,
        wrong,
        missed,
    )


def test_every_kind_has_its_authority() -> None:
    assert all(AUTHORITY.values())


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("RESPONSE in Opposition re 12 MOTION to Dismiss filed by A. (Attachments: # 1 Exhibit 7)", (12,)),
        ("ORDER granting 45 Motion to Stay; denying as moot 46 Motion to Compel.", (45, 46)),
        ("TEXT ONLY ORDER granting motion to extend time to file brief [18] filed by Appellee.", (18,)),
        ("ORAL ORDER: The Court has reviewed the letters (D.I. 602, D.I. 603).", (602, 603)),
        ("NOTICE OF APPEAL as to [25] Order Dismissing Case, [24] Order on Motion to Dismiss", (25, 24)),
        ("ORDER: trial of 5 days; 30 page limit; claim 12 of the patent.", ()),
        ("MOTION for Summary Judgment of Non-Infringement of Claims 1 and 3 by A.", ()),
    ],
)
def test_an_entry_names_the_entries_it_is_about(text: str, numbers: tuple[int, ...]) -> None:
    assert sorted(answered(text)) == sorted(numbers)


@pytest.mark.parametrize(
    ("text", "what", "on"),
    [
        ("A served on 3/5/2024, answer due 3/26/2024.", "answer", "2024-03-26"),
        ("ANSWERING BRIEF re 22 MOTION. Reply Brief due date per Local Rules is 4/12/2024.", "Reply Brief", "2024-04-12"),
        ("The response brief is due 10/28/2022. Service as of this date.", "The response brief", "2022-10-28"),
        ("Responses due by 5/1/2024", "Responses", "2024-05-01"),
        ("Oppositions due on or before 12/15/2024.", "Oppositions", "2024-12-15"),
        ("Reply, if any, is due by 12/17/2024.", "Reply", "2024-12-17"),
        ("Objections to R&R due by 1/11/2024.", "Objections to R&R", "2024-01-11"),
        ("Set Deadlines: Answer to [1] Complaint due by 7/31/2024 (cp, )", "Answer to [1] Complaint", "2024-07-31"),
    ],
)  # fmt: skip
def test_a_day_that_the_court_says_is_due_is_read(text: str, what: str, on: str) -> None:
    assert [(d.what.lower(), d.on) for d in due_in(text)] == [(what.lower(), on)]


def test_an_entry_yields_patents_cases_and_judges() -> None:
    text = (
        "ORDER CONSOLIDATING CASES 2:24-cv-00123 and 2:24-cv-00456 as to U.S. Patent No. 9,999,901. "
        "Signed by District Judge Ada Poe on 4/8/2024."
    )
    meant = meaning(text)
    assert meant.patents == ("9999901",)
    assert meant.cases == ("2:24-cv-00123", "2:24-cv-00456")
    assert meant.judges == ("Ada Poe",)


def test_a_second_amended_complaint_is_counted() -> None:
    assert meaning("SECOND AMENDED COMPLAINT against A").amendment == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Petition for Inter Partes Review of U.S. Patent No. 9,999,901", "petition_filed"),
        ("Notice of Filing Date Accorded", "filing_date_accorded"),
        ("Patent Owner Preliminary Response", "preliminary_response"),
        ("Decision Granting Institution of Inter Partes Review", "institution_decision"),
        ("Director Discretionary Decision: Deny", "institution_decision"),
        ("Patent Owner's Response", "patent_owner_response"),
        ("Final Written Decision", "final_written_decision"),
        ("Patent Owner Sur-Reply", "sur_reply"),
    ],
)
def test_papers_before_the_board_have_their_kinds(text: str, kind: str) -> None:
    assert meaning(text, board=True).kind == kind
