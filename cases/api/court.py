"""Courts in the API."""

import django_filters
from drf_spectacular.utils import extend_schema, extend_schema_view

from cases.models import Court
from web.api import Resource
from web.filters import TextFilter
from web.shown import Shown


class CourtSerializer(Shown):
    class Meta:
        model = Court
        fields = ("id", "name", "short")
        about = {"id": "CourtListener id: txwd, cafc, ptab.", "name": "Full name."}


class CourtFilter(django_filters.FilterSet):
    name = TextFilter(lookup_expr="icontains", label="Name", help_text="Part of the full name.")

    class Meta:
        model = Court
        fields: list[str] = []


@extend_schema_view(
    list=extend_schema(summary="Courts", description="Courts and boards that have a docket here."),
    retrieve=extend_schema(summary="One court"),
)
class Courts(Resource):
    queryset = Court.objects.all()
    serializer_class = CourtSerializer
    filterset_class = CourtFilter
    lookup_value_regex = "[a-z0-9]{1,20}"
