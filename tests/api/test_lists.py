"""Every list: the same number of queries for 2 and for 200 rows, pages that neither skip nor repeat."""

import gzip

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from cases.models import Fact, Question
from casetracker.api import router
from tests.api.field import Field
from web.shape import expandable

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
    assert max(few.values()) <= 46


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


@pytest.mark.parametrize("address", LISTS)
def test_the_exact_count_is_given_when_asked_for(reader: APIClient, field: Field, address: str) -> None:
    field.cases(3)
    rows = reader.get(address).json()["results"]

    assert reader.get(address, {"limit": 1, "count": "exact"}).json()["count"] == len(rows)
    assert "count" not in reader.get(address, {"limit": 1}).json()


@pytest.mark.parametrize("address", LISTS)
def test_a_row_of_the_list_is_what_its_own_address_shows(
    reader: APIClient, field: Field, address: str
) -> None:
    field.case(1)
    row = reader.get(address).json()["results"][0]
    name = row["number"] if "/patents/" in address else row["id"]

    assert reader.get(f"{address}{name}/").json() == row


@pytest.mark.parametrize("address", LISTS)
def test_only_the_fields_asked_for_are_shown(reader: APIClient, field: Field, address: str) -> None:
    field.case(1)
    whole = reader.get(address).json()["results"][0]

    for name in whole:
        assert reader.get(address, {"fields": f"id,{name}"}).json()["results"][0] == {
            "id": whole["id"],
            name: whole[name],
        }


@pytest.mark.parametrize(
    ("address", "name"),
    [
        (f"/api/v1/{prefix}/", name)
        for prefix, resource, _ in router.registry
        for name in sorted(expandable(resource.serializer_class))
    ],
)
def test_an_id_is_expanded_to_what_it_stands_for(
    reader: APIClient, field: Field, address: str, name: str
) -> None:
    field.case(1)
    fact = Fact.objects.filter(slot="event").get()
    Question.objects.update(fact=fact)
    plain = reader.get(address).json()["results"][0]

    shown = reader.get(address, {"expand": name}).json()["results"][0]

    assert shown[name]["id"] == plain[name]
    assert len(shown[name]) > 1
    assert {k: v for k, v in shown.items() if k != name} == {k: v for k, v in plain.items() if k != name}


@pytest.mark.parametrize("address", EVERY)
def test_who_has_the_answer_already_is_not_sent_it_again(
    reader: APIClient, field: Field, address: str
) -> None:
    field.case(1)
    first = reader.get(address)

    assert reader.get(address, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304
    if "changes" not in address:
        row = first.json()["results"][0]
        one = f"{address}{row['number'] if '/patents/' in address else row['id']}/"
        assert reader.get(one, HTTP_IF_NONE_MATCH=reader.get(one)["ETag"]).status_code == 304
    field.case(2)
    assert reader.get(address, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == (
        304 if "courts" in address else 200
    )


@pytest.mark.parametrize("address", EVERY)
def test_answers_are_compressed_for_who_takes_that(reader: APIClient, field: Field, address: str) -> None:
    field.cases(8)
    plain = reader.get(address)

    packed = reader.get(address, HTTP_ACCEPT_ENCODING="gzip")

    if len(plain.content) > 200:  # below that it would only grow
        assert packed["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.content) == plain.content
    assert ("Content-Encoding" in packed) == ("courts" not in address)


def test_what_is_expanded_takes_no_query_for_each_row(reader: APIClient, field: Field) -> None:
    asked = [
        (f"/api/v1/{prefix}/", {"expand": ",".join(sorted(names))})
        for prefix, view, _ in router.registry
        if (names := expandable(view.serializer_class))
    ]

    def took() -> dict[str, int]:
        found = {}
        for address, query in asked:
            with CaptureQueriesContext(connection) as seen:
                assert reader.get(address, query).json()["results"], address
            found[address] = len(seen)
        return found

    field.cases(2)
    took()  # what is looked up once in a process is looked up now
    few = took()
    for n in range(3, 8):
        field.case(n)

    assert took() == few
