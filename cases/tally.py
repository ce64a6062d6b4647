"""How many cases a list found, by posture and by court, and which they are where they are few.

The filters are asked once, for all of it: among 100,000 cases they are what takes time, not the counting.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import EmptyResultSet
from django.db import connection

from cases.models import Case, Court, Docket
from cases.models.case import CaseQuerySet
from cases.models.wall import known_hidden_from

FEW = 2_000  # cases found of which every facet can be counted; of more, court and posture alone


@dataclass(frozen=True, slots=True)
class Tally:
    """`postures`: (posture, cases), `courts`: (id, short name, cases with a docket there), both with most first; `few`:
    the ids of the cases, None where they are more than `FEW`."""

    postures: Sequence[tuple[str, int]] = ()
    courts: Sequence[tuple[str, str, int]] = ()
    few: Sequence[int] | None = ()

    @property
    def count(self) -> int:
        """How many cases there are: every case has one posture, if only the empty one."""
        return sum(n for _, n in self.postures)


_CASE, _COURT, _DOCKET = (model._meta.db_table for model in (Case, Court, Docket))
_TOLD = f"""
    SELECT 'posture', posture, '', count(*), NULL::bigint[] FROM found GROUP BY posture
    UNION ALL
    SELECT 'court', c.id, c.short, n, NULL FROM sitting JOIN {_COURT} c ON c.id = sitting.court_id
    UNION ALL
    SELECT 'few', '', '', 0, array_agg(id) FROM (SELECT id FROM found LIMIT {FEW + 1}) first
"""
# Courts are gathered from the index of dockets, in its order, before the cases are asked about: a quarter less for many.
_FOUND = f"""
    WITH found AS MATERIALIZED ({{cases}}), sitting AS (
        SELECT court_id, count(*) AS n FROM (SELECT DISTINCT case_id, court_id FROM {_DOCKET}) each_once
        WHERE case_id IN (SELECT id FROM found) GROUP BY court_id
    ) {_TOLD}
"""
# Of all suits, so that indexes alone tell it: a docket's case is one of them, unless it is one of the few that are not.
_ALL = f"""
    WITH found AS NOT MATERIALIZED ({{cases}}), sitting AS (
        SELECT court_id, count(DISTINCT case_id) AS n FROM {_DOCKET}
        WHERE case_id NOT IN (SELECT id FROM {_CASE} WHERE mentioned_only OR merged_into_id IS NOT NULL)
          AND case_id <> ALL (%s) GROUP BY court_id
    ) {_TOLD}
"""


def tally(cases: CaseQuerySet) -> Tally:
    """Count them: one query."""
    return _tally(_FOUND, cases)


def tally_of_all(user: object) -> Tally:
    """Count all suits that somebody may see, in a fraction of the time."""
    return _tally(_ALL, Case.objects.visible_to(user).suits(), list(known_hidden_from(user).ids))


def _tally(counting: str, cases: CaseQuerySet, *more: object) -> Tally:
    try:
        sql, given = cases.order_by().values("id", "posture").query.sql_with_params()
    except EmptyResultSet:  # filters that can find nothing
        return Tally()
    with connection.cursor() as cursor:
        cursor.execute(counting.format(cases=sql), [*given, *more])
        rows = cursor.fetchall()
    postures = [(name, n) for what, name, _, n, _ in rows if what == "posture"]
    courts = [(name, short, n) for what, name, short, n, _ in rows if what == "court"]
    few = next(ids or [] for what, *_, ids in rows if what == "few")
    return Tally(
        sorted(postures, key=lambda row: (-row[1], row[0])),
        sorted(courts, key=lambda row: (-row[2], row[0])),
        few if len(few) <= FEW else None,
    )
