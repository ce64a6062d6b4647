"""Lawyers and firms, and for whom they appear: from every signature block and certificate of service."""

from collections.abc import Iterable, Mapping, Sequence

from cases.ledger import scopes
from cases.ledger.record import Place, facts_in, stated
from cases.ledger.settle import strength
from cases.models import Appearance, Case, Fact
from cases.projection.differences import bring_to
from parties.models import Attorney, Firm

MODELS: Mapping[str, type[Attorney] | type[Firm]] = {scopes.ATTORNEY: Attorney, scopes.FIRM: Firm}


def settle_person(scope: str) -> None:
    """Settle one lawyer or firm: the name as its strongest source writes it. Gone when no filing names it any more
    (after its cases have been settled)."""
    kind, key = scopes.split(scope)
    model = MODELS[kind]
    names = sorted((strength("name", stated(f)), str(f.value)) for f in facts_in([scope]))
    if names:
        bring_to(model.objects.filter(key=key), ("key",), [model(key=key, name=names[0][1][:400])])


def prune_person(scope: str) -> None:
    kind, key = scopes.split(scope)
    if not facts_in([scope]):
        MODELS[kind].objects.filter(key=key).delete()


def appearances(case: Case, places: Mapping[Place, Sequence[Fact]]) -> None:
    """Who appears for whom, with the dates of the first and the last paper that shows it."""
    days: dict[tuple[str, str, str], list[str]] = {}
    for (_, slot), facts in places.items():
        if slot in ("counsel", "counsel_firms"):
            for fact in facts:
                days.setdefault(_who(slot, fact), []).append(fact.filing.filed_on)
    attorneys = _rows(Attorney, (who for who, _, _ in days))
    firms = _rows(Firm, (firm for _, firm, _ in days))
    wanted = [
        Appearance(
            case=case, attorney=attorneys.get(who), firm=firms.get(firm), role=role,
            first_on=min(filter(None, on), default=""), last_on=max(filter(None, on), default=""),
        )
        for (who, firm, role), on in sorted(days.items())
    ]  # fmt: skip
    bring_to(case.appearances.all(), ("attorney_id", "firm_id", "role"), wanted)


def _who(slot: str, fact: Fact) -> tuple[str, str, str]:
    """(attorney key, firm key, role); a firm named alone has no attorney."""
    role = str(fact.value.get("for", ""))
    if slot == "counsel_firms":
        return "", scopes.name_part(fact.value["name"]), role
    return fact.subject.partition(":")[2], scopes.name_part(fact.value.get("firm", "")), role


def _rows(model: type[Attorney] | type[Firm], keys: Iterable[str]) -> dict[str, Attorney | Firm]:
    return {row.key: row for row in model.objects.filter(key__in={k for k in keys if k})}
