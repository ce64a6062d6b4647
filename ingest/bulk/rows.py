"""The rows of a CSV file, one after the other, with memory that does not grow with the file."""

import csv
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from pathlib import Path
from typing import TextIO

from ingest.bulk.bad_rows import Bad
from ingest.bulk.staging import Piece
from ingest.bulk.tables import BadRow, Says, own_docket

Read = Callable[[Piece, int, list[str]], Bad | None]
LONGEST_CELL = 16 * 2**20  # some docket texts exceed the csv module's 128 KiB


def header(path: Path) -> list[str]:
    """The column names of a CSV file, empty where the file is none."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        line = file.readline(20_000)
    return next(csv.reader([line]), []) if "," in line and "\0" not in line else []


def rows(path: Path, after: int = 0) -> Iterator[tuple[int, list[str]] | Bad]:
    """The cells of a file's rows with the rows' numbers, from the one after `after` on; one that cannot be parsed comes as
    Bad."""
    csv.field_size_limit(LONGEST_CELL)
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        for one in _rows(csv.reader(_clean(file))):
            if (one.row if isinstance(one, Bad) else one[0]) > after:
                yield one


def _rows(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]] | Bad]:
    columns, at = len(next(reader)), 0
    while True:
        at += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Bad(at, str(error))
            continue
        if len(cells) == columns:
            yield at, cells
        elif cells:
            yield Bad(at, f"{len(cells)} cells instead of {columns}")


def reading(wanted: Sequence[str], says: Says, columns: Sequence[str]) -> Read:
    """What adds a row of a table to a piece, all or nothing, and returns why it is left out, or None."""
    places = {c: i for i, c in enumerate(columns)}
    court, number = places["district_id"], places["case_number"]
    pick = itemgetter(*(places.get(c, len(columns)) for c in wanted))

    def read(piece: Piece, at: int, cells: list[str]) -> Bad | None:
        cells.append("")  # of a column that the file has not
        try:
            piece.add(at, own_docket(cells[court], cells[number]), says(pick(cells)))
        except (BadRow, ValueError) as error:
            return Bad(at, str(error))
        return None

    return read


def _clean(file: TextIO) -> Iterator[str]:
    """PostgreSQL stores no NUL."""
    return (line.replace("\0", "\ufffd") for line in file)
