"""Filters that attorneys ask for: by how far a case has come, by its nature, by days."""

from datetime import date

import django_filters
from django.db.models import Exists, OuterRef, Q

from cases.happened import happened
from cases.models import DocketEntry
from cases.models.case import CaseQuerySet
from cases.stages import STAGES
from law.nature_of_suit import NATURE_OF_SUIT

NATURES = [(code, f"{code} {name}") for code, name in NATURE_OF_SUIT.items()]


class AskedFilter(django_filters.FilterSet):
    """Part of the filters of cases. What is said of one thing by two filters (a kind of event and its day) is asked of
    one and the same thing."""

    stage = django_filters.ChoiceFilter(
        choices=STAGES,
        label="Stage",
        help_text="The furthest step its timeline tells of; suits from pleadings to closed, trials from petition to ended.",
    )
    nature_of_suit = django_filters.TypedChoiceFilter(
        choices=NATURES,
        coerce=int,
        label="Nature of suit",
        help_text="Code of the civil cover sheet: 830, 835.",
    )
    closed_after = django_filters.DateFilter(
        method="by_closing", label="Closed on or after", help_text="ISO day."
    )
    closed_before = django_filters.DateFilter(
        method="by_closing", label="Closed on or before", help_text="ISO day."
    )
    last_entry_after = django_filters.DateFilter(
        method="by_last_entry",
        label="Last entry on or after",
        help_text="ISO day of the newest docket entry.",
    )
    last_entry_before = django_filters.DateFilter(
        method="by_last_entry",
        label="Last entry on or before",
        help_text="ISO day of the newest docket entry.",
    )
    event_after = django_filters.DateFilter(
        method="by_event",
        label="Event on or after",
        help_text="ISO day of an event; with `event`, of one of that kind.",
    )
    event_before = django_filters.DateFilter(
        method="by_event",
        label="Event on or before",
        help_text="ISO day of an event; with `event`, of one of that kind.",
    )

    def by_closing(self, queryset: CaseQuerySet, name: str, value: date) -> CaseQuerySet:
        """Exact ISO days sort as text; what begins with a dot is open and sorts before all of them."""
        lookup = "gte" if name == "closed_after" else "lte"
        exact = queryset.filter(terminated_on__gte="0")
        return exact.filter(**{f"terminated_on__{lookup}": value.isoformat()})

    def by_last_entry(self, queryset: CaseQuerySet, name: str, value: date) -> CaseQuerySet:
        entries = DocketEntry.objects.filter(docket__case=OuterRef("pk"), filed_on__gt="")
        day = value.isoformat()
        if name == "last_entry_after":
            return queryset.filter(Exists(entries.filter(filed_on__gte=day)))
        return queryset.filter(Exists(entries) & ~Exists(entries.filter(filed_on__gt=day)))

    def by_event(self, queryset: CaseQuerySet, name: str, value: date) -> CaseQuerySet:
        """Both days, and the kind, are asked of one event: the first of the two filters asks for all."""
        given = self.form.cleaned_data
        since, until, kind = given.get("event_after"), given.get("event_before"), given.get("event")
        if name == "event_before" and since:
            return queryset
        asked = {"latest__gte": since, "earliest__lte": until, "kind": kind}
        return queryset.filter(happened(lambda of: Q(**{f"{of}{name}": v for name, v in asked.items() if v})))
