"""What happened in a case: on its own timeline, or as an act of another case entered in its docket too."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from cases.models import Case

OF_CASE = ("events__", "shared_events__event__")  # the ways from a case to its events


def happened(asked: Callable[[str], Q]) -> Q:
    """For filtering cases: one event meets what is asked. `asked` gets the way to the event and puts it before its fields:
    `lambda of: Q(**{f"{of}kind": "verdict"})`.

    The events are asked, not the cases joined with them: so the database may look all of them up once, by their kind."""
    own, shared = _events(asked)
    return Q(Exists(own.filter(case=OuterRef("pk")))) | Q(Exists(shared.filter(case=OuterRef("pk"))))


def among_those(asked: Callable[[str], Q]) -> Q:
    """The same, for where more is asked of the cases that it leaves: those come first, and the rest is asked of them
    alone."""
    own, shared = _events(asked)
    return Q(pk__in=own.values("case").union(shared.values("case")))


def _events(asked: Callable[[str], Q]) -> tuple[QuerySet[Any], QuerySet[Any]]:
    """Events of cases, and of each the lines of further dockets in which it was entered; each has its `case`."""
    own, shared = (Case._meta.get_field(name).related_model for name in ("events", "shared_events"))
    return (
        own._default_manager.filter(asked("")).order_by(),
        shared._default_manager.filter(asked("event__")).order_by(),
    )


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
