"""The list of cases taken away: exactly what the page shows, and nothing that a spreadsheet would run."""

import csv
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from cases.models import Case
from tests.api.field import Field

pytestmark = pytest.mark.django_db


def test_an_export_holds_exactly_what_the_page_shows(reader: Client, field: Field) -> None:
    field.cases(60)

    answer = reader.get("/cases/export.csv", {"party": "Maker 1"})
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode())))

    assert "attachment" in answer["Content-Disposition"]
    assert len(rows) == 1 + 11  # the head; Maker 1 and Maker 10 to 19
    assert rows[0][:3] == ["Caption", "Number", "Court"]
    assert rows[1][-1].startswith("http://testserver/cases/txwd/")


def test_a_spreadsheet_holds_the_same_rows(reader: Client, field: Field) -> None:
    field.cases(3)

    answer = reader.get("/cases/export.xlsx", {"sort": "caption"})
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active

    assert [row[0] for row in sheet.iter_rows(values_only=True)] == [
        "Caption",
        *(f"Owner {n} v. Maker {n}" for n in (1, 2, 3)),
    ]


def test_an_export_takes_the_queries_of_its_portions_not_of_its_rows(reader: Client, field: Field) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            b"".join(reader.get("/cases/export.csv").streaming_content)
        return len(seen)

    field.cases(2)
    few = count()
    for n in range(3, 60):
        field.case(n)

    assert count() == few


def test_words_of_a_filing_never_become_a_formula(reader: Client, field: Field) -> None:
    Case.objects.filter(pk=field.case(1).pk).update(caption="=HYPERLINK(1)")

    text = b"".join(reader.get("/cases/export.csv").streaming_content).decode()

    assert "'=HYPERLINK(1)" in text


def test_a_bad_filter_has_no_export(reader: Client, field: Field) -> None:
    assert reader.get("/cases/export.csv", {"patent": "abc"}).status_code == 404


def test_an_export_has_the_columns_that_are_shown(reader: Client, field: Field) -> None:
    field.cases(1)

    answer = reader.get("/cases/export.csv", {"columns": ["patents", "questions"]})
    head = next(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode())))

    assert head == ["Caption", "Patents", "Open questions", "Address"]
