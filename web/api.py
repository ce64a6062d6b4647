"""What every endpoint of the API shares: only rows the caller may see, and no parameter is silently ignored."""

from typing import Any

from django.db.models import QuerySet
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.viewsets import ReadOnlyModelViewSet

PAGING = frozenset({"limit", "cursor", "format"})


class KnownParametersOnly(DjangoFilterBackend):
    """Filters by the view's FilterSet; a parameter nobody knows, or a value out of range, is a 400 that names it."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: Any) -> QuerySet[Any]:
        filterset = self.get_filterset(request, queryset, view)
        known = set(filterset.filters) if filterset else set()
        unknown = sorted(set(request.query_params) - known - PAGING)
        if unknown:
            valid = ", ".join(sorted(known | PAGING - {"format"}))
            raise ValidationError({name: f"unknown parameter; this list takes {valid}." for name in unknown})
        if filterset is None:
            return queryset
        if not filterset.is_valid():
            raise ValidationError(filterset.errors)
        return filterset.qs


class Resource(ReadOnlyModelViewSet[Any]):
    """A list and its details, as the caller may see them."""

    filter_backends = [KnownParametersOnly]

    def get_queryset(self) -> QuerySet[Any]:
        return super().get_queryset().visible_to(self.request.user)  # type: ignore[attr-defined]
