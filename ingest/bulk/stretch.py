"""A great CSV file in stretches that PostgreSQL reads itself; a stretch that it cannot read goes row by row.

A stretch is some thousand lines, and as many more as its last row needs. Memory does not grow with the file.
"""

import csv
import io
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ingest.bulk.bad_rows import Bad
from ingest.bulk.rows import LONGEST_CELL

LINES_OF_A_ROW = 500  # more are taken for a quotation mark without its partner
_UNPAIRED = re.compile(rb'"(?<=[^,"\r\n]")(?=[^,"\r\n])')  # within a cell marks come in pairs
_END_OF_COPY = b"\n\\."  # alone on its line it ends the data, for servers before 18


@dataclass
class Stretch:
    """The bytes of some rows, the first of which is row number `first` of the file. `file` stands behind them."""

    file: BinaryIO
    first: int
    data: bytes
    columns: int
    whole: bool  # the last row is complete
    rows: int = 0  # how many there are, once they have been read

    @property
    def plain(self) -> bool:
        """Whether every reader of CSV would find the same cells in it."""
        odd = b"\0" in self.data or _END_OF_COPY in b"\n" + self.data or _UNPAIRED.search(self.data)
        return self.whole and not odd

    def one_by_one(self) -> Iterator[tuple[int, list[str]] | Bad]:
        """The rows with their numbers, read with patience: one that is damaged comes as Bad, bytes that are no UTF-8
        and NUL as U+FFFD. Goes on in the file to the end of the last row."""
        csv.field_size_limit(LONGEST_CELL)
        reader = csv.reader(_decoded(itertools.chain(io.BytesIO(self.data), self.file)))
        lines = self.data.count(b"\n") + (not self.data.endswith(b"\n"))
        while reader.line_num < lines:
            at = self.first + self.rows
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                self.rows += 1
                yield Bad(at, str(error))
                continue
            self.rows += 1
            if len(cells) == self.columns:
                yield at, cells
            elif cells:
                yield Bad(at, f"{len(cells)} cells instead of {self.columns}")


def stretches(path: Path, after: int, lines: int) -> Iterator[Stretch]:
    """The rows of a file from the one after row `after` on. Each stretch has to be read before the next is asked for."""
    with path.open("rb") as file:
        reader = csv.reader(_decoded(file))
        columns = len(next(reader))
        csv.field_size_limit(LONGEST_CELL)
        for _ in range(after):
            try:
                next(reader, None)
            except csv.Error:
                continue
        while data := b"".join(itertools.islice(file, lines)):
            more = bytearray(data)
            marks = data.count(b'"')
            for line in itertools.islice(file, LINES_OF_A_ROW) if marks % 2 else ():
                more += line
                marks += line.count(b'"')
                if marks % 2 == 0:
                    break
            stretch = Stretch(file, after + 1, bytes(more), columns, marks % 2 == 0)
            yield stretch
            after += stretch.rows


def _decoded(lines: Iterator[bytes]) -> Iterator[str]:
    """PostgreSQL stores no NUL."""
    return (line.decode("utf-8", "replace").replace("\0", "\ufffd") for line in lines)
