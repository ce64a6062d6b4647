"""Cursor paging on stable keys: items are neither skipped nor repeated while data moves."""

from typing import Any

from django.db.models import IntegerField, QuerySet
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.pagination import Cursor as Place
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request
from rest_framework.response import Response

MOST = 500
PARAMETERS = frozenset({"limit", "cursor", "count"})
LIMIT = {
    "name": "limit",
    "in": "query",
    "required": False,
    "description": f"Rows on a page, 1 to {MOST}.",
    "schema": {"type": "integer", "minimum": 1, "maximum": MOST, "default": 50},
}
COUNT = {
    "name": "count",
    "in": "query",
    "required": False,
    "description": "exact: say how many rows there are in all (costs a count).",
    "schema": {"type": "string", "enum": ["exact"]},
}


def limit_of(request: Request, default: int) -> int:
    """`?limit=`; refused where it is no whole number from 1 to 500."""
    raw = request.query_params.get("limit")
    if raw is None:
        return default
    if not raw.isascii() or not raw.isdigit() or len(raw) > 4 or not 1 <= int(raw) <= MOST:
        raise ValidationError({"limit": f"limit is a whole number from 1 to {MOST}."})
    return int(raw)


class Cursor(CursorPagination):
    """`?limit=` up to 500 (refused beyond), `?cursor=` as given by `next` and `previous`, `?count=exact`."""

    page_size = 50
    page_size_query_param = "limit"
    max_page_size = MOST
    ordering = "pk"
    count: int | None = None
    numbered = True

    def paginate_queryset(
        self, queryset: QuerySet[Any], request: Request, view: Any = None
    ) -> list[Any] | None:
        count = request.query_params.get("count")
        if count not in (None, "exact"):
            raise ValidationError({"count": "count takes exact."})
        self.count = queryset.count() if count else None
        self.numbered = isinstance(queryset.model._meta.pk, IntegerField)
        return super().paginate_queryset(queryset, request, view)  # type: ignore[no-any-return]

    def _get_position_from_instance(self, instance: Any, ordering: Any) -> str:
        """Rows are instances, or tuples that begin with the key."""
        return str(instance[0] if isinstance(instance, tuple) else instance.pk)

    def get_page_size(self, request: Request) -> int:
        return limit_of(request, self.page_size)

    def decode_cursor(self, request: Request) -> Place | None:
        try:
            place = super().decode_cursor(request)
        except NotFound:
            place = Place(0, False, "?")
        position = place and place.position
        valid = str.isdigit if self.numbered else str.isalnum
        if position is not None and not (position.isascii() and valid(position) and len(position) <= 18):
            raise ValidationError(
                {"cursor": "cursor is what `next` or `previous` gave; leave it out for the first page."}
            )
        return place  # type: ignore[no-any-return]

    def get_paginated_response(self, data: Any) -> Response:
        response = super().get_paginated_response(data)
        if self.count is not None:
            response.data["count"] = self.count
        return response

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        shown: dict[str, Any] = super().get_paginated_response_schema(schema)
        shown["properties"]["next"]["description"] = "Address of the next page; null on the last."
        shown["properties"]["previous"]["description"] = "Address of the page before; null on the first."
        shown["properties"]["results"]["description"] = "The rows of this page."
        shown["properties"]["count"] = {
            "type": "integer",
            "description": "Rows in all; only with count=exact.",
        }
        return shown

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        cursor = {
            "name": "cursor",
            "in": "query",
            "required": False,
            "description": "Place in the list, as `next` and `previous` give it.",
            "schema": {"type": "string"},
        }
        return [cursor, LIMIT, COUNT]
