"""How the things inside cases, and the facts behind them, are found."""

from typing import Any

import django_filters
from django.db.models import QuerySet

from cases.filters import InCaseFilter, one_case
from cases.models import Accusation, Appearance, Case, CaseRelation, Fact, Ground, Proposal, Question, Value
from law.patents import normal
from parties.filters import named
from patents.filters import patent_number
from web.filters import ClaimFilter, NumberFilter, TextFilter
from web.search import InOneText


class WithPatentFilter(InCaseFilter):
    patent = TextFilter(
        method="by_patent",
        validators=[patent_number],
        label="Patent",
        help_text="Its number, in any written form.",
    )

    def by_patent(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(patent__number=normal(value))


class AccusationFilter(WithPatentFilter):
    challenger = TextFilter(method="by_party", label="Challenger", help_text="Part of its name, or its id.")
    patentee = TextFilter(method="by_party", label="Patentee", help_text="Part of its name, or its id.")
    product = TextFilter(
        method="by_product", label="Product", help_text="Part of the name of an accused product."
    )
    willful = django_filters.ChoiceFilter(choices=Accusation.Willful.choices, label="Willful")

    class Meta:
        model = Accusation
        fields: list[str] = []

    def by_party(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(**{f"{name}__in": named(value)})

    def by_product(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.alias(words=InOneText("products")).filter(words__icontains=value)


class GroundFilter(WithPatentFilter):
    claim = ClaimFilter(
        method="by_claim", label="Claim", help_text="Number of a claim challenged on the ground."
    )
    basis = TextFilter(label="Basis", help_text="Section of 35 U.S.C.: 102, 103, 112.")
    stage = TextFilter(label="Stage", help_text="petition, instituted or final.")

    class Meta:
        model = Ground
        fields: list[str] = []

    def by_claim(self, queryset: QuerySet[Any], name: str, value: int) -> QuerySet[Any]:
        return queryset.filter(claims__contains=[value])


class AppearanceFilter(InCaseFilter):
    attorney = TextFilter(
        field_name="attorney__name", lookup_expr="icontains", help_text="Part of the attorney's name."
    )
    firm = TextFilter(field_name="firm__name", lookup_expr="icontains", help_text="Part of the firm's name.")
    role = TextFilter(
        label="Role", help_text="The role of the parties appeared for: plaintiff, petitioner, …"
    )

    class Meta:
        model = Appearance
        fields: list[str] = []


class RelationFilter(InCaseFilter):
    relation = TextFilter(label="Relation", help_text="same_patents, parallel_trial, transfer, appeal, …")

    class Meta:
        model = CaseRelation
        fields: list[str] = []


class ProposalFilter(InCaseFilter):
    state = django_filters.ChoiceFilter(choices=Proposal.State.choices, label="State")

    class Meta:
        model = Proposal
        fields: list[str] = []


class ScopeFilter(InCaseFilter):
    """By what is settled together."""

    scope = TextFilter(
        label="Scope", help_text="What is settled together: docket:txwd/7:24-cv-00030, patent:7519814."
    )

    def by_case(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(scope__in=Case.objects.filter(pk__in=one_case(value)).values("key"))


class QuestionFilter(ScopeFilter):
    state = django_filters.ChoiceFilter(choices=Question.State.choices, label="State")

    class Meta:
        model = Question
        fields: list[str] = []


class PlaceFilter(ScopeFilter):
    """By what a fact or a value is about."""

    subject = TextFilter(
        label="Subject", help_text="The thing inside the scope; of a case itself it is empty."
    )
    slot = TextFilter(label="Slot", help_text="What is said of it: posture, begun_on, title, …")


class FactFilter(PlaceFilter):
    filing = NumberFilter(label="Filing", help_text="Id of the filing that says it.")

    class Meta:
        model = Fact
        fields: list[str] = []


class ConflictFilter(PlaceFilter):
    class Meta:
        model = Value
        fields: list[str] = []


class ValueFilter(PlaceFilter):
    state = django_filters.ChoiceFilter(choices=Value.State.choices, label="State")

    class Meta:
        model = Value
        fields: list[str] = []
