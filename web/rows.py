"""Rows of a list without instances: where every field of a serializer is a column, or a list of rows that point back at
this one, a page is one query for its rows and one for each list, and no instance is made of what is only passed on."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import models
from rest_framework import serializers

from web.shown import PLAIN, Asked, Shown

SHAPES = 256  # of `?fields=` and `?expand=` whose plan is remembered
Row = tuple[Any, ...]  # its key, then the plan's columns


@dataclass(frozen=True, slots=True)
class Plan:
    """What is fetched of each row: fields and their columns (`patent__number`), and the lists in it."""

    names: tuple[str, ...]  # of all fields, in the order in which they are shown
    fields: tuple[str, ...]
    columns: tuple[str, ...]
    lists: tuple["Nested", ...]

    def shown(self, rows: Sequence[Row]) -> list[dict[str, Any]]:
        """The rows as they are answered; one query for each list in them, however many rows there are."""
        found = [dict(zip(self.fields, row[1:], strict=True)) for row in rows]
        if not self.lists:
            return found
        for nested in self.lists:
            of = nested.of([row[0] for row in rows])
            for row, one in zip(rows, found, strict=True):
                one[nested.name] = of.get(row[0], [])
        return [{name: one[name] for name in self.names} for one in found]


@dataclass(frozen=True, slots=True)
class Nested:
    """A list in each row: the rows of a model that point back at it."""

    name: str
    model: type[models.Model]
    link: str  # the column that points back: case_id
    plan: Plan

    def of(self, parents: Sequence[Any]) -> dict[Any, list[dict[str, Any]]]:
        """By the key of what they point at."""
        rows = self.model._default_manager.filter(**{f"{self.link}__in": parents})
        order = [*self.model._meta.ordering, "pk"]
        fetched = list(rows.order_by(*order).values_list("pk", self.link, *self.plan.columns))
        shown = self.plan.shown([(row[0], *row[2:]) for row in fetched])
        found: dict[Any, list[dict[str, Any]]] = defaultdict(list)
        for row, one in zip(fetched, shown, strict=True):
            found[row[1]].append(one)
        return found


@lru_cache(maxsize=SHAPES)
def plan(serializer: type[Shown], shape: Asked = frozenset()) -> Plan | None:
    """How the serializer's rows are fetched without instances; None where some field is more than a column or a list."""
    asked = dict(shape)
    if asked.get("expand"):
        return None
    return _plan(serializer(), asked.get("fields"))


def _plan(serializer: serializers.BaseSerializer[Any], wanted: Iterable[str] | None) -> Plan | None:
    model = serializer.Meta.model  # type: ignore[attr-defined]
    columns: dict[str, str] = {}
    lists: list[Nested] = []
    names = [n for n in serializer.fields if wanted is None or n in wanted]  # type: ignore[attr-defined]
    for name in names:
        field = serializer.fields[name]  # type: ignore[attr-defined]
        if isinstance(field, serializers.ListSerializer):
            nested = _nested(model, field)
            if nested is None:
                return None
            lists.append(nested)
        elif (column := _column(model, field)) is None:
            return None
        else:
            columns[name] = column
    return Plan(tuple(names), tuple(columns), tuple(columns.values()), tuple(lists))


def _nested(model: type[models.Model], field: serializers.ListSerializer[Any]) -> Nested | None:
    relation = model._meta.get_field(field.source)
    plan = _plan(field.child, None) if isinstance(relation, models.ManyToOneRel) else None
    if plan is None:
        return None
    return Nested(field.field_name, relation.related_model, relation.field.attname, plan)


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
