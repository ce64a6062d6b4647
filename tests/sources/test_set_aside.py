"""Indexes set aside during a great load are put back, by whoever comes next where the load was killed."""

import pytest
from django.db import connection

from cases.models import DocketEntry
from ingest.bulk import aside, tasks
from ingest.bulk import load as loading
from ingest.models import SetAside
from tests.sources.bulk import DOCUMENTS, Killed, killed_at, load


def indexes() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE tablename = ANY(%s)", [list(aside.TABLES)])
        found = {d for (d,) in cursor.fetchall()}
        sql = "SELECT conname || pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = ANY(%s::regclass[])"
        cursor.execute(sql, [list(aside.TABLES)])
        return found | {d for (d,) in cursor.fetchall()}


@pytest.mark.django_db(transaction=True)
def test_a_great_load_sets_indexes_aside_and_puts_them_back(table, monkeypatch):
    monkeypatch.setattr(loading, "worth", lambda rows: True)
    before, meanwhile = indexes(), []
    load(
        table("documents", DOCUMENTS * 50),
        tell=lambda step, name, done: meanwhile.append((step, len(indexes()))),
    )
    assert min(n for step, n in meanwhile if step == "rows") < len(before) - 5
    assert indexes() == before
    assert not SetAside.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_ledger_has_its_indexes_while_cases_are_settled_and_the_record_those_that_settling_needs(
    table, monkeypatch
):
    monkeypatch.setattr(loading, "worth", lambda rows: True)
    before, meanwhile = indexes(), set[str]()
    load(
        table("documents", DOCUMENTS),
        tell=lambda step, name, done: meanwhile.update(indexes()) if step == "settled" else None,
    )
    gone = before - meanwhile
    assert any("entry_words" in one for one in gone)
    assert not any("cases_fact " in one or "entry_act" in one or "change_unstamped" in one for one in gone)
    assert indexes() == before


@pytest.mark.django_db(transaction=True)
def test_what_a_killed_load_left_aside_is_put_back_by_the_beat(table, monkeypatch):
    monkeypatch.setattr(loading, "worth", lambda rows: True)
    monkeypatch.setattr(loading, "put_back", lambda *tables, **more: 0)  # killed: nothing more is done
    before = indexes()
    with pytest.raises(Killed):
        load(table("documents", DOCUMENTS * 50), tell=killed_at("rows", 200))
    assert indexes() < before

    missing = before - indexes()
    assert tasks.heal() == len(missing)
    assert indexes() == before


@pytest.mark.django_db(transaction=True)
def test_what_a_killed_load_left_aside_is_put_back_by_the_next_load(table, monkeypatch):
    monkeypatch.setattr(loading, "worth", lambda rows: True)
    path, before = table("documents", DOCUMENTS * 50), indexes()
    with monkeypatch.context() as killed, pytest.raises(Killed):
        killed.setattr(loading, "put_back", lambda *tables, **more: 0)
        load(path, tell=killed_at("rows", 200))
    assert SetAside.objects.exists()

    load(path)
    assert indexes() == before
    assert (
        DocketEntry.objects.count() == 2 + 100
    )  # two numbers; lines of one sheet that read alike are as many entries
