"""Courts: the table against courts-db, the forms people write, offices and time zones."""

from zoneinfo import ZoneInfo

import courts_db
import pytest

from law.court_names import find_court, find_courts
from law.courts import COURTS, office, single_office, zone

KNOWN = {c["id"] for c in courts_db.courts}


def test_every_id_but_that_of_the_trade_commission_is_one_of_courts_db() -> None:
    assert {i for i in COURTS if i not in KNOWN} == {"itc"}


def test_there_are_ninety_four_district_courts() -> None:
    assert sum(c.is_district for c in COURTS.values()) == 94


@pytest.mark.parametrize(
    ("text", "court"),
    [
        ("N.D. Cal.", "cand"),
        ("N. D. Cal.", "cand"),
        ("ND Cal", "cand"),
        ("NDCA", "cand"),
        ("N.D. CA", "cand"),
        ("C.D. Cal.", "cacd"),
        ("S.D. Cal.", "casd"),
        ("E.D. Cal.", "caed"),
        ("CDCA", "cacd"),
        ("D. Del.", "ded"),
        ("DDE", "ded"),
        ("D.Del.", "ded"),
        ("D. Delaware", "ded"),
        ("D.N.J.", "njd"),
        ("D. N.J.", "njd"),
        ("DNJ", "njd"),
        ("E.D. Tex.", "txed"),
        ("EDTX", "txed"),
        ("ED Tex", "txed"),
        ("E. D. Texas", "txed"),
        ("W.D. Tex.", "txwd"),
        ("WDTX", "txwd"),
        ("N.D. Tex.", "txnd"),
        ("S.D. Tex.", "txsd"),
        ("N.D. Ill.", "ilnd"),
        ("NDIL", "ilnd"),
        ("S.D.N.Y.", "nysd"),
        ("SDNY", "nysd"),
        ("S.D. N.Y.", "nysd"),
        ("E.D.N.Y.", "nyed"),
        ("E.D. Va.", "vaed"),
        ("EDVA", "vaed"),
        ("D. Mass.", "mad"),
        ("W.D. Wash.", "wawd"),
        ("D. Utah", "utd"),
        ("D. Minn.", "mnd"),
        ("D. Colo.", "cod"),
        ("D.D.C.", "dcd"),
        ("S.D. Fla.", "flsd"),
        ("M.D. Fla.", "flmd"),
        ("N.D. Ga.", "gand"),
        ("W.D.N.C.", "ncwd"),
        ("E.D. Mich.", "mied"),
        ("J.P.M.L.", "jpml"),
        ("Fed. Cir.", "cafc"),
        ("Fed. Cl.", "uscfc"),
        ("Ct. Int'l Trade", "cit"),
        ("D. Or.", "ord"),
        ("N.D.W. Va.", "wvnd"),
        ("D.S.C.", "scd"),
        ("D.R.I.", "rid"),
        ("N.D. Ohio", "ohnd"),
        ("D. Ariz.", "azd"),
        ("D. Nev.", "nvd"),
        ("D. Conn.", "ctd"),
        ("D. Md.", "mdd"),
        ("Eastern District of Texas", "txed"),
        ("IN THE UNITED STATES DISTRICT COURT\nFOR THE EASTERN DISTRICT OF TEXAS\nMARSHALL DIVISION", "txed"),
        ("UNITED STATES DISTRICT COURT\nFOR THE DISTRICT OF DELA WARE", "ded"),
        ("UNITED STATES DISTRICT COURT FOR THE\nDISTRICT OF COLUMBIA", "dcd"),
        ("UNITED STATES DISTRICT COURT DISTRICT OF NEW JERSEY", "njd"),
        ("**UNITED STATES DISTRICT COURT\nNORTHERN DISTRICT\nOF CALIFORNIA**", "cand"),
        ("United States District Court for the Southern District of West Virginia", "wvsd"),
        ("UNITED STATES COURT OF FEDERAL CLAIMS", "uscfc"),
        ("United States Court of Appeals for the Federal Circuit", "cafc"),
        ("UNITED STATES INTERNATIONAL TRADE COMMISSION", "itc"),
        ("BEFORE THE PATENT TRIAL AND APPEAL BOARD", "ptab"),
        ("Judicial Panel on Multidistrict Litigation", "jpml"),
        ("Central District of California, Western Division", "cacd"),
    ],
)
def test_a_written_form_names_its_court(text: str, court: str) -> None:
    found = find_court(text)
    assert found is not None and found.court == court


