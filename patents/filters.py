"""How patents and claims are found, on the page and in the API."""

from typing import Any

import django_filters
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from law.patents import normal
from patents.models import Claim, Patent
from web.filters import ClaimFilter as NumberOfClaim
from web.filters import SwitchFilter, TextFilter


def patent_number(value: str) -> None:
    """A validator: raises for what is no patent number in any written form."""
    if normal(value) is None:
        raise ValidationError(f"{value!r} is no patent number; write 7519814, US 7,519,814 B2 or RE40,521.")


class PatentFilter(django_filters.FilterSet):
    number = TextFilter(
        method="by_number",
        validators=[patent_number],
        label="Number",
        help_text="In any written form: 7519814, US 7,519,814 B2.",
    )
    owner = TextFilter(
        lookup_expr="icontains", label="Owner", help_text="Part of the owner's name as last stated."
    )
    q = TextFilter(method="search", label="Search", help_text="Part of the number, title or owner.")

    class Meta:
        model = Patent
        fields: list[str] = []

    def by_number(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(number=normal(value))

    def search(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        number = normal(value) or value
        return queryset.filter(
            Q(number__contains=number) | Q(title__icontains=value) | Q(owner__icontains=value)
        )


class ClaimFilter(django_filters.FilterSet):
    patent = TextFilter(
        method="by_patent",
        validators=[patent_number],
        label="Patent",
        help_text="Number of the patent, in any written form.",
    )
    number = NumberOfClaim(label="Claim", help_text="Number of the claim.")
    independent = SwitchFilter(label="Independent", help_text="true or false, as far as known.")

    class Meta:
        model = Claim
        fields: list[str] = []

    def by_patent(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(patent__number=normal(value))
