"""Bulk tables: rows become facts and entries, bad rows are listed, a load goes on where it was stopped."""

import csv
import io

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from cases.models import Case, CaseParty, CasePatent, DocketEntry, Fact, Filing, Value
from ingest.bulk import load as loading
from ingest.bulk.load import left_to_settle
from ingest.models import BulkLoad
from parties.models import Attorney, Firm
from tests.sources.bulk import (
    ATTORNEYS,
    CASES,
    DOCUMENTS,
    NAMES,
    NUMBER,
    PATENTS,
    Killed,
    bad_rows,
    killed_at,
    line,
    load,
    sheet,
)
from timelines.checking import check
from timelines.export import export
from timelines.models import Change, TimelineEvent
from timelines.services import refresh_all
from web.errors import Refused

pytestmark = pytest.mark.django_db


def test_the_tables_make_cases_parties_patents_and_entries(table):
    tables = {"cases": CASES, "documents": DOCUMENTS, "names": NAMES, "patents": PATENTS}
    assert [r.bad for r in load(*(table(name, rows) for name, rows in tables.items()))] == [0, 0, 0, 0]

    case = Case.objects.get()
    assert (case.key, case.filed_on, case.terminated_on) == (
        "docket:txed/2:09-cv-00123",
        "2009-04-01",
        "2011-05-05",
    )
    assert (case.caption, case.nature_of_suit, case.jury_demand) == ("Quillon LLC v. Corvid Inc.", 830, True)
    assert set(CaseParty.objects.values_list("party__name", "role")) == {
        ("Quillon LLC", "plaintiff"),
        ("Corvid Inc.", "counterclaim_plaintiff"),
    }
    assert list(CasePatent.objects.values_list("patent__number", flat=True)) == ["6999901"]
    assert [(e.number, e.kind) for e in DocketEntry.objects.in_order()] == [
        (1, "complaint_filed"), (9, "motion"), (None, "claim_construction_hearing"), (None, "claim_construction_hearing"),
    ]  # fmt: skip
    assert TimelineEvent.objects.filter(kind="complaint_filed").get().on == "2009-04-01"


def test_a_fact_cites_its_row_and_ranks_below_every_other_source(table):
    load(table("cases", CASES))
    fact = Fact.objects.get(slot="cause")
    assert (fact.pointer, fact.quote, fact.filing.kind) == (
        "/rows/000000001/case_cause",
        "35:271 Patent Infringement",
        "bulk",
    )
    assert Value.objects.get(slot="cause").rule == "a bulk data set says so"


def test_loading_twice_changes_nothing(table):
    paths = [table("cases", CASES), table("documents", DOCUMENTS)]
    load(*paths)
    before, changes = export(), Change.objects.count()

    assert [report.known for report in load(*paths)] == [True, True]

    assert (export(), Change.objects.count()) == (before, changes)
    assert Filing.objects.count() == 2


def test_bad_rows_are_listed_and_stop_nothing(table, settings):
    rows = [
        *DOCUMENTS,
        line("3.0", "ORDER", case_number="5:18-~gr-00001"),
        line("4.0", "ORDER", district_id="nowhere"),
        line("", ""),
        line("5.0", "ORDER", "39904.0", doc_date_uploaded=""),
    ]
    out = io.StringIO()

    call_command("ingest", str(table("documents", rows)), stdout=out)

    listed = settings.VAR_DIR / "bulk" / "documents.bad.csv"
    assert f"8 rows read, 5 facts kept; 4 rows left out, listed in {listed}" in out.getvalue()
    with listed.open() as file:
        assert [(r["row"], r["why"].split(" ")[0]) for r in csv.DictReader(file)] == [
            ("5", "docket"),
            ("6", "unknown"),
            ("7", "no"),
            ("8", "no"),
        ]


def test_a_row_with_too_few_cells_is_bad_not_fatal(table):
    path = table("documents", DOCUMENTS)
    path.write_text(path.read_text() + "2:09-cv-00123,txed\n")
    (report,) = load(path)
    assert bad_rows(report) == [("5", "2 cells instead of 7")]


def test_a_table_without_a_column_is_refused_in_a_sentence(table):
    out = io.StringIO()
    rows = [{k: v for k, v in row.items() if k not in ("doc_number", "doc_date_filed")} for row in DOCUMENTS]
    with pytest.raises(CommandError, match="1 of 1 were not read"):
        call_command("ingest", str(table("documents", rows)), stdout=out)
    assert "The documents table lacks the columns doc_date_filed, doc_number." in out.getvalue()
    assert not Filing.objects.exists()


