"""Rows of a list without instances: where every field of a serializer is a column, or a list of rows that point back at
this one, a page is one query for its rows and one for each list, and no instance is made of what is only passed on."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from django.db import connection, models
from rest_framework import serializers

from web.shown import PLAIN, Asked, Shown

SHAPES = 256  # of `?fields=` and `?expand=` whose plan is remembered
Row = tuple[Any, ...]  # its key, then the plan's columns; what comes after them is left aside
Convert = Callable[[Any, Any, Any], Any]


@models.ForeignKey.register_lookup  # it does not take over those of its ancestors
@models.Field.register_lookup
class AnyOf(models.Lookup):  # type: ignore[type-arg]  # not subscriptable as it runs
    """`id__any_of=[…]`: one parameter however many values, which are passed on as they are. `in` asks each value by itself
    how it is to be converted; of a page of a hundred rows that is a tenth of the time."""

    lookup_name = "any_of"
    prepare_rhs = False

    def get_db_prep_lookup(self, value: Any, connection: Any) -> tuple[str, list[Any]]:
        return "%s", [list(value)]

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, before = self.process_lhs(compiler, connection)
        values, given = self.process_rhs(compiler, connection)
        return f"{column} = ANY({values})", (*before, *given)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is fetched of each row: fields and their columns (`patent__number`), and the lists in it."""

    names: tuple[str, ...]  # of all fields, in the order in which they are shown
    columns: tuple[str, ...]  # of those that are no lists
    lists: tuple["Nested", ...]  # in the order in which they are shown

    def shown(self, rows: Sequence[Row]) -> list[dict[str, Any]]:
        """The rows as they are answered; one query for each list in them, however many rows there are."""
        if not self.lists:
            return [dict(zip(self.names, row[1:], strict=False)) for row in rows]
        keys = [row[0] for row in rows]
        lists = [(nested.place, nested.of(keys)) for nested in self.lists]
        found = []
        for key, *values in rows:
            for place, of in lists:
                values.insert(place, of.get(key, []))
            found.append(dict(zip(self.names, values, strict=False)))
        return found


@dataclass(frozen=True)
class Nested:
    """A list in each row: the rows of a model that point back at it."""

    place: int  # among the fields of the row
    model: type[models.Model]
    link: str  # the column that points back: case_id
    plan: Plan

    @cached_property
    def query(self) -> tuple[str, list[tuple[int, list[Convert], Any]]]:
        """Its SQL, with one parameter for the keys of what it points back at, and how which columns are converted. It is
        the same for every page: to write it anew each time would take longer than its answer."""
        rows = self.model._default_manager.filter(**{f"{self.link}__any_of": []})
        ordered = rows.order_by(*self.model._meta.ordering, "pk")
        compiler = ordered.values_list("pk", *self.plan.columns, self.link).query.get_compiler("default")
        sql, _ = compiler.as_sql()
        ways = compiler.get_converters(expression for expression, _, _ in compiler.select)
        return sql, [(place, converts, expression) for place, (converts, expression) in ways.items()]

    def of(self, parents: Sequence[Any]) -> dict[Any, list[dict[str, Any]]]:
        """By the key of what they point at."""
        found: dict[Any, list[dict[str, Any]]] = defaultdict(list)
        if not parents:
            return found
        sql, ways = self.query
        with connection.cursor() as cursor:
            cursor.execute(sql, [list(parents)])
            rows = [_converted(row, ways) for row in cursor.fetchall()] if ways else cursor.fetchall()
        for row, one in zip(rows, self.plan.shown(rows), strict=True):
            found[row[-1]].append(one)
        return found


def _converted(row: Row, ways: Iterable[tuple[int, list[Convert], Any]]) -> Row:
    """As Django does it for its own queries: JSON arrives as text."""
    values = list(row)
    for place, converts, expression in ways:
        for convert in converts:
            values[place] = convert(values[place], expression, connection)
    return tuple(values)


@lru_cache(maxsize=SHAPES)
def plan(serializer: type[Shown], shape: Asked = frozenset()) -> Plan | None:
    """How the serializer's rows are fetched without instances; None where some field is more than a column or a list."""
    asked = dict(shape)
    if asked.get("expand"):
        return None
    return _plan(serializer(), asked.get("fields"))


def _plan(serializer: serializers.BaseSerializer[Any], wanted: Iterable[str] | None) -> Plan | None:
    model = serializer.Meta.model  # type: ignore[attr-defined]
    columns: list[str] = []
    lists: list[Nested] = []
    names = [n for n in serializer.fields if wanted is None or n in wanted]  # type: ignore[attr-defined]
    for place, name in enumerate(names):
        field = serializer.fields[name]  # type: ignore[attr-defined]
        if isinstance(field, serializers.ListSerializer):
            nested = _nested(model, field, place)
            if nested is None:
                return None
            lists.append(nested)
        elif (column := _column(model, field)) is None:
            return None
        else:
            columns.append(column)
    return Plan(tuple(names), tuple(columns), tuple(lists))


def _nested(model: type[models.Model], field: serializers.ListSerializer[Any], place: int) -> Nested | None:
    relation = model._meta.get_field(field.source)
    plan = _plan(field.child, None) if isinstance(relation, models.ManyToOneRel) else None
    if plan is None:
        return None
    return Nested(place, relation.related_model, relation.field.attname, plan)


def _column(model: type[models.Model], field: serializers.Field) -> str | None:
    path = (field.source or "").replace(".", "__")
    if isinstance(field, serializers.SlugRelatedField):
        path = f"{path}__{field.slug_field}"
    elif not isinstance(field, (*PLAIN, serializers.PrimaryKeyRelatedField)):
        return None
    of: Any = model
    for step in path.split("__"):
        known = {name for f in of._meta.concrete_fields for name in (f.name, f.attname)} if of else set()
        if step not in known:
            return None
        of = of._meta.get_field(step).related_model
    return path
