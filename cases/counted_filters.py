"""Filters that pick out the very rows a figure counts: by what is known of a case, and by what is not."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import django_filters
from django.core.exceptions import ValidationError
from django.db.models import Exists, F, OuterRef, Q

from cases.happened import among_those, happened
from cases.models import Case, Ground
from cases.models.case import CaseQuerySet
from web.filters import NumberFilter, SwitchFilter, TextFilter

UNKNOWN = "unknown"
POSTURES = [*Case.Posture.choices, (UNKNOWN, "not known")]
STAGES = [
    ("petition", "in the petition"),
    ("instituted", "instituted"),
    ("final", "in the final decision"),
    (UNKNOWN, "stage not stated"),
]
# Why the time from a case's filing to an event cannot be told, the first that applies.
UNTIMED: Mapping[str, str] = MappingProxyType(
    {
        "start": "the day the case was filed is not known",
        "day": "the day of an event of this kind is not exact, or sources differ on it",
        "before": "the event is dated before the case was filed",
    }
)


def untimed(value: str) -> None:
    """A validator: raises for what names no kind of event and reason."""
    kind, _, why = value.partition("/")
    if not kind or why not in UNTIMED:
        raise ValidationError(
            f"{value!r} is none; write a kind of event and one of {', '.join(UNTIMED)}: judgment/day."
        )


def filed_within_a_year() -> Q:
    """The case's first day is known at least to its year (`../2024-05-03` is not: it has no earliest day)."""
    return Q(filed_earliest__year=F("filed_latest__year"))


def timing(kind: str) -> dict[str, Q]:
    """The cases with an event of this kind, split by whether the time to the first can be told: "" and `UNTIMED`."""

    def of_kind(of: str) -> Q:
        return Q(**{f"{of}kind": kind})

    def vague(of: str) -> Q:
        open_end = Q(**{f"{of}disputed": True}) | Q(**{f"{of}earliest": None}) | Q(**{f"{of}latest": None})
        return of_kind(of) & (open_end | Q(**{f"{of}earliest__lt": F(f"{of}latest")}))

    def too_early(of: str) -> Q:
        return of_kind(of) & Q(**{f"{of}earliest__lt": OuterRef("filed_earliest")})

    known = Q(filed_earliest=F("filed_latest"))
    has, inexact, early = among_those(of_kind), happened(vague), happened(too_early)
    return {
        "": has & known & ~inexact & ~early,
        "start": has & (~known | Q(filed_earliest=None) | Q(filed_latest=None)),
        "day": has & known & inexact,
        "before": has & known & ~inexact & early,
    }


class CountedFilter(django_filters.FilterSet):
    """What the figures of the analytics page lead to."""

    posture = django_filters.ChoiceFilter(
        method="by_posture", choices=POSTURES, label="Posture", help_text="`unknown`: no filing states one."
    )
    filed_in = NumberFilter(
        method="by_year", label="Filed in", help_text="A year that the first day certainly lies in."
    )
    filing_year_known = SwitchFilter(
        method="by_known_year",
        label="Year of filing known",
        help_text="Whether the first day is known to its year.",
    )
    time_to = TextFilter(
        method="by_time",
        label="Time known to",
        help_text="Kind of event; cases of which the days from filing to the first such event can be told.",
    )
    no_time_to = TextFilter(
        method="by_no_time",
        validators=[untimed],
        label="Time not known to",
        help_text="Kind of event and reason (start, day, before): judgment/day.",
    )
    ground_stage = django_filters.ChoiceFilter(
        method="by_stage",
        choices=STAGES,
        label="Grounds at stage",
        help_text="petition, instituted, final or unknown.",
    )

    tag = TextFilter(method="by_tag", label="Tag", help_text="A tag that people filed the case under, whole.")

    def by_tag(self, queryset: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        tagged = Case.objects.filter(tags__name=value.lower()).order_by()
        return queryset.filter(Q(pk__in=tagged.values("pk")) | Q(pk__in=tagged.values("merged_into")))

    def by_posture(self, queryset: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        return queryset.filter(posture="" if value == UNKNOWN else value)

    def by_year(self, queryset: CaseQuerySet, name: str, value: int) -> CaseQuerySet:
        year = min(value, 9999)  # Python's dates end there
        return (
            queryset.filter(filed_earliest__year=year, filed_latest__year=year) if year else queryset.none()
        )

    def by_known_year(self, queryset: CaseQuerySet, name: str, value: bool) -> CaseQuerySet:
        known = Q(pk__in=Case.objects.filter(filed_within_a_year()).order_by().values("pk"))
        return queryset.filter(known if value else ~known)

    def by_time(self, queryset: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        return queryset.filter(timing(value)[""])

    def by_no_time(self, queryset: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        kind, _, why = value.partition("/")
        return queryset.filter(timing(kind)[why])

    def by_stage(self, queryset: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        grounds: Any = Ground.objects.filter(case=OuterRef("pk"), stage="" if value == UNKNOWN else value)
        return queryset.filter(Exists(grounds))
