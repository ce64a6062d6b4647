"""How docket entries and filings are found."""

from typing import Any

import django_filters
from django.contrib.postgres.search import SearchVector
from django.db.models import QuerySet

from cases.filters import InCaseFilter
from cases.models import DocketEntry, Filing, FilingPage
from web.filters import MomentFilter, NumberFilter, TextFilter
from web.search import CONFIG, nearness, query


class EntryFilter(InCaseFilter):
    path = "docket__case"

    court = TextFilter(field_name="docket__court", label="Court", help_text="CourtListener id: txwd.")
    number = NumberFilter(label="Entry number", help_text="As the court numbers it.")
    filed_after = django_filters.DateFilter(
        method="by_day", lookup_expr="gte", help_text="ISO day, itself included."
    )
    filed_before = django_filters.DateFilter(
        method="by_day", lookup_expr="lte", help_text="ISO day, itself included."
    )
    text = TextFilter(
        method="by_words",
        validators=[nearness],
        label="Words",
        help_text='Words in the court\'s line; "a phrase", either OR other, -without, construction /5 patent for nearness.',
    )

    class Meta:
        model = DocketEntry
        fields: list[str] = []

    def by_day(self, queryset: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        """Court days are exact ISO days, which sort as text."""
        lookup = "gte" if name == "filed_after" else "lte"
        return queryset.filter(filed_on__gt="", **{f"filed_on__{lookup}": value.isoformat()})

    def by_words(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.annotate(words=SearchVector("text", config=CONFIG)).filter(words=query(value))


class FilingFilter(InCaseFilter):
    path = "docket__case"

    court = TextFilter(field_name="docket__court", label="Court", help_text="CourtListener id: txwd.")
    status = django_filters.ChoiceFilter(choices=Filing.Status.choices, label="Status")
    kind = TextFilter(label="Kind", help_text="complaint, memo, ptab_paper, order, …")
    sha256 = TextFilter(
        field_name="blob", label="SHA-256", help_text="Of the bytes as received, in hexadecimal."
    )
    received_after = MomentFilter(
        field_name="received_at", lookup_expr="gte", label="Received since", help_text="ISO moment, UTC."
    )
    q = TextFilter(
        method="by_words",
        validators=[nearness],
        label="Words",
        help_text='Words on one page of it; "a phrase", either OR other, -without, construction /5 patent for nearness.',
    )

    class Meta:
        model = Filing
        fields: list[str] = []

    def by_words(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(pk__in=FilingPage.objects.filter(words=query(value)).values("content"))


class WithdrawnFilter(InCaseFilter):
    path = "docket__case"

    kind = TextFilter(label="Kind", help_text="complaint, memo, ptab_paper, order, …")

    class Meta:
        model = Filing
        fields: list[str] = []
