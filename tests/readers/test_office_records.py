"""Records of the Patent Office in each of their layouts: each sample of tests/samples/office_record, all of it."""

import json
from pathlib import Path
from typing import Any

import pytest

from ingest.readers.read import CannotRead, read

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "office_record"
RECORDS = sorted(p for p in SAMPLES.iterdir() if not p.name.endswith(".expected.json"))


def document(data: bytes, name: str = "") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(read(data, name).as_json())
    found.pop("spans")
    return found


@pytest.mark.parametrize("record", RECORDS, ids=lambda p: p.name)
def test_a_record_reads_as_written_down(record: Path) -> None:
    expected = json.loads(record.with_suffix(".expected.json").read_text("utf-8"))
    assert document(record.read_bytes(), record.name) == expected


@pytest.mark.parametrize("record", RECORDS, ids=lambda p: p.name)
def test_names_and_titles_stand_in_the_record_as_they_are_shown(record: Path) -> None:
    reading = read(record.read_bytes(), record.name)
    for i, patent in enumerate(reading.document["patents"]):
        for key in ("title", "owner", "assignee"):
            if key in patent:
                assert reading.words(f"/patents/{i}/{key}") == patent[key]


@pytest.mark.parametrize("record", RECORDS, ids=lambda p: p.name)
def test_a_record_cut_anywhere_is_refused_in_a_sentence(record: Path) -> None:
    whole = record.read_bytes().rstrip()
    for part in (0.5, 0.7, 0.9):
        with pytest.raises(CannotRead, match="breaks off or is damaged"):
            read(whole[: int(len(whole) * part)], record.name)


@pytest.mark.parametrize(
    "data",
    [
        b'{"patentFileWrapperDataBag": [null, "x", {"applicationNumberText": 14555123, "applicationMetaData": "x"}]}',
        b'{"patentBag": {"applicationNumberText": "14/555,123", "inventorBag": [null], "assignmentBag": [null]}}',
        b'{"patentTrialProceedingDataBag": {"trialNumber": "IPR2024-00001", "trialMetaData": null, "patentOwnerData": []}}',
    ],
)
def test_nulls_single_objects_and_text_where_lists_are_meant_do_no_harm(data: bytes) -> None:
    found = document(data)
    assert found.get("docket_number") == "IPR2024-00001" or found["patents"] == [
        {"application_number": "14/555123"}
    ]


def test_an_answer_without_documents_is_refused_in_a_sentence() -> None:
    with pytest.raises(CannotRead, match="patentFileWrapperDataBag is missing"):
        read(b'{"queryResults": {"searchResponse": {"response": {"numFound": 0, "docs": []}}}}')
    with pytest.raises(CannotRead, match="no recorded assignment"):
        read(b"<us-patent-assignments><patent-assignments/></us-patent-assignments>")
    with pytest.raises(CannotRead, match="is a published application, not a patent"):
        read(b"<us-patent-application><us-bibliographic-data-application/></us-patent-application>")
    with pytest.raises(CannotRead, match="no patent grant of 2001 to 2004"):
        read(b"<PATDOC><SDOBI></SDOBI></PATDOC>")


def test_a_determination_of_term_adjustment_names_the_application_only() -> None:
    """It comes with the notice of allowance or of issue, before there is a patent, or beside its number."""
    words = (
        b"UNITED STATES PATENT AND TRADEMARK OFFICE\n\nAPPLICATION NO.: 14/555,123   FILING DATE: 11/26/2014\n\n"
        b"ISSUE NOTIFICATION\n\n%s\nDetermination of Patent Term Adjustment under 35 U.S.C. 154 (b)\n\n"
        b"The Patent Term Adjustment is 118 day(s). Any patent to issue will include an indication of it.\n"
    )
    told = {"application_number": "14/555123", "term_adjustment_days": 118}
    assert document(words % b"")["patents"] == [told]
    issued = {"number": "9594321", "issued_on": "2017-03-14"}
    assert document(words % b"14/555,123    03/14/2017    9594321    1234\n")["patents"] == [told | issued]
