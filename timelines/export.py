"""The canonical export: the settled record by natural keys, no ids, no timestamps.

Two states are the same when their exports are, byte for byte.
"""

import json
from typing import Any

from django.db.models import Model, QuerySet

from cases.models import (
    Accusation,
    Appearance,
    Case,
    CaseParty,
    CasePatent,
    CaseRelation,
    DocketEntry,
    DocketNumber,
    Document,
    Fact,
    Filing,
    Ground,
    PartyProposal,
    Proposal,
    Question,
    Value,
)
from parties.models import Attorney, Firm, Party, PartyName, PartyRelation
from patents.models import Claim, Patent
from timelines.models import EventEntry, TimelineEvent

FACT = "fact__filing__blob_id fact__pointer"  # a fact's natural name: whose bytes, and where in their reading
TABLES: dict[str, tuple[type[Model], str]] = {
    "case": (
        Case,
        "key caption posture filed_on jury_demand nature_of_suit cause terminated_on stage mentioned_only merged_into__key"
        " open_questions",
    ),
    "docket number": (DocketNumber, "docket__case__key docket__key docket__number number core"),
    "entry": (
        DocketEntry,
        "docket__key key number filed_on entered_on text short_text place pacer_doc_id sealed kind motion disposition"
        f" answers due patents act {FACT}",
    ),
    "document": (Document, "entry__docket__key entry__key number text pages pacer_doc_id sealed"),
    "party": (Party, "key name merged_into__key"),
    "party name": (PartyName, "party__key written kind first_on last_on"),
    "party relation": (PartyRelation, "party__key relation written key first_on last_on"),
    "party proposal": (PartyProposal, "party__key into__key state evidence"),
    "patent": (
        Patent,
        "number title issued_on priority_on filed_on application_number owner expires_on expiry_certainty",
    ),
    "claim": (Claim, "patent__number number independent depends_on category elements outcomes"),
    "case party": (CaseParty, "case__key party__key role side"),
    "case patent": (CasePatent, "case__key patent__number claims claims_elsewhere specificity"),
    "accusation": (
        Accusation,
        "case__key patent__number patentee__key challenger__key count products theories willful",
    ),
    "attorney": (Attorney, "key name"),
    "firm": (Firm, "key name"),
    "appearance": (Appearance, "case__key attorney__key firm__key role first_on last_on"),
    "ground": (Ground, "case__key number patent__number claims basis references stage"),
    "relation": (CaseRelation, f"case__key other__key relation on {FACT} sources"),
    "proposal": (Proposal, "mention__key case__key state evidence"),
    "question": (Question, f"scope key says state answer {FACT}"),
    "value": (Value, f"scope subject slot value state rule {FACT} sources others"),
    "fact": (Fact, "filing__blob_id scope subject slot value pointer start end modality"),
    "event": (
        TimelineEvent,
        f"scope key kind lane title on qualifier modality party {FACT} sources disputed dockets",
    ),
    "event entry": (EventEntry, "case__key event__scope event__key entry__docket__key entry__key"),
}


def export(scope: str = "") -> str:
    """The whole record, or the rows of one case (by its key), one JSON array a line, sorted."""
    lines: list[str] = []
    for name, (model, fields) in TABLES.items():
        columns = fields.split()
        for row in _of(model, columns, scope).values_list(*columns):
            lines.append(json.dumps([name, *row], ensure_ascii=False, sort_keys=True, default=str))
    return "\n".join(sorted(lines)) + "\n"


def _of(model: type[Model], columns: list[str], scope: str) -> QuerySet[Any]:
    rows = model._default_manager.order_by()
    if model is Fact:  # what a withdrawn filing said is kept, but is no part of the record
        rows = rows.filter(filing__status=Filing.Status.DONE)
    if not scope:
        return rows
    for column in ("scope", "case__key", "docket__case__key"):
        if column in columns:
            return rows.filter(**{column: scope})
    return rows.filter(key=scope) if model is Case else rows.none()
