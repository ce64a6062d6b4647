"""Suits only mentioned that may be a case we hold: proposed with the evidence, joined only by a person."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q

from cases.ledger import scopes
from cases.ledger.joins import SAME_CASE
from cases.models import Case, Proposal, Question, Ruling, Value
from cases.projection.differences import bring_to
from law.dates import bounds


def propose(mention: Case) -> None:
    """Bring the proposals of one mention up to date: every suit with the same plaintiff against the same defendant."""
    who = {p.role: p.party_id for p in mention.parties.all()}
    candidates: Iterable[Case] = ()
    if mention.mentioned_only and {"plaintiff", "defendant"} <= who.keys():
        candidates = (
            Case.objects.suits()
            .filter(parties__role="plaintiff", parties__party=who["plaintiff"])
            .filter(parties__role="defendant", parties__party=who["defendant"])
            .distinct()
        )
    rulings = {
        r.value: r.kind for r in Ruling.objects.filter(scope=mention.key, slot=SAME_CASE, undone_at=None)
    }
    states = {"confirm": "confirmed", "refuse": "refused"}
    wanted = [
        Proposal(
            mention=mention,
            case=case,
            state=states.get(rulings.get(case.key, ""), "open"),
            evidence=_evidence(mention, case),
        )
        for case in candidates
    ]
    bring_to(Proposal.objects.filter(mention=mention), ("case_id",), wanted)


def _evidence(mention: Case, case: Case) -> list[dict[str, Any]]:
    names = sorted(p.party.name for p in mention.parties.select_related("party"))
    found = [_says(True, f"the same parties: {' and '.join(names)}")]
    theirs = set(case.patents.values_list("patent__number", flat=True))
    same = {
        n
        for r in mention.related_from.filter(relation="same_patents").select_related("case")
        for n in r.case.patents.values_list("patent__number", flat=True)
    }
    if same:
        shared = sorted(same & theirs)
        found.append(
            _says(bool(shared), f"{len(shared)} of {len(same)} patents said to be the same are in this case")
        )
    said, known = mention.filed_latest, case.filed_latest
    if said and known:
        exact = bounds(case.filed_on)[0] is not None
        fits = said == known if exact else said <= known
        found.append(_says(fits, f"said to be filed {mention.filed_on}; this case: {_when(case)}"))
    court = mention.key.rpartition("|")[2]
    if court:
        mine = scopes.split(case.key)[1].partition("/")[0]
        found.append(_says(court == mine, f"said to be in {court}; this case is in {mine}"))
    return found


def _when(case: Case) -> str:
    return f"not later than {case.filed_on[3:]}" if case.filed_on.startswith("../") else case.filed_on


def _says(speaks_for: bool, sentence: str) -> dict[str, Any]:
    return {"for": speaks_for, "says": sentence}


def mentions_near(cases: Iterable[Case]) -> list[Case]:
    """The mentions whose proposals can change when these cases do: those sharing a party, in an order of their own."""
    near = Case.objects.filter(mentioned_only=True, parties__party__cases__case__in=list(cases))
    return list(near.distinct().order_by("key"))


def count_questions(cases: Iterable[Case]) -> None:
    """Keep on each case how many of its questions wait for a person."""
    rows = list(Case.objects.filter(pk__in=[c.pk for c in cases]).annotate(
        waiting=Count("proposals", filter=Q(proposals__state="open"), distinct=True)))  # fmt: skip
    keys = [c.key for c in rows]
    open_values = dict(
        Value.objects.filter(scope__in=keys, state="open").values_list("scope").annotate(n=Count("id"))
    )
    doubts = dict(
        Question.objects.filter(scope__in=keys, state="open").values_list("scope").annotate(n=Count("id"))
    )
    for case in rows:
        total = case.waiting + open_values.get(case.key, 0) + doubts.get(case.key, 0)
        if case.open_questions != total:
            Case.objects.filter(pk=case.pk).update(open_questions=total)
