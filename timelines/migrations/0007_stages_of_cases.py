from django.db import migrations

# What `keep_stages` brought the stages of all cases to when they came to be kept; the tables of steps as they were then.
STAGES = """
    UPDATE cases_case c SET stage = s.stage FROM (
        SELECT c.id, CASE WHEN c.posture IN ('ipr', 'pgr', 'cbm', 'derivation')
            THEN ('{petition,institution_decided,decided,ended}'::text[])
                 [1 + coalesce(max(k.step) FILTER (WHERE k.of_trial), 0)]
            WHEN c.terminated_on <> '' THEN 'closed'
            ELSE ('{pleadings,claim_construction,verdict,judgment,appeal,closed}'::text[])
                 [1 + coalesce(max(k.step) FILTER (WHERE NOT k.of_trial), 0)] END AS stage
        FROM cases_case c
        LEFT JOIN (
            SELECT e.case_id, e.kind FROM timelines_timelineevent e
            UNION ALL SELECT x.case_id, e.kind FROM timelines_evententry x
            JOIN timelines_timelineevent e ON e.id = x.event_id
        ) told ON told.case_id = c.id
        LEFT JOIN (VALUES
            ('claim_construction_brief', 1, false), ('claim_construction_hearing', 1, false),
            ('claim_construction_order', 1, false), ('verdict', 2, false), ('judgment', 3, false),
            ('notice_of_appeal', 4, false), ('appeal_judgment', 4, false), ('dismissal', 5, false), ('mandate', 5, false),
            ('institution_decision', 1, true), ('hearing', 1, true), ('final_written_decision', 2, true),
            ('termination', 3, true), ('certificate', 3, true)
        ) AS k(kind, step, of_trial) ON k.kind = told.kind
        GROUP BY c.id
    ) s WHERE s.id = c.id AND s.stage <> c.stage
"""


class Migration(migrations.Migration):
    """In a migration of its own: a table cannot be altered in a transaction that its triggers still have work in."""

    dependencies = [
        ("cases", "0011_stages_of_cases"),
        ("timelines", "0006_calendars_are_told_what_is_no_more"),
    ]

    operations = [migrations.RunSQL(STAGES, migrations.RunSQL.noop)]
