"""Records of courts: each sample pair under tests/samples/docket_sheet and notice reads as written down, all of it."""

import email
import email.policy
import json
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from ingest.readers.court_records import panel
from ingest.readers.court_records.docket import docket_number
from ingest.readers.court_records.places import Places
from ingest.readers.read import CannotRead, read

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
RECORDS = sorted(
    p
    for kind in ("docket_sheet", "notice")
    for p in (SAMPLES / kind).iterdir()
    if not p.name.endswith(".json")
)


def document(path: Path) -> dict[str, Any]:
    return json.loads(read(path.read_bytes(), path.name).as_json())


def test_there_are_samples() -> None:
    assert len(RECORDS) >= 3


@pytest.mark.parametrize("record", RECORDS, ids=lambda p: p.name)
def test_a_record_reads_as_written_down(record: Path) -> None:
    expected = json.loads(record.with_suffix(".expected.json").read_text("utf-8"))
    found = document(record)
    found.pop("spans")
    assert found == expected


@pytest.mark.parametrize("record", RECORDS, ids=lambda p: p.name)
def test_a_span_leads_to_the_words(record: Path) -> None:
    """Texts and numbers stand in the filing as they are shown; what is rewritten (dates, roles) only points there."""
    reading = read(record.read_bytes(), record.name)
    for docket in [
        ("", reading.document),
        *((f"/dockets/{i}", d) for i, d in enumerate(reading.document.get("dockets", []))),
    ]:
        for i, entry in enumerate(docket[1].get("entries", [])):
            at = f"{docket[0]}/entries/{i}"
            for key in ("text", "short_text"):
                if key in entry:
                    words = " ".join(reading.words(f"{at}/{key}").split()).lower()
                    assert words in (
                        entry[key].lower(),
                        *entry[key].lower().split(" and "),  # a feed's entry of two events
                    )
            if "number" in entry:
                assert int(reading.words(f"{at}/number")) == entry["number"]


def sheet() -> bytes:
    return (SAMPLES / "docket_sheet" / "txed_quillon.html").read_bytes()


def test_a_sheet_that_breaks_off_is_refused_in_a_sentence() -> None:
    cut = sheet()[: sheet().index(b"MOTION to Stay")]
    with pytest.raises(CannotRead, match="breaks off before its end"):
        read(cut)


def test_a_sheet_of_a_bankruptcy_court_is_refused_in_a_sentence() -> None:
    other = sheet().replace(b"U.S. District Court", b"U.S. Bankruptcy Court").replace(b"txed", b"txeb")
    with pytest.raises(CannotRead, match="txeb, whose cases this tracker does not keep"):
        read(other)


def test_the_login_of_whoever_bought_the_sheet_is_not_in_the_text() -> None:
    assert "ct0001" not in read(sheet()).text


def test_a_feed_that_breaks_off_is_refused_in_a_sentence() -> None:
    feed = (SAMPLES / "notice" / "feed_txed.xml").read_bytes()
    with pytest.raises(CannotRead, match="breaks off before its end"):
        read(feed[:-40])


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b'{"patentTrialProceedingDataBag": [{"trialId": "IPR2024-00001"}]}', "trialNumber is missing"),
        (b'{"patentTrialProceedingDataBag": [{"trialNumber": "IPR2024', "breaks off or is damaged"),
        (b'{"docket_entries": [], "docket_number_core": "2400123"}', "docket_number.*is missing"),
        (b'{"results": [{"recap_documents": [], "entry_number": 1}]}', "without their docket"),
        (b'{"court_id": "nysb", "docket_number": "24-10001", "assigned_to_str": ""}', "a page of nysb, whose cases"),
        (b"<?xml version='1.0'?><us-patent-grant><us-bibliographic", "breaks off or is damaged"),
        (b"<us-patent-grant></us-patent-grant>" , "is no patent grant"),
        (b'<?xml version="1.0"?>\n<us-patent-grant a="1"/>\n<us-patent-grant b="2"/>', "holds 2 patents"),
    ],
)  # fmt: skip
def test_a_broken_record_is_refused_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(CannotRead, match=sentence):
        read(data)


def test_actions_before_the_panel_are_named_by_their_districts() -> None:
    text = "Associated Cases: MDL No. 2999, NYS/1:22-cv-10283, MA/1:22-cv-12025, XX/1:22-cv-00001, NYS/1:22-cv-10283"
    found = [(m["court"].value, m["docket_number"].value) for m in panel.members(text, 0, len(text))]
    assert found == [("nysd", "1:22-cv-10283"), ("mad", "1:22-cv-12025")]


def test_a_name_is_found_however_its_commas_fall() -> None:
    said = Places("Amos B. Thorley, Jr, presiding").printed("Amos B. Thorley Jr.")
    assert said is not None
    assert said.value == "Amos B. Thorley, Jr"
    assert Places("Amos B. Thorleyson, presiding").printed("Amos B. Thorley") is None


@pytest.mark.parametrize("name", ["nef_txed_motion.eml", "nef_jpml_three_dockets.eml"])
def test_a_notice_forwarded_as_an_attachment_reads_as_the_notice(name: str) -> None:
    notice = (SAMPLES / "notice" / name).read_bytes()
    outer = EmailMessage()
    outer["From"], outer["To"], outer["Subject"] = (
        "ann@firm.example",
        "in@firm.example",
        "Fwd: Activity in Case",
    )
    outer.set_content("For the file.")
    outer.add_attachment(email.message_from_bytes(notice, policy=email.policy.default))
    assert read(outer.as_bytes(), "forwarded.eml").document == read(notice, name).document


def test_the_first_appeals_of_a_year_have_short_numbers() -> None:
    number, place = docket_number("22-21", "ca9", Places("Docket # 22-21"))
    assert number is not None and place is not None
    assert (number.value, place.start) == ("2022-21", 9)


def test_a_record_that_gives_the_address_of_its_parties_is_read_without_them() -> None:
    record = {
        "court_id": "txed", "docket_number": "2:24-cv-00123", "docket_number_core": "2400123",
        "parties": "https://www.courtlistener.com/api/rest/v4/parties/?docket=1", "docket_entries": [],
    }  # fmt: skip
    found = read(json.dumps(record).encode(), "docket.json").document
    assert (found["docket_number"], "parties" in found) == ("2:24-cv-00123", False)
