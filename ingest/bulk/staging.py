"""What rows say, on its way into the ledger: gathered as text and copied there, thousands of facts at once."""

import hashlib
import io
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import connection

from ingest.bulk.bad_rows import Bad
from ingest.bulk.tables import OWN, Own, Said, said

BETWEEN = (
    "\x1f"  # parts the cells on their way to COPY; hardly a text has it, and where one does it is escaped
)
QUOTE = 400  # characters of a quote kept beside a fact
FACT = """cases_fact (filing_id, scope, subject, slot, value, pointer, start, "end", quote, modality, doubted,
    fingerprint)"""


class Told(NamedTuple):
    """What was written of a piece of a table: the number of its last row, the facts, and the rows that are left out."""

    last: int
    facts: int
    bad: list[Bad]


class Piece:
    """What some thousand rows of one filing say."""

    def __init__(self, filing_id: int, sha256: str) -> None:
        # A fact is named by the bytes and the place in them: the same file says the same there for ever.
        self._filing, self._bytes = str(filing_id), sha256[:32]
        self._scopes: set[str] = set()
        self._told: set[tuple[str, str, str]] = set()
        self._facts: list[str] = []

    @property
    def facts(self) -> int:
        return len(self._facts)

    def at(self, row: int, own: Own, column: str) -> None:
        """A docket that a row is of. Its number is said once in a piece."""
        if own.scope not in self._scopes:
            self._scopes.add(own.scope)
            self.add(row, own, said(OWN, "", "docket_number", own.number, column), own.number)

    def add(self, row: int, own: Own, one: Said, quote: str) -> None:
        """One thing a row says. What it says of somebody or something beside its docket, as the name of a lawyer who stands
        in a hundred rows, is said once in a piece."""
        if one.scope:
            told = (one.scope, one.slot, one.json)
            if told in self._told:
                return
            self._told.add(told)
        pointer = f"/rows/{row:09}/{one.column}"
        mark = hashlib.md5(f"{pointer}{one.slot}".encode(), usedforsecurity=False).hexdigest()
        self._facts.append(copied(
            self._filing, one.scope or own.scope, one.subject, one.slot, one.json, pointer, "0", "0", quote[:QUOTE],
            "stated", "f", self._bytes + mark,
        ))  # fmt: skip

    def write(self) -> None:
        """Write the facts, in the transaction that is under way."""
        with connection.cursor() as cursor:
            copy(cursor, FACT, self._facts)


def copied(*cells: str) -> str:
    """One row in PostgreSQL's text format."""
    row = BETWEEN.join(cells)
    if "\\" in row or "\n" in row or "\r" in row or row.count(BETWEEN) >= len(cells):
        row = BETWEEN.join(_escaped(c) for c in cells)
    return row


def _escaped(cell: str) -> str:
    escaped = cell.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    return escaped.replace(BETWEEN, f"\\{BETWEEN}")


def copy(cursor: Any, into: str, rows: Iterable[str]) -> None:
    """Copy rows in the text format."""
    data = io.BytesIO("".join(f"{row}\n" for row in rows).encode("utf-8", "replace"))
    cursor.copy_expert(f"COPY {into} FROM STDIN (DELIMITER E'\\x1f')", data)
