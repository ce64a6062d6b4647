"""How many cases a list found, by posture and by court, and which they are where they are few.

The filters are asked once, for all of it: among 100,000 cases they are what takes time, not the counting.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import EmptyResultSet
from django.db import connection

from cases.models import Court, Docket
from cases.models.case import CaseQuerySet

FEW = 2_000  # cases found of which every facet is counted; of more, court and posture alone


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


_TALLY = f"""
    WITH found AS MATERIALIZED ({{cases}}), sitting AS (
        SELECT court_id, count(*) AS n FROM (
            SELECT DISTINCT d.case_id, d.court_id FROM {Docket._meta.db_table} d JOIN found ON found.id = d.case_id
        ) each_once GROUP BY court_id
    )
    SELECT 'posture', posture, '', count(*), NULL::bigint[] FROM found GROUP BY posture
    UNION ALL
    SELECT 'court', c.id, c.short, n, NULL FROM sitting JOIN {Court._meta.db_table} c ON c.id = sitting.court_id
    UNION ALL
    SELECT 'few', '', '', 0, array_agg(id) FROM (SELECT id FROM found LIMIT {FEW + 1}) first
"""


def tally(cases: CaseQuerySet) -> Tally:
    """Count them: one query."""
    try:
        sql, given = cases.order_by().values("id", "posture").query.sql_with_params()
    except EmptyResultSet:  # filters that can find nothing
        return Tally()
    with connection.cursor() as cursor:
        cursor.execute(_TALLY.format(cases=sql), given)
        rows = cursor.fetchall()
    postures = [(name, n) for what, name, _, n, _ in rows if what == "posture"]
    courts = [(name, short, n) for what, name, short, n, _ in rows if what == "court"]
    few = next(ids or [] for what, *_, ids in rows if what == "few")
    return Tally(
        sorted(postures, key=lambda row: (-row[1], row[0])),
        sorted(courts, key=lambda row: (-row[2], row[0])),
        few if len(few) <= FEW else None,
    )
