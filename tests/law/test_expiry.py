"""The end of a patent's term, by worked examples (dates of real patents from their face pages)."""

from datetime import date
from typing import Any

import pytest

from law.expiry import Facts, expiry


@pytest.mark.parametrize(
    ("facts", "on", "certainty"),
    [
        # US 8,572,138: filed 2007-03-30, 1,339 days
        (Facts("8572138", filed_on=date(2007, 3, 30), adjustment_days=1339), date(2030, 11, 28), "exact"),
        # US 7,519,814: filed 2004-09-13 (its provisional of 2003 starts nothing), 933 days
        (Facts("7519814", filed_on=date(2004, 9, 13), adjustment_days=933), date(2027, 4, 4), "exact"),
        # US 7,577,722: filed 2002-04-05, 582 days
        (Facts("7577722", filed_on=date(2002, 4, 5), adjustment_days=582), date(2023, 11, 8), "exact"),
        # a continuation runs from its parent
        (
            Facts("9000000", filed_on=date(2012, 5, 1), base_on=date(2006, 2, 28), adjustment_days=0),
            date(2026, 2, 28),
            "exact",
        ),
        # filed before 1995-06-08: the later of 17 years from grant and 20 from filing
        (Facts("5439055", filed_on=date(1993, 3, 1), issued_on=date(1995, 8, 8)), date(2013, 3, 1), "exact"),
        (Facts("5500000", filed_on=date(1993, 3, 1), issued_on=date(1999, 1, 5)), date(2016, 1, 5), "exact"),
        (
            Facts("D618677", filed_on=date(2008, 11, 18), issued_on=date(2010, 6, 29)),
            date(2024, 6, 29),
            "exact",
        ),
        (
            Facts("D800000", filed_on=date(2016, 1, 4), issued_on=date(2017, 10, 17)),
            date(2032, 10, 17),
            "exact",
        ),
        (Facts("9000001", filed_on=date(2010, 2, 1)), date(2030, 2, 1), "not_before"),
        (
            Facts("9000002", filed_on=date(2010, 2, 1), adjustment_days=100, disclaimed_to=date(2029, 7, 1)),
            date(2029, 7, 1),
            "exact",
        ),
        (
            Facts("9000003", filed_on=date(2004, 2, 29), adjustment_days=0, lapsed_on=date(2018, 4, 1)),
            date(2018, 4, 1),
            "exact",
        ),
        (
            Facts("6000004", filed_on=date(2000, 2, 29), adjustment_days=0, extension_days=500),
            date(2021, 7, 13),
            "exact",
        ),
        # filed after the Act from a parent filed before it: twenty years from the parent alone, 154(a)(2)
        (
            Facts(
                "6000005",
                filed_on=date(1997, 3, 3),
                base_on=date(1993, 2, 1),
                issued_on=date(1999, 12, 7),
                adjustment_days=0,
            ),
            date(2013, 2, 1),
            "exact",
        ),
        # a reissue has what is left of its original, whatever its own grant
        (
            Facts("RE40521", filed_on=date(2001, 6, 1), issued_on=None, adjustment_days=30),
            date(2021, 7, 1),
            "exact",
        ),
        # ended before the Act: seventeen years from grant, not twenty from filing
        (
            Facts("4000000", filed_on=date(1974, 1, 2), issued_on=date(1976, 12, 28)),
            date(1993, 12, 28),
            "exact",
        ),
        # an adjustment is lost beyond a disclaimer, an extension under 156 is not
        (
            Facts(
                "9000006",
                filed_on=date(2006, 1, 10),
                adjustment_days=400,
                disclaimed_to=date(2026, 1, 10),
                extension_days=100,
            ),
            date(2026, 4, 20),
            "exact",
        ),
        # a plant is granted for the same term as any other (35 U.S.C. 161)
        (Facts("PP12345", filed_on=date(2001, 1, 5), adjustment_days=0), date(2021, 1, 5), "exact"),
        # a design granted before the treaty was filed before it
        (Facts("D618677", issued_on=date(2010, 6, 29)), date(2024, 6, 29), "exact"),
    ],
)
def test_the_term_ends_on_the_day_the_statute_gives(facts: Facts, on: date, certainty: str):
    found = expiry(facts)
    assert (found.on, found.certainty) == (on, certainty)
    assert str(found.on) in found.working[-1] or certainty == "not_before"


