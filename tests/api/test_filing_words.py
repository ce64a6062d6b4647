"""Searching the words of filings, page by page."""

from pathlib import Path

import pytest
from django.db import connection
from rest_framework.test import APIClient

from accounts.models import User
from cases import paper_words
from cases.models import Case, Filing, FilingPage, FilingText
from desk import services
from ingest import inbox, pipeline
from tests.api.field import Field
from web.search import query

MEMO = Path(__file__).parents[1] / "samples" / "memo" / "complaint_against_group.txt"
FIRST = "The claims were construed. A motion to stay is pending.\n"
SECOND = "Construction of the patent's claims follows; é is one letter. The valve opens.\n"


@pytest.fixture
def filings(field: Field) -> list[Filing]:
    """One filing of two pages, and one that has a single page without any mark of it."""
    found = [Filing.objects.get(docket__case=case) for case in field.cases(2)]
    FilingText.objects.create(filing=found[0], text=FIRST + SECOND, pages=[0, len(FIRST)])
    FilingText.objects.create(filing=found[1], text="The valve is closed by a motion of the hand.")
    paper_words.keep_words(*(filing.pk for filing in found))
    return found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("valve", [0, 1]),
        ("valves opening", [0]),  # in whatever form
        ('"motion to stay"', [0]),
        ("motion -stay", [1]),
        ("stay OR hand", [0, 1]),
        ("stay valve", []),  # on two pages
        ("claims /5 construction", [0]),
        ("claims /1 construction", []),
        ("the", []),
        ("'; DROP TABLE (", []),
    ],
)
def test_filings_are_found_by_the_words_on_one_page(
    reader: APIClient, filings: list[Filing], asked: str, found: list[int]
) -> None:
    answer = reader.get("/api/v1/filings/", {"q": asked})

    assert answer.status_code == 200
    assert [row["id"] for row in answer.json()["results"]] == [filings[n].pk for n in found]


def test_pages_are_counted_from_one(filings: list[Filing]) -> None:
    assert list(FilingPage.objects.order_by("content", "number").values_list("content", "number")) == [
        (filings[0].pk, 1),
        (filings[0].pk, 2),
        (filings[1].pk, 1),
    ]


def test_words_kept_anew_take_the_place_of_the_old(reader: APIClient, filings: list[Filing]) -> None:
    FilingText.objects.filter(filing=filings[0]).update(text="Something else.", pages=[])
    paper_words.keep_words(filings[0].pk)

    assert reader.get("/api/v1/filings/", {"q": "stay"}).json()["results"] == []
    assert [r["id"] for r in reader.get("/api/v1/filings/", {"q": "something"}).json()["results"]] == [
        filings[0].pk
    ]


def test_a_page_longer_than_a_vector_can_be_is_searched_to_its_end(
    reader: APIClient, filings: list[Filing]
) -> None:
    words = " ".join(f"word{n}" for n in range(200_000))
    FilingText.objects.filter(filing=filings[0]).update(text=f"{words} zanzibar", pages=[])
    paper_words.keep_words(filings[0].pk)

    assert [r["id"] for r in reader.get("/api/v1/filings/", {"q": "zanzibar"}).json()["results"]] == [
        filings[0].pk
    ]


def test_a_filing_that_was_read_can_be_searched_and_one_that_was_purged_cannot(
    editor: APIClient, settings, tmp_path, monkeypatch
) -> None:
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(inbox, "ring", lambda pk: None)
    filing, _ = inbox.receive(MEMO.read_bytes(), name="memo.txt", via="command", by=None)
    pipeline.process(filing.pk)
    asked = {"q": "patent"}
    assert [r["id"] for r in editor.get("/api/v1/filings/", asked).json()["results"]] == [filing.pk]

    services.purge(filing, by=User.objects.get(username="editor"))

    assert editor.get("/api/v1/filings/", asked).json()["results"] == []
    assert not FilingPage.objects.exists()


def test_a_distance_that_is_none_is_refused(reader: APIClient) -> None:
    answer = reader.get("/api/v1/filings/", {"q": "claim /99 construction"})

    assert answer.status_code == 400
    assert "1 to 20" in answer.json()["message"]


def test_a_stranger_finds_nothing(client_of, filings: list[Filing]) -> None:
    assert client_of().get("/api/v1/filings/", {"q": "valve"}).status_code == 401


def test_the_searches_use_their_indexes(filings: list[Filing]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")

    assert "filing_words" in FilingPage.objects.filter(words=query("valve")).explain()
    assert "case_words" in Case.objects.filter(caption__icontains="maker").explain()
