"""How far each case has come, kept on its row: what lists and their facets ask of a hundred thousand cases at once."""

from collections.abc import Iterable

from django.db import connection

from cases.stages import SUIT, TRIAL, TRIALS

# A suit whose docket says when it was closed is closed, whatever its events tell.
_KEEP = """
    UPDATE cases_case c SET stage = s.stage FROM (
        SELECT c.id, CASE
            WHEN c.posture = ANY(%(trials)s) THEN (%(trial)s)[1 + coalesce(max(k.step) FILTER (WHERE k.of_trial), 0)]
            WHEN c.terminated_on <> '' THEN 'closed'
            ELSE (%(suit)s)[1 + coalesce(max(k.step) FILTER (WHERE NOT k.of_trial), 0)] END AS stage
        FROM cases_case c
        LEFT JOIN (
            SELECT e.case_id, e.kind FROM timelines_timelineevent e WHERE {chosen_event}
            UNION ALL SELECT x.case_id, e.kind FROM timelines_evententry x
            JOIN timelines_timelineevent e ON e.id = x.event_id WHERE {chosen_entry}
        ) told ON told.case_id = c.id
        LEFT JOIN unnest(%(kinds)s, %(steps)s, %(of_trial)s) AS k(kind, step, of_trial) ON k.kind = told.kind
        WHERE {chosen_case} GROUP BY c.id
    ) s WHERE s.id = c.id AND s.stage <> c.stage
"""
_STEPS = [
    (kind, step, stages is TRIAL)
    for stages in (SUIT, TRIAL)
    for step, kinds in enumerate(stages.values())
    for kind in kinds
]


def keep_stages(cases: Iterable[int] | None = None) -> None:
    """Bring the stages of these cases, by id, to what their events tell, acts among them that were entered in their dockets
    too; of all cases where none are named. One query, which writes only what differs."""
    ids = None if cases is None else sorted(set(cases))
    of = "{} = ANY(%(ids)s)" if ids is not None else "true"
    sql = _KEEP.format(
        chosen_event=of.format("e.case_id"),
        chosen_entry=of.format("x.case_id"),
        chosen_case=of.format("c.id"),
    )
    kinds, steps, of_trial = map(list, zip(*_STEPS, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(sql, {
            "ids": ids, "trials": [str(posture) for posture in TRIALS], "suit": list(SUIT), "trial": list(TRIAL),
            "kinds": kinds, "steps": steps, "of_trial": of_trial,
        })  # fmt: skip
