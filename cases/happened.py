"""What happened in a case: on its own timeline, or as an act of another case entered in its docket too."""

from collections import Counter
from collections.abc import Callable, Iterable

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from cases.models import Case

OF_CASE = ("events__", "shared_events__event__")  # the ways from a case to its events


def happened(asked: Callable[[str], Q]) -> Q:
    """For filtering cases: one event meets what is asked. `asked` gets the way to the event and puts it before its fields:
    `lambda of: Q(**{f"{of}kind": "verdict"})`."""
    found = Q()
    for way in OF_CASE:
        found |= Q(Exists(Case.objects.filter(asked(way), pk=OuterRef("pk")).order_by()))
    return found


def counted_kinds(cases: QuerySet[Case], kinds: Iterable[str]) -> Counter[str]:
    """How many of the cases have an event of each of these kinds, those that none has left out: two queries."""
    wanted = list(kinds)
    own, shared = (f"{way}kind" for way in OF_CASE)
    counted = cases.order_by().filter(**{f"{own}__in": wanted}).values_list(own)
    found = Counter(dict(counted.annotate(n=Count("pk", distinct=True))))
    has_own = Case.objects.filter(pk=OuterRef("pk"), **{own: OuterRef(shared)}).order_by()
    entered = (
        cases.order_by().filter(**{f"{shared}__in": wanted}).exclude(Exists(has_own)).values_list(shared)
    )
    found.update(dict(entered.annotate(n=Count("pk", distinct=True))))
    return found