def test_without_a_filing_date_the_expiry_is_unknown_and_says_why():
    found = expiry(Facts("7519814", issued_on=date(2009, 4, 14)))
    assert (found.on, found.certainty) == (None, "unknown")
    assert "non-provisional" in found.working[0]


def test_a_design_of_unknown_filing_expires_not_before_fourteen_years():
    found = expiry(Facts("D800000", issued_on=date(2016, 3, 1)))
    assert (found.on, found.certainty) == (date(2030, 3, 1), "not_before")


def test_a_filing_before_the_act_without_its_grant_expires_not_before_twenty_years():
    found = expiry(Facts("5439055", filed_on=date(1993, 3, 1)))
    assert (found.on, found.certainty) == (date(2013, 3, 1), "not_before")
    assert "no filing states the grant" in found.working[-1]


def test_a_terminal_disclaimer_over_an_unnamed_patent_leaves_the_latest_day():
    found = expiry(Facts("9000007", filed_on=date(2006, 1, 10), adjustment_days=400, disclaimed=True))
    assert (found.on, found.certainty) == (date(2027, 2, 14), "not_after")
    assert "not stated which" in found.working[-1]


def test_without_the_list_of_earlier_applications_the_day_is_the_latest_there_can_be():
    found = expiry(Facts("9000008", filed_on=date(2006, 1, 10), adjustment_days=0, chain_known=False))
    assert (found.on, found.certainty) == (date(2026, 1, 10), "not_after")


def test_longer_or_shorter_is_unknown():
    found = expiry(Facts("9000008", filed_on=date(2006, 1, 10), chain_known=False))
    assert (found.on, found.certainty) == (None, "unknown")
    assert len(found.working) == 3


def test_a_priority_date_more_than_a_year_back_is_an_earlier_application_s():
    facts = Facts("9000009", filed_on=date(2012, 5, 1), priority_on=date(2006, 2, 28), adjustment_days=10)
    found = expiry(facts)
    assert (found.on, found.certainty) == (None, "unknown")
    assert "2006-02-28" in found.working[0]


def test_a_reissue_whose_original_s_filing_is_unknown_has_no_expiry():
    assert expiry(Facts("RE40521", issued_on=date(2008, 9, 30))).certainty == "unknown"


def granted(**more: Any) -> Facts:
    """Granted on 2008-07-01 from a filing of 2006-01-10: its term ends on 2026-01-10."""
    return Facts("9000010", date(2008, 7, 1), date(2006, 1, 10), adjustment_days=0, **more)


@pytest.mark.parametrize(
    ("facts", "on", "certainty"),
    [
        # said by a paper before the second fee fell due, so it was the first
        (granted(lapsed=True, lapsed_by=date(2014, 5, 1)), date(2012, 7, 1), "exact"),
        # said later: the first or the second
        (granted(lapsed=True, lapsed_by=date(2017, 5, 1)), date(2016, 7, 1), "not_after"),
        # no paper's day bounds it: any of the three
        (granted(lapsed=True), date(2020, 7, 1), "not_after"),
        # recorded by the Office within weeks: of the second
        (granted(lapsed=True, lapse_recorded_on=date(2016, 8, 8)), date(2016, 7, 1), "exact"),
        # before any fee was due it cannot have lapsed: left out
        (granted(lapsed=True, lapsed_by=date(2010, 5, 1)), date(2026, 1, 10), "exact"),
        # the grant, from which the day follows, is unknown
        (
            Facts("9000010", None, date(2006, 1, 10), adjustment_days=0, lapsed=True, lapsed_by=date(2017, 5, 1)),
            date(2017, 5, 1),
            "not_after",
        ),
        # extended by whole years
        (granted(extension_years=2), date(2028, 1, 10), "exact"),
    ],
)  # fmt: skip
def test_a_lapse_without_its_day_ends_it_when_a_fee_fell_due(facts: Facts, on: date, certainty: str):
    found = expiry(facts)
    assert (found.on, found.certainty) == (on, certainty)


def test_the_patents_of_a_disclaimer_are_named():
    found = expiry(granted(disclaimed=True, disclaimed_over=("6123456", "RE40521")))
    assert (found.on, found.certainty) == (date(2026, 1, 10), "not_after")
    assert "over 6,123,456 and RE40,521" in found.working[-1]
