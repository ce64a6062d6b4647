"""Pages of CM/ECF and PACER that are no record of a case we keep, and records that come in unusual dress."""

import json
from pathlib import Path

import pytest

from ingest.readers.court_records.people import role_of
from ingest.readers.read import CannotRead, read

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
SHEET = (SAMPLES / "docket_sheet" / "txed_quillon.html").read_text("utf-8")
NOTICE = (SAMPLES / "notice" / "nef_txed_motion.eml").read_bytes()
MENU = "<html><body><ul><li><a href='/cgi-bin/iquery.pl'>Query</a></li></ul>{}</body></html>"


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        (MENU.format("<p>To accept charges shown below, click the button.</p>"), "whether to accept its charge"),
        ("<html><h2>Download Confirmation</h2><p>Accept Charges and Retrieve</p></html>", "whether to accept its charge"),
        (MENU.format("<h2>CM/ECF Filer or PACER Login</h2>"), "login page of CM/ECF"),
        (MENU.format("<h2>Claims Register</h2><p>Claim No: 4</p>"), "from a bankruptcy court"),
        (MENU.format("<b>Written Opinions Report</b> 2:24-cv-00123 ORDER"), "list of its written opinions"),
        (MENU.format("<p>Case not found.</p>"), "it says “Case not found”"),
        ("<html><body><a href='TransportRoom?servlet=Case'>24-1</a> no such number</body></html>", "holds no record"),
        ("<request number='2400123'><message text='Case Under Seal'/></request>", "a look-up of case numbers"),
    ],
)  # fmt: skip
def test_a_page_without_a_record_is_refused_in_its_own_sentence(page: str, sentence: str):
    with pytest.raises(CannotRead, match=sentence):
        read(page.encode(), "page.html")


@pytest.mark.parametrize(
    ("answer", "what"),
    [
        ({"count": 1, "patentAppealDataBag": [{"appealNumber": "2024001234"}]}, "appeals from examiners"),
        ({"count": 1, "patentInterferenceDataBag": [{"interferenceNumber": "106130"}]}, "interferences"),
        ({"count": 1, "petitionDecisionDataBag": [{"patentNumber": "9999901"}]}, "decisions on petitions"),
        ({"count": 1, "documentBag": [{"applicationNumberText": "17000001"}]}, "papers of a file wrapper"),
    ],
)
def test_an_answer_of_the_office_that_is_not_kept_says_what_it_lists(answer: dict[str, object], what: str):
    with pytest.raises(CannotRead, match=f"lists {what}, which this tracker does not keep"):
        read(json.dumps(answer).encode(), "answer.json")


@pytest.mark.parametrize(
    ("heading", "court"),
    [
        ("U.S. Bankruptcy Appellate Panel for the Ninth Circuit<br>Docket #: 24-1074", "a bankruptcy court"),
        ("Court of Appeals for Veterans Claims<br>Docket #: 24-3815", "the Court of Appeals for Veterans Claims"),
    ],
)  # fmt: skip
def test_an_appeal_to_a_court_we_do_not_keep_is_refused(heading: str, court: str):
    page = f"<html><body>General Docket<br>{heading} Docketed: 03/06/2024 <a href='https://ecf.ca9.uscourts.gov/n'></a></body></html>"
    with pytest.raises(CannotRead, match=f"{court}, whose cases this tracker does not keep"):
        read(page.encode(), "appeal.html")


def test_a_notice_of_a_bankruptcy_court_is_refused_though_it_names_no_filing():
    mail = b"Date: Tue, 5 Mar 2024 10:00:00 -0600\nFrom: help@txeb.uscourts.gov\nSubject: 24-40001 Claim\n\nClaim: 1"
    with pytest.raises(CannotRead, match="from a bankruptcy court"):
        read(mail, "claim.eml")


def test_a_sheet_that_begins_with_long_scripts_is_known():
    page = SHEET.replace("<head>", f"<head><script>{'var a = 1;' * 20_000}</script>")
    assert read(page.encode(), "sheet.html").document["docket_number"] == "2:24-cv-00123"


def test_a_page_of_scripts_without_end_is_no_record():
    assert read(b"<html><body>a text" + b"<script>" * 100_000 + b"</body></html>").kind == "unknown"


@pytest.mark.parametrize(
    ("printed", "role"),
    [
        ("ThirdParty Defendant", "third_party_defendant"),
        ("3rd Pty Plaintiff", "third_party_plaintiff"),
        ("Material Witness", "material_witness"),
        ("Claims and Noticing Agent", "claims_and_noticing_agent"),
        ("\xa0", None),
    ],
)
def test_a_party_keeps_the_part_that_the_docket_gives_it(printed: str, role: str | None):
    assert role_of(printed) == role


def test_nobody_on_a_sheet_is_lost_for_an_unusual_part():
    page = SHEET.replace("<b><u>Defendant </u></b>", "<b><u>Garnishee </u></b>")
    people = json.loads(read(page.encode(), "sheet.html").as_json())["parties"]
    assert {p["name"]: p["role"] for p in people} == {"Quillon LLC": "plaintiff", "Corvid Inc.": "garnishee"}


@pytest.mark.parametrize(
    ("line", "flags"),
    [
        ("ADRMOP,CLOSED,E-Filing,ProSe", ["ADRMOP", "CLOSED", "E-Filing", "ProSe"]),
        ("(JWJx), CLOSED, CASE REFERRED", ["(JWJx)", "CLOSED", "CASE REFERRED"]),
        ("Transferred_Out_District", ["Transferred_Out_District"]),
        ("Alerts not yet Supported for this Docket", None),
    ],
)
def test_the_flags_of_a_case_are_the_words_above_its_court(line: str, flags: list[str] | None):
    own = "<span>JURY</span>,<span>PATENT/TRADEMARK</span>,<span>STAYED</span>"
    assert own in SHEET
    assert read(SHEET.replace(own, line).encode(), "sheet.html").document.get("flags") == flags


def test_a_caption_ends_where_its_cell_of_the_table_does():
    page = SHEET.replace(
        "<br>Quillon LLC v. Corvid Inc.<br>",
        "Case title: USA v. Corvid et al</td><td>Date Filed: 02/01/2024<br>",
    )
    assert read(page.encode(), "sheet.html").document["caption"] == "USA v. Corvid et al"


def test_styles_left_in_a_plain_notice_are_no_words_of_its_entry():
    plain = NOTICE.replace(b"MOTION to Stay", b"MOTION <i></i> to Stay")
    entry = read(plain, "notice.eml").document["entries"][0]
    assert "<i>" not in entry["text"]
