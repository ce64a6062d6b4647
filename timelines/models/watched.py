"""The tables whose changes make the feed, and the triggers that write it.

The triggers hang on proxy models of the tables below, so that their migrations are this app's and the tables know
nothing of the feed. They are statement-level: a bulk write of a thousand rows costs one INSERT, not a thousand.
"""

from dataclasses import dataclass
from typing import Any

import pgtrigger
from django.db import models

from cases.models import (
    Accusation,
    Appearance,
    Case,
    CaseParty,
    CasePatent,
    CaseRelation,
    Docket,
    DocketEntry,
    DocketNumber,
    Document,
    Filing,
    Ground,
    PartyProposal,
    Proposal,
    Question,
    Ruling,
)
from parties.models import Attorney, Firm, Party, PartyName, PartyRelation
from patents.models import Claim, Patent
from timelines.models.event import EventEntry, TimelineEvent

BOOKKEEPING = (
    "updated_at",
    "claimed_at",
    "attempts",
)  # a change of these alone is not a change of the record
COURT_OF_KEY = r"coalesce(substring({key} from '^docket:([^/]+)/'), '')"
OF_CASE = (
    f"coalesce((SELECT {COURT_OF_KEY.format(key='c.key')} FROM cases_case c WHERE c.id = r.case_id), '')"
)
OF_DOCKET = "(SELECT d.{column} FROM cases_docket d WHERE d.id = r.docket_id)"


@dataclass(frozen=True)
class Watched:
    """One table: what its changes are called, and in SQL over its row `r` what they belong to."""

    kind: str
    model: type[models.Model]
    case: str = "NULL"
    patent: str = "NULL"
    parties: str = "'{}'"
    court: str = "''"
    kept: str = ""  # columns of a deleted row that calendars still need; never words of a filing


IN_DOCKET = {
    "case": OF_DOCKET.format(column="case_id"),
    "court": f"coalesce({OF_DOCKET.format(column='court_id')}, '')",
}
ENTRY = "(SELECT d.{column} FROM cases_docketentry e JOIN cases_docket d ON d.id = e.docket_id WHERE e.id = r.entry_id)"
OF_ENTRY = {
    "case": ENTRY.format(column="case_id"),
    "court": f"coalesce({ENTRY.format(column='court_id')}, '')",
}
IN_SCOPE = {  # what is asked or decided is about a case, a patent or a party: its scope says which
    "case": "(SELECT c.id FROM cases_case c WHERE c.key = r.scope)",
    "patent": "(SELECT p.id FROM patents_patent p WHERE p.number = substring(r.scope from '^patent:(.*)$'))",
    "parties": "ARRAY(SELECT p.id FROM parties_party p WHERE p.key = substring(r.scope from '^party:(.*)$'))",
    "court": COURT_OF_KEY.format(key="r.scope"),
}
IN_CASE = {"case": "r.case_id", "court": OF_CASE}
WATCHED = (
    Watched("case", Case, case="r.id", court=COURT_OF_KEY.format(key="r.key")),
    Watched("docket", Docket, case="r.case_id", court="r.court_id"),
    Watched("docket_number", DocketNumber, **IN_DOCKET),
    Watched("relation", CaseRelation, **IN_CASE),
    Watched("case_party", CaseParty, parties="ARRAY[r.party_id]", **IN_CASE),
    Watched("case_patent", CasePatent, patent="r.patent_id", **IN_CASE),
    Watched(
        "accusation",
        Accusation,
        patent="r.patent_id",
        parties="array_remove(ARRAY[r.patentee_id, r.challenger_id], NULL)",
        **IN_CASE,
    ),
    Watched("ground", Ground, patent="r.patent_id", **IN_CASE),
    Watched("docket_entry", DocketEntry, **IN_DOCKET),
    Watched("document", Document, **OF_ENTRY),
    Watched("event", TimelineEvent, patent="r.patent_id", kept="earliest latest", **IN_CASE),
    Watched("event_entry", EventEntry, kept="event_id", **IN_CASE),
    Watched("filing", Filing, **IN_DOCKET),
    Watched("proposal", Proposal, **IN_CASE),
    Watched("party_proposal", PartyProposal, parties="ARRAY[r.party_id, r.into_id]"),
    Watched("question", Question, **IN_SCOPE),
    Watched("ruling", Ruling, **IN_SCOPE),
    Watched("appearance", Appearance, **IN_CASE),
    Watched("patent", Patent, patent="r.id"),
    Watched("claim", Claim, patent="r.patent_id"),
    Watched("party", Party, parties="ARRAY[r.id]"),
    Watched("party_name", PartyName, parties="ARRAY[r.party_id]"),
    Watched("party_relation", PartyRelation, parties="ARRAY[r.party_id]"),
    Watched("attorney", Attorney),
    Watched("firm", Firm),
)
KINDS = {w.kind: w.model for w in WATCHED}

