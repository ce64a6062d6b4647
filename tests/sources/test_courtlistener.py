"""A docket from CourtListener: paging, limits, faults, and going on where it was stopped."""

import json

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from cases.models import DocketEntry, Filing, Source
from ingest import pipeline
from ingest.sources.look import look
from tests.sources.conftest import Replay

FOUND = "/dockets/?court=txed&docket_number=2%3A24-cv-00123"
RECORD = {
    "id": 71, "court_id": "txed", "docket_number": "2:24-cv-00123", "case_name": "Quillon LLC v. Corvid Inc.",
    "date_filed": "2024-02-01", "date_modified": "2024-06-01T10:00:00-07:00", "nature_of_suit": "830 Patent",
    "assigned_to_str": "Ada Poe", "jury_demand": "Plaintiff", "pacer_case_id": "228888",
}  # fmt: skip


def entry(number: int, text: str) -> dict:
    papers = [{"attachment_number": None, "pacer_doc_id": f"1751145678{number:02}", "is_sealed": None}]
    return {
        "entry_number": number,
        "date_filed": "2024-02-01",
        "description": text,
        "recap_documents": papers,
    }


def whole(replay: Replay) -> None:
    replay.gives(FOUND, {"results": [RECORD]})
    replay.gives("/dockets/71/", RECORD)
    replay.gives(
        "/docket-entries/?docket=71",
        {"next": "BASEdocket-entries/?cursor=b", "results": [entry(1, "COMPLAINT")]},
    )
    replay.gives("/docket-entries/?cursor=b", {"next": None, "results": [entry(2, "ANSWER to 1 Complaint")]})
    party = {"name": "Quillon LLC", "party_types": [{"name": "Plaintiff"}], "attorneys": []}
    replay.gives("/parties/?docket=71", {"next": None, "results": [party]})


def test_it_works(docket: Source, replay: Replay):
    whole(replay)

    assert look(docket, at=timezone.now()) == 1
    pipeline.process(Filing.objects.get().pk)

    assert [(e.number, e.kind) for e in DocketEntry.objects.in_order()] == [
        (1, "complaint_filed"),
        (2, "answer"),
    ]
    assert {h["Authorization"] for h in replay.headers} == {"Token secret-token"}
    assert docket.problem == ""
    assert docket.succeeded_at


def test_a_docket_that_says_the_same_is_not_taken_in_again(docket: Source, replay: Replay):
    whole(replay)
    look(docket, at=timezone.now())
    replay.answers["/dockets/71/"] = []
    replay.gives("/dockets/71/", RECORD | {"date_modified": "2024-07-01T10:00:00-07:00"})

    assert look(docket, at=timezone.now()) == 0
    assert Filing.objects.count() == 1


def test_a_limit_is_waited_for_and_a_fault_tried_again(
    docket: Source, replay: Replay, monkeypatch: pytest.MonkeyPatch
):
    waits: list[float] = []
    monkeypatch.setattr("ingest.sources.http.Client.__init__.__defaults__", (waits.append,))
    replay.gives(FOUND, {}, status=429, Retry_After="7")
    replay.gives(FOUND, {}, status=502)
    whole(replay)

    assert look(docket, at=timezone.now()) == 1
    assert waits == [7.0, 2.0]


def test_tries_have_an_end_and_the_source_says_so(docket: Source, replay: Replay):
    replay.gives(FOUND, {}, status=503)

    assert look(docket, at=timezone.now()) == 0

    assert len(replay.asked) == 5
    assert docket.problem == "CourtListener has an error of its own (503); it is tried again later."
    assert Source.objects.failing().get() == docket


def test_what_was_stopped_goes_on_at_the_page_after_the_last(docket: Source, replay: Replay):
    replay.gives("/docket-entries/?cursor=b", b'{"next": null, "resul')
    whole(replay)
    replay.answers["/docket-entries/?cursor=b"] = [replay.answers["/docket-entries/?cursor=b"][0]]
    assert look(docket, at=timezone.now()) == 0
    assert "breaks off" in docket.problem

    replay.answers["/docket-entries/?cursor=b"] = []
    replay.gives("/docket-entries/?cursor=b", {"next": None, "results": [entry(2, "ANSWER to 1 Complaint")]})
    replay.asked.clear()
    again = Source.objects.get()
    assert look(again, at=timezone.now()) == 1

    assert "/docket-entries/?docket=71" not in replay.asked
    with default_storage.open(Filing.objects.get().blob.path) as file:
        kept = json.load(file)
    assert [e["entry_number"] for e in kept["docket_entries"]] == [1, 2]


def test_a_wrong_token_is_said_at_once(docket: Source, replay: Replay):
    replay.gives(FOUND, {}, status=401)
    look(docket, at=timezone.now())
    assert docket.problem == "CourtListener refuses the token (401): check it in the settings."
    assert len(replay.asked) == 1


def test_a_page_on_another_host_is_not_followed(docket: Source, replay: Replay):
    replay.gives(FOUND, {"results": [RECORD]})
    replay.gives("/docket-entries/?docket=71", {"next": "http://other.example/steal", "results": []})
    look(docket, at=timezone.now())
    assert "another host" in docket.problem
    assert not Filing.objects.exists()
