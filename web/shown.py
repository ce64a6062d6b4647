"""How rows are shown: a ModelSerializer that reads attributes straight, and only the fields that were asked for.

The general one asks every field of every row how to find and convert its value; for a page of a hundred events that is
most of the time. Here the way to each value is worked out once per shape, and a plain value is read as it is: the JSON
encoder knows dates. Lists do without instances where they can: see `web.rows`.
"""

from collections.abc import Callable
from functools import lru_cache
from operator import attrgetter
from typing import Any

from django.utils.functional import cached_property
from drf_spectacular.extensions import OpenApiSerializerExtension
from rest_framework import serializers

PLAIN = (
    serializers.CharField,
    serializers.IntegerField,
    serializers.BooleanField,
    serializers.DateField,
    serializers.DateTimeField,
    serializers.ListField,
    serializers.JSONField,
    serializers.ChoiceField,
)
Read = Callable[[Any], Any]
SHAPES = 256  # of `?fields=` and `?expand=` whose columns are remembered


class Shown(serializers.ModelSerializer[Any]):
    """A row as clients see it. `Meta.about` describes fields that the model leaves without a word; `Meta.expandable`
    names the serializer that `?expand=` puts in the place of an id."""

    def get_fields(self) -> dict[str, serializers.Field]:
        fields = super().get_fields()
        for name, text in getattr(self.Meta, "about", {}).items():
            fields[name].help_text = text
        return fields

    @cached_property
    def reads(self) -> list[tuple[str, Read]]:
        """The fields that are shown, each with the way to its value."""
        wanted = self.context.get("fields") if self._is_top else None
        expanded = self.context.get("expand", ()) if self._is_top else ()
        reads = []
        for name, field in self.fields.items():
            if wanted and name not in wanted:
                continue
            if name in expanded:
                inner = getattr(self.Meta, "expandable", {})[name](context={})
                reads.append((name, _nested(inner, field.source)))
            else:
                reads.append((name, _read(field)))
        return reads

    @property
    def _is_top(self) -> bool:
        return self.parent is None or (
            self.parent.parent is None and isinstance(self.parent, serializers.ListSerializer)
        )

    def to_representation(self, instance: Any) -> dict[str, Any]:
        return {name: read(instance) for name, read in self.reads}


Asked = frozenset[tuple[str, frozenset[str]]]  # the items of what `Shape.read` gave


@lru_cache(maxsize=SHAPES)
def reads(serializer: type[Shown], shape: Asked) -> tuple[tuple[str, Read], ...]:
    """The fields that are shown, each with the way to its value: worked out once, not once for each page."""
    return tuple(serializer(context=dict(shape)).reads)


def _read(field: serializers.Field) -> Read:
    source = field.source or ""
    if isinstance(field, serializers.ListSerializer):
        child = field.child
        return lambda row: [child.to_representation(item) for item in getattr(row, source).all()]
    if isinstance(field, Shown):
        return _nested(field, source)
    if isinstance(field, serializers.PrimaryKeyRelatedField):
        return attrgetter(f"{source}_id")
    if isinstance(field, serializers.SlugRelatedField):
        return _maybe(source, attrgetter(str(field.slug_field)))
    through_null = "." in source and field.allow_null
    if isinstance(field, PLAIN) and not through_null and not callable(_on_model(field, source)):
        return attrgetter(source)
    return lambda row: _converted(field, field.get_attribute(row))


def _on_model(field: serializers.Field, source: str) -> Any:
    return getattr(field.parent.Meta.model, source, None)


def _converted(field: serializers.Field, value: Any) -> Any:
    return None if value is None else field.to_representation(value)


def _nested(serializer: serializers.BaseSerializer[Any], source: str) -> Read:
    return _maybe(source, serializer.to_representation)


def _maybe(source: str, then: Read) -> Read:
    def read(row: Any) -> Any:
        found = getattr(row, source)
        return None if found is None else then(found)

    return read


class ShownInSchema(OpenApiSerializerExtension):
    """`?fields=` may leave any field out, and `?expand=` puts an object where an id was."""

    target_class = "web.shown.Shown"
    match_subclasses = True

    def map_serializer(self, auto_schema: Any, direction: str) -> dict[str, Any]:
        schema: dict[str, Any] = auto_schema._map_serializer(self.target, direction, bypass_extensions=True)
        schema.pop("required", None)
        for name, serializer in getattr(self.target.Meta, "expandable", {}).items():
            plain = schema["properties"][name]
            expanded = auto_schema.resolve_serializer(serializer, direction).ref
            schema["properties"][name] = {"anyOf": [plain, expanded], "description": plain["description"]}
        return schema
