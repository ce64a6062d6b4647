"""How cases are found: one FilterSet for the page and the endpoint."""

from typing import Any

import django_filters
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet

from cases.asked_filters import AskedFilter
from cases.claim_filters import AboutClaimsFilter, ClaimForm
from cases.counted_filters import CountedFilter
from cases.happened import happened
from cases.kept_filters import KeptFilter
from cases.models import Case, CaseParty, Docket
from cases.models.case import CaseQuerySet
from cases.people_filters import PeopleFilter
from law.dockets import parse
from parties.filters import named
from web.filters import SwitchFilter, TextFilter


def docket_number(value: str) -> None:
    if not (parse(value, court="ded") or parse(value, court="cafc")):
        raise ValidationError(
            f"{value!r} is no docket number; write 7:24-cv-00030, IPR2020-01582 or 2022-1234."
        )


def one_case(value: str) -> QuerySet[Any]:
    """Ids of the case of this id, or of this court and number in any spelling: `txwd/7:24-cv-00030`."""
    if value.isascii() and value.isdigit():
        return Case.objects.filter(pk=int(value) if len(value) < 19 else 0).values("pk")
    court, _, number = value.removeprefix("docket:").partition("/")
    return Case.objects.numbered(number, court).order_by().values("pk")


def case_address(value: str) -> None:
    """A validator: raises for what can be no case's address."""
    court, _, number = value.removeprefix("docket:").partition("/")
    if not (value.isascii() and value.isdigit()) and not parse(number, court=court):
        raise ValidationError(f"{value!r} is no case; write its id, or court and number: txwd/7:24-cv-00030.")


class InCaseFilter(django_filters.FilterSet):
    """What every list of things inside cases takes."""

    path = "case"  # from a row to its case

    case = TextFilter(
        method="by_case",
        validators=[case_address],
        label="Case",
        help_text="Its id, or court and number in any spelling: txwd/7:24-cv-00030.",
    )

    def by_case(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(**{f"{self.path}__in": one_case(value)})


class CaseFilter(CountedFilter, AskedFilter, AboutClaimsFilter, PeopleFilter, KeptFilter):
    """Every filter narrows."""

    number = TextFilter(
        method="by_number",
        label="Docket number",
        validators=[docket_number],
        help_text="In any spelling: 7:24-cv-00030, 24cv30, IPR2020-01582.",
    )
    court = TextFilter(method="by_court", label="Court", help_text="CourtListener id: txwd, cafc, ptab.")
    filed_after = django_filters.DateFilter(
        field_name="filed_latest",
        lookup_expr="gte",
        label="Filed on or after",
        help_text="ISO day; an uncertain start counts by its latest day.",
    )
    filed_before = django_filters.DateFilter(
        field_name="filed_latest",
        lookup_expr="lte",
        label="Filed on or before",
        help_text="ISO day; an uncertain start counts by its latest day.",
    )
    event = TextFilter(
        method="with_event",
        label="Has event",
        help_text="Kind of an event on its timeline, as complaint_filed.",
    )
    no_event = TextFilter(
        method="without_event", label="Lacks event", help_text="Kind of an event that its timeline lacks."
    )
    mentioned_only = SwitchFilter(
        label="Only mentioned", help_text="true: suits only mentioned; false: cases with a filing."
    )
    open_questions = SwitchFilter(
        method="with_questions",
        label="Has open questions",
        help_text="Conflicts or proposals that wait for a person.",
    )
    q = TextFilter(
        method="search",
        label="Search",
        help_text="Docket number, or words of the caption or of a party's name.",
    )

    class Meta:
        model = Case
        fields: list[str] = []
        form = ClaimForm

    def by_number(self, queryset: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        court = str(self.form.cleaned_data.get("court") or "")
        return queryset.filter(pk__in=Case.objects.numbered(value, court).order_by().values("pk"))

    def by_court(self, queryset: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        return queryset.filter(Exists(Docket.objects.filter(case=OuterRef("pk"), court=value.lower())))

    def with_event(self, queryset: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        return queryset.filter(happened(lambda of: Q(**{f"{of}kind": value})))

    def without_event(self, queryset: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        return queryset.exclude(happened(lambda of: Q(**{f"{of}kind": value})))

    def with_questions(self, queryset: CaseQuerySet, name: str, value: bool) -> CaseQuerySet:
        return queryset.filter(open_questions__gt=0) if value else queryset.filter(open_questions=0)

    def search(self, queryset: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        numbered = Case.objects.numbered(value).order_by().values("pk")
        captioned = Case.objects.filter(caption__icontains=value).order_by().values("pk")
        of_party = CaseParty.objects.filter(party__in=named(value)).order_by().values("case")
        return queryset.filter(pk__in=numbered.union(captioned, of_party))
