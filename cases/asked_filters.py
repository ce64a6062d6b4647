"""Filters that attorneys ask for: by the patents' family, by people, by products, by how far a case has come, by days."""

from datetime import date
from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet

from cases.models import Accusation, Appearance, Case, CaseParty, CasePatent, DocketEntry, Fact, Filing
from cases.models.case import CaseQuerySet
from cases.stages import STAGES, at
from law.nature_of_suit import NATURE_OF_SUIT
from law.patents import normal
from patents.filters import patent_number
from patents.models import Patent
from web.filters import TextFilter

NATURES = [(code, f"{code} {name}") for code, name in NATURE_OF_SUIT.items()]


def _id(value: str) -> int | None:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 19 else None


def family_of(number: str) -> QuerySet[Any]:
    """Ids of this patent and of those told to be of its family: a publication or an application in common, or the same
    earliest priority date and the same owner. Empty columns make no family."""
    one = (
        Patent.objects.filter(number=number)
        .values("publications", "application_number", "priority_on", "owner")
        .first()
    )
    if one is None:
        return Patent.objects.none().values("pk")
    kin = Q(number=number)
    if one["publications"]:
        kin |= Q(publications__overlap=one["publications"])
    if one["application_number"]:
        kin |= Q(application_number=one["application_number"])
    if one["priority_on"] and one["owner"]:
        kin |= Q(priority_on=one["priority_on"], owner=one["owner"])
    return Patent.objects.filter(kin).order_by().values("pk")


class AskedFilter(django_filters.FilterSet):
    """Part of the filters of cases. What is said of one thing by two filters (a kind of event and its day) is asked of
    one and the same thing."""

    family = TextFilter(
        method="by_family",
        validators=[patent_number],
        label="Patent family",
        help_text="A patent: cases with it or its kin: a publication or application in common, or one priority and owner.",
    )
    product = TextFilter(
        method="by_product", label="Product", help_text="Part of the name of an accused product."
    )
    firm = TextFilter(
        method="by_people", label="Firm", help_text="Part of the name of a firm that appeared, or its id."
    )
    attorney = TextFilter(
        method="by_people",
        label="Attorney",
        help_text="Part of the name of an attorney who appeared, or the id.",
    )
    not_role = TextFilter(
        method="without_role",
        label="Without role",
        help_text="plaintiff, defendant, …: leaves out cases with `not_party` in this role; alone, with anybody in it.",
    )
    judge = TextFilter(
        method="by_judge", label="Judge", help_text="Part of the name of a judge, as the papers write it."
    )
    stage = django_filters.ChoiceFilter(
        method="by_step",
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

    def by_family(self, queryset: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        kin = family_of(normal(value) or "")
        of_case = {"case": OuterRef("pk"), "patent__in": kin}
        in_suit, accused = CasePatent.objects.filter(**of_case), Accusation.objects.filter(**of_case)
        return queryset.filter(Exists(in_suit) | Exists(accused))

    def by_product(self, queryset: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        return queryset.filter(
            Exists(Accusation.objects.filter(case=OuterRef("pk"), products__icontains=value))
        )

    def by_people(self, queryset: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        """`name` is what an appearance calls them: attorney or firm."""
        pk = _id(value)
        which = {f"{name}__name__icontains": value} if pk is None else {name: pk}
        return queryset.filter(pk__in=Appearance.objects.filter(**which).order_by().values("case"))

    def without_role(self, queryset: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        """With `not_party` it is asked there, of one and the same party."""
        if self.form.cleaned_data.get("not_party"):
            return queryset
        return queryset.filter(~Exists(CaseParty.objects.filter(case=OuterRef("pk"), role=value)))

    def by_judge(self, queryset: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        said = Fact.objects.filter(slot="judge", value__icontains=value, filing__status=Filing.Status.DONE)
        return queryset.filter(key__in=said.order_by().values("scope"))

    def by_step(self, queryset: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        return queryset.filter(at(value))

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
        asked = (
            (Q(events__latest__gte=since) if since else Q())
            & (Q(events__earliest__lte=until) if until else Q())
            & (Q(events__kind=kind) if kind else Q())
        )
        return queryset.filter(Exists(Case.objects.filter(asked, pk=OuterRef("pk")).order_by()))
