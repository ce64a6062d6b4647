"""The expiry of a patent follows from its settled facts, whichever filing brings them."""

from typing import Any

import pytest

from cases.models import Value
from desk import services
from patents.models import Patent
from tests.record.papers import complaint, take_in

pytestmark = pytest.mark.django_db


def register(**patent: Any) -> dict[str, Any]:
    """A record of the Office on one patent."""
    told = {
        "number": "9000001",
        "filed_on": "2012-05-01",
        "issued_on": "2015-04-07",
        "term_adjustment_days": 20,
    }
    return {"kind": "patent", "form": "file_wrapper", "patents": [told | patent]}


def term() -> tuple[str, str]:
    patent = Patent.objects.get(number="9000001")
    return str(patent.expires_on), patent.expiry_certainty


def test_it_works():
    take_in(register())
    assert term() == ("2032-05-21", "exact")


def test_a_continuation_runs_from_its_earliest_parent_and_never_from_a_provisional():
    parents = [
        {"relation": "continuation", "filed_on": "2009-03-02", "application_number": "12/396111"},
        {"relation": "continuation_in_part", "filed_on": "2007-06-01", "application_number": "11/757222"},
        {"relation": "provisional", "filed_on": "2006-06-02", "application_number": "60/810333"},
    ]
    take_in(register(parents=parents))
    assert term() == ("2027-06-21", "exact")
    assert "2007-06-01" in Patent.objects.get(number="9000001").expiry_working[0]


def test_a_parent_without_a_day_leaves_the_latest_day():
    take_in(register(parents=[{"relation": "division", "application_number": "12/396111"}]))
    assert term() == ("2032-05-21", "not_after")


def test_a_pleading_s_filing_date_alone_is_no_exact_expiry():
    take_in(
        complaint(
            patents=[{"number": "9000001", "filed_on": "2012-05-01", "term_adjustment_days": 20}], counts=[]
        )
    )
    assert term() == ("2032-05-21", "not_after")
    take_in(register())
    assert term() == ("2032-05-21", "exact")


def test_a_memo_s_priority_date_alone_gives_no_expiry():
    take_in(complaint(kind="memo", patents=[{"number": "9000001", "priority_on": "2011-05-01"}], counts=[]))
    assert term() == ("None", "unknown")


def test_disclaimer_extension_and_lapse_are_facts_that_change_it():
    take_in(register(terminal_disclaimer=True))
    assert term() == ("2032-05-21", "not_after")
    take_in(register(terminal_disclaimer=True, disclaimed_to="2031-01-05", term_extension_days=31))
    assert term() == ("2031-02-05", "exact")
    take_in(register(lapsed_on="2023-04-07", title="With the fee not paid"))
    assert term() == ("2023-04-07", "exact")


def test_a_reissue_ends_with_its_original():
    original = {"relation": "reissue", "filed_on": "2003-09-22", "application_number": "10/667444"}
    take_in(register(number="RE45000", parents=[original]))
    found = Patent.objects.get(number="RE45000")
    assert (str(found.expires_on), found.expiry_certainty) == ("2023-10-12", "exact")
    assert "251(a)" in found.expiry_working[0]


def test_a_ruling_on_a_fact_changes_the_expiry_and_its_undoing_takes_it_back(editor):
    take_in(register())
    value = Value.objects.get(scope="patent:9000001", slot="term_adjustment_days")
    ruling = services.enter(value, 50, by=editor, reason="certificate of correction")
    assert term() == ("2032-06-20", "exact")
    services.undo(ruling, by=editor)
    assert term() == ("2032-05-21", "exact")
