"""What the API does not understand it refuses, with a sentence that says what it takes."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from tests.api.field import Field
from tests.api.test_lists import EVERY, LISTS


@pytest.mark.parametrize("address", EVERY)
def test_an_unknown_parameter_is_named_with_the_valid_ones(reader: APIClient, address: str) -> None:
    answer = reader.get(address, {"pagesize": "10"})

    assert answer.status_code == 400
    assert "unknown parameter" in answer.json()["extra"]["pagesize"]
    assert "limit" in answer.json()["message"]


@pytest.mark.parametrize("address", EVERY)
@pytest.mark.parametrize("limit", ["0", "501", "-1", "ten", "", "²", "9" * 30])
def test_a_limit_out_of_range_is_refused(reader: APIClient, address: str, limit: str) -> None:
    answer = reader.get(address, {"limit": limit})

    assert answer.status_code == 400
    assert ("500" if limit else "leave it out") in answer.json()["extra"]["limit"]


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("cursor", ["x", "", "cD1hYmM=", "cD05OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk=", "cD0lMDA="])
def test_a_cursor_that_was_not_given_is_refused(reader: APIClient, address: str, cursor: str) -> None:
    answer = reader.get(address, {"cursor": cursor})

    harmless = "courts" in address and cursor == "cD1hYmM="  # ids of courts are letters
    assert answer.status_code == (200 if harmless else 400)


@pytest.mark.parametrize(
    ("address", "query", "says"),
    [
        ("cases", {"patent": "hello"}, "no patent number"),
        ("cases", {"number": "hello"}, "no docket number"),
        ("cases", {"posture": "war"}, "dj_noninfringement"),
        ("cases", {"filed_after": "May 3rd"}, "valid date"),
        ("cases", {"mentioned_only": "maybe"}, "true, false"),
        ("cases", {"claim": "-1"}, "greater than or equal"),
        ("cases", {"q": "x" * 201}, "200"),
        ("cases", {"q": "a\0b"}, "Null"),
        ("cases", {"fields": "id,colour"}, "caption"),
        ("cases", {"expand": "colour"}, "nothing here"),
        ("cases", {"count": "about"}, "exact"),
        ("events", {"case": "Smith"}, "txwd/7:24-cv-00030"),
        ("events", {"lane": "sky"}, "court, board"),
        ("filings", {"status": "lost"}, "not_understood"),
        ("filings", {"received_after": "9999-12-31T23:59:59-18:21"}, "from the year 1"),
        ("changes", {"wait": "26"}, "25"),
        ("changes", {"wait": "soon"}, "25"),
        ("changes", {"kind": "weather"}, "docket_entry"),
    ],
)
def test_a_value_it_does_not_take_is_refused(
    reader: APIClient, address: str, query: dict[str, Any], says: str
) -> None:
    answer = reader.get(f"/api/v1/{address}/", query)

    assert answer.status_code == 400
    assert says in answer.json()["message"]
    assert list(answer.json()["extra"]) == list(query)


def test_a_parameter_given_twice_is_refused(reader: APIClient) -> None:
    assert reader.get("/api/v1/cases/?court=txwd&court=ded").status_code == 400


def test_what_is_not_there_is_404_in_the_same_shape(reader: APIClient, field: Field) -> None:
    for address in (
        "cases/99999",
        "patents/1",
        "events/99999",
        "cases/txwd/7:99-cv-00001",
        "cases/99999/events",
        "cases/1%0A2",
        "nothing%0A",
    ):
        answer = reader.get(f"/api/v1/{address}/")
        assert answer.status_code == 404, address
        assert set(answer.json()) == {"message", "extra"}


@pytest.mark.parametrize("address", ["/api/v1/cases/", "/api/v1/grounds/"])
def test_a_claim_that_no_patent_can_have_is_refused(reader: APIClient, field: Field, address: str) -> None:
    field.case(1)

    answer = reader.get(address, {"claim": 32_768})

    assert answer.status_code == 400
    assert "claim" in answer.json()["extra"]


def test_a_moment_may_have_any_offset_that_iso_8601_can_write(reader: APIClient, field: Field) -> None:
    """The database takes none of sixteen hours or more."""
    field.case(1)

    for moment, found in (("2020-10-16T19:56:12-18:21", 1), ("2199-10-16T19:56:12+18:21", 0)):
        rows = reader.get("/api/v1/filings/", {"received_after": moment, "case": "txwd/7:24-cv-00001"}).json()
        assert len(rows["results"]) == found