_COLUMNS = "kind, action, subject_id, fields, case_id, patent_id, party_ids, court, at"
_APPEARED = """
    INSERT INTO timelines_change ({columns})
    SELECT '{kind}', '{action}', r.id, '{{}}', {case}, {patent}, {parties}, {court}, clock_timestamp()
    FROM {rows} r ORDER BY r.id;
"""
_ALTERED = """
    WITH r AS (
        SELECT n.*, d.fields, d.before, d.after, {merged} AS is_merged
        FROM new_rows n JOIN old_rows o ON o.id = n.id
        CROSS JOIN LATERAL (
            SELECT array_agg(f.name ORDER BY f.name) AS fields,
                   jsonb_object_agg(f.name, f.old) AS before, jsonb_object_agg(f.name, f.new) AS after
            FROM (SELECT regexp_replace(k.key, '_id$', '') AS name, to_jsonb(o) -> k.key AS old, k.value AS new
                  FROM jsonb_each(to_jsonb(n)) k
                  WHERE k.key NOT IN ({bookkeeping}) AND k.value IS DISTINCT FROM to_jsonb(o) -> k.key) f
        ) d
        WHERE d.fields IS NOT NULL
    ), written AS (
        INSERT INTO timelines_change ({columns})
        SELECT '{kind}', CASE WHEN r.is_merged THEN 'merged' ELSE 'updated' END, r.id, r.fields,
               {case}, {patent}, {parties}, {court}, clock_timestamp()
        FROM r ORDER BY r.id
        RETURNING id, subject_id
    )
    INSERT INTO timelines_revision (change_id, before, after)
    SELECT written.id, r.before, r.after FROM written JOIN r ON r.id = written.subject_id;
"""
_DELETED = """
    WITH written AS (
        INSERT INTO timelines_change ({columns})
        SELECT '{kind}', 'deleted', r.id, '{{}}', {case}, {patent}, {parties}, {court}, clock_timestamp()
        FROM old_rows r ORDER BY r.id
        RETURNING id, subject_id
    )
    INSERT INTO timelines_revision (change_id, before, after)
    SELECT written.id, jsonb_build_object({kept}), '{{}}' FROM written JOIN old_rows r ON r.id = written.subject_id;
"""
_FORGOTTEN = """
    DELETE FROM timelines_revision v USING timelines_change c, old_rows o
    WHERE v.change_id = c.id AND c.kind = '{kind}' AND c.subject_id = o.id;
"""
_REFUSED = """
    IF coalesce(current_setting('casetracker.allow_truncate', true), '') <> 'on' THEN
        RAISE EXCEPTION 'TRUNCATE of {table} would leave the change feed untold: use DELETE';
    END IF;
    RETURN NULL;
"""


def _triggers(w: Watched) -> list[pgtrigger.Trigger]:
    given: dict[str, Any] = {
        "columns": _COLUMNS,
        "kind": w.kind,
        "case": w.case,
        "patent": w.patent,
        "parties": w.parties,
        "court": w.court,
        "bookkeeping": ", ".join(f"'{name}'" for name in BOOKKEEPING),
        "merged": "false",
        "table": w.model._meta.db_table,
    }
    if any(field.attname == "merged_into_id" for field in w.model._meta.concrete_fields):
        given["merged"] = (
            "(o.merged_into_id IS DISTINCT FROM n.merged_into_id AND n.merged_into_id IS NOT NULL)"
        )
    created = _APPEARED.format(action="created", rows="new_rows", **given)
    forgotten = _FORGOTTEN.format(**given)
    if w.kept:
        kept = ", ".join(f"'{name}', r.{name}" for name in w.kept.split())
        deleted = forgotten + _DELETED.format(kept=kept, **given)
    else:
        deleted = _APPEARED.format(action="deleted", rows="old_rows", **given) + forgotten
    return [
        _after(pgtrigger.Insert, "created", created, new="new_rows"),
        _after(pgtrigger.Update, "updated", _ALTERED.format(**given), old="old_rows", new="new_rows"),
        _after(pgtrigger.Delete, "deleted", deleted, old="old_rows"),
        pgtrigger.Trigger(
            name="feed_no_truncate",
            level=pgtrigger.Statement,
            when=pgtrigger.Before,
            operation=pgtrigger.Truncate,
            func=_REFUSED.format(**given),
        ),
    ]


def _after(operation: Any, action: str, sql: str, **rows: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=f"feed_{action}",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(**rows),
        func=sql + "    RETURN NULL;",
    )


def _proxy(w: Watched) -> type[models.Model]:
    options = {"proxy": True, "app_label": "timelines", "default_permissions": (), "triggers": _triggers(w)}
    body = {"__module__": __name__, "Meta": type("Meta", (), options)}
    return type(f"Watched{w.model.__name__}", (w.model,), body)


PROXIES = [_proxy(w) for w in WATCHED]
