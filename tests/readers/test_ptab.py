"""Papers before the Board: what no sample pair shows by itself."""

from typing import Any

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


FIRST_PAGE = (
    "throbber\n`Paper 12\n`Filed: May 3, 2017\n`\n`UNITED STATES PATENT AND TRADEMARK OFFICE\n`\n"
    "`BEFORE THE PATENT TRIAL AND APPEAL BOARD\n`\n`ORRIN TOOLS, INC.,\n`Petitioner,\n`\n`v.\n`\n"
    "`Patent of SABLE GRINDING LLC,\n"
    "`Patent Owner.\n`\n`Case IPR2016-012341\n`Patent 7,123,456\n`\n`PATENT OWNER’S RESPONSE\n`\n"
    "`1 Case IPR2016-01999, brought by Orrin Ltd., has been joined with this proceeding.\n`\n\n`\n"
)


def of_the_board(text: str) -> dict[str, Any]:
    """The document of a paper before the Board."""
    return dict(Reading.of(ptab.read(text, KIND), text).document)


def test_the_first_page_ends_with_its_page() -> None:
    body = (
        "`Case IPR2016-01234\n`Patent 7,123,456\n`\n`We note U.S. Patent No. 6,000,001 and IPR2014-00777.\n"
    )
    document = of_the_board(FIRST_PAGE + body)
    assert document["docket_number"] == "IPR2016-01234", "the sixth digit is a footnote's"
    assert "other_numbers" not in document
    assert [p["number"] for p in document["patents"]] == ["7123456"]


def test_a_joined_case_is_related_and_the_stamp_is_no_date_of_the_patent() -> None:
    document = of_the_board(FIRST_PAGE)
    assert {"relation": "member", "docket_number": "IPR2016-01999"} in document["related"]
    assert document["filed_on"] == "2017-05-03"
    assert "filed_on" not in document["patents"][0]
    assert document["parties"][1]["name"] == "SABLE GRINDING LLC"


def test_a_sentence_goes_on_over_a_page_and_its_words_have_a_place() -> None:
    body = (
        "`The parties met and conferred about the schedule for the depositions, and\n`\n"
        "`on March 2, 2017, the Board issued an order\n`\n`\n"
        "`3\n`\n\n`\n`Case IPR2016-01234\n`Patent 7,123,456\n`\n`that moved the hearing.\n"
    )
    text = FIRST_PAGE + body
    reading = Reading.of(ptab.read(text, KIND), text)
    event = reading.document["events"][0]
    assert event["title"] == (
        "The parties met and conferred about the schedule for the depositions, and on March 2, 2017, "
        "the Board issued an order that moved the hearing."
    )
    assert reading.words("/events/0/on") == "March 2, 2017"


ABOUT_OTHERS = [
    ("Petitioner earlier challenged the same claims in IPR2015-00777.", ["IPR2015-00777"]),
    ("See Fern Corp. v. Moss, Inc., IPR2015-00777, Paper 9 (PTAB Jan. 5, 2016).", []),
    ("IPR2013-00428, Paper No. 56 provides guidance on motions.", []),
    ("Service was made in Sable Grinding LLC v. Orrin Tools, Inc., 1:15-cv-\n`\n`00321.", ["1:15-cv-00321"]),
    ("The court held so in Fern Corp. v. Moss, Inc., No. 1:15-cv-00321 (D. Del. May 2, 2016).", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "numbers"), ABOUT_OTHERS)
def test_what_a_sentence_tells_of_is_related_and_what_it_cites_is_not(
    sentence: str, numbers: list[str]
) -> None:
    page = FIRST_PAGE.replace("has been joined with this proceeding", "is another")
    document = of_the_board(page + f"`{sentence}\n")
    assert [r["docket_number"] for r in document.get("related", [])] == numbers


def test_two_corporate_forms_are_two_companies() -> None:
    body = "`Orrin Tools, Ltd. (“Orrin UK”) is a maker of tools.\n"
    assert "aka" not in of_the_board(FIRST_PAGE + body)["parties"][0]


NO_LISTS = [
    "claims 1 30, 32 38, and 50 of U.S. Patent No. 7,123,456",
    "claims 1, 3, and of U.S. Patent No. 7,123,456",
]


@pytest.mark.parametrize("words", NO_LISTS)
def test_a_list_that_lost_its_dashes_is_no_list_of_claims(words: str) -> None:
    document = of_the_board(FIRST_PAGE + f"`The Petition asks for inter partes review of {words}.\n")
    assert "claims" not in document["patents"][0]


def test_numbers_in_a_column_of_their_own_have_no_titles() -> None:
    body = "`EXHIBIT LIST\n`\n`Exhibit No.\n`2001\n`\n`2002\n`\n`Description\n`Order of June 2\n`Notice of June 24\n"
    assert of_the_board(FIRST_PAGE + body)["exhibits"] == [{"number": "2001"}, {"number": "2002"}]


def test_runs_that_say_nothing_change_no_place() -> None:
    text = FIRST_PAGE + "`" + "*" * 5000 + "\n`On March 2, 2017, the Board issued an order.\n"
    reading = Reading.of(ptab.read(text, KIND), text)
    assert reading.words("/events/0/title") == "On March 2, 2017, the Board issued an order."
