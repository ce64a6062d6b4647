"""A case's rows, from the settled facts of its docket and of the mentions a person confirmed to be it."""

from collections.abc import Mapping, Sequence

from cases.ledger import scopes
from cases.ledger.record import Place, by_place, decisions_in, facts_in
from cases.ledger.settle import Settled
from cases.models import Case, Court, Docket, DocketNumber, Fact, Ruling
from cases.projection.beginning import PLACE as BEGINNING
from cases.projection.beginning import settle_beginning
from cases.projection.differences import bring_to
from cases.projection.members import accusations, entries, grounds, parties, patents, relations
from cases.projection.values import settle_places, store_values
from law.courts import COURTS
from law.dates import bounds
from law.dockets import parse

Places = Mapping[Place, Sequence[Fact]]


def settle_case(scope: str) -> Case | None:
    """Settle one case, or one suit only mentioned: its values, its row, and everything in it. None when nothing is left
    of it: no filing is in its docket and none mentions it."""
    confirmed = confirmed_mentions(scope)
    places = by_place(facts_in([scope, *confirmed]))
    if not places:
        _drop(scope)
        return None
    settled = settle_places(places, decisions_in([scope]))
    for place in (BEGINNING, ("", "begun_by")):
        settled.pop(place, None)
    beginning = settle_beginning(places, decisions_in([scope]))
    if beginning:
        settled[BEGINNING] = beginning
    store_values(scope, settled)
    case = _case(scope, places, settled)
    _docket(case, places, settled)
    parties(case, places)
    patents(case, places, settled)
    accusations(case, places, settled)
    grounds(case, settled)
    entries(case, settled, places)
    relations(case, places)
    return case


def confirmed_mentions(scope: str) -> list[str]:
    """Scopes of the suits only mentioned that a person confirmed to be this case."""
    standing = Ruling.objects.filter(kind="confirm", slot="same_case", value=scope, undone_at=None)
    return sorted(standing.values_list("scope", flat=True))


def confirmed_case(mention: str) -> str | None:
    """Scope of the case that a mention was confirmed to be."""
    standing = Ruling.objects.filter(kind="confirm", slot="same_case", scope=mention, undone_at=None)
    return standing.values_list("value", flat=True).first()


def _case(scope: str, places: Places, settled: Mapping[Place, Settled]) -> Case:
    filed_on = str(settled[BEGINNING].value) if BEGINNING in settled else ""
    earliest, latest = bounds(filed_on) if filed_on else (None, None)
    posture = settled[("", "posture")].value if ("", "posture") in settled else ""
    into = confirmed_case(scope)
    row = Case(
        key=scope, caption=_caption(places, settled)[:600], posture=posture[0] if isinstance(posture, list) else posture,
        filed_on=filed_on, filed_earliest=earliest, filed_latest=latest,
        jury_demand=settled[("", "jury_demand")].value if ("", "jury_demand") in settled else None,
        mentioned_only=("", "docket_number") not in places,
        merged_into=Case.objects.filter(key=into).first() if into else None,
        open_questions=Case.objects.filter(key=scope).values_list("open_questions", flat=True).first() or 0,
    )  # fmt: skip
    bring_to(Case.objects.filter(key=scope), ("key",), [row])
    return Case.objects.get(key=scope)


def _caption(places: Places, settled: Mapping[Place, Settled]) -> str:
    """First party v. first party, as captions are cited (Bluebook rule 10.2.1), from the strongest filing's own order."""
    names: dict[str, list[str]] = {"left": [], "right": []}
    first = {"plaintiff": "left", "petitioner": "left", "complainant": "left", "appellant": "left"}
    found = [(f.filing.kind == "memo", f.filing.blob_id, int(f.pointer.split("/")[2]), s, str(f.value))
             for (s, slot), facts in places.items() if slot == "party" for f in facts]  # fmt: skip
    seen: set[str] = set()
    for _, _, _, subject, name in sorted(found):
        if subject not in seen:
            seen.add(subject)
            names[first.get(subject.rpartition("/")[2], "right")].append(name)
    for slot, at in (("plaintiff", "left"), ("defendant", "right")):
        if not names[at] and ("", slot) in settled:
            names[at].append(str(settled["", slot].value))
    if names["left"] and names["right"]:
        return " v. ".join(n[0] + (" et al." if len(n) > 1 else "") for n in (names["left"], names["right"]))
    whole = names["left"] or names["right"]
    return f"In re {whole[0]}" if whole else str(settled["", "caption"].value if ("", "caption") in settled else "")


def _docket(case: Case, places: Places, settled: Mapping[Place, Settled]) -> None:
    scheme, place = scopes.split(case.key)
    if scheme != scopes.DOCKET:
        return
    court_id, _, number = place.partition("/")
    known = COURTS.get(court_id)
    defaults = {"name": known.name if known else court_id, "short": known.short if known else court_id}
    court, _ = Court.objects.get_or_create(id=court_id, defaults=defaults)
    shown = str(settled["", "docket_number"].value) if ("", "docket_number") in settled else number
    bring_to(Docket.objects.filter(key=place), ("key",), [Docket(case=case, court=court, key=place, number=shown)])
    docket = Docket.objects.get(key=place)
    spelled = {str(f.value) for slot in ("docket_number", "other_number") for f in places.get(("", slot), [])} | {number}
    parsed = {n.text: n.core for s in spelled if (n := parse(s, court=court_id))}
    rows = [DocketNumber(docket=docket, number=text, core=core) for text, core in sorted(parsed.items())]
    bring_to(docket.numbers.all(), ("number",), rows)


def _drop(scope: str) -> None:
    store_values(scope, {})
    Docket.objects.filter(case__key=scope).delete()
    Case.objects.filter(key=scope).delete()
