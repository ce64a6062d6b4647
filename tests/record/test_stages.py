"""How far a case has come is kept with its timeline, whatever tells of a step and whatever takes it away again."""

from typing import Any

import pytest

from cases.models import Case
from desk import services
from tests.record.papers import Document, take_in
from timelines.models import Change
from timelines.services import refresh_all

pytestmark = pytest.mark.django_db

LEAD, MEMBER = "2:24-cv-00123", "2:24-cv-00124"
JUDGMENT = "FINAL JUDGMENT. Signed by Judge Ada Poe on 4/5/2025."


def line(number: int, text: str, **more: Any) -> dict[str, Any]:
    return {"number": number, "filed_on": "2025-04-05", "text": text} | more


def sheet(docket_number: str, *entries: dict[str, Any], **more: Any) -> Document:
    begun = {"number": 1, "filed_on": "2024-02-01", "text": f"COMPLAINT against Corvid Inc. {docket_number}"}
    return {
        "kind": "docket_sheet", "court": "txed", "docket_number": docket_number, "case_filed_on": "2024-02-01",
        "as_of": "2025-06-01", "entries": [begun, *entries],
    } | more  # fmt: skip


def stages() -> dict[str, str]:
    suits = Case.objects.filter(mentioned_only=False)
    return {key.rpartition("/")[2]: stage for key, stage in suits.values_list("key", "stage")}


def test_a_step_that_a_docket_tells_of_is_the_stage_until_its_filing_is_withdrawn(editor):
    take_in(sheet(LEAD))
    assert stages() == {LEAD: "pleadings"}
    (newer,) = take_in(sheet(LEAD, line(90, JUDGMENT)))
    assert stages() == {LEAD: "judgment"}
    services.withdraw(newer, by=editor, reason="wrong case")
    assert stages() == {LEAD: "pleadings"}


def test_a_docket_that_says_when_it_was_closed_is_of_a_closed_suit():
    take_in(sheet(LEAD, line(90, JUDGMENT), case_terminated_on="2025-05-05"))
    assert stages() == {LEAD: "closed"}


@pytest.mark.parametrize("first", [0, 1])
def test_an_act_entered_in_two_dockets_takes_both_suits_there(first: int) -> None:
    act = {"pacer_doc_id": "175012345678"}
    sheets = [sheet(LEAD, line(90, JUDGMENT, **act)), sheet(MEMBER, line(40, JUDGMENT, **act))]
    take_in(sheets[first], sheets[1 - first])
    assert stages() == {LEAD: "judgment", MEMBER: "judgment"}


def test_settling_again_writes_no_stage():
    take_in(sheet(LEAD, line(90, JUDGMENT)))
    told = Change.objects.count()
    refresh_all()
    assert Change.objects.count() == told and stages() == {LEAD: "judgment"}
