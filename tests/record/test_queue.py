"""The review queue: all that waits for a person, words side by side, the same few queries however long it is."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import Fact, Filing, Proposal, Question, Value
from desk import services
from desk.queue import queue
from tests.record.papers import amazon_memo, complaint, red_hat_memo, take_in

pytestmark = pytest.mark.django_db
TEXAS = "docket:txwd/7:24-cv-00030"


def contradicting(n: int) -> None:
    """Two orders that differ on the title of each of n patents, and a memo that doubts each owner."""
    numbers = [f"80000{i:02}" for i in range(n)]
    for title in ("One", "Two"):
        take_in(
            complaint(
                kind="order", title=title, patents=[{"number": p, "title": title} for p in numbers], counts=[]
            )
        )
    assigned = [{"number": p, "assignee": "Bolt Corp.", "owner": "Acme LLC"} for p in numbers]
    take_in(red_hat_memo(patents=assigned))


def test_it_works(editor):
    take_in(complaint(), amazon_memo(), red_hat_memo())
    found = queue(editor)
    assert found.counts == {"conflict": 0, "same_case": 1, "same_party": 0, "question": 0, "filing": 0}
    (item,) = found.items
    assert item.asks == "Is “VirtaMove, Corp. v. Amazon.com Services LLC” this case?"
    assert [q.words for q in item.quotes] == ["2024-01-26", "2024-05-03"]
    assert all(e["for"] for e in item.evidence)


def test_an_open_conflict_shows_the_words_of_every_side(editor):
    contradicting(1)
    (conflict,) = queue(editor, kind="conflict").items
    assert sorted(q.words for q in conflict.quotes) == ["One", "Two"]
    assert [q.shown for q in conflict.quotes] == [True, False]
    services.choose(Fact.objects.get(pk=conflict.quotes[1].fact_id), by=editor)
    assert queue(editor).counts["conflict"] == 0


def test_a_filing_in_no_case_waits_with_its_sentence(editor):
    paper = amazon_memo()
    del paper["court"], paper["docket_number"]
    take_in(paper)
    (item,) = queue(editor, kind="filing").items
    assert "choose the case" in item.asks


def test_the_queue_of_one_case_holds_what_is_about_it(editor):
    take_in(complaint(), red_hat_memo())
    contradicting(1)
    assert {i.scope for i in queue(editor, scope=TEXAS).items} == {TEXAS}
    assert not queue(editor, scope="docket:ptab/IPR2020-01582").items


def test_pages_of_the_queue_follow_one_another_without_a_gap(editor):
    contradicting(4)
    whole = [(i.kind, i.id) for i in queue(editor).items]
    assert len(whole) == queue(editor).total > 5
    paged = [
        (i.kind, i.id) for start in range(0, len(whole), 3) for i in queue(editor, start=start, limit=3).items
    ]
    assert paged == whole


def test_a_stranger_sees_nothing():
    take_in(complaint(), red_hat_memo())
    assert queue(AnonymousUser()).total == 0


def test_two_rows_and_twenty_cost_the_same_queries(editor):
    contradicting(1)
    queue(editor)  # what this person may not see is looked up once
    with CaptureQueriesContext(connection) as few:
        short = queue(editor, limit=500)
    contradicting(20)
    with CaptureQueriesContext(connection) as many:
        long = queue(editor, limit=500)
    assert len(long.items) > len(short.items) + 15
    assert len(many) == len(few)


def test_every_item_of_the_queue_can_be_decided(editor):
    take_in(complaint(), red_hat_memo())
    contradicting(2)
    while found := queue(editor).items:
        item = found[0]
        if item.kind == "conflict":
            services.choose(Fact.objects.get(pk=item.quotes[0].fact_id), by=editor)
        elif item.kind == "same_case":
            services.decide(Proposal.objects.get(pk=item.id), confirm=False, by=editor)
        else:
            services.answer(Question.objects.get(pk=item.id), "yes", by=editor)
    assert not Value.objects.filter(state="open").exists()
    assert not Filing.objects.exclude(status="done").exists()
