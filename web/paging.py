"""Cursor paging on stable keys: items are neither skipped nor repeated while data moves."""

from rest_framework.exceptions import ValidationError
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request

MOST = 500


class Cursor(CursorPagination):
    """`?limit=` up to 500 (refused beyond), `?cursor=` as given by `next` and `previous`."""

    page_size = 50
    page_size_query_param = "limit"
    max_page_size = MOST
    ordering = "id"

    def get_page_size(self, request: Request) -> int:
        raw = request.query_params.get("limit")
        if raw is None:
            return self.page_size
        if not raw.isascii() or not raw.isdigit() or not 1 <= int(raw) <= MOST:
            raise ValidationError({"limit": f"limit is a whole number from 1 to {MOST}."})
        return int(raw)
