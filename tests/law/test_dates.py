"""Dates as people write them, and what they mean as EDTF."""

from datetime import date

import pytest

from law import dates

WRITTEN = [
    ("2009-04-14", "2009-04-14", ""),
    ("April 14, 2009", "2009-04-14", ""),
    ("Apr. 14, 2009", "2009-04-14", ""),
    ("14 April 2009", "2009-04-14", ""),
    ("this 3rd day of May, 2024", "2024-05-03", ""),
    ("05/03/2024", "2024-05-03", ""),
    ("06/08/17", "2017-06-08", ""),
    ("10/11/99", "1999-10-11", ""),
    ("October 2013", "2013-10", ""),
    ("2013-10", "2013-10", ""),
    ("2010", "2010", ""),
    ("2012-2015", "2012/2015", ""),
    ("from June 2 to June 5, 2016", "2016-06-02/2016-06-05", ""),
    ("From February 2014 to October 2016", "2014-02/2016-10", ""),
    ("Between 2005 and 2008", "2005/2008", ""),
    ("March 30 – April 2, 2012", "2012-03-30/2012-04-02", ""),
    ("2009 to 2021", "2009/2021", ""),
    ("Late 2009", "2009-10/2009-12~", ""),
    ("Spring 2010", "2010-03/2010-05~", ""),
    ("Q3 2014", "2014-07/2014-09", ""),
    ("2013-10-01 (Approx.)", "2013-10-01~", "about"),
    ("2022 (at least)", "2022", "at_least"),
    ("on or about October 2013", "2013-10~", "about"),
    ("since at least March 1, 2020", "2020-03-01", "at_least"),
    ("at least as early as 2018", "2018", "at_least"),
    ("no later than June 5, 2021", "2021-06-05", "no_later_than"),
    ("before 2017", "../2017", "before"),
]


@pytest.mark.parametrize(("text", "edtf", "qualifier"), WRITTEN)
def test_a_written_date_has_one_meaning(text: str, edtf: str, qualifier: str) -> None:
    found = dates.parse(text)
    assert found is not None
    assert (found.edtf, found.qualifier) == (edtf, qualifier)
    assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    "text", ["", "no date", "February 30, 2020", "13/45/2020", "2021-13-01", "Serial 11/694,483", "1234567"]
)
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert [w for w in dates.find(text)] == []


def test_bare_years_count_only_when_asked_for() -> None:
    text = "in 2013 and 2020 the examiner cited it"
    assert list(dates.find(text)) == []
    assert [w.edtf for w in dates.find(text, years=True)] == ["2013", "2020"]


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("2013-10~", date(2013, 10, 1), date(2013, 10, 31)),
        ("2009-10/2009-12~", date(2009, 10, 1), date(2009, 12, 31)),
        ("../2017", None, date(2017, 12, 31)),
    ],
)
def test_bounds_are_the_days_a_date_can_mean(edtf: str, first: date | None, last: date | None) -> None:
    assert dates.bounds(edtf) == (first, last)


def test_a_day_refines_its_month_and_not_the_next() -> None:
    assert dates.refines("2013-10-15", "2013-10")
    assert not dates.refines("2013-11-01", "2013-10")
