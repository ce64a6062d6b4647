"""Which changes somebody asks for: the feed's filters, for pullers and webhooks alike."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet

from cases.filters import InCaseFilter, one_case
from cases.models import CaseParty, CasePatent
from law.patents import normal
from parties.filters import named
from patents.filters import patent_number
from patents.models import Patent
from timelines.models import KINDS, Change, EventEntry
from web.filters import TextFilter


class ChangeFilter(InCaseFilter):
    """What a change is about is looked up first, since no index serves an OR of questions to other tables."""

    kind = django_filters.ChoiceFilter(
        choices=[(k, k) for k in KINDS], label="Kind", help_text="Only this kind."
    )
    court = TextFilter(help_text="Only cases of this court, by CourtListener id: txwd, ptab.")
    patent = TextFilter(
        method="by_patent",
        validators=[patent_number],
        help_text="The patent itself, and the cases it is in now. In any written form.",
    )
    party = TextFilter(
        method="by_party", help_text="The party itself, and the cases it is in now; its id or part of a name."
    )

    class Meta:
        model = Change
        fields: list[str] = []

    def by_case(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """What belongs to the case, and what happens to events entered in its docket and in another's."""
        case = [row["pk"] for row in one_case(value)]
        shared = list(EventEntry.objects.filter(case__in=case).order_by().values_list("event", flat=True))
        return queryset.filter(Q(case_id__in=case) | Q(kind="event", subject_id__in=shared))

    def by_patent(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        number = normal(value)
        in_cases = list(CasePatent.objects.filter(patent__number=number).values_list("case", flat=True))
        itself = list(Patent.objects.filter(number=number).values_list("pk", flat=True))
        return queryset.filter(Q(patent_id__in=itself) | Q(case_id__in=in_cases))

    def by_party(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        ids = [row["pk"] for row in named(value)[:1000]]
        in_cases = CaseParty.objects.filter(party__in=ids).values("case_id")
        return queryset.filter(Q(party_ids__overlap=ids) | Q(case_id__in=in_cases))
