"""Everything a memo is written from, loaded by the same few queries whatever the case holds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case as Either
from django.db.models import JSONField, QuerySet, When
from django.db.models import Value as Constant
from django.db.models.fields.json import KeyTransform

from accounts.models import User
from cases.dashboard import Proposed, proposals_of, questions_of
from cases.ledger import scopes
from cases.models import (
    Accusation,
    Case,
    CaseParty,
    CasePatent,
    CaseRelation,
    Docket,
    Fact,
    Filing,
    FilingText,
    Ground,
    Question,
    Value,
)
from desk.compared import Told, told
from patents.models import Claim
from timelines.models import TimelineEvent

READINGS = 40  # filings whose narrative is told, the latest ones
EVENTS = 400
FILINGS = 200
DIFFERING = 120  # values whose sources differ
SLOTS = ("judge", "counsel", "counsel_firms", "party", "in_suit", "other_number")
SAID = (
    "sections", "charts", "terms", "contentions", "questions", "disputes", "relief", "knowledge", "experts", "testimony",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a reading, with the filing and the pointer that lead to its words; `start` where the text has pages."""

    filing: Filing
    pointer: str
    start: int | None
    item: Any


@dataclass(frozen=True, slots=True)
class Gathered:
    """The record of one case, as far as its reader may see it."""

    case: Case
    dockets: Sequence[Docket]
    values: Mapping[tuple[str, str, str], Value]  # (scope, subject, slot)
    told: Mapping[int, Sequence[Told]]  # id of a value whose sources differ → every source of it
    facts: Mapping[str, Sequence[Fact]]  # by slot, for slots that hold many values
    parties: Sequence[CaseParty]
    patents: Sequence[CasePatent]
    claims: Mapping[int, Sequence[Claim]]  # id of the patent → its claims
    accusations: Sequence[Accusation]
    grounds: Sequence[Ground]
    relations: Sequence[CaseRelation]
    related_from: Sequence[CaseRelation]
    events: Sequence[TimelineEvent]
    filings: Sequence[Filing]
    said: Mapping[str, Sequence[Item]]
    proposals: Sequence[Proposed]
    questions: Sequence[Question]

    def value(self, slot: str, subject: str = "", scope: str = "") -> Value | None:
        """The settled value of the case, or of another scope (a patent)."""
        return self.values.get((scope or self.case.key, subject, slot))

    def fact(self, slot: str, subject: str) -> Fact | None:
        """The first fact of a slot that holds many, about this subject."""
        return next((f for f in self.facts.get(slot, ()) if f.subject == subject), None)


def gather(case: Case, user: User) -> Gathered:
    """Load it all: 23 queries at most."""
    dockets = list(case.dockets.visible_to(user).select_related("court").prefetch_related("numbers"))
    patents = list(
        case.patents.visible_to(user).select_related("patent").order_by("patent__issued_on", "patent__number")
    )
    values = _values([case.key, *(scopes.of_patent(p.patent.number) for p in patents)], user)
    filings = Filing.objects.filter(docket__in=dockets, status=Filing.Status.DONE).visible_to(user)
    events = TimelineEvent.objects.of_case(case).visible_to(user)
    relations = case.relations.visible_to(user).select_related("other__merged_into", "fact__filing")
    naming = case.related_from.visible_to(user).select_related("case", "fact__filing")
    return Gathered(
        case=case,
        dockets=dockets,
        values=values,
        told=told([v for v in values.values() if differs(v)][:DIFFERING], user),
        facts=_facts(case, user),
        parties=_parties(case, user),
        patents=patents,
        claims=_claims(patents, user),
        accusations=list(
            case.accusations.visible_to(user)
            .select_related("patent", "patentee", "challenger")
            .order_by("count", "patent__number", "challenger__name")
        ),
        grounds=list(case.grounds.visible_to(user).select_related("patent").order_by("number")),
        relations=list(relations.order_by("relation", "other__key")),
        related_from=list(naming.order_by("relation", "case__key")),
        events=list(events.in_order().select_related("patent", "fact__filing")[:EVENTS]),
        filings=list(filings.in_order()[:FILINGS]),
        said=_said(filings),
        proposals=proposals_of(case, user),
        questions=questions_of(case, user),
    )


def differs(value: Value) -> bool:
    """Whether more is to be said of a value than its source: others differ, a person decided, or it is only bounded."""
    return bool(value.others) or value.state in (Value.State.OPEN, Value.State.RULED, Value.State.BOUNDED)


def _values(places: Sequence[str], user: User) -> dict[tuple[str, str, str], Value]:
    rows = Value.objects.visible_to(user).filter(scope__in=places).select_related("fact__filing")
    return {(v.scope, v.subject, v.slot): v for v in rows.order_by("scope", "subject", "slot")}


def _facts(case: Case, user: User) -> dict[str, list[Fact]]:
    """Facts of slots that hold many values; of one subject and value the earliest telling."""
    rows = Fact.objects.visible_to(user).filter(
        scope=case.key, slot__in=SLOTS, filing__status=Filing.Status.DONE
    )
    found: dict[str, list[Fact]] = defaultdict(list)
    seen: set[tuple[str, str, str]] = set()
    for fact in rows.select_related("filing").order_by("id"):
        mark = (fact.slot, fact.subject, str(fact.value))
        if mark not in seen:
            seen.add(mark)
            found[fact.slot].append(fact)
    return found


def _parties(case: Case, user: User) -> list[CaseParty]:
    """Patentees first, each side in the order of its roles."""
    rows = case.parties.visible_to(user).select_related("party")
    return sorted(rows, key=lambda r: (r.side != CaseParty.Side.PATENTEE, r.role, r.party.name))


def _claims(patents: Iterable[CasePatent], user: User) -> dict[int, list[Claim]]:
    found: dict[int, list[Claim]] = defaultdict(list)
    rows = Claim.objects.visible_to(user).filter(patent__in=[p.patent_id for p in patents])
    for claim in rows.in_order():
        found[claim.patent_id].append(claim)
    return found


def _said(filings: QuerySet[Filing]) -> dict[str, list[Item]]:
    """What readings say beyond the ledger, without their text; spans only where a text has pages to count."""
    keys = {f"said_{key}": KeyTransform(key, "reading") for key in SAID}
    spans = Either(
        When(pages=[], then=Constant(None, JSONField())),
        default=KeyTransform("spans", "reading"),
        output_field=JSONField(),
    )
    rows = FilingText.objects.filter(filing__in=filings.order_by("-id").values("pk")[:READINGS])
    loaded = rows.select_related("filing").defer("text", "reading", "pages").annotate(spans=spans, **keys)
    found: dict[str, list[Item]] = {key: [] for key in SAID}
    for row in loaded.order_by("filing_id"):
        starts = _starts(row.spans or {})
        for key in SAID:
            items = getattr(row, f"said_{key}") or []
            found[key] += [
                Item(row.filing, f"/{key}/{i}", starts.get(f"/{key}/{i}"), item)
                for i, item in enumerate(items)
            ]
    return found


def _starts(spans: Mapping[str, Sequence[int]]) -> dict[str, int]:
    """Where each item of a reading's lists begins, from the spans of what it holds."""
    found: dict[str, int] = {}
    for pointer, (start, _) in spans.items():
        place = "/".join(pointer.split("/")[:3])
        found[place] = min(start, found.get(place, start))
    return found
