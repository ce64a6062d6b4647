"""The counts, each one query over the cases that the address asks for: the database adds up, whatever there is."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Case as Either
from django.db.models import Count, F, IntegerField, QuerySet, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, ExtractYear, Substr

from accounts.models import User
from cases.counted_filters import UNTIMED, filed_within_a_year
from cases.models import Fact, Filing, Ground
from cases.models.case import CaseQuerySet
from desk.analytics.definitions import FEW, MILESTONES
from timelines.models import EventEntry, TimelineEvent


def by_year(cases: CaseQuerySet) -> tuple[dict[int, int], int]:
    """Cases by the year they were filed in, and how many are filed in no known year."""
    year = Either(When(filed_within_a_year(), then=ExtractYear("filed_latest")), output_field=IntegerField())
    counted = dict(cases.order_by().annotate(year=year).values_list("year").annotate(n=Count("pk")))
    unknown = counted.pop(None, 0)
    return {y: counted[y] for y in sorted(counted)}, unknown


@dataclass(frozen=True, slots=True)
class Dot:
    """One case of few: its days, its address and its caption."""

    days: int
    key: str
    caption: str


@dataclass(frozen=True, slots=True)
class Times:
    """Days from filing to the first event of a kind. `quartiles`: shortest, lower, median, upper, longest."""

    kind: str
    n: int
    quartiles: tuple[float, ...]
    dots: tuple[Dot, ...]  # the cases themselves, where they are few
    untimed: dict[str, int]  # reason → cases that have the event, but no such time


# The reasons, in their order, are those of cases.counted_filters.timing: a link shows the rows that its number counts.
_TIMED = """
    WITH firsts AS (
        SELECT case_id, kind, min(earliest) AS first_on,
               bool_or(disputed OR earliest IS NULL OR latest IS NULL OR earliest < latest) AS vague
        FROM ({events}) happened GROUP BY case_id, kind
    ), timed AS (
        SELECT f.kind, c.key, c.caption, f.first_on - c.filed_earliest AS days,
               CASE WHEN (c.filed_earliest = c.filed_latest) IS NOT TRUE THEN 'start' WHEN f.vague THEN 'day'
                    WHEN f.first_on < c.filed_earliest THEN 'before' ELSE '' END AS why
        FROM firsts f JOIN ({cases}) c ON c.id = f.case_id
    )
"""
_QUARTILES = f"""{_TIMED}
    SELECT kind, count(*) FILTER (WHERE why = ''),
           percentile_cont(ARRAY[0, 0.25, 0.5, 0.75, 1]) WITHIN GROUP (ORDER BY days) FILTER (WHERE why = ''),
           count(*) FILTER (WHERE why = 'start'), count(*) FILTER (WHERE why = 'day'),
           count(*) FILTER (WHERE why = 'before')
    FROM timed GROUP BY kind
"""
_DOTS = f"{_TIMED} SELECT kind, days, key, caption FROM timed WHERE why = '' ORDER BY days, key"


def times(cases: CaseQuerySet, user: User) -> list[Times]:
    """Time to each milestone that any of the cases has reached, in the order of a case's life: two queries."""
    counted = cases.order_by().values("id", "key", "caption", "filed_earliest", "filed_latest")
    found = {row[0]: row for row in _rows(_QUARTILES, events=_happened(MILESTONES, user), cases=counted)}
    few = [kind for kind, row in found.items() if row[1] < FEW]
    dots: dict[str, list[Dot]] = defaultdict(list)
    # Where none are few, it still asks, for no kind: the page makes the same number of queries for any cases.
    for kind, *dot in _rows(_DOTS, events=_happened(few or [""], user), cases=counted):
        dots[kind].append(Dot(*dot))
    return [_times(found[kind], tuple(dots[kind])) for kind in MILESTONES if kind in found]


def _happened(kinds: Iterable[str], user: User) -> QuerySet[Any]:
    """Events of these kinds with their case; one that was entered in several dockets, once for each."""
    columns = ("kind", "earliest", "latest", "disputed")
    events = (
        TimelineEvent.objects.visible_to(user).filter(case__isnull=False, kind__in=list(kinds)).order_by()
    )
    entered = EventEntry.objects.visible_to(user).filter(event__kind__in=list(kinds)).order_by()
    renamed = {c: F(f"event__{c}") for c in columns}
    return events.values("case_id", *columns).union(entered.values("case_id", **renamed), all=True)


def _times(row: Sequence[Any], dots: tuple[Dot, ...]) -> Times:
    kind, n, quartiles, *untimed = row
    return Times(kind, n, tuple(quartiles or ()), dots, dict(zip(UNTIMED, untimed, strict=True)))


@dataclass(frozen=True, slots=True)
class Stage:
    """Grounds at one stage ("" where none is stated)."""

    stage: str
    trials: int
    grounds: int
    claims: int


_STAGES = """
    WITH chosen AS ({grounds}), claims AS (
        SELECT stage, count(*) AS n FROM (
            SELECT DISTINCT stage, case_id, patent_id, unnest(claims) AS claim FROM chosen
        ) each_once GROUP BY stage
    )
    SELECT g.stage, count(DISTINCT g.case_id), count(*), coalesce(min(claims.n), 0)
    FROM chosen g LEFT JOIN claims ON claims.stage = g.stage GROUP BY g.stage
"""


_OUTCOMES = "SELECT outcome, count(*) FROM ({told}) told GROUP BY outcome ORDER BY count(*) DESC, outcome"
CLAIM = len("claim:") + 1  # where the number begins in the subject of a fact about a claim


def grounds_of(cases: CaseQuerySet, user: User) -> QuerySet[Ground]:
    return Ground.objects.visible_to(user).filter(case__in=cases.order_by().values("pk"))


def by_stage(cases: CaseQuerySet, user: User) -> dict[str, Stage]:
    """Trials, grounds and claims by stage."""
    chosen = grounds_of(cases, user).order_by().values("id", "case_id", "patent_id", "claims", "stage")
    return {row[0]: Stage(*row) for row in _rows(_STAGES, grounds=chosen)}


def outcomes_of(cases: CaseQuerySet, user: User) -> QuerySet[Fact]:
    """What the papers of these trials say became of claims: a row for each trial, patent, claim and outcome."""
    facts = Fact.objects.visible_to(user).filter(slot="outcome", filing__status=Filing.Status.DONE)
    told = facts.filter(filing__docket__case__in=cases.order_by().values("pk")).annotate(
        outcome=KeyTextTransform("status", "value"), claim=Cast(Substr("subject", CLAIM), IntegerField())
    )
    each = ("filing__docket__case__key", "scope", "claim", "outcome")
    return told.order_by(*each, "pk").distinct(*each)


def by_outcome(cases: CaseQuerySet, user: User) -> list[tuple[str, int]]:
    """(outcome, claims), most first."""
    told = outcomes_of(cases, user).values("pk", "outcome", "claim")
    return [(row[0], row[1]) for row in _rows(_OUTCOMES, told=told)]


def _rows(sql: str, **parts: QuerySet[Any]) -> list[Sequence[Any]]:
    """Run SQL over querysets, which keep saying who may see what; `sql` names each once, in this order."""
    compiled = {name: rows.query.sql_with_params() for name, rows in parts.items()}
    with connection.cursor() as cursor:
        text = sql.format(**{name: part for name, (part, _) in compiled.items()})
        cursor.execute(text, [value for _, given in compiled.values() for value in given])
        return cursor.fetchall()
