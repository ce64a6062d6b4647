"""What a table of a data set said is undone when it is withdrawn or purged, and comes back with it."""

import io

import pytest
from django.core.management import call_command

from accounts.models import User
from cases.models import Case, DocketEntry, Fact, Filing
from desk.services import purge, restore, withdraw
from ingest import pipeline
from ingest.bulk import load as loading
from ingest.bulk.load import settle_again
from ingest.models import BulkLoad
from parties.models import Attorney, Firm, Party
from patents.models import Patent
from tests.sources.bulk import (
    ATTORNEYS,
    CASES,
    DOCUMENTS,
    NAMES,
    PATENTS,
    line,
    load,
    sheet,
)
from timelines.export import export
from timelines.models import Revision
from web.errors import Refused

pytestmark = pytest.mark.django_db


def test_a_table_that_was_withdrawn_is_brought_back_whole(table):
    user = User.objects.create_superuser("mara")
    load(table("cases", CASES), table("documents", DOCUMENTS))
    before, filing = export(), Filing.objects.get(name="documents.csv")
    withdraw(filing, by=user, reason="wrong release")
    settled_again()
    assert not DocketEntry.objects.exists()

    restore(filing, by=user)
    pipeline.process(filing.pk)
    settled_again()
    assert export() == before


def settled_again() -> int:
    """Settles in portions of one transaction each; returns how many rounds that took."""
    rounds = 1
    while settle_again(1):
        rounds += 1
    return rounds


def test_what_a_withdrawn_table_said_is_undone_in_portions_that_go_on_where_they_were_stopped(
    table, monkeypatch
):
    monkeypatch.setattr(loading, "SCOPES_AT_ONCE", 1)
    user = User.objects.create_superuser("mara")
    suits = [line("1.0", "COMPLAINT", case_number=f"2:09-cv-0012{n}") for n in range(4)]
    load(table("documents", suits))
    withdraw(Filing.objects.get(), by=user, reason="wrong release")

    left = []
    while settle_again(1):
        left.append(Case.objects.count())
    assert left == [3, 2, 1]
    assert not Case.objects.exists()
    assert BulkLoad.objects.get().again_since is None


def test_a_data_set_that_was_withdrawn_whole_leaves_nothing_and_comes_back_as_it_was(table, monkeypatch):
    monkeypatch.setattr(loading, "SCOPES_AT_ONCE", 1)
    tables = {
        "cases": CASES,
        "documents": DOCUMENTS,
        "names": NAMES,
        "attorneys": ATTORNEYS,
        "patents": PATENTS,
    }
    nothing, user = export(), User.objects.create_superuser("mara")
    load(*(table(name, rows) for name, rows in tables.items()))
    before = export()

    for filing in Filing.objects.all():
        withdraw(filing, by=user, reason="wrong release")
    settled_again()
    assert export() == nothing
    assert not any(model.objects.exists() for model in (Case, Attorney, Firm, Party, Patent))

    for filing in Filing.objects.all():
        restore(filing, by=user)
        pipeline.process(filing.pk)
    settled_again()
    assert export() == before


def test_a_table_withdrawn_and_brought_back_meanwhile_is_settled_from_the_start(table, monkeypatch):
    monkeypatch.setattr(loading, "SCOPES_AT_ONCE", 1)
    user = User.objects.create_superuser("mara")
    load(table("documents", [line("1.0", "COMPLAINT", case_number=f"2:09-cv-0012{n}") for n in range(3)]))
    before, filing = export(), Filing.objects.get()
    withdraw(filing, by=user, reason="wrong release")
    settle_again(2)

    restore(filing, by=user)
    pipeline.process(filing.pk)
    settled_again()
    assert export() == before


def test_a_table_is_purged_only_once_all_it_said_is_undone(table):
    user = User.objects.create_superuser("mara")
    load(table("documents", DOCUMENTS))
    filing = Filing.objects.get()
    with pytest.raises(Refused, match="Withdraw this data set first"):
        purge(filing, by=user)
    withdraw(filing, by=user, reason="sealed")
    with pytest.raises(Refused, match="wait until all that it said is undone"):
        purge(filing, by=user)
    settled_again()
    purge(filing, by=user)
    assert not Fact.objects.exists()
    assert not Case.objects.exists()


def test_after_a_purge_the_feed_has_no_word_of_the_table_either(table):
    user = User.objects.create_superuser("mara")
    load(table("documents", [line("9.0", "MOTION to Stay of Zyzzyva")]))
    filing = Filing.objects.get()
    call_command("ingest", str(sheet(table("x", CASES).parent)), stdout=io.StringIO())
    withdraw(filing, by=user, reason="sealed")
    settled_again()
    assert DocketEntry.objects.filter(number=9).exists()
    assert Revision.objects.filter(before__text__icontains="Zyzzyva").exists()

    purge(filing, by=user)

    assert not Revision.objects.filter(before__text__icontains="Zyzzyva").exists()
    assert not Fact.objects.filter(filing=filing).exists()
