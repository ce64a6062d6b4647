"""Filters of cases by who is in them: parties by role and side, their lawyers, judges; each to have and to be without."""

from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, QuerySet

from cases.models import Appearance, Case, CaseParty, Fact, Filing
from cases.models.case import CaseQuerySet
from parties.filters import named
from web.filters import TextFilter

SIDES = [*CaseParty.Side.choices]


def _without(of: str) -> str:
    return f"{of}; cases with it are left out."


def _parties(party: str, role: str = "", side: str = "") -> QuerySet[Any]:
    """Rows of the case at hand that are all of this at once: a party, in a role, on a side."""
    rows = CaseParty.objects.filter(case=OuterRef("pk"))
    if party:
        rows = rows.filter(party__in=named(party))
    return rows.filter(**{name: value for name, value in (("role", role), ("side", side)) if value})


class PeopleFilter(django_filters.FilterSet):
    """Part of the filters of cases. Party, role and side are asked of one and the same party, and so are `not_party` and
    `not_role`."""

    party = TextFilter(
        method="with_party", label="Party", help_text="Part of any written form of its name, or its id."
    )
    role = TextFilter(
        method="with_party", label="Role", help_text="plaintiff, defendant, petitioner, patent_owner, …"
    )
    side = django_filters.ChoiceFilter(
        method="with_party", label="Side", choices=SIDES, help_text="patentee or challenger."
    )
    not_party = TextFilter(
        method="without_party", label="Without party", help_text=_without("Part of a name, or an id")
    )
    not_role = TextFilter(
        method="without_party",
        label="Without role",
        help_text="plaintiff, defendant, …: leaves out cases with `not_party` in this role; alone, with anybody in it.",
    )
    patentee = TextFilter(
        method="by_side", label="Patentee", help_text="Part of the name of a patentee in the case, or its id."
    )
    challenger = TextFilter(
        method="by_side",
        label="Challenger",
        help_text="Part of the name of a challenger in the case, or its id.",
    )
    firm = TextFilter(
        method="by_counsel", label="Firm", help_text="Part of the name of a firm that appeared, or its id."
    )
    attorney = TextFilter(
        method="by_counsel",
        label="Attorney",
        help_text="Part of the name of an attorney who appeared, or the id.",
    )
    judge = TextFilter(
        method="by_judge", label="Judge", help_text="Part of the name of a judge, as the papers write it."
    )
    not_firm = TextFilter(
        method="by_counsel", label="Without firm", help_text=_without("Part of the name of a firm, or its id")
    )
    not_attorney = TextFilter(
        method="by_counsel",
        label="Without attorney",
        help_text=_without("Part of an attorney's name, or the id"),
    )
    not_judge = TextFilter(
        method="by_judge",
        label="Without judge",
        help_text=_without("Part of a judge's name, as the papers write it"),
    )

    def with_party(self, queryset: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        """All three at once, by the first of them that is given."""
        asked = {n: self.form.cleaned_data.get(n) or "" for n in ("party", "role", "side")}
        first = next(n for n, given in asked.items() if given)
        return queryset.filter(Exists(_parties(**asked))) if name == first else queryset

    def without_party(self, queryset: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        """Both at once, by the first of them that is given."""
        party, role = (self.form.cleaned_data.get(n) or "" for n in ("not_party", "not_role"))
        if name == "not_role" and party:
            return queryset
        return queryset.filter(~Exists(_parties(party, role)))

    def by_side(self, queryset: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        return queryset.filter(Exists(_parties(value, side=name)))

    def by_counsel(self, queryset: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        """Without `not_` the name is what an appearance calls them: attorney or firm."""
        who = name.removeprefix("not_")
        number = value.isascii() and value.isdigit()
        which = {who: int(value) if len(value) < 19 else 0} if number else {f"{who}__name__icontains": value}
        return _has(queryset, name, Appearance.objects.filter(**which).order_by().values("case"))

    def by_judge(self, queryset: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        """What is said of a docket that was joined to a case is said of the case."""
        said = Fact.objects.filter(slot="judge", value__icontains=value, filing__status=Filing.Status.DONE)
        told = Case.objects.filter(key__in=said.order_by().values("scope")).order_by()
        into = told.exclude(merged_into=None).values("merged_into")
        return _has(queryset, name, told.values("pk").union(into))


def _has(cases: CaseQuerySet, name: str, ids: QuerySet[Any]) -> CaseQuerySet:
    """The cases of these ids; for a filter that excludes, all others."""
    return cases.exclude(pk__in=ids) if name.startswith("not_") else cases.filter(pk__in=ids)
