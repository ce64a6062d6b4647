"""How terms and charts are found, and the cases in which a claim was construed."""

from typing import Any

from django.db.models import Q, QuerySet

from cases.filters import InCaseFilter
from cases.ledger.scopes import of_patent
from cases.models import Fact
from law.patents import normal
from patents.filters import patent_number
from web.filters import ClaimFilter, NumberFilter, SwitchFilter, TextFilter


class ArguedFilter(InCaseFilter):
    path = "filing__docket__case"

    patent = TextFilter(
        method="by_patent",
        validators=[patent_number],
        label="Patent",
        help_text="Its number, in any written form.",
    )
    filing = NumberFilter(label="Filing", help_text="Id of the filing that says it.")

    def by_patent(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(scope=of_patent(str(normal(value))))


class TermFilter(ArguedFilter):
    term = TextFilter(method="by_term", label="Term", help_text="Words of the term, one after the other.")
    party = TextFilter(
        method="by_party", label="Party", help_text="Whole name of a side that takes a position."
    )
    construed = SwitchFilter(
        method="by_construction", label="Construed", help_text="Whether a construction is told."
    )

    class Meta:
        model = Fact
        fields: list[str] = []

    def by_term(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(value__term__icontains=value)

    def by_party(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(value__positions__contains=[{"party": value}])

    def by_construction(self, queryset: QuerySet[Any], name: str, value: bool) -> QuerySet[Any]:
        told = Q(value__has_key="construction")
        return queryset.filter(told if value else ~told)


class ChartFilter(ArguedFilter):
    claim = ClaimFilter(method="by_claim", label="Claim", help_text="Number of the claim that is charted.")
    party = TextFilter(method="by_party", label="Party", help_text="Part of the name of whose theory it is.")

    class Meta:
        model = Fact
        fields: list[str] = []

    def by_claim(self, queryset: QuerySet[Any], name: str, value: int) -> QuerySet[Any]:
        return queryset.filter(subject=f"claim:{value}")

    def by_party(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(value__theory_of__icontains=value)
