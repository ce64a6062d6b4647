"""What rows say, on its way into the ledger: gathered as text and copied there, thousands of facts at once."""

import hashlib
import io
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db import connection

from ingest.bulk.bad_rows import Bad
from ingest.bulk.tables import BETWEEN, OWN, Own, Said, copied, said

FACT = """cases_fact (filing_id, scope, subject, slot, value, pointer, start, "end", quote, modality, doubted,
    fingerprint)"""
_MD5 = hashlib.md5(usedforsecurity=False)  # a copy of it costs less than a new one


class Told(NamedTuple):
    """What was written of a piece of a table: the number of its last row, the facts, and the rows that are left out."""

    last: int
    facts: int
    bad: list[Bad]


class Piece:
    """What some thousand rows of one filing say, as lines on their way to COPY."""

    def __init__(self, filing_id: int, sha256: str) -> None:
        # A fact is named by the bytes and the place in them: the same file says the same there for ever.
        self._filing, self._bytes = f"{filing_id}{BETWEEN}", sha256[:32]
        self._own, self._scope = Own("", ""), ""
        self._scopes: set[str] = set()
        self._told: set[tuple[str, str]] = set()
        self._lines: list[str] = []

    @property
    def facts(self) -> int:
        return len(self._lines)

    def add(self, row: int, own: Own, told: Sequence[Said]) -> None:
        """What a row says. The number of its docket is said once in a piece, and so is what it says of somebody or
        something beside its docket, as the name of a lawyer who stands in a hundred rows."""
        if own is not self._own:
            self._own, self._scope = own, copied(own.scope)
            if own.scope not in self._scopes:
                self._scopes.add(own.scope)
                number = said(OWN, "", "docket_number", own.number, "case_number", own.number)
                told = (number, *told)
        at = f"/rows/{row:09}"
        for scope, words, source, mark in told:
            if scope:
                if (scope, words) in self._told:
                    continue
                self._told.add((scope, words))
            digest = _MD5.copy()
            digest.update(f"{at}{mark}".encode())
            self._lines.append(
                f"{self._filing}{scope or self._scope}{words}{at}{source}{self._bytes}{digest.hexdigest()}\n"
            )

    def write(self) -> None:
        """Write the facts, in the transaction that is under way."""
        with connection.cursor() as cursor:
            copy(cursor, FACT, self._lines)


def copy(cursor: Any, into: str, lines: Iterable[str]) -> None:
    """Copy rows in the text format, each with its end of line."""
    data = io.BytesIO("".join(lines).encode("utf-8", "replace"))
    cursor.copy_expert(f"COPY {into} FROM STDIN (DELIMITER E'\\x1f')", data)
