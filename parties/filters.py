"""How parties are found, on the page and in the API."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet

from law.names import key as name_key
from parties.models import Party, PartyName
from web.filters import SwitchFilter, TextFilter


def named(value: str) -> QuerySet[Any]:
    """Ids of the parties of which any written form holds these words, or of the one with this id."""
    if value.isascii() and value.isdigit():
        return Party.objects.filter(pk=int(value) if len(value) < 19 else 0).values("pk")
    folded = name_key(value)
    words = Q(name__icontains=value) | (Q(key__contains=folded) if folded else Q())
    written = PartyName.objects.filter(written__icontains=value).order_by().values("party")
    # A union, since no index serves an OR of two tables.
    return Party.objects.filter(words).order_by().values("pk").union(written)


class PartyFilter(django_filters.FilterSet):
    name = TextFilter(method="by_name", label="Name", help_text="Part of any written form of the name.")
    joined = SwitchFilter(
        field_name="merged_into",
        lookup_expr="isnull",
        exclude=True,
        label="Joined",
        help_text="true: only those decided to be another party; false: only those that stand for themselves.",
    )

    class Meta:
        model = Party
        fields: list[str] = []

    def by_name(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(pk__in=named(value))


class PeopleFilter(django_filters.FilterSet):
    """Attorneys and firms."""

    name = TextFilter(lookup_expr="icontains", label="Name", help_text="Part of the name.")
    key = TextFilter(label="Key", help_text="Of an attorney: CA 246953, USPTO 48277.")
