"""Every list: the same number of queries for 2 and for 200 rows, pages that neither skip nor repeat."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from casetracker.api import router
from tests.api.field import Field

LISTS = [f"/api/v1/{prefix}/" for prefix, _, _ in router.registry]
EVERY = [*LISTS, "/api/v1/changes/"]


def queries(client: APIClient, at_least: int) -> dict[str, int]:
    """How many queries each list takes; there are at least so many rows in each."""
    took = {}
    for address in EVERY:
        client.get(address)  # what is looked up once in a process, and the stamping, are done now
        with CaptureQueriesContext(connection) as seen:
            answer = client.get(address, {"limit": 500})
        assert len(answer.json()["results"]) >= (1 if "courts" in address else at_least), address
        took[address] = len(seen)
    return took


def test_lists_of_200_take_the_queries_of_lists_of_2(reader: APIClient, field: Field) -> None:
    field.cases(2)
    few = queries(reader, at_least=2)
    for n in range(3, 202):
        field.case(n)

    many = queries(reader, at_least=200)

    assert many == few
    assert max(few.values()) <= 40


@pytest.mark.parametrize("address", LISTS)
def test_following_next_gives_every_row_once(reader: APIClient, field: Field, address: str) -> None:
    field.cases(5)
    whole = [row["id"] for row in reader.get(address).json()["results"]]

    pages, following = [], f"{address}?limit=2"
    while following:
        page = reader.get(following).json()
        pages.append([row["id"] for row in page["results"]])
        following = page["next"]

    assert [pk for page in pages for pk in page] == whole
    assert all(len(page) <= 2 for page in pages)


def test_rows_added_meanwhile_shift_nothing(reader: APIClient, field: Field) -> None:
    field.cases(3)
    first = reader.get("/api/v1/patents/", {"limit": 2}).json()
    field.case(4)

    second = reader.get(first["next"]).json()

    assert [p["number"] for p in first["results"] + second["results"]] == [
        "7000001",
        "7000002",
        "7000003",
        "7000004",
    ]


def test_the_exact_count_is_given_when_asked_for(reader: APIClient, field: Field) -> None:
    field.cases(3)

    assert reader.get("/api/v1/patents/", {"limit": 1, "count": "exact"}).json()["count"] == 3
    assert "count" not in reader.get("/api/v1/patents/", {"limit": 1}).json()


@pytest.mark.parametrize("address", LISTS)
def test_a_row_of_the_list_is_what_its_own_address_shows(
    reader: APIClient, field: Field, address: str
) -> None:
    field.case(1)
    row = reader.get(address).json()["results"][0]
    name = row["number"] if "/patents/" in address else row["id"]

    assert reader.get(f"{address}{name}/").json() == row


def test_only_the_fields_asked_for_are_shown(reader: APIClient, field: Field) -> None:
    field.case(1)

    rows = reader.get("/api/v1/events/", {"fields": "id,title,on"}).json()["results"]

    assert rows[0] == {"id": rows[0]["id"], "title": "Complaint", "on": "2024-05-03"}


def test_an_id_is_expanded_to_what_it_stands_for(reader: APIClient, field: Field) -> None:
    field.case(1)

    claim = reader.get("/api/v1/claims/", {"expand": "patent"}).json()["results"][0]

    assert claim["patent"]["title"] == "Thing 1"


def test_who_has_the_answer_already_is_not_sent_it_again(reader: APIClient, field: Field) -> None:
    field.case(1)
    address = "/api/v1/cases/"
    tag = reader.get(address)["ETag"]

    assert reader.get(address, HTTP_IF_NONE_MATCH=tag).status_code == 304
    field.case(2)
    assert reader.get(address, HTTP_IF_NONE_MATCH=tag).status_code == 200


def test_answers_are_compressed_for_who_takes_that(reader: APIClient, field: Field) -> None:
    field.cases(3)

    assert reader.get("/api/v1/cases/", HTTP_ACCEPT_ENCODING="gzip")["Content-Encoding"] == "gzip"
