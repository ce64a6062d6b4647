"""Whole lists as files."""

import csv
import gc
import io
import json
import tracemalloc

import pytest
from openpyxl import load_workbook
from rest_framework.test import APIClient

from cases.models import DocketEntry
from tests.api.field import Field
from web import export

ENTRIES = "/api/v1/docket-entries/export/"


def body(client: APIClient, address: str, **query: str) -> bytes:
    answer = client.get(address, query)
    assert answer.status_code == 200, answer.content
    return b"".join(answer.streaming_content)


@pytest.mark.parametrize("resource", ["cases", "docket-entries", "events", "terms", "charts"])
def test_ndjson_has_the_rows_of_the_list(reader: APIClient, field: Field, resource: str) -> None:
    field.cases(3)
    listed = reader.get(f"/api/v1/{resource}/").json()["results"]

    lines = body(reader, f"/api/v1/{resource}/export/").decode().splitlines()

    assert [json.loads(line) for line in lines] == listed


def test_csv_and_xlsx_say_the_same(reader: APIClient, field: Field) -> None:
    field.cases(3)
    query = {"fields": "id,number,text,documents"}

    table = list(csv.reader(io.StringIO(body(reader, ENTRIES, **query, **{"as": "csv"}).decode())))
    sheet = load_workbook(io.BytesIO(body(reader, ENTRIES, **query, **{"as": "xlsx"}))).active

    assert table[0] == ["id", "number", "text", "documents"]
    assert table[1][2] == "COMPLAINT"
    assert [[str(cell or "") for cell in row] for row in sheet.values] == table


def test_filters_hold(reader: APIClient, field: Field) -> None:
    field.cases(3)

    assert len(body(reader, ENTRIES, case="txwd/7:24-cv-00002").splitlines()) == 1


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_a_formula_in_a_filing_stays_text(reader: APIClient, field: Field, text: str) -> None:
    field.case(1)
    DocketEntry.objects.update(text=text)

    table = list(csv.reader(io.StringIO(body(reader, ENTRIES, fields="text", **{"as": "csv"}).decode())))
    sheet = load_workbook(io.BytesIO(body(reader, ENTRIES, fields="text", **{"as": "xlsx"}))).active

    assert table[1] == ["'" + text]
    assert sheet["A2"].data_type == "s"


def test_characters_a_sheet_cannot_hold_do_not_stop_it(reader: APIClient, field: Field) -> None:
    field.case(1)
    DocketEntry.objects.update(text="a\x0bb" + "x" * 40_000)

    sheet = load_workbook(io.BytesIO(body(reader, ENTRIES, fields="text", **{"as": "xlsx"}))).active

    assert sheet["A2"].value.startswith("a bx")


@pytest.mark.parametrize("form", export.FORMS)
def test_it_is_written_row_by_row(reader: APIClient, field: Field, form: str) -> None:
    """Five times the rows do not take more memory: what is read is handed on."""
    docket = field.case(1).dockets.get()

    def peak() -> int:
        tracemalloc.start()
        for number, _ in enumerate(reader.get(ENTRIES, {"as": form}).streaming_content):
            if number % 500 == 0:
                gc.collect()  # rows refer to themselves; only what is still held counts
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    def add(first: int, count: int) -> None:
        rows = [
            DocketEntry(docket=docket, key=f"k{n}", text="words " * 50) for n in range(first, first + count)
        ]
        DocketEntry.objects.bulk_create(rows)

    add(0, 1000)
    peak()
    few = peak()
    add(1000, 4_000)

    assert peak() < 1.2 * few


def test_a_form_it_does_not_know_is_refused(reader: APIClient) -> None:
    assert "ndjson, csv, xlsx" in reader.get(ENTRIES, {"as": "pdf"}).json()["message"]
    assert reader.get(ENTRIES, {"limit": "5"}).status_code == 400
