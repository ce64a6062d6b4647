"""Rows on their way to COPY, in PostgreSQL's text format, however many they are."""

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import connection, models

_ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
PIECE = 1 << 20  # characters handed over at a time

Row = Sequence[Any]


class Json:
    """A value of a json column."""

    def __init__(self, value: Any) -> None:
        self.text = json.dumps(value, ensure_ascii=False)


def copy(model: type[models.Model], columns: str, rows: Iterable[Row]) -> int:
    """Load rows into a model's table and let its ids go on after them; returns how many rows there were."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        quoted = ", ".join(f'"{name}"' for name in columns.split())
        cursor.copy_expert(f'COPY "{table}" ({quoted}) FROM STDIN', _Stream(rows))
        count = int(cursor.rowcount)
        if columns.startswith("id "):
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT coalesce(max(id), 1) FROM {table}))"
            )
    return count


class _Stream(io.TextIOBase):
    """What COPY reads from: one piece of rows in memory at a time."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._lines: Iterator[str] = ("\t".join(map(_cell, row)) + "\n" for row in rows)
        self._left = ""

    def read(self, size: int | None = -1) -> str:
        wanted = PIECE if size is None or size < 0 else size
        pieces, length = [self._left], len(self._left)
        while length < wanted and (line := next(self._lines, "")):
            pieces.append(line)
            length += len(line)
        text = "".join(pieces)
        self._left = text[wanted:]
        return text[:wanted]


def _cell(value: Any) -> str:
    if value is None:
        return "\\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, Json):
        return value.text.translate(_ESCAPED)
    if isinstance(value, list | tuple):
        return _array(value).translate(_ESCAPED)
    return str(value).translate(_ESCAPED)


def _array(values: Sequence[Any]) -> str:
    cells = (json.dumps(v, ensure_ascii=False) if isinstance(v, str) else str(v) for v in values)
    return f"{{{','.join(cells)}}}"
