"""How many cases a list found, by posture and by court; which they are where they are few, and which come first.

The filters are asked once, for all of it: among 100,000 cases they are what takes time, not the counting.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models.expressions import OrderBy

from cases.models import Case, Court, Docket
from cases.models.case import ORDERS, CaseQuerySet
from cases.models.wall import known_hidden_from

FEW = 2_000  # cases found of which every facet can be counted; of more, court and posture alone
APART = (
    8_000  # cases found of which each is looked up among the dockets; of more, the dockets are gone through
)
MANY = 30_000  # cases found of which the first are told; of more, an index has them as soon
FIRST = 50  # cases of the first page


@dataclass(frozen=True, slots=True)
class Tally:
    """`postures`: (posture, cases), `courts`: (id, short name, cases with a docket there), both with most first; `few`:
    the ids of the cases, None where they are more than `FEW`; `first`: the ids of those that stand on the first page, None
    where they were not looked for."""

    postures: Sequence[tuple[str, int]] = ()
    courts: Sequence[tuple[str, str, int]] = ()
    few: Sequence[int] | None = ()
    first: Sequence[int] | None = None

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
    SELECT 'few', '', '', 0, array_agg(id) FROM (SELECT id FROM found LIMIT {{few}} + 1) first
"""
# PostgreSQL does only what the size leaves to do. Of many cases the courts, and those that come first, are what it meets in
# the order of an index; IS TRUE keeps it from joining and sorting. Few are sorted by whoever shows them.
_FOUND = f"""
    WITH found AS MATERIALIZED ({{cases}}), size AS MATERIALIZED (SELECT count(*) AS n FROM found), sitting AS (
        SELECT court_id, count(*) AS n FROM found CROSS JOIN LATERAL (
            SELECT DISTINCT court_id FROM {_DOCKET} d WHERE d.case_id = found.id
        ) own WHERE (SELECT n FROM size) <= {{apart}} GROUP BY court_id
        UNION ALL
        SELECT court_id, count(DISTINCT case_id) AS n FROM {_DOCKET}
        WHERE (SELECT n FROM size) > {{apart}} AND (case_id IN (SELECT id FROM found)) IS TRUE GROUP BY court_id
    ) {_TOLD}
    UNION ALL
    SELECT 'first', '', '', 0, array_agg(id) FROM (
        SELECT c.id FROM {_CASE} c WHERE (SELECT n FROM size) BETWEEN {{few}} + 1 AND {{many}}
            AND NOT c.mentioned_only AND c.merged_into_id IS NULL AND (c.id IN (SELECT id FROM found)) IS TRUE
        ORDER BY {{order}} LIMIT {{first}}
    ) foremost
"""
# Of all suits, so that indexes alone tell it: a docket's case is one of them, unless it is one of the few that are not.
_ALL = f"""
    WITH found AS NOT MATERIALIZED ({{cases}}), sitting AS (
        SELECT court_id, count(DISTINCT case_id) AS n FROM {_DOCKET}
        WHERE case_id NOT IN (SELECT id FROM {_CASE} WHERE mentioned_only OR merged_into_id IS NOT NULL)
          AND case_id <> ALL (%s) GROUP BY court_id
    ) {_TOLD}
"""


def tally(cases: CaseQuerySet, order: Sequence[OrderBy] = ORDERS["latest"]) -> Tally:
    """Count them: one query."""
    return _tally(_FOUND, cases, ", ".join(map(_written, order)))


def tally_of_all(user: object) -> Tally:
    """Count all suits that somebody may see, in a fraction of the time."""
    return _tally(_ALL, Case.objects.visible_to(user).suits(), given=[list(known_hidden_from(user).ids)])


def _written(by: OrderBy) -> str:
    """One of the columns that cases are ordered by, as SQL."""
    name = Case._meta.get_field(by.expression.name).column
    return f"c.{name} {'DESC' if by.descending else 'ASC'} NULLS LAST"


def _tally(counting: str, cases: CaseQuerySet, order: str = "", given: Sequence[object] = ()) -> Tally:
    try:
        sql, params = cases.order_by().values("id", "posture").query.sql_with_params()
    except EmptyResultSet:  # filters that can find nothing
        return Tally()
    with connection.cursor() as cursor:
        cursor.execute(
            counting.format(cases=sql, order=order, apart=APART, few=FEW, many=MANY, first=FIRST),
            [*params, *given],
        )
        rows = cursor.fetchall()
    postures = [(name, n) for what, name, _, n, _ in rows if what == "posture"]
    courts = [(name, short, n) for what, name, short, n, _ in rows if what == "court"]
    ids = {what: found for what, *_, found in rows}
    few = ids["few"] or []
    return Tally(
        sorted(postures, key=lambda row: (-row[1], row[0])),
        sorted(courts, key=lambda row: (-row[2], row[0])),
        few if len(few) <= FEW else None,
        ids.get("first"),
    )
