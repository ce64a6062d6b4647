"""A case's rows, from the settled facts of its dockets and of the mentions a person confirmed to be it."""

from collections.abc import Mapping, Sequence
from typing import Any

from cases.ledger import scopes
from cases.ledger.joins import joined, joined_to
from cases.ledger.record import Place, by_place, decisions_in, facts_in
from cases.ledger.settle import Settled
from cases.models import Case, Court, Docket, DocketNumber, Fact
from cases.projection.beginning import PLACE as BEGINNING
from cases.projection.beginning import settle_beginning
from cases.projection.caption import caption
from cases.projection.counsel import appearances
from cases.projection.differences import bring_to
from cases.projection.entries import entries
from cases.projection.members import accusations, grounds, parties, patents, relations
from cases.projection.questions import store_questions
from cases.projection.values import settle_places, store_values
from law.courts import COURTS
from law.dates import bounds
from law.dockets import parse

Places = Mapping[Place, Sequence[Fact]]


def settle_case(scope: str) -> Case | None:
    """Settle one case, or one suit only mentioned: its values, its row, and everything in it. None when nothing is left
    of it (no filing is in its docket and none mentions it), or when it is a docket of another case."""
    into = joined_to(scope)
    whole = [scope, *joined(scope)]
    facts = facts_in(whole)
    if not facts or (into and scopes.split(scope)[0] == scopes.DOCKET):
        _empty(scope, into)
        return None
    places = by_place(facts)
    decisions = decisions_in([scope])
    settled = settle_places(places, decisions)
    settled.pop(("", "begun_by"), None)
    beginning = settle_beginning(places, decisions)
    if beginning:
        settled[BEGINNING] = beginning
    store_values(scope, settled)
    store_questions(scope, places, decisions, settled)
    case = _case(scope, places, settled, into)
    for docket_scope in whole:
        _docket(case, docket_scope, [f for f in facts if f.scope == docket_scope])
    parties(case, places)
    patents(case, places, settled)
    accusations(case, settled)
    grounds(case, settled)
    appearances(case, places)
    relations(case, places)
    return case


def _case(scope: str, places: Places, settled: Mapping[Place, Settled], into: str | None) -> Case:
    filed_on = str(settled[BEGINNING].value) if BEGINNING in settled else ""
    earliest, latest = bounds(filed_on) if filed_on else (None, None)
    posture = settled[("", "posture")].value if ("", "posture") in settled else ""
    row = Case(
        key=scope, caption=caption(places, settled)[:600], posture=posture[0] if isinstance(posture, list) else posture,
        filed_on=filed_on, filed_earliest=earliest, filed_latest=latest,
        jury_demand=settled[("", "jury_demand")].value if ("", "jury_demand") in settled else None,
        nature_of_suit=_value(settled, "nature_of_suit", None), cause=str(_value(settled, "cause", ""))[:120],
        terminated_on=str(_value(settled, "terminated_on", "")), mentioned_only=("", "docket_number") not in places,
        merged_into=Case.objects.filter(key=into).first() if into else None,
        open_questions=Case.objects.filter(key=scope).values_list("open_questions", flat=True).first() or 0,
    )  # fmt: skip
    bring_to(Case.objects.filter(key=scope), ("key",), [row])
    return Case.objects.get(key=scope)


def _value(settled: Mapping[Place, Settled], slot: str, default: Any) -> Any:
    return settled["", slot].value if ("", slot) in settled else default


def _docket(case: Case, scope: str, facts: Sequence[Fact]) -> None:
    """The row of one docket of the case, every spelling of its number, and its entries."""
    scheme, place = scopes.split(scope)
    if scheme != scopes.DOCKET:
        return
    court_id, _, number = place.partition("/")
    known = COURTS.get(court_id)
    defaults = {"name": known.name if known else court_id, "short": known.short if known else court_id}
    court, _ = Court.objects.get_or_create(id=court_id, defaults=defaults)
    places = by_place(facts)
    shown = settle_places(places, decisions_in([scope])).get(("", "docket_number"))
    row = Docket(case=case, court=court, key=place, number=str(shown.value) if shown else number)
    bring_to(Docket.objects.filter(key=place), ("key",), [row])
    docket = Docket.objects.get(key=place)
    spelled = {
        str(f.value) for slot in ("docket_number", "other_number") for f in places.get(("", slot), [])
    } | {number}
    parsed = {n.text: n.core for s in spelled if (n := parse(s, court=court_id))}
    rows = [DocketNumber(docket=docket, number=text, core=core) for text, core in sorted(parsed.items())]
    bring_to(docket.numbers.all(), ("number",), rows)
    entries(docket, places)


def _empty(scope: str, into: str | None) -> None:
    """Nothing is left under this name. A docket of another case keeps its row as a signpost: ids are never reused."""
    store_values(scope, {})
    store_questions(scope, {}, {}, {})
    if not into:
        Docket.objects.filter(case__key=scope).delete()
        Case.objects.filter(key=scope).delete()
        return
    other = Case.objects.filter(key=into).first()
    for case in Case.objects.filter(key=scope):
        for members in (case.accusations, case.grounds, case.patents, case.parties, case.relations):
            members.all().delete()
        if case.merged_into_id != (other.pk if other else None) or case.open_questions:
            case.merged_into, case.open_questions = other, 0
            case.save(update_fields=["merged_into", "open_questions", "updated_at"])
