"""Papers before the Board: what no sample pair shows by itself."""

import pytest

from ingest.readers import ptab
from ingest.readers.citations import authorities
from ingest.readers.detect import Kind
from ingest.readers.front_page import front_pages
from ingest.readers.ptab.grounds import read_grounds
from ingest.readers.reading import Reading
from ingest.readers.sheet import Sheet
from law.said import Said

KIND = Kind("ptab_paper", Said("ptab_paper", 0, 0))

CITED = [
    (
        "See Graham v. John Deere Co., 383 U.S. 1, 86 S. Ct. 684 (1966).",
        "383 U.S. 1",
        "Graham v. John Deere Co.",
        1966,
    ),
    ("In re Kahn, 441 F.3d 977, 988 (Fed. Cir. 2006)", "441 F.3d 977", "In re Kahn", 2006),
    (
        "Q Corp. v. R Ltd., No. 00-1109, 2001 WL 123456 (Fed. Cir. Feb. 14, 2001)",
        "2001 WL 123456",
        "Q Corp. v. R Ltd.",
        2001,
    ),
    (
        "We apply A Inc. v. B, Inc., IPR2020-00019, Paper 11 (PTAB Mar. 20, 2020).",
        "IPR2020-00019, Paper 11",
        "A Inc. v. B, Inc.",
        2020,
    ),
]


@pytest.mark.parametrize(("text", "citation", "name", "year"), CITED)
def test_an_authority_has_its_name_and_year_and_no_pin_page(
    text: str, citation: str, name: str, year: int
) -> None:
    found = authorities(Sheet(text))
    assert [{k: v.value for k, v in a.items() if v} for a in found] == [
        {"citation": citation, "name": name, "year": year}
    ]


@pytest.mark.parametrize(
    "text", ["35 U.S.C. § 103(a)", "550 U.S. at 418", "37 C.F.R. § 42.108", "Id. at 885"]
)
def test_a_statute_or_a_short_form_is_no_authority(text: str) -> None:
    assert authorities(Sheet(text)) == []


def test_the_papers_own_number_is_no_authority() -> None:
    assert authorities(Sheet("A Inc. v. B LLC, IPR2020-00019, Paper 2"), frozenset({"IPR2020-00019"})) == []


FLATTENED = [
    (
        "Reference(s) Claims Challenged Hale 1 and Ito 2 1-4, 6 Hale, Ito, and Ross 3 5 Paper 9, 3.",
        [("1-4, 6", ["Hale", "Ito"]), ("5", ["Hale", "Ito", "Ross"])],
    ),
    (
        "Claim(s) Challenged 35 U.S.C. § Reference(s)/Basis 1-3 103(a) Hale, Ito "
        "4 102 Hale Petitioner relies on",
        [("1-3", ["Hale", "Ito"]), ("4", ["Hale"])],
    ),
    (
        "Ground\tClaims\tBasis\tPrior Art\n1\t1-5\t§ 103\tHale in view of Ito\n\nDisputes\n",
        [("1-5", ["Hale", "Ito"])],
    ),
]


@pytest.mark.parametrize(("text", "rows"), FLATTENED)
def test_a_table_of_grounds_is_read_however_it_was_flattened(
    text: str, rows: list[tuple[str, list[str]]]
) -> None:
    assert [(g.claims.value, [r.value for r in g.references]) for g in read_grounds(Sheet(text))] == rows


def test_two_front_pages_keep_their_references_apart() -> None:
    text = (
        "(12) United States Patent (10) Patent No.: US 7,111,222 B1\n6,256,637 B1 * 7/2001 Hale\n"
        "(12) United States Patent (10) Patent No.: US 8,111,333 B2\n6,511,059 B1 1/2003 Ito et al.\n"
    )
    assert [(p.number.value, [c["name"].value for c in p.cited]) for p in front_pages(text)] == [
        ("7111222", ["Hale"]),
        ("8111333", ["Ito et al."]),
    ]


def test_a_serial_number_of_another_year_is_read_and_doubted() -> None:
    text = (
        "BEFORE THE PATENT TRIAL AND APPEAL BOARD\nA INC.,\nPetitioner,\nv.\nB LLC,\nPatent Owner.\n"
        "Case IPR2020-00001\nPatent 8,111,333\n"
        "(10) Patent No.: US 8,111,333 B2\n(21) Appl. No.: 11/094,403\n(22) Filed: Mar. 30, 2009\n"
    )
    reading = Reading.of(ptab.read(text, KIND), text)
    assert reading.document["patents"][0]["application_number"] == "11/094403"
    assert "/patents/0/application_number" in [d["pointer"] for d in reading.document["doubts"]]


@pytest.mark.parametrize(
    "text", ["", "\n", "`", "v.", "Petitioner, v. ", "Before , Administrative Patent Judges", "(54) A"]
)
def test_a_scrap_of_a_paper_is_read_without_an_error(text: str) -> None:
    assert Reading.of(ptab.read(text, KIND), text).document["kind"] == "ptab_paper"
