"""Who and what is in a case: parties, patents, accusations, grounds, docket entries, related cases."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cases.ledger.joins import canonical_party_keys
from cases.ledger.record import Place
from cases.ledger.settle import Settled
from cases.models import (
    Accusation,
    Case,
    CaseParty,
    CasePatent,
    CaseRelation,
    Fact,
    Ground,
)
from cases.projection.differences import bring_to
from law.names import key as name_key
from law.sides import CHALLENGER, PATENTEE, side
from parties.models import Party
from patents.models import Patent

Places = Mapping[Place, Sequence[Fact]]
Values = Mapping[Place, Settled]


def _parties_by_key(names: Mapping[str, str]) -> dict[str, Party]:
    """The party for each key, as joined by people; new ones are made (their names are settled in the same refresh)."""
    canonical = canonical_party_keys(names)
    rows = {p.key: p for p in Party.objects.filter(key__in=set(canonical.values()))}
    new = {
        canonical[k]: Party(key=canonical[k], name=n[:400])
        for k, n in sorted(names.items())
        if canonical[k] not in rows
    }
    rows |= {p.key: p for p in Party.objects.bulk_create(new.values())}
    return {k: rows[c] for k, c in canonical.items()}


def _patents_by_number(numbers: Iterable[str]) -> dict[str, Patent]:
    wanted = sorted(set(numbers))
    rows = {p.number: p for p in Patent.objects.filter(number__in=wanted)}
    new = Patent.objects.bulk_create([Patent(number=n) for n in wanted if n not in rows])
    return rows | {p.number: p for p in new}


def parties(case: Case, places: Places) -> None:
    """All parties that any filing of the case names; where its own filings name none, those of the mention."""
    named = {
        s.removeprefix("party:"): str(facts[0].value)
        for (s, slot), facts in places.items()
        if slot == "party"
    }
    if not named:
        named = {
            f"{name_key(str(f.value))[:300]}/{role}": str(f.value)
            for role in ("plaintiff", "defendant")
            for f in places.get(("", role), [])
        }
    split = {
        place: (place.rpartition("/")[0], place.rpartition("/")[2], name) for place, name in named.items()
    }
    rows = _parties_by_key({k: n for k, _, n in split.values()})
    wanted = [
        CaseParty(case=case, party=rows[k], role=role, side=side(case.posture, role))
        for _, (k, role, _) in sorted(split.items())
    ]
    bring_to(case.parties.all(), ("party_id", "role"), wanted)


def patents(case: Case, places: Places, settled: Values) -> None:
    """Patents in suit or challenged, with the claims this case is about."""

    def value(subject: str, slot: str, default: Any) -> Any:
        return settled[subject, slot].value if (subject, slot) in settled else default

    subjects = sorted(s for s, slot in places if slot == "in_suit")
    rows = _patents_by_number(s.removeprefix("patent:") for s in subjects)
    wanted = [
        CasePatent(
            case=case, patent=rows[s.removeprefix("patent:")], claims=value(s, "claims", []),
            claims_elsewhere=value(s, "claims_elsewhere", []), specificity=value(s, "specificity", ""),
        )
        for s in subjects
    ]  # fmt: skip
    bring_to(case.patents.all(), ("patent_id",), wanted)


def accusations(case: Case, settled: Values) -> None:
    """One row for each patent and challenger of each count of the pleading that won."""
    wanted: list[Accusation] = []
    sides = {
        s: [p.party for p in case.parties.select_related("party").order_by("party__key") if p.side == s]
        for s in (PATENTEE, CHALLENGER)
    }
    for (subject, slot), won in sorted(settled.items(), key=lambda item: item[0]):
        if slot == "counts":
            patent = _patents_by_number([subject.removeprefix("patent:")])[subject.removeprefix("patent:")]
            for count in won.value:
                wanted.extend(_accusations(case, patent, count, sides))
    bring_to(case.accusations.all(), ("patent_id", "patentee_id", "challenger_id", "count"), wanted)


def _accusations(
    case: Case, patent: Patent, count: Mapping[str, Any], sides: Mapping[str, list[Party]]
) -> list[Accusation]:
    named = set(canonical_party_keys(name_key(n)[:300] for n in count.get("defendants", [])).values())
    against = [p for p in sides[CHALLENGER] if p.key in named] or sides[CHALLENGER]
    owners = sides[PATENTEE]
    if case.posture.startswith(
        "dj_"
    ):  # the count's defendant is the patentee, from whom a declaration is asked
        owners, against = [p for p in owners if p.key in named] or owners, sides[CHALLENGER]
    return [
        Accusation(
            case=case, patent=patent, patentee=owners[0] if owners else None, challenger=party, count=count.get("number"),
            products=count.get("products", []), theories=count.get("theories", []), willful=count.get("willful", ""),
        )
        for party in sorted(against, key=lambda p: p.key)
    ]  # fmt: skip


def grounds(case: Case, settled: Values) -> None:
    """The grounds of a PTAB trial."""
    patent = case.patents.order_by("patent__number").values_list("patent_id", flat=True).first()
    wanted = [
        Ground(
            case=case, number=won.value["number"], patent_id=patent, claims=won.value["claims"],
            basis=won.value.get("basis", ""), references=won.value.get("references", []), stage=won.value.get("stage", ""),
        )
        for (_, slot), won in sorted(settled.items(), key=lambda item: item[0])
        if slot == "ground"
    ]  # fmt: skip
    bring_to(case.grounds.all(), ("number",), wanted)


def relations(case: Case, places: Places) -> None:
    """Other cases that this case's filings name."""
    named = {
        (f.value["scope"], f.value["relation"])
        for (_, slot), facts in places.items()
        if slot == "related"
        for f in facts
    }
    scopes = sorted({scope for scope, _ in named})
    others = {c.key: c for c in Case.objects.filter(key__in=scopes)}
    new = Case.objects.bulk_create([Case(key=s) for s in scopes if s not in others])
    others |= {c.key: c for c in new}
    wanted = [CaseRelation(case=case, other=others[s], relation=r) for s, r in sorted(named)]
    bring_to(case.relations.all(), ("other_id", "relation"), wanted)
