"""One piece of a table on its way in: copied into temporary tables, and from there by one statement for each table into the
ledger and the dockets. Nothing is done row by row but reading the file.
"""

import io
import json
from collections.abc import Iterable
from typing import Any

from django.db import connection

from cases.ledger.entries import text_key
from ingest.bulk.keys import open_dockets
from ingest.bulk.tables import Line, Own, Said

BETWEEN = (
    "\x1f"  # parts the cells on their way to COPY; hardly a text has it, and where one does it is escaped
)
QUOTE = 400  # characters of a quote kept beside a fact
LONGEST_NAME = 440  # of a scope or a subject

# `at` is the place of a docket in this piece; 0 stands for no number and for no docket. Facts get their ids here, so that
# an entry knows the fact it rests on.
_TABLES = """
    CREATE TEMP TABLE IF NOT EXISTS bulk_place (at int, scope text, docket_id bigint);
    CREATE TEMP TABLE IF NOT EXISTS bulk_said (fact_id bigint DEFAULT nextval('{ids}'), row int, scope text, subject text,
        slot text, value text, column_name text, quote text);
    CREATE TEMP TABLE IF NOT EXISTS bulk_line (fact_id bigint DEFAULT nextval('{ids}'), row int, at int, key text,
        number int, filed_on text, entered_on text, text text, short_text text, column_name text);
    TRUNCATE bulk_place, bulk_said, bulk_line;
"""
_FACT = """cases_fact (id, filing_id, scope, subject, slot, value, pointer, start, "end", quote, modality, doubted,
    fingerprint)"""
# Named by the bytes and the place in them: the same file says the same there for ever.
_MARK = "left(%(sha256)s, 32) || md5(pointer || slot)"
_FACTS = f"""
    INSERT INTO {_FACT}
    SELECT fact_id, %(filing)s, scope, subject, slot, value::jsonb, pointer, 0, 0, quote, 'stated', false, {_MARK}
    FROM bulk_said, LATERAL (SELECT '/rows/' || lpad(row::text, 9, '0') || '/' || column_name AS pointer) p
"""
_WHOLE = "jsonb_build_object('number', number, 'filed_on', filed_on, 'entered_on', entered_on, 'text', text)"
_PARTS = """jsonb_strip_nulls(jsonb_build_object('number', nullif(number, 0), 'filed_on', nullif(filed_on, ''),
    'entered_on', nullif(entered_on, ''), 'text', nullif(text, ''), 'short_text', nullif(short_text, '')))"""
_ENTRY_FACTS = f"""
    INSERT INTO {_FACT}
    SELECT fact_id, %(filing)s, scope, 'entry:' || key, 'entry',
        CASE WHEN number = 0 OR short_text <> '' OR '' IN (filed_on, entered_on, text) THEN {_PARTS} ELSE {_WHOLE} END,
        pointer, 0, 0, left(coalesce(nullif(text, ''), nullif(short_text, ''), number::text), {QUOTE}), 'stated', false,
        {_MARK}
    FROM bulk_line JOIN bulk_place USING (at),
        LATERAL (SELECT '/rows/' || lpad(row::text, 9, '0') || '/' || column_name AS pointer, 'entry' AS slot) p
"""
# A line told twice is the first telling's; settling has the last word on lines that several tell of.
_ENTRIES = """
    INSERT INTO cases_docketentry (docket_id, key, number, filed_on, entered_on, text, short_text, place, fact_id,
        pacer_doc_id, sealed, kind, motion, disposition, answers, due, patents)
    SELECT docket_id, key, nullif(number, 0), filed_on, entered_on, coalesce(nullif(text, ''), short_text), short_text,
        coalesce(nullif(filed_on, ''), entered_on)
            || CASE number WHEN 0 THEN '/0000000/00000' ELSE '/' || lpad(number::text, 7, '0') || '/0' END,
        fact_id, '', false, '', '', '', '{}', '[]', '{}'
    FROM bulk_line JOIN bulk_place USING (at) WHERE docket_id <> 0
    ON CONFLICT (docket_id, key) DO NOTHING
"""


class Piece:
    """What some thousand rows of one filing say, gathered as text for COPY."""

    def __init__(self) -> None:
        self.facts = 0
        self._places: dict[str, int] = {}
        self._numbers: dict[str, str] = {}
        self._said: list[str] = []
        self._lines: list[str] = []

    def at(self, row: int, own: Own, column: str) -> None:
        """A docket that a row is of. Its number is said once in a piece."""
        if own.scope not in self._places:
            self._places[own.scope] = len(self._places)
            self._numbers[own.scope] = own.number
            self.add(row, Said(own.scope, "", "docket_number", own.number, column), own.number)

    def add(self, row: int, said: Said | Line, quote: str) -> None:
        """One thing a row says."""
        self.facts += 1
        if isinstance(said, Line):
            self._lines.append(_copied(
                str(row), str(self._places[said.scope]), _key(said), str(said.number or 0), said.filed_on,
                said.entered_on, said.text, said.short_text, said.column,
            ))  # fmt: skip
            return
        value = json.dumps(said.value, ensure_ascii=False, sort_keys=True)
        self._said.append(_copied(
            str(row), said.scope[:LONGEST_NAME], said.subject[:LONGEST_NAME], said.slot, value, said.column, quote[:QUOTE]
        ))  # fmt: skip

    def write(self, filing_id: int, sha256: str) -> None:
        """Write facts, dockets and entries, and with them the feed's changes, in the transaction that is under way."""
        names = {"filing": filing_id, "sha256": sha256}
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_get_serial_sequence('cases_fact', 'id')")
            cursor.execute(_TABLES.format(ids=cursor.fetchone()[0]))
            _copy(cursor, "bulk_said (row, scope, subject, slot, value, column_name, quote)", self._said)
            cursor.execute(_FACTS, names)
            standing = open_dockets(self._numbers, filing_id)
            places = (_copied(str(n), s, str(standing.get(s, 0))) for s, n in self._places.items())
            _copy(cursor, "bulk_place (at, scope, docket_id)", places)
            if self._lines:
                columns = "row, at, key, number, filed_on, entered_on, text, short_text, column_name"
                _copy(cursor, f"bulk_line ({columns})", self._lines)
                cursor.execute(_ENTRY_FACTS, names)
                cursor.execute(_ENTRIES)


def _key(line: Line) -> str:
    """What `cases.projection.entries` calls an entry of which nobody else speaks."""
    if line.number is not None:
        return f"n{line.number}"
    days, words = {line.filed_on, line.entered_on} - {""}, {line.text, line.short_text} - {""}
    return min(f"u{day}/{text_key(w)}" for day in days for w in words)


def _copied(*cells: str) -> str:
    """One row in PostgreSQL's text format."""
    row = BETWEEN.join(cells)
    if "\\" in row or "\n" in row or "\r" in row or row.count(BETWEEN) >= len(cells):
        row = BETWEEN.join(_escaped(c) for c in cells)
    return row


def _escaped(cell: str) -> str:
    escaped = cell.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    return escaped.replace(BETWEEN, f"\\{BETWEEN}")


def _copy(cursor: Any, into: str, rows: Iterable[str]) -> None:
    data = io.BytesIO("".join(f"{row}\n" for row in rows).encode("utf-8", "replace"))
    cursor.cursor.copy_expert(f"COPY {into} FROM STDIN (DELIMITER E'\\x1f')", data)
