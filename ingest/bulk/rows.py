"""The rows of a CSV file, one after the other, with memory that does not grow with the file."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from ingest.bulk.bad_rows import Bad
from ingest.bulk.staging import Piece
from ingest.bulk.tables import BadRow, Row, Says, own_of

LONGEST_CELL = 16 * 2**20  # some docket texts exceed the csv module's 128 KiB


def header(path: Path) -> list[str]:
    """The column names of a CSV file, empty where the file is none."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        line = file.readline(20_000)
    return next(csv.reader([line]), []) if "," in line and "\0" not in line else []


def rows(path: Path, after: int = 0) -> Iterator[tuple[int, Row] | Bad]:
    """The rows of a file with their numbers, from the one after `after` on; one that cannot be parsed comes as Bad."""
    csv.field_size_limit(LONGEST_CELL)
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        yield from _rows(file, after)


def _rows(file: TextIO, after: int) -> Iterator[tuple[int, Row] | Bad]:
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
        yield at, dict(zip(columns, cells, strict=True))


def read_into(piece: Piece, says: Says, at: int, row: Row) -> Bad | None:
    """Add what a row says to a piece, all or nothing; returns why it is left out, or None."""
    try:
        own = own_of(row)
        told = list(says(row))
    except (BadRow, ValueError) as error:
        return Bad(at, str(error))
    piece.at(at, own, "case_number")
    for one in told:
        piece.add(at, own, one, row[one.column])
    return None


def _clean(file: TextIO) -> Iterator[str]:
    """PostgreSQL stores no NUL."""
    return (line.replace("\0", "\ufffd") for line in file)
