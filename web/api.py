"""What every endpoint of the API shares: only rows the caller may see, and no parameter silently ignored."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ReadOnlyModelViewSet

from web import export
from web.paging import PARAMETERS as PAGING
from web.rows import plan
from web.shape import PARAMETERS as SHAPE
from web.shape import Shape
from web.shown import Asked, reads


def refuse_unknown(request: Request, known: set[str] | frozenset[str], may_be_empty: str = "") -> None:
    """400 for a parameter nobody knows, naming it and the valid ones: a misspelt filter must not return everything.
    Only `may_be_empty` may come without a value."""
    unknown = sorted(set(request.query_params) - known)
    if unknown:
        valid = ", ".join(sorted(known)) or "no parameters"
        raise ValidationError({name: f"unknown parameter; this address takes {valid}." for name in unknown})
    empty = sorted(name for name, value in request.query_params.items() if not value and name != may_be_empty)
    if empty:
        raise ValidationError({name: "given without a value; leave it out." for name in empty})
    twice = sorted(name for name, values in request.query_params.lists() if len(values) > 1)
    if twice:
        raise ValidationError({name: "given more than once; give one value." for name in twice})


def checked(body: type[serializers.Serializer[Any]], request: Request) -> dict[str, Any]:
    """The body that was sent, checked and converted; 400 says what is wrong with it."""
    sent = body(data=request.data)
    sent.is_valid(raise_exception=True)
    return dict(sent.validated_data)


class Problem(serializers.Serializer[Any]):
    """What every error answers."""

    message = serializers.CharField(help_text="What is wrong and what to do, in a sentence.")
    extra = serializers.DictField(
        help_text="For a refused field or parameter: its name and what is wrong with it."
    )


class ByFilterSet(DjangoFilterBackend):
    """Filters by the view's FilterSet; a value it does not take is a 400 that says why."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: Any) -> QuerySet[Any]:
        filters = getattr(view, "filterset_class", None)
        if filters is None or not filters.base_filters.keys() & request.query_params.keys():
            return queryset
        filterset = self.get_filterset(request, queryset, view)
        refuse_invalid(filterset)
        return filterset.qs


def refuse_invalid(filterset: Any) -> None:
    """400 for a value that a filter does not take; where only some values are valid, they are named."""
    if filterset.is_valid():
        return
    said = {name: [str(e) for e in errors] for name, errors in filterset.errors.items()}
    for name, messages in said.items():
        valid = [
            str(value) for value, _ in getattr(filterset.form.fields.get(name), "choices", []) if value != ""
        ]
        if valid:
            messages.append(f"Valid: {', '.join(valid)}.")
    raise ValidationError(said)


class Resource(ReadOnlyModelViewSet[Any]):
    """A list and its details, as the caller may see them."""

    filter_backends = [ByFilterSet, Shape]
    lookup_value_regex = "[0-9]{1,18}"

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        self.check_parameters(request)
        self.shape = Shape.read(request, self.serializer_class) if request.method in ("GET", "HEAD") else {}

    def check_parameters(self, request: Request) -> None:
        """400 for a parameter that this address does not take."""
        if request.method not in ("GET", "HEAD"):
            refuse_unknown(request, frozenset())
        elif self.action == "list":
            filters = getattr(self, "filterset_class", None)
            refuse_unknown(request, set(filters.base_filters if filters else ()) | PAGING | SHAPE)
        else:
            refuse_unknown(request, SHAPE)

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """A page of rows; without instances where the serializer lets it (see web.rows)."""
        serializer, shape = self.get_serializer_class(), frozenset(self.shape.items())
        rows = self.filter_queryset(self.get_queryset())
        if fetched := plan(serializer, shape):
            page = self.paginate_queryset(rows.values_list("pk", *fetched.columns)) or ()
            return self.get_paginated_response(fetched.shown(page))
        ways = reads(serializer, shape)
        page = self.paginate_queryset(rows) or ()
        return self.get_paginated_response([{name: read(row) for name, read in ways} for row in page])

    def get_queryset(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset().visible_to(self.request.user)  # type: ignore[attr-defined]
        expanded = getattr(self, "shape", {}).get("expand", ())
        return rows.select_related(*expanded) if expanded else rows

    def get_serializer_context(self) -> dict[str, Any]:
        return super().get_serializer_context() | getattr(self, "shape", {})


class Exported(Resource):
    """A list that is also handed out whole, as a file."""

    def check_parameters(self, request: Request) -> None:
        if self.action != "export":
            super().check_parameters(request)
            return
        refuse_unknown(request, set(self.filterset_class.base_filters) | {"as", "fields"})

    @extend_schema(
        summary="All rows as a file",
        description="The rows of the list, with its filters, as NDJSON, CSV or XLSX; written row by row.",
        filters=True,
        parameters=[
            OpenApiParameter("as", str, enum=export.FORMS, default="ndjson", description="Form of the file."),
        ],
        responses={
            (200, "application/x-ndjson"): OpenApiTypes.STR,
            (200, "text/csv"): OpenApiTypes.STR,
            (200, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"): OpenApiTypes.BINARY,
        },
    )
    @action(detail=False, methods=["get"], pagination_class=None)
    def export(self, request: Request) -> HttpResponseBase:
        form = request.query_params.get("as", "ndjson")
        if form not in export.FORMS:
            raise ValidationError({"as": f"as takes {', '.join(export.FORMS)}."})
        rows = self.filter_queryset(self.get_queryset()).order_by("pk")
        serializer, shape = self.get_serializer_class(), frozenset(self.shape.items())
        fields = [name for name, _ in reads(serializer, shape)]
        try:
            return export.answer(_rows(rows, serializer, shape), fields, form, self.basename)
        except export.TooLong:
            message = f"A sheet holds {export.SHEET_ROWS:,} rows; narrow the list, or take csv."
            raise ValidationError({"as": message}) from None


def _rows(rows: QuerySet[Any], serializer: Any, shape: Asked) -> Iterator[dict[str, Any]]:
    """All of them, a portion in memory at a time."""
    if fetched := plan(serializer, shape):
        found = rows.values_list("pk", *fetched.columns).iterator(chunk_size=export.CHUNK)
        while portion := list(islice(found, export.CHUNK)):
            yield from fetched.shown(portion)
        return
    ways = reads(serializer, shape)
    for row in rows.iterator(chunk_size=export.CHUNK):
        yield {name: read(row) for name, read in ways}
