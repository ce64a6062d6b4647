"""The canonical export: the settled record by natural keys, no ids, no timestamps, so that two states compare byte for byte."""

import json
from typing import Any

from django.db.models import QuerySet

from cases.models import Accusation, Case, CaseParty, CasePatent, CaseRelation, DocketEntry, DocketNumber, Fact, Ground, Proposal, Value
from parties.models import Party, PartyName
from patents.models import Claim, Patent
from timelines.models import TimelineEvent

FACT = "fact__filing__blob_id", "fact__pointer"  # a fact's natural name: whose bytes, and where in their reading
TABLES: tuple[tuple[str, QuerySet[Any], tuple[str, ...]], ...] = (
    ("case", Case.objects.all(), ("key", "caption", "posture", "filed_on", "jury_demand", "mentioned_only", "merged_into__key", "open_questions")),
    ("docket number", DocketNumber.objects.all(), ("docket__case__key", "docket__key", "docket__number", "number", "core")),
    ("entry", DocketEntry.objects.all(), ("docket__key", "key", "number", "filed_on", "text")),
    ("party", Party.objects.all(), ("key", "name")),
    ("party name", PartyName.objects.all(), ("party__key", "written", "kind")),
    ("patent", Patent.objects.all(), ("number", "title", "issued_on", "priority_on", "filed_on", "application_number", "owner")),
    ("claim", Claim.objects.all(), ("patent__number", "number", "independent", "category", "elements")),
    ("case party", CaseParty.objects.all(), ("case__key", "party__key", "role", "side")),
    ("case patent", CasePatent.objects.all(), ("case__key", "patent__number", "claims", "claims_elsewhere", "specificity")),
    ("accusation", Accusation.objects.all(), ("case__key", "patent__number", "patentee__key", "challenger__key", "count", "products", "theories", "willful")),
    ("ground", Ground.objects.all(), ("case__key", "number", "patent__number", "claims", "basis", "references", "stage")),
    ("relation", CaseRelation.objects.all(), ("case__key", "other__key", "relation")),
    ("proposal", Proposal.objects.all(), ("mention__key", "case__key", "state", "evidence")),
    ("value", Value.objects.all(), ("scope", "subject", "slot", "value", "state", "rule", *FACT, "sources", "others")),
    ("fact", Fact.objects.all(), ("filing__blob_id", "scope", "subject", "slot", "value", "pointer", "start", "end", "modality")),
    ("event", TimelineEvent.objects.all(), ("scope", "key", "kind", "lane", "title", "on", "qualifier", "modality", "party", *FACT, "sources", "disputed")),
)  # fmt: skip


def export(scope: str = "") -> str:
    """The whole record, or the rows of one case (by its key), one JSON array a line, sorted."""
    lines: list[str] = []
    for name, rows, fields in TABLES:
        for row in _of(rows, fields, scope).values_list(*fields):
            lines.append(json.dumps([name, *row], ensure_ascii=False, sort_keys=True))
    return "\n".join(sorted(lines)) + "\n"


def _of(rows: QuerySet[Any], fields: tuple[str, ...], scope: str) -> QuerySet[Any]:
    if not scope:
        return rows.order_by()
    for field in ("scope", "case__key", "docket__case__key"):
        if field in fields:
            return rows.filter(**{field: scope}).order_by()
    return rows.filter(key=scope).order_by() if rows.model is Case else rows.none()
