"""Which fields of a row are shown (`?fields=`), and which ids are shown as what they stand for (`?expand=`)."""

from typing import Any

from django.db.models import QuerySet
from rest_framework.exceptions import ValidationError
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request

PARAMETERS = frozenset({"fields", "expand"})


class Shape(BaseFilterBackend):
    """Leaves the rows as they are; it is a filter backend so that the schema of every list names its parameters."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: Any) -> QuerySet[Any]:
        return queryset

    @staticmethod
    def read(request: Request, serializer: Any) -> dict[str, frozenset[str]]:
        """The asked-for shape; raises ValidationError (400) for a name the serializer does not have."""
        shape = {}
        valid = {"fields": set(serializer.Meta.fields), "expand": expandable(serializer)}
        for name in sorted(PARAMETERS & request.query_params.keys()):
            asked = {part.strip() for part in request.query_params[name].split(",")}
            if not asked <= valid[name]:
                known = ", ".join(sorted(valid[name])) or "nothing here"
                raise ValidationError({name: f"{name} takes {known}, separated by commas."})
            shape[name] = frozenset(asked)
        return shape

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        given = getattr(view, "serializer_class", None)
        if given is None or not hasattr(given, "Meta"):
            return []
        found = [_parameter("fields", "Only these fields of each row.", sorted(given.Meta.fields))]
        if expandable(given):
            found.append(
                _parameter("expand", "Ids to show as what they stand for.", sorted(expandable(given)))
            )
        return found


def expandable(serializer: Any) -> set[str]:
    return set(getattr(serializer.Meta, "expandable", {}))


def _parameter(name: str, text: str, values: list[str]) -> dict[str, Any]:
    items = {"type": "string", "enum": values}
    schema = {"type": "array", "items": items}
    words = f"{text} Separated by commas."
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": words,
        "explode": False,
        "style": "form",
        "schema": schema,
    }
