"""Other cases over the patents of one: related by what is in suit, whether or not a filing says so."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, F

from accounts.models import User
from cases.models import Case, CasePatent

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Sharing:
    """Another case, and the patents both are about (`'814`)."""

    case: Case
    patents: list[str]


@dataclass(frozen=True, slots=True)
class Shared:
    """The cases that share most, and how many there are in all."""

    cases: list[Sharing]
    count: int


def sharing_patents(case: Case, user: User, *, told: Collection[int]) -> Shared:
    """Cases with a patent of this one, those with most in common first; `told` are named elsewhere on the page. Three
    queries, whatever the number of cases."""
    patents = CasePatent.objects.filter(case=case).values("patent")
    found = Case.objects.suits().visible_to(user).exclude(pk__in=[case.pk, *told]).order_by()
    rows = found.filter(patents__patent__in=patents).annotate(in_common=Count("patents"))
    shown = list(rows.order_by("-in_common", F("filed_latest").desc(nulls_last=True), "key")[:SHOWN])
    names: dict[int, list[str]] = defaultdict(list)
    both = CasePatent.objects.filter(case__in=shown, patent__in=patents).select_related("patent")
    for row in both.order_by("patent__number"):
        names[row.case_id].append(row.patent.short)
    return Shared([Sharing(one, names[one.pk]) for one in shown], rows.count())