@pytest.mark.parametrize(
    "text",
    [
        "United States Bankruptcy Court for the District of Delaware",
        "Bankr. D. Del.",
        "Northern District of Delaware",
        "the District of Texas",
        "N.D. Del.",
        "Mr. D. Orr",
        "a district of interest",
        "W.D. Smith",
        "",
        "Superior Court of California",
        "E.D. Mass.",
        "the dde protocol of a program",
    ],
)
def test_what_is_no_such_court_is_not_found(text: str) -> None:
    assert find_court(text) is None


def test_several_courts_are_found_in_order_with_their_words() -> None:
    text = "transferred from E.D. Tex. to the Northern District of California, then appealed (Fed. Cir. 2020)"
    assert [(c.court, text[c.start : c.end]) for c in find_courts(text)] == [
        ("txed", "E.D. Tex."),
        ("cand", "Northern District of California"),
        ("cafc", "Fed. Cir."),
    ]


@pytest.mark.parametrize(
    ("court", "name", "short"),
    [
        ("nysd", "United States District Court for the Southern District of New York", "S.D.N.Y."),
        ("txwd", "United States District Court for the Western District of Texas", "W.D. Tex."),
        ("ded", "United States District Court for the District of Delaware", "D. Del."),
        ("dcd", "United States District Court for the District of Columbia", "D.D.C."),
        ("wvnd", "United States District Court for the Northern District of West Virginia", "N.D. W. Va."),
        (
            "nmid",
            "United States District Court for the District of the Northern Mariana Islands",
            "D. N. Mar. I.",
        ),
    ],
)
def test_a_court_is_shown_by_its_name_and_its_short_form(court: str, name: str, short: str) -> None:
    assert (COURTS[court].name, COURTS[court].short) == (name, short)


@pytest.mark.parametrize("court", ["ded", "dcd", "mnd", "casd"])
def test_a_court_of_one_office_knows_its_digit(court: str) -> None:
    assert single_office(court) == {"ded": "1", "dcd": "1", "mnd": "0", "casd": "3"}[court]


@pytest.mark.parametrize("court", ["cand", "nysd", "txed", "ptab", "nowhere"])
def test_other_courts_imply_no_office(court: str) -> None:
    assert single_office(court) == ""


@pytest.mark.parametrize(
    ("court", "division", "digit"),
    [
        ("txed", "Marshall", "2"),
        ("txwd", "Midland/Odessa", "7"),
        ("txwd", "WACO DIVISION", "6"),
        ("txed", "Paris", ""),
    ],
)
def test_a_division_has_its_office(court: str, division: str, digit: str) -> None:
    assert office(court, division) == digit


@pytest.mark.parametrize(
    ("court", "at", "expected"),
    [
        ("txwd", "Waco", "America/Chicago"),
        ("txwd", "3", "America/Denver"),
        ("txwd", "El Paso", "America/Denver"),
        ("ded", "", "America/New_York"),
        ("cand", "5", "America/Los_Angeles"),
        ("tned", "", "America/New_York"),
        ("tned", "4", "America/Chicago"),
        ("tnmd", "3", "America/Chicago"),
        ("flnd", "Pensacola", "America/Chicago"),
        ("azd", "2", "America/Phoenix"),
        ("hid", "", "Pacific/Honolulu"),
        ("itc", "", "America/New_York"),
        ("nowhere", "", "America/New_York"),
    ],
)
def test_court_days_are_in_the_zone_of_the_division(court: str, at: str, expected: str) -> None:
    assert zone(court, at) == expected


def test_every_zone_exists() -> None:
    assert all(ZoneInfo(c.zone) for c in COURTS.values())
