"""Dates in words."""

import pytest

from law.dates import shown


@pytest.mark.parametrize(
    ("edtf", "qualifier", "words"),
    [
        ("2024-05-03", "", "2024-05-03"),
        ("2013-10~", "about", "about October 2013"),
        ("2013-10~", "", "about October 2013"),
        ("2010", "", "2010"),
        ("2009-10/2009-12~", "", "late 2009"),
        ("2009-01/2009-03~", "", "early 2009"),
        ("2009-01/2009-03", "", "January 2009–March 2009"),
        ("2012/2015", "", "2012–2015"),
        ("../2024-05-03", "", "not later than 2024-05-03"),
        ("../2023-09-24", "before", "before 2023-09-24"),
        ("2020-01-01/..", "", "not before 2020-01-01"),
        ("2006-05-03", "at_least", "at least since 2006-05-03"),
    ],
)
def test_a_date_is_told_with_what_is_uncertain_of_it(edtf: str, qualifier: str, words: str) -> None:
    assert shown(edtf, qualifier) == words
