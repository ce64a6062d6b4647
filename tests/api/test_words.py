"""Searching the dockets' words."""

import pytest
from django.db import connection
from rest_framework.test import APIClient

from cases.models import DocketEntry
from cases.paper_filters import EntryFilter
from tests.api.field import Field

LINES = (
    "MOTION to Stay Pending Inter Partes Review by Maker",
    "ORDER granting motion to dismiss",
    "CLAIM CONSTRUCTION MEMORANDUM AND ORDER; the patent's claims are construed",
    "NOTICE of claim narrowing; construction of the building is stayed",
)


@pytest.fixture
def lines(field: Field) -> None:
    docket = field.case(1).dockets.get()
    DocketEntry.objects.all().delete()
    DocketEntry.objects.bulk_create(
        [DocketEntry(docket=docket, key=str(n), number=n, text=t) for n, t in enumerate(LINES)]
    )


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("motion", [0, 1]),
        ("motions dismissed", [1]),  # in whatever form
        ('"claim construction"', [2]),
        ("claim construction", [2, 3]),
        ("dismiss OR narrowing", [1, 3]),
        ("motion -stay", [1]),
        ("claim /1 construction", [2]),
        ("construction /1 claim", [2]),
        ("construction /3 claim", [2, 3]),
        ("construction /3 claim building", [3]),
        ("the", []),
        ("'; DROP TABLE (", []),
        ("& | ! ( <->", []),
    ],
)
def test_entries_are_found_by_their_words(
    reader: APIClient, lines: None, asked: str, found: list[int]
) -> None:
    answer = reader.get("/api/v1/docket-entries/", {"text": asked})

    assert answer.status_code == 200
    assert [row["number"] for row in answer.json()["results"]] == found


def test_a_distance_that_is_none_is_refused(reader: APIClient) -> None:
    answer = reader.get("/api/v1/docket-entries/", {"text": "claim /99 construction"})

    assert answer.status_code == 400
    assert "1 to 20" in answer.json()["message"]


def test_the_search_uses_its_index(lines: None) -> None:
    found = EntryFilter({"text": "construction"}, DocketEntry.objects.all()).qs
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")

    assert "entry_words" in found.explain()
