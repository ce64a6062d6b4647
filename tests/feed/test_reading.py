"""Reading the feed: cursors, pages, filters, waiting, epochs."""

import threading
import time

import pytest
from django.db import connection
from rest_framework.test import APIClient

from cases.models import Case, CaseParty
from parties.models import Party
from tests.api.field import Field
from tests.feed.test_what_is_told import FEED, since, tell
from timelines import cursor, waiting


def test_pages_follow_each_other_without_a_gap(reader: APIClient, field: Field) -> None:
    field.cases(3)
    whole = [c["position"] for c in tell(reader)]

    seen, after, more = [], "", True
    while more:
        page = reader.get(FEED, {"after": after, "limit": 7}).json()
        seen += [c["position"] for c in page["results"]]
        after, more = page["next"], page["more"]

    assert seen == whole
    assert reader.get(FEED, {"after": after}).json() == {"results": [], "next": after, "more": False}


def test_the_end_of_a_full_last_page_says_that_no_more_is_there(reader: APIClient, field: Field) -> None:
    field.case(1)
    count = len(tell(reader))

    assert reader.get(FEED, {"limit": count}).json()["more"] is False
    assert reader.get(FEED, {"limit": count - 1}).json()["more"] is True


def test_the_cursor_moves_past_what_a_filter_leaves_out(reader: APIClient, field: Field) -> None:
    field.case(1)

    page = reader.get(FEED, {"kind": "proposal", "limit": 100}).json()

    assert len(page["results"]) == 1
    assert page["next"] == since(reader)


@pytest.mark.parametrize(
    "after", ["x", "0", "12", ":", "abc:1", "0123456789ab:-1", "0123456789ab:01", "0123456789AB:1"]
)
def test_a_malformed_cursor_is_refused_with_400(reader: APIClient, after: str) -> None:
    answer = reader.get(FEED, {"after": after})

    assert answer.status_code == 400
    assert "latest" in answer.json()["message"]


def test_a_cursor_of_another_epoch_is_gone_and_says_how_to_resync(reader: APIClient, field: Field) -> None:
    field.case(1)
    old = since(reader)
    cursor.new_epoch()

    answer = reader.get(FEED, {"after": old})

    assert answer.status_code == 410
    assert "Resync" in answer.json()["message"]
    assert reader.get(FEED).status_code == 200


def test_a_position_that_was_never_given_out_is_gone(reader: APIClient, field: Field) -> None:
    epoch, _, position = since(reader).partition(":")

    assert reader.get(FEED, {"after": f"{epoch}:{int(position) + 1}"}).status_code == 410


def test_a_database_restored_elsewhere_starts_a_new_epoch(db: None) -> None:
    before = cursor.epoch()
    assert cursor.epoch() == before
    with connection.cursor() as c:
        c.execute("UPDATE timelines_epoch SET place = '1/1/1'")  # as a dump of another cluster would say

    assert cursor.epoch() != before


def test_filters_keep_what_belongs_to_one_case_patent_party_or_court(reader: APIClient, field: Field) -> None:
    one, other = field.cases(2)
    owner = CaseParty.objects.get(case=one, role="plaintiff").party

    assert {c["case"] for c in tell(reader, case="txwd/7:24-cv-00001")} == {one.pk}
    assert {c["case"] for c in tell(reader, case=other.pk)} == {other.pk}
    assert {c["case"] for c in tell(reader, patent="US 7,000,001 B2")} == {one.pk, None}
    assert {c["case"] for c in tell(reader, party=owner.pk)} == {one.pk, None}
    assert {c["case"] for c in tell(reader, court="txwd")} == {one.pk, other.pk}
    assert tell(reader, court="ded") == []


def test_the_end_of_a_case_reaches_who_pulls_its_court(reader: APIClient, field: Field) -> None:
    start = since(reader)
    Case.objects.create(key="docket:ded/22-cv-00941").delete()

    assert [c["action"] for c in tell(reader, after=start, court="ded")] == ["created", "deleted"]


@pytest.mark.django_db(transaction=True)
def test_who_waits_is_answered_when_something_happens(reader: APIClient) -> None:
    start = since(reader)

    def write() -> None:
        time.sleep(0.3)
        Party.objects.create(key="late", name="Late")
        connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    page = reader.get(FEED, {"after": start, "wait": 20}).json()
    writer.join()

    assert [c["kind"] for c in page["results"]] == ["party"]


def test_a_wait_ends(reader: APIClient) -> None:
    start = since(reader)

    assert reader.get(FEED, {"after": start, "wait": 1}).json() == {
        "results": [],
        "next": start,
        "more": False,
    }


def test_without_a_free_seat_nobody_waits(reader: APIClient, monkeypatch: pytest.MonkeyPatch) -> None:
    start = since(reader)
    monkeypatch.setattr(waiting, "until", lambda *_: pytest.fail("it waited"))
    seats = [waiting.seat() for _ in range(waiting.SEATS)]
    assert [s.__enter__() for s in seats] == [True] * waiting.SEATS

    answer = reader.get(FEED, {"after": start, "wait": 25})
    for s in seats:
        s.__exit__(None, None, None)

    assert (answer.status_code, answer["Retry-After"]) == (200, "2")
    with waiting.seat() as free:
        assert free
