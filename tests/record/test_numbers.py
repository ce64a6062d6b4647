"""Any spelling of a docket number leads to exactly one case, or to a short list to choose from."""

import pytest

from cases.models import Case
from tests.record.papers import complaint, take_in

pytestmark = pytest.mark.django_db
DOCKETS = (
    ("ded", "1:17-cv-01234"),
    ("paed", "2:17-cv-01234"),
    ("cafc", "2017-1234"),
    ("txed", "2:17-cv-00699"),
    ("txwd", "7:24-cv-00030"),
    ("txwd", "6:24-cv-00030"),
    ("cand", "5:24-cv-04740"),
    ("ptab", "IPR2020-01582"),
    ("ptab", "PGR2019-00001"),
    ("ptab", "CBM2013-00001"),
    ("ptab", "DER2019-00001"),
    ("itc", "337-TA-1234"),
    ("uspto", "90/012345"),
)


@pytest.fixture
def dockets() -> None:
    take_in(
        *(complaint(court=c, docket_number=n, title=n, parties=[], patents=[], counts=[]) for c, n in DOCKETS)
    )


@pytest.mark.usefixtures("dockets")
@pytest.mark.parametrize(
    ("spelling", "expected"),
    [
        ("2:17cv00699", "txed/2:17-cv-00699"),
        ("2:17-CV-699-JRG", "txed/2:17-cv-00699"),
        ("Civil Action No. 2:17-cv-00699-JRG-RSP", "txed/2:17-cv-00699"),
        ("2:2017-cv-00699", "txed/2:17-cv-00699"),
        ("7:24–cv–00030–DC–DTG", "txwd/7:24-cv-00030"),
        ("3:24-cv-04740", "cand/24-cv-04740"),
        ("24-cv-4740", "cand/24-cv-04740"),
        ("5:24 cv 4740", "cand/24-cv-04740"),
        ("IPR2020-01582", "ptab/IPR2020-01582"),
        ("ipr2020–01582", "ptab/IPR2020-01582"),
        ("PGR2019-00001", "ptab/PGR2019-00001"),
        ("CBM2013-00001", "ptab/CBM2013-00001"),
        ("DER2019-00001", "ptab/DER2019-00001"),
        ("Inv. No. 337-TA-1234", "itc/337-TA-1234"),
        ("90/012,345", "uspto/90/012345"),
    ],
)
def test_a_spelling_that_says_enough_finds_one_case(spelling, expected):
    assert list(Case.objects.numbered(spelling).values_list("key", flat=True)) == [f"docket:{expected}"]


@pytest.mark.usefixtures("dockets")
@pytest.mark.parametrize(
    ("spelling", "expected"),
    [
        ("24-cv-00030", {"txwd/7:24-cv-00030", "txwd/6:24-cv-00030"}),
        ("C.A. No. 17-1234 (CFC)", {"ded/17-cv-01234", "paed/2:17-cv-01234"}),
        ("17-1234", {"ded/17-cv-01234", "paed/2:17-cv-01234", "cafc/2017-1234"}),
    ],
)
def test_a_spelling_that_leaves_something_out_finds_a_short_list(spelling, expected):
    assert {
        k.partition(":")[2] for k in Case.objects.numbered(spelling).values_list("key", flat=True)
    } == expected


@pytest.mark.usefixtures("dockets")
@pytest.mark.parametrize(("court", "expected"), [("ded", "ded/17-cv-01234"), ("cafc", "cafc/2017-1234")])
def test_with_its_court_a_short_number_finds_one_case(court, expected):
    assert list(Case.objects.numbered("17-1234", court).values_list("key", flat=True)) == [
        f"docket:{expected}"
    ]


@pytest.mark.usefixtures("dockets")
@pytest.mark.parametrize("spelling", ["", "4:17-cv-00699", "17-cv-9999", "hello"])
def test_what_is_no_number_of_ours_finds_nothing(spelling):
    assert not Case.objects.numbered(spelling).exists()
