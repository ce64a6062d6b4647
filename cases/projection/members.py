"""Who and what is in a case: parties, patents, accusations, grounds, lawyers, related cases. Each function gives the rows
that one case should have; `settle_cases` writes the differences of all cases together."""

from collections.abc import Mapping
from typing import Any

from cases.ledger.heard import Heard
from cases.models import Accusation, Appearance, Case, CaseParty, CasePatent, CaseRelation, Ground
from cases.projection.copied import new
from cases.projection.suit import Known, Suit, appearing
from law.dates import bounds
from law.sides import CHALLENGER, PATENTEE, side


def parties(suit: Suit, known: Known) -> list[CaseParty]:
    """Every party in its roles."""
    case = suit.case
    return [
        CaseParty(case=case, party=known.party(key), role=role, side=side(case.posture, role))
        for key, role in sorted(suit.parties())
    ]


def patents(suit: Suit, known: Known) -> list[CasePatent]:
    """Patents in suit or challenged, with the claims this case is about."""

    def value(number: str, slot: str, default: Any) -> Any:
        place = (f"patent:{number}", slot)
        return suit.settled[place].value if place in suit.settled else default

    return [
        CasePatent(
            case=suit.case, patent=known.patents[n], claims=value(n, "claims", []),
            claims_elsewhere=value(n, "claims_elsewhere", []), specificity=value(n, "specificity", ""),
        )
        for n in suit.patents()
    ]  # fmt: skip


def accusations(suit: Suit, known: Known, in_case: list[CaseParty]) -> list[Accusation]:
    """One row for each patent and challenger of each count of the pleading that won."""
    return [
        row
        for (subject, slot), won in sorted(suit.settled.items(), key=lambda item: item[0])
        if slot == "counts"
        for count in won.value
        for row in _accused(suit.case, subject.removeprefix("patent:"), count, known, in_case)
    ]


def _accused(
    case: Case, number: str, count: Mapping[str, Any], known: Known, in_case: list[CaseParty]
) -> list[Accusation]:
    sides = {
        s: sorted({p.party.key: p.party for p in in_case if p.side == s}.values(), key=lambda p: p.key)
        for s in (PATENTEE, CHALLENGER)
    }
    named = known.canonical(count.get("defendants", []))
    owners, against = sides[PATENTEE], [p for p in sides[CHALLENGER] if p.key in named] or sides[CHALLENGER]
    if case.posture.startswith(
        "dj_"
    ):  # the count's defendant is the patentee, from whom a declaration is asked
        owners, against = [p for p in owners if p.key in named] or owners, sides[CHALLENGER]
    return [
        Accusation(
            case=case, patent=known.patents[number], patentee=owners[0] if owners else None, challenger=party,
            count=count.get("number"), products=count.get("products", []), theories=count.get("theories", []),
            willful=count.get("willful", ""),
        )
        for party in against
    ]  # fmt: skip


def grounds(suit: Suit, known: Known) -> list[Ground]:
    """The grounds of a PTAB trial, which is about one patent."""
    patent = known.patents[suit.patents()[0]] if suit.patents() else None
    return [
        Ground(
            case=suit.case, number=won.value["number"], patent=patent, claims=won.value["claims"],
            basis=won.value.get("basis", ""), references=won.value.get("references", []), stage=won.value.get("stage", ""),
        )
        for (_, slot), won in sorted(suit.settled.items(), key=lambda item: item[0])
        if slot == "ground"
    ]  # fmt: skip


def appearances(suit: Suit, known: Known) -> list[Appearance]:
    """Who appears for whom, with the dates of the first and the last paper that shows it."""
    return [
        new(
            Appearance, case_id=suit.case.pk, attorney_id=known.attorneys.get(who), firm_id=known.firms.get(firm),
            role=role,
            first_on=min(filter(None, on), default=""), last_on=max(filter(None, on), default=""),
        )
        for (who, firm, role), on in sorted(appearing(suit).items())
    ]  # fmt: skip


def relations(suit: Suit, others: Mapping[str, Case]) -> list[CaseRelation]:
    """Other cases that this case's filings name: since when, from which words, and how many filings say so."""
    told: dict[tuple[str, str], list[Heard]] = {}
    for (_, slot), facts in suit.places.items():
        for fact in facts if slot == "related" else ():
            told.setdefault((fact.value["scope"], fact.value["relation"]), []).append(fact)
    return [
        CaseRelation(
            case=suit.case, other=others[scope], relation=relation, on=_since(facts), fact_id=facts[0].pk,
            sources=len({f.filing.blob_id for f in facts}),
        )
        for (scope, relation), facts in sorted(told.items())
        if scope in others and scope not in suit.whole
    ]  # fmt: skip


def _since(facts: list[Heard]) -> str:
    """The day that a filing states, else a bound: no later than the earliest paper that speaks of it."""
    stated = sorted(str(f.value["on"]) for f in facts if "on" in f.value)
    papers = sorted(str(bounds(f.filing.filed_on)[1]) for f in facts if f.filing.filed_on)
    return stated[0] if stated else f"../{papers[0]}" if papers else ""


def related_scopes(suit: Suit) -> set[str]:
    """The cases that this case's filings name."""
    return {f.value["scope"] for (_, slot), facts in suit.places.items() if slot == "related" for f in facts}
