"""Filters by what people keep beside the record: whose a case is to look after."""

import django_filters

from cases.models import Case
from cases.models.case import CaseQuerySet
from web.filters import TextFilter

KEPT_BY_PEOPLE = frozenset({"assigned", "tag"})  # filters by what is no part of the record, nor of its feed


class KeptFilter(django_filters.FilterSet):
    """Part of the filters of cases. What is kept of a docket that was joined to a case counts for the case."""

    assigned = TextFilter(
        method="by_assigned", label="Assigned to", help_text="User name of who looks after the case, whole."
    )

    def by_assigned(self, queryset: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        kept = Case.objects.filter(assignments__user__username=value).order_by()
        return queryset.filter(
            pk__in=kept.values("pk").union(kept.exclude(merged_into=None).values("merged_into"))
        )
