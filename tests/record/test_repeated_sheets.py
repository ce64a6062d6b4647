"""A docket sheet that says what the one before it said costs next to nothing and changes nothing, in any order."""

import itertools
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from cases.freshness import freshness
from cases.models import Case, DocketEntry, Fact, Filing
from desk.services import purge, restore, withdraw
from ingest import pipeline
from ingest.inbox import receive
from tests.record.papers import Document, bytes_of, take_in
from timelines.export import export
from timelines.models import Change
from timelines.services import refresh_all

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15


def sheet(as_of: str, entries: int = 3, **more: Any) -> Document:
    lines = [
        {"number": n, "filed_on": f"2024-02-{1 + n % 28:02}", "text": f"NOTICE number {n} by Quillon LLC"}
        for n in range(1, entries + 1)
    ]
    return {
        "kind": "docket_sheet", "court": "txed", "docket_number": "2:24-cv-00123", "case_filed_on": "2024-02-01",
        "as_of": as_of, "caption": "Quillon LLC v. Corvid Inc.", "nature_of_suit": 830, "entries": lines,
        "parties": [{"name": "Quillon LLC", "role": "plaintiff"}, {"name": "Corvid Inc.", "role": "defendant"}],
    } | more  # fmt: skip


def queries(document: Document) -> int:
    filing, _ = receive(bytes_of(document), name="sheet.html", via="command", by=None)
    with CaptureQueriesContext(connection) as made:
        pipeline.process(filing.pk)
    return len(made)


@pytest.mark.parametrize("entries", [2, 161])
def test_the_same_sheet_again_takes_few_queries_however_long_it_is(entries: int):
    take_in(sheet("2024-06-01", entries))
    assert queries(sheet("2024-06-02", entries)) <= MOST_QUERIES


def test_a_first_sheet_takes_the_same_queries_for_2_and_for_161_entries():
    counts = []
    for entries in (2, 161):
        with transaction.atomic():
            counts.append(queries(sheet("2024-06-01", entries)))
            transaction.set_rollback(True)
    assert counts[0] == counts[1]


def test_the_same_sheet_again_changes_nothing_but_when_the_case_was_looked_at():
    take_in(sheet("2024-06-01"))
    before, changes = export(), Change.objects.exclude(kind="filing").count()

    (again,) = take_in(sheet("2024-06-02"))

    assert (export(), Change.objects.exclude(kind="filing").count()) == (before, changes)
    assert again.docket is not None
    assert again.problem == "It says what the docket sheet before it said: nothing is new."
    delivered = again.deliveries.get().at
    assert [f.at for f in freshness(Case.objects.get())] == [delivered]


def test_a_docket_that_goes_back_to_what_it_once_said_is_told_anew():
    take_in(
        sheet("2024-06-01", cause="35:271 Patent Infringement"),
        sheet("2024-06-02", cause="35:145 Civil Action"),
    )
    take_in(sheet("2024-06-03", cause="35:271 Patent Infringement"))
    assert Case.objects.get().cause == "35:271 Patent Infringement"


def test_sheets_in_any_order_make_the_same_record():
    sheets = [
        sheet("2024-06-01"),
        sheet("2024-06-02"),
        sheet("2024-06-03", 4),
        sheet("2024-06-04", 4),
        sheet("2024-06-05"),
    ]
    exports = set()
    for order in itertools.islice(itertools.permutations(sheets), 0, None, 17):
        with transaction.atomic():
            take_in(*order)
            exports.add(export())
            refresh_all()
            exports.add(export())
            transaction.set_rollback(True)
    assert len(exports) == 1
    assert Fact.objects.count() == 0


def _withdrawn(filing: Filing, by: User) -> None:
    withdraw(filing, by=by, reason="wrong")


def _purged(filing: Filing, by: User) -> None:
    purge(filing, by=by)


@pytest.mark.parametrize("out", [_withdrawn, _purged])
def test_when_a_sheet_goes_what_only_repeated_it_speaks_for_itself(out: Any, editor: User):
    first, again = take_in(sheet("2024-06-01"), sheet("2024-06-02"))

    out(first, editor)

    assert DocketEntry.objects.count() == 3
    assert {e.fact.filing_id for e in DocketEntry.objects.select_related("fact")} == {again.pk}
    assert Filing.objects.get(pk=again.pk).problem == ""


def test_a_sheet_that_is_brought_back_speaks_again_for_those_that_repeat_it(editor: User):
    first, again = take_in(sheet("2024-06-01"), sheet("2024-06-02"))
    before = export()
    withdraw(first, by=editor, reason="wrong")
    restore(first, by=editor)
    pipeline.process(first.pk)
    assert export() == before
    assert not again.facts.exists()