@pytest.mark.parametrize("where", [("rows", 2), ("settled", 1)])
def test_a_load_that_was_stopped_goes_on_and_ends_as_if_it_had_not_been(table, monkeypatch, where):
    monkeypatch.setattr(loading, "AT_ONCE", 1)
    monkeypatch.setattr(loading, "SCOPES_AT_ONCE", 1)
    paths = [table("cases", CASES), table("documents", [*DOCUMENTS, line("", "")]), table("names", NAMES)]
    with transaction.atomic():
        load(*paths)
        undisturbed = export()
        transaction.set_rollback(True)

    with pytest.raises(Killed):
        load(*paths, tell=killed_at(*where))
    assert not BulkLoad.objects.exclude(settled_at=None).exists()

    reports = load(*paths)
    assert export() == undisturbed
    assert bad_rows(reports[1]) == [("5", "no number and no text")]


def test_a_table_that_two_commands_load_at_once_comes_in_once(table, monkeypatch):
    monkeypatch.setattr(loading, "AT_ONCE", 1)
    path = table("documents", DOCUMENTS)

    def another(step: str, name: str, done: int) -> None:
        if (step, done) == ("rows", 1):
            load(path)

    with pytest.raises(Refused, match="is being loaded by another command"):
        load(path, tell=another)
    assert Fact.objects.filter(slot="entry").count() == len(DOCUMENTS)


def test_what_is_left_to_settle_is_known_while_it_is_settled(table, monkeypatch):
    monkeypatch.setattr(loading, "SCOPES_AT_ONCE", 1)
    left: list[tuple[int, ...]] = []
    load(
        *(table(n, r) for n, r in {"cases": CASES, "names": NAMES, "patents": PATENTS}.items()),
        tell=lambda step, name, done: (
            left.append((*left_to_settle().values(),)) if step == "settled" else None
        ),
    )
    assert left == [
        (3, 1),
        (2, 1),
        (1, 1),
        (0, 1),
    ]  # two parties, a patent, a case; the one told of is not yet noted
    assert set(left_to_settle().values()) == {0}


def test_tables_in_any_order_make_the_same_record(table):
    tables = {"cases": CASES, "documents": DOCUMENTS, "names": NAMES, "attorneys": ATTORNEYS}
    paths = [table(name, rows) for name, rows in tables.items()]
    exports = []
    for order in (paths, paths[::-1]):
        with transaction.atomic():
            for path in order:
                load(path)
            exports.append(export())
            transaction.set_rollback(True)
    assert exports[0] == exports[1]


def test_a_rebuild_finds_what_the_load_has_made(table):
    load(*(table(n, r) for n, r in {"cases": CASES, "documents": DOCUMENTS, "names": NAMES}.items()))
    loaded = export()
    refresh_all()
    assert export() == loaded


def test_the_documents_alone_make_a_suit(table):
    load(table("documents", DOCUMENTS))
    case = Case.objects.suits().get()
    assert (case.key, case.dockets.get().number) == ("docket:txed/2:09-cv-00123", NUMBER)


def test_lawyers_and_their_firms_appear_for_their_side(table):
    load(table("attorneys", ATTORNEYS))
    told = Case.objects.get().appearances.values_list("attorney__name", "firm__name", "role")
    assert set(told) == {("Ines Poe", "Quill & Reed LLP", "plaintiff"), ("Hugo Ash", None, "defendant")}
    assert Attorney.objects.count() == 2
    assert Firm.objects.get().name == "Quill & Reed LLP"


def test_text_with_every_mark_that_copy_knows_comes_in_as_it_is(table):
    odd = "ORDER\\N with \\ and\ttab, \x1f, “quotes”, a\nline and \\. end"
    load(table("documents", [line("1.0", odd), line("2.0", "ORDER")]))
    entry = DocketEntry.objects.get(number=1)
    assert (entry.text, entry.fact.value["text"], entry.fact.quote) == (odd, odd, odd)


@pytest.mark.django_db(transaction=True)
def test_the_feed_tells_of_every_row_once(table):
    load(*(table(n, r) for n, r in {"cases": CASES, "documents": DOCUMENTS, "names": NAMES}.items()))
    assert check().found == []
    assert Change.objects.filter(kind="docket_entry", action="created").count() == len(DOCUMENTS)


def test_rows_of_a_docket_that_others_speak_of_give_way(table):
    load(table("cases", CASES))
    load(table("documents", DOCUMENTS))
    before = {e.number: e.pk for e in DocketEntry.objects.exclude(number=None)}
    call_command("ingest", str(sheet(table("x", CASES).parent)), stdout=io.StringIO())

    entry = DocketEntry.objects.get(number=9)
    assert entry.pk == before[9]
    assert "Pending Inter Partes Review" in entry.text
