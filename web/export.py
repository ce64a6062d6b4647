"""Whole lists as files: NDJSON, CSV and XLSX, written row by row however long they are."""

import csv
import json
import tempfile
from collections.abc import Iterable, Iterator
from typing import IO, Any

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from rest_framework.utils.encoders import JSONEncoder

CHUNK = 500  # rows fetched, and written, at a time
FORMS = ("ndjson", "csv", "xlsx")
SHEET_ROWS = 1_048_575  # of data in a sheet; Excel's own bound, less the heading
CELL = 32_767  # characters in a cell; Excel's own bound
Row = dict[str, Any]


class TooLong(ValueError):
    """More rows than a spreadsheet holds."""


def answer(rows: Iterable[Row], fields: list[str], form: str, name: str) -> HttpResponseBase:
    """The rows as a download `name.form`."""
    if form == "xlsx":
        return FileResponse(_workbook(rows, fields), as_attachment=True, filename=f"{name}.xlsx")
    lines = _ndjson(rows) if form == "ndjson" else _csv(rows, fields)
    kind = "application/x-ndjson" if form == "ndjson" else "text/csv; charset=utf-8"
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return StreamingHttpResponse(lines, content_type=kind, headers=headers)


def _ndjson(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        yield json.dumps(row, cls=JSONEncoder, ensure_ascii=False) + "\n"


class _Line:
    """What csv.writer writes to: hands the line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def _csv(rows: Iterable[Row], fields: list[str]) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield writer.writerow(fields)
    for row in rows:
        yield writer.writerow([_cell(row[field]) for field in fields])


def _workbook(rows: Iterable[Row], fields: list[str]) -> IO[bytes]:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Casetracker")
    sheet.append(fields)
    for number, row in enumerate(rows):
        if number >= SHEET_ROWS:
            raise TooLong
        sheet.append([ILLEGAL_CHARACTERS_RE.sub(" ", _cell(row[field]))[:CELL] for field in fields])
    file = tempfile.TemporaryFile()  # noqa: SIM115  (the response reads it, and closes it)
    book.save(file)
    file.seek(0)
    return file


def _cell(value: Any) -> str:
    """A value as a cell. Text of filings is hostile: what a spreadsheet would run as a formula is kept text by an
    apostrophe (OWASP, CSV injection)."""
    if value is None:
        return ""
    text = (
        value if isinstance(value, str) else json.dumps(value, cls=JSONEncoder, ensure_ascii=False).strip('"')
    )
    return "'" + text if text[:1] in "=+-@\t\r" and text and isinstance(value, str) else text
