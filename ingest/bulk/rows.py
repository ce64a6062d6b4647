"""The rows of a CSV file, one after the other, with memory that does not grow with the file."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from ingest.bulk.tables import BadRow, Row, Said, Table

LONGEST_CELL = 16 * 2**20  # some docket texts exceed the csv module's 128 KiB


@dataclass(frozen=True, slots=True)
class Bad:
    """A row that is left out: its number (the header is row 0), and why."""

    row: int
    why: str


def header(path: Path) -> list[str]:
    """The column names of a CSV file, empty where the file is none."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        line = file.readline(20_000)
    return next(csv.reader([line]), []) if "," in line and "\0" not in line else []


def told(path: Path, table: Table, after: int = 0) -> Iterator[tuple[int, Row, list[Said]] | Bad]:
    """What each row says, from the row after `after` on; a row that says nothing readable comes as Bad."""
    csv.field_size_limit(LONGEST_CELL)
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        yield from _told(file, table, after)


def _told(file: TextIO, table: Table, after: int) -> Iterator[tuple[int, Row, list[Said]] | Bad]:
    reader = csv.reader(_clean(file))
    columns: Sequence[str] = [c.strip() for c in next(reader)]
    at = 0
    while True:
        at += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Bad(at, str(error))
            continue
        if at <= after or not cells:
            continue
        if len(cells) != len(columns):
            yield Bad(at, f"{len(cells)} cells instead of {len(columns)}")
            continue
        row = dict(zip(columns, cells, strict=True))
        try:
            yield at, row, list(table.says(row))
        except (BadRow, ValueError) as error:
            yield Bad(at, str(error))


def _clean(file: TextIO) -> Iterator[str]:
    """PostgreSQL stores no NUL."""
    return (line.replace("\0", "\ufffd") for line in file)
