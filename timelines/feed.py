"""The feed as a reader sees it: changes after a cursor, each with what it is about, as that reader may see it now."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet

from cases.api.case import CASES, DOCKETS, CaseSerializer, DocketNumberSerializer, DocketSerializer
from cases.api.inside import (
    ACCUSATIONS,
    APPEARANCES,
    CASE_PARTIES,
    CASE_PATENTS,
    GROUNDS,
    RELATIONS,
    AccusationSerializer,
    AppearanceSerializer,
    CasePartySerializer,
    CasePatentSerializer,
    GroundSerializer,
    RelationSerializer,
)
from cases.api.ledger import (
    PROPOSALS,
    RULINGS,
    PartyProposalSerializer,
    ProposalSerializer,
    QuestionSerializer,
    RulingSerializer,
)
from cases.api.papers import ENTRIES, FILINGS, DocketEntrySerializer, DocumentSerializer, FilingSerializer
from cases.models import DocketNumber, Document, PartyProposal, Question, look_again
from parties.api import (
    PARTIES,
    AttorneySerializer,
    FirmSerializer,
    PartyNameSerializer,
    PartyRelationSerializer,
    PartySerializer,
)
from parties.models import Attorney, Firm, PartyName, PartyRelation
from patents.api import ClaimSerializer, PatentSerializer
from patents.models import Claim, Patent
from timelines.api.events import EVENTS, EventEntrySerializer, EventSerializer
from timelines.changes import Told
from timelines.models import Change, EventEntry
from web.rows import plan
from web.shown import Shown

SHOWN: dict[str, tuple[QuerySet[Any], type[Shown]]] = {
    "case": (CASES, CaseSerializer),
    "docket": (DOCKETS, DocketSerializer),
    "docket_number": (DocketNumber.objects.all(), DocketNumberSerializer),
    "relation": (RELATIONS, RelationSerializer),
    "case_party": (CASE_PARTIES, CasePartySerializer),
    "case_patent": (CASE_PATENTS, CasePatentSerializer),
    "accusation": (ACCUSATIONS, AccusationSerializer),
    "ground": (GROUNDS, GroundSerializer),
    "docket_entry": (ENTRIES, DocketEntrySerializer),
    "document": (Document.objects.all(), DocumentSerializer),
    "event": (EVENTS, EventSerializer),
    "event_entry": (EventEntry.objects.all(), EventEntrySerializer),
    "filing": (FILINGS, FilingSerializer),
    "proposal": (PROPOSALS, ProposalSerializer),
    "party_proposal": (PartyProposal.objects.all(), PartyProposalSerializer),
    "question": (Question.objects.all(), QuestionSerializer),
    "ruling": (RULINGS, RulingSerializer),
    "appearance": (APPEARANCES, AppearanceSerializer),
    "patent": (Patent.objects.all(), PatentSerializer),
    "claim": (Claim.objects.all(), ClaimSerializer),
    "party": (PARTIES, PartySerializer),
    "party_name": (PartyName.objects.all(), PartyNameSerializer),
    "party_relation": (PartyRelation.objects.all(), PartyRelationSerializer),
    "attorney": (Attorney.objects.all(), AttorneySerializer),
    "firm": (Firm.objects.all(), FirmSerializer),
}


def shown(changes: Sequence[Told], user: object) -> list[dict[str, Any]]:
    """The changes as JSON, each with its object as it stands now; null for one that is gone or that `user` may not see.

    One set of queries for each kind on the page, however many changes there are.
    """
    wanted: dict[str, set[int]] = defaultdict(set)
    for change in changes:
        if change.action != Change.Action.DELETED:
            wanted[change.kind].add(change.subject_id)
    look_again(user)  # the answer may have waited for its changes
    objects = {kind: _objects(kind, ids, user) for kind, ids in wanted.items()}
    return [_shown(c, objects.get(c.kind, {}).get(c.subject_id)) for c in changes]


def _objects(kind: str, ids: Iterable[int], user: object) -> dict[int, dict[str, Any]]:
    rows, serializer = SHOWN[kind]
    visible = rows.filter(pk__any_of=ids).visible_to(user)  # type: ignore[attr-defined]
    if fetched := plan(serializer):  # type: ignore[arg-type]  # a class is hashable
        found = list(visible.values_list("pk", *fetched.columns))
        return {row[0]: one for row, one in zip(found, fetched.shown(found), strict=True)}
    show = serializer()
    return {row.pk: show.to_representation(row) for row in visible}


def _shown(change: Told, found: dict[str, Any] | None) -> dict[str, Any]:
    return {
        "position": change.position,
        "at": change.at,
        "kind": change.kind,
        "action": change.action,
        "id": change.subject_id,
        "case": change.case_id,
        "fields": change.fields,
        "before": change.before if found is not None else None,
        "after": change.after if found is not None else None,
        "object": found,
    }
