"""Many new rows at once, through COPY: Django's INSERT takes longer to write than PostgreSQL to carry out."""

import io
import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Field, JSONField, Model

WORTH = 250  # rows from which on it is: it takes one query more


def insert(rows: Sequence[Model]) -> None:
    """Insert new rows of one table, as `bulk_create` does: ids are set, triggers fire once for them all."""
    model = type(rows[0])
    if len(rows) < WORTH or not all(map(_plain, model._meta.concrete_fields)):
        model._default_manager.bulk_create(rows, batch_size=1000)
        return
    table, key = model._meta.db_table, model._meta.pk
    fields: list[Field[Any, Any]] = list(model._meta.concrete_fields)
    columns = ", ".join(f'"{f.column}"' for f in fields)
    with connection.cursor() as cursor:
        named = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
        cursor.execute(named, [f'"{table}"', key.column, len(rows)])
        for row, (pk,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = pk
        data = io.BytesIO("".join(_line(row, fields) for row in rows).encode())
        cursor.copy_expert(f'COPY "{table}" ({columns}) FROM STDIN', data)
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def _plain(field: "Field[Any, Any]") -> bool:
    """Whether the value of a field is what its column holds."""
    return field.get_internal_type() in PLAIN


PLAIN = frozenset(
    {"BigAutoField", "ForeignKey", "OneToOneField", "CharField", "TextField", "BooleanField", "DateField", "DateTimeField",
     "IntegerField", "SmallIntegerField", "BigIntegerField", "PositiveIntegerField", "PositiveSmallIntegerField",
     "PositiveBigIntegerField", "ArrayField", "JSONField"}
)  # fmt: skip


def _line(row: Model, fields: Iterable["Field[Any, Any]"]) -> str:
    return "\t".join([_cell(f, _value(f, row)) for f in fields]) + "\n"


def _value(field: "Field[Any, Any]", row: Model) -> Any:
    value = field.pre_save(row, True)
    if (
        value is None and field.is_relation and field.is_cached(row)
    ):  # what it points at was saved after it was set
        other = field.get_cached_value(row)
        return other.pk if other else None
    return value


def _cell(field: "Field[Any, Any]", value: Any) -> str:
    if isinstance(field, JSONField):
        return "\\N" if value is None and field.null else _escaped(json.dumps(value, cls=field.encoder))
    if isinstance(value, str):
        return _escaped(value)
    if value is None:
        return "\\N"
    if isinstance(value, list | tuple):
        return _escaped("{" + ",".join(map(_element, value)) + "}")
    if isinstance(value, bool | int | date):
        return str(value)
    raise TypeError(f"{field} holds {value!r}, which cannot be copied.")


def _element(value: Any) -> str:
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, int):
        return str(value)
    raise TypeError(f"An array holds {value!r}, which cannot be copied.")


def _escaped(text: str) -> str:
    if "\\" in text:
        text = text.replace("\\", "\\\\")
    return text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
