"""How events are found."""

from typing import Any

import django_filters
from django.db.models import QuerySet

from cases.filters import InCaseFilter, one_case
from law.patents import normal
from patents.filters import patent_number
from timelines.models import TimelineEvent
from web.filters import SwitchFilter, TextFilter


class EventFilter(InCaseFilter):
    patent = TextFilter(
        method="by_patent",
        validators=[patent_number],
        label="Patent",
        help_text="Events of this patent itself: priority, grant. In any written form.",
    )
    kind = TextFilter(label="Kind", help_text="complaint_filed, hearing, service, patent_issued, …")
    lane = django_filters.ChoiceFilter(choices=TimelineEvent.Lane.choices, label="Lane")
    after = django_filters.DateFilter(
        field_name="latest",
        lookup_expr="gte",
        label="On or after",
        help_text="ISO day; by the last day it can be.",
    )
    before = django_filters.DateFilter(
        field_name="earliest",
        lookup_expr="lte",
        label="On or before",
        help_text="ISO day; by the first day it can be.",
    )
    disputed = SwitchFilter(label="Disputed", help_text="true: sources give dates that exclude each other.")

    class Meta:
        model = TimelineEvent
        fields: list[str] = []

    def by_case(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """The case's own events, orders entered in other cases too among them, and those of the patents in it."""
        return queryset.filter(
            pk__in=TimelineEvent.objects.ids_in_cases([row["pk"] for row in one_case(value)])
        )

    def by_patent(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(patent__number=normal(value))
