"""Bulk tables: rows become facts and entries, bad rows are listed, a load goes on where it was stopped."""

import csv
import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from cases.models import Case, CaseParty, CasePatent, DocketEntry, Fact, Filing, Value
from ingest.bulk import load as loading
from ingest.bulk.load import load
from ingest.models import BulkLoad
from timelines.export import export
from timelines.models import Change, TimelineEvent

pytestmark = pytest.mark.django_db

NUMBER = "2:09-cv-00123"
CASES = [
    {
        "case_row_id": "1.0", "case_number": NUMBER, "case_number_raw": f"{NUMBER}-APX", "district_id": "txed",
        "court_name": "Eastern District of Texas ", "pacer_id": "115001.0", "case_name": "Quillon LLC v. Corvid Inc.",
        "assigned_to": "Judge Ada Poe", "referred_to": "", "case_cause": "35:271 Patent Infringement",
        "jurisdictional_basis": "Federal Question", "date_filed": "2009-04-01", "date_closed": "2011-05-05",
        "date_last_filed": "2011-05-06", "jury_demand": "Both", "demand": "$9999000.00",
    },
]  # fmt: skip
NAMES = [
    {
        "case_number": NUMBER,
        "district_id": "txed",
        "party_row_count": "1",
        "party_type": "Plaintiff",
        "name": "Quillon LLC",
        "name_long": "Quillon LLC a Texas company",
    },
    {
        "case_number": NUMBER,
        "district_id": "txed",
        "party_row_count": "2",
        "party_type": "counter-claimant",
        "name": "Corvid Inc.",
        "name_long": "Corvid Inc.",
    },
]
PATENTS = [
    {"case_number": NUMBER, "district_id": "txed", "nos": "830.0", "patent": "6999901", "patent_doc_type": "Patent"},
    {"case_number": NUMBER, "district_id": "txed", "nos": "830.0", "patent": "NA", "patent_doc_type": ""},
    {"case_number": NUMBER, "district_id": "txed", "nos": "830.0", "patent": "11094403", "patent_doc_type": "Application"},
]  # fmt: skip


def line(number: str, text: str, day: str = "2009-04-01", **more: str) -> dict[str, str]:
    return {
        "case_number": NUMBER, "district_id": "txed", "doc_number": number, "short_description": "",
        "long_description": text, "doc_date_filed": day, "doc_date_uploaded": day,
    } | more  # fmt: skip


DOCUMENTS = [
    line("1.0", "COMPLAINT against Corvid Inc., filed by Quillon LLC."),
    line("9.0", "MOTION to Stay Pending Ex Parte Reexamination by Corvid Inc.", "2009-06-01"),
    line("", "Minute Entry: Markman Hearing held on 8/8/2010", "2010-08-08"),
    line("", "Minute Entry: Markman Hearing held on 8/8/2010", "2010-08-08"),
]


@pytest.fixture
def table(tmp_path: Path):
    def write(name: str, rows: list[dict[str, str]]) -> Path:
        path = tmp_path / f"{name}.csv"
        with path.open("w", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        return path

    return write


def test_the_tables_make_cases_parties_patents_and_entries(table):
    for name, rows in (("cases", CASES), ("documents", DOCUMENTS), ("names", NAMES), ("patents", PATENTS)):
        assert load(table(name, rows), by=None).bad == []

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
    load(table("cases", CASES), by=None)
    fact = Fact.objects.get(slot="cause")
    assert (fact.pointer, fact.quote, fact.filing.kind) == (
        "/rows/000000001/case_cause",
        "35:271 Patent Infringement",
        "bulk",
    )
    assert Value.objects.get(slot="cause").rule == "a bulk data set says so"


def test_loading_twice_changes_nothing(table):
    paths = [table("cases", CASES), table("documents", DOCUMENTS)]
    for path in paths:
        load(path, by=None)
    before, changes = export(), Change.objects.count()

    assert [load(path, by=None).known for path in paths] == [True, True]

    assert (export(), Change.objects.count()) == (before, changes)
    assert Filing.objects.count() == 2


def test_bad_rows_are_listed_and_stop_nothing(table, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    rows = [
        *DOCUMENTS,
        line("3.0", "ORDER", case_number="5:18-~gr-00001"),
        line("4.0", "ORDER", district_id="nowhere"),
        line("", ""),
        line("5.0", "ORDER", "39904.0", doc_date_uploaded=""),
    ]
    out = io.StringIO()

    call_command("ingest", str(table("documents", rows)), stdout=out)

    assert "8 rows read, 4 facts kept; 4 rows left out" in out.getvalue()
    with (tmp_path / "bulk" / "documents.bad.csv").open() as file:
        assert [(r["row"], r["why"].split(" ")[0]) for r in csv.DictReader(file)] == [
            ("5", "docket"),
            ("6", "unknown"),
            ("7", "no"),
            ("8", "no"),
        ]


def test_a_row_with_too_few_cells_is_bad_not_fatal(table):
    path = table("documents", DOCUMENTS)
    path.write_text(path.read_text() + "2:09-cv-00123,txed\n")
    assert [(b.row, b.why) for b in load(path, by=None).bad] == [(5, "2 cells instead of 7")]


def test_a_table_without_a_column_is_refused_in_a_sentence(table):
    out = io.StringIO()
    rows = [{k: v for k, v in row.items() if k not in ("doc_number", "doc_date_filed")} for row in DOCUMENTS]
    with pytest.raises(CommandError, match="1 of 1 were not read"):
        call_command("ingest", str(table("documents", rows)), stdout=out)
    assert "The documents table lacks the columns doc_date_filed, doc_number." in out.getvalue()
    assert not Filing.objects.exists()


def test_a_load_that_was_stopped_goes_on_and_ends_as_if_it_had_not_been(table, monkeypatch):
    monkeypatch.setattr(loading, "AT_ONCE", 1)
    paths = [table("cases", CASES), table("documents", DOCUMENTS)]
    with transaction.atomic():
        for path in paths:
            load(path, by=None)
        undisturbed = export()
        transaction.set_rollback(True)
    load(paths[0], by=None)

    class Killed(BaseException):
        """Takes the place of a kill."""

    def stop(step: str, done: int) -> None:
        if (step, done) == ("rows", 2):
            raise Killed

    with pytest.raises(Killed):
        load(paths[1], by=None, tell=stop)
    assert BulkLoad.objects.get(filing__name="documents.csv").rows_done == 2

    load(paths[1], by=None)
    assert export() == undisturbed


def test_rows_of_a_docket_that_others_speak_of_give_way(table):
    load(table("cases", CASES), by=None)
    load(table("documents", DOCUMENTS), by=None)
    before = {e.number: e.pk for e in DocketEntry.objects.exclude(number=None)}
    sheet = Path(__file__).resolve().parents[1] / "samples" / "docket_sheet" / "txed_quillon.html"
    newer = (
        sheet.read_bytes()
        .replace(b"2:24-cv-00123", NUMBER.encode())
        .replace(b"2:24-cv-00101", b"2:09-cv-00101")
    )
    (table("x", CASES).parent / "sheet.html").write_bytes(newer)

    call_command("ingest", str(table("x", CASES).parent / "sheet.html"), stdout=io.StringIO())

    entry = DocketEntry.objects.get(number=9)
    assert entry.pk == before[9]
    assert "Pending Inter Partes Review" in entry.text
