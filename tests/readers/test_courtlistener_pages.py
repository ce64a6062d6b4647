"""CourtListener's answers as they come: pages of its search, text for numbers, nulls, long party types."""

import json
from typing import Any

import pytest

from ingest.readers.read import CannotRead, read

FOUND = {
    "court_id": "txed", "docketNumber": "2:24-cv-00123", "docket_id": 71, "docket_absolute_url": "/docket/71/quillon/",
    "caseName": "Quillon LLC v. <mark>Corvid</mark> Inc.", "assignedTo": "Ada Poe", "referredTo": None,
    "suitNature": "830 Patent",
    "cause": "35:271 Patent Infringement", "dateFiled": "2024-02-01", "dateTerminated": None, "juryDemand": "Plaintiff",
    "party": ["Quillon LLC", "Corvid Inc."], "attorney": ["Ann Lee"], "pacer_case_id": 228888,
}  # fmt: skip
PAPERS = [
    {"entry_number": 1, "document_number": 1, "attachment_number": None, "entry_date_filed": "2024-02-01",
     "description": "COMPLAINT against Corvid", "short_description": "Complaint", "pacer_doc_id": "175114567801"},
    {"entry_number": 1, "document_number": 1, "attachment_number": 2, "entry_date_filed": "2024-02-01",
     "description": "COMPLAINT against Corvid", "short_description": "Exhibit A", "pacer_doc_id": "175014567803"},
    {"entry_number": "4", "document_number": "4", "attachment_number": None, "entry_date_filed": "2024-03-01",
     "description": "ANSWER to 1 Complaint", "short_description": "", "pacer_doc_id": None},
]  # fmt: skip


def document(value: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(read(json.dumps(value).encode(), "saved.json").as_json())
    return found


def test_a_search_for_dockets_gives_their_papers_as_entries() -> None:
    found = document({"count": 1, "next": None, "results": [FOUND | {"recap_documents": PAPERS}]})
    assert (found["court"], found["docket_number"], found["caption"]) == (
        "txed",
        "2:24-cv-00123",
        "Quillon LLC v. Corvid Inc.",
    )
    assert (found["case_filed_on"], found["assigned_to"], found["nature_of_suit"]) == (
        "2024-02-01",
        "Ada Poe",
        830,
    )
    assert found["entries"] == [
        {
            "number": 1, "filed_on": "2024-02-01", "text": "COMPLAINT against Corvid", "short_text": "Complaint",
            "pacer_doc_id": "175014567801",
            "attachments": [{"number": 2, "text": "Exhibit A", "pacer_doc_id": "175014567803"}],
        },
        {"number": 4, "filed_on": "2024-03-01", "text": "ANSWER to 1 Complaint"},
    ]  # fmt: skip


def test_a_search_keeps_the_dockets_of_our_courts_each_once() -> None:
    elsewhere = FOUND | {"court_id": "nysb", "docketNumber": "24-10001"}
    flat = [FOUND | paper for paper in PAPERS]  # as answers of the version before gave papers
    found = document(
        {"next": "https://x", "results": [*flat, elsewhere, FOUND | {"docketNumber": "2:24-cv-00124"}]}
    )
    told = [(d["docket_number"], len(d.get("entries", []))) for d in found["dockets"]]
    assert told == [("2:24-cv-00123", 2), ("2:24-cv-00124", 0)]


@pytest.mark.parametrize(
    ("results", "sentence"),
    [
        ([{"cluster_id": 5, "docketNumber": "22-1111", "court_id": "cafc", "docket_id": 3}], "lists opinions"),
        ([{"dateArgued": "2020-01-06", "docketNumber": "22-1111", "court_id": "cafc", "docket_id": 3}], "recordings of"),
        ([FOUND | {"court_id": "nysb"}], "None of the dockets of this search page"),
        ([{"recap_documents": [], "entry_number": 1}], "without their docket"),
    ],
)  # fmt: skip
def test_a_search_for_anything_else_is_refused_in_a_sentence(
    results: list[dict[str, Any]], sentence: str
) -> None:
    with pytest.raises(CannotRead, match=sentence):
        read(json.dumps({"count": 1, "results": results}).encode(), "saved.json")


def test_nulls_text_for_numbers_and_long_party_types_do_no_harm() -> None:
    found = document({
        "court_id": "txed", "docket_number": "2:24-cv-00123", "assigned_to_str": "",
        "date_filed": "2024-02-01T00:00:00-07:00",
        "parties": [None, {"name": "Bo Tarn", "attorneys": [None, {"attorney": "https://x/attorneys/1/", "role": 2}],
                           "party_types": [{"name": "Court Appointed Technical Advisor to the Magistrate Judge"}]}],
        "docket_entries": [None,
                           {"entry_number": "3", "date_filed": "2024-02-02", "recap_documents": None, "description": "x"},
                           {"entry_number": 4, "date_filed": "2024-02-03", "recap_documents": [None], "description": ""}],
    })  # fmt: skip
    assert found["case_filed_on"] == "2024-02-01"
    assert [p["role"] for p in found["parties"]] == [
        "court_appointed_technical_advisor_to_the_magistrate_judge"
    ]
    assert [e["number"] for e in found["entries"]] == [3, 4]


@pytest.mark.parametrize("court", ["cafc", "ca1"])
@pytest.mark.parametrize("printed", ["24-1234", "2024-1234", "No. 24-1234"])
def test_an_appeal_s_number_is_one_however_it_is_written(court: str, printed: str) -> None:
    found = document({"court_id": court, "docket_number": printed, "assigned_to_str": ""})
    assert (found["docket_number"], found["number_as_printed"]) == ("2024-1234", printed)
