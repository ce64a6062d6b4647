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


def test_a_trial_reads_alike_from_the_portal_and_from_the_interface_before_it() -> None:
    """Numbers as text or with a fraction of nothing, moments for days, a reissue with its zeros, single objects."""
    portal = {
        "trialNumber": "IPR2019-00123", "trialMetaData": {
            "trialTypeCode": "IPR", "petitionFilingDate": "2018-10-30T00:00:00", "accordedFilingDate": "11-07-2018",
            "institutionDecisionDate": "2019-05-02", "terminationDate": None},
        "patentOwnerData": {"patentNumber": "RE043134", "applicationNumberText": 11102886, "grantDate": "2012-01-24",
                            "realPartyInInterestName": "Holm Gates, Inc. et al"},
        "regularPetitionerData": {"realPartyInInterestName": "Ferngate LLC", "counselName": None},
        "documentData": {"documentNumber": "12.0", "documentTitleText": "Decision Granting Institution",
                         "documentFilingDate": "2019-05-02 00:00:00", "documentCategory": "Paper"},
    }  # fmt: skip
    older = {
        "proceedingNumber": "IPR2019-00123", "subproceedingTypeCategory": "IPR", "proceedingFilingDate": "10-30-2018",
        "accordedFilingDate": "11-07-2018", "institutionDecisionDate": "05-02-2019", "respondentPatentNumber": "RE43134",
        "respondentApplicationNumberText": "11102886", "respondentGrantDate": "01-24-2012",
        "respondentPartyName": "Holm Gates, Inc.",
        "petitionerPartyName": "Ferngate LLC", "documentNumber": 12, "documentTitleText": "Decision Granting Institution",
        "documentFilingDate": "05-02-2019", "documentCategory": "Paper",
    }  # fmt: skip
    bags = ({"patentTrialDocumentDataBag": portal}, {"results": [older], "recordTotalQuantity": 1})
    one, other = (document(json.dumps(bag).encode()) for bag in bags)
    for key in ("docket_number", "case_filed_on", "accorded_on", "parties", "patents", "events", "entries"):
        assert one[key] == other[key], key
    assert one["patents"] == [
        {"number": "RE43134", "issued_on": "2012-01-24", "application_number": "11/102886"}
    ]
    assert [(e["on"], e["kind"]) for e in one["events"]] == [
        ("2018-10-30", "petition_filed"),
        ("2019-05-02", "institution_decision"),
    ]
    assert one["entries"][0]["number"] == 12


def test_the_records_of_a_whole_year_are_refused_in_a_sentence() -> None:
    many = [{"applicationNumber": f"14{n:06}"} for n in range(2001)]
    answer = {"data": [{"reelNumber": 1, "frameNumber": 1, "conveyance": "MERGER", "properties": many}]}
    with pytest.raises(CannotRead, match="2,001 patents and applications"):
        read(json.dumps(answer).encode())
