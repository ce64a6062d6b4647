"""Rows of docket lines that are damaged are left out or read with patience; the others around them come in as they are."""

import pytest

from cases.models import Case, DocketEntry, Fact
from ingest.bulk import load as loading
from ingest.bulk import rows as reading
from tests.sources.bulk import CASES, NAMES, NUMBER, Killed, bad_rows, killed_at, line, load

pytestmark = pytest.mark.django_db

ROWS = (
    b"1.0,,COMPLAINT,2009-04-01,2009-04-01",
    b'2.0,,MOTION about 15" screens,2009-04-02,2009-04-02',
    b"3.0,,ORDER under \xa7 101,2009-04-03,2009-04-03",
    b"4.0,,ORDER with a \0,2009-04-04,2009-04-04",
    b'5.0,,"ORDER\n\\.\n""quoted""",2009-04-05,2009-04-05',
    b"6.0",
    b"7.0,,NOTICE,2009-04-07,2009-04-07",
)


@pytest.mark.parametrize("at_once", [1, 3, 100])
def test_a_damaged_row_takes_no_other_with_it(table, monkeypatch, at_once):
    monkeypatch.setattr(loading, "AT_ONCE", at_once)
    path = table("documents", [line("", "")])
    header = path.read_bytes().partition(b"\n")[0]
    path.write_bytes(b"".join([header, b"\n", *(f"{NUMBER},txed,".encode() + row + b"\n" for row in ROWS)]))

    (report,) = load(path)

    assert bad_rows(report) == [("6", "3 cells instead of 7")]
    assert report.rows == len(ROWS)
    assert [(e.number, e.text) for e in DocketEntry.objects.in_order()] == [
        (1, "COMPLAINT"),
        (2, 'MOTION about 15" screens'),
        (3, "ORDER under \ufffd 101"),
        (4, "ORDER with a \ufffd"),
        (5, 'ORDER\n\\.\n"quoted"'),
        (7, "NOTICE"),
    ]
    assert DocketEntry.objects.get(number=7).fact.pointer == "/rows/000000007/long_description"


def test_a_quotation_mark_without_its_partner_ends_with_the_file(table):
    path = table("documents", [line("1.0", "COMPLAINT"), line("2.0", "ORDER"), line("3.0", "ORDER")])
    path.write_bytes(path.read_bytes().replace(b"2.0,,ORDER", b'2.0,,"ORDER'))

    (report,) = load(path)

    assert bad_rows(report) == [("2", "5 cells instead of 7")]
    assert DocketEntry.objects.get().number == 1


DAYS = {
    "2008-02-29": "2008-02-29", "2000-02-29": "2000-02-29", "2009-02-29": "", "1900-02-29": "", "2009-04-31": "",
    "2009-12-31": "2009-12-31", "2009-13-01": "", "2009-00-10": "", "2009-06-00": "", "0000-01-01": "", "39904.0": "",
    "2009-4-001": "",
}  # fmt: skip


def test_a_day_that_no_calendar_has_is_no_day(table):
    rows = [line(f"{n}.0", "ORDER", day, doc_date_uploaded="2010-01-01") for n, day in enumerate(DAYS, 1)]
    load(table("documents", rows), table("cases", [CASES[0] | {"date_filed": "2009-02-29"}]))

    assert [e.filed_on for e in DocketEntry.objects.order_by("number")] == list(DAYS.values())
    assert Case.objects.get().filed_on == ""


def test_a_cell_without_end_is_listed_once_however_often_the_load_is_stopped(table, monkeypatch):
    monkeypatch.setattr(reading, "LONGEST_CELL", 1000)
    monkeypatch.setattr(loading, "AT_ONCE", 1)
    path = table("names", [NAMES[0] | {"name": "Quillon " * 200}, *NAMES])
    with pytest.raises(Killed):
        load(path, tell=killed_at("rows", 2))

    (report,) = load(path)

    assert (report.bad, report.rows) == (1, 3)
    assert [row for row, _ in bad_rows(report)] == ["1"]


def test_a_name_with_every_mark_that_copy_knows_comes_in_as_it_is(table):
    odd = "Corvid\\N \\ and\ttab, \x1f,\nInc."
    load(table("names", [NAMES[1] | {"name": odd}, NAMES[0]]))
    told = Fact.objects.get(slot="party", subject__endswith="/counterclaim_plaintiff")
    assert (told.value, told.quote) == (odd, odd)


def test_a_row_that_is_left_out_says_nothing_at_all(table):
    load(table("cases", [CASES[0] | {"nos": "none"}]))
    assert not Fact.objects.exists()
