"""The end of a patent's term, by worked examples (dates of real patents from their face pages)."""

from datetime import date

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
    assert expiry(Facts("D618677", issued_on=date(2010, 6, 29))).certainty == "not_before"
