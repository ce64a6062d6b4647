"""Lawyers and firms, and for whom they appear: from every signature block and certificate of service."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from cases.ledger import scopes
from cases.ledger.record import Place, facts_in, stated
from cases.ledger.settle import strength
from cases.models import Appearance, Case, Fact, Filing
from cases.projection.differences import bring_to
from parties.models import Attorney, Firm

MODELS: Mapping[str, type[Attorney] | type[Firm]] = {scopes.ATTORNEY: Attorney, scopes.FIRM: Firm}


def settle_people(people: Sequence[str]) -> None:
    """Settle lawyers and firms: each name as its strongest source writes it."""
    names: dict[str, list[tuple[tuple[int, int, str], str]]] = defaultdict(list)
    for fact in facts_in(people) if people else []:
        names[fact.scope].append((strength("name", stated(fact)), str(fact.value)))
    for kind, model in MODELS.items():
        shown = {k: min(names[s])[1][:400] for s in sorted(names) for t, k in [scopes.split(s)] if t == kind}
        if shown:
            bring_to(model.objects.filter(key__in=shown), ("key",), [model(key=k, name=n) for k, n in shown.items()])


def prune_people(people: Sequence[str]) -> None:
    """Let go of those whom no filing names any more (after their cases have been settled)."""
    named = set(Fact.objects.filter(scope__in=people, filing__status=Filing.Status.DONE).values_list("scope", flat=True))
    gone = [scopes.split(s) for s in people if s not in named]
    for kind, model in MODELS.items():
        keys = [key for k, key in gone if k == kind]
        if keys:
            model.objects.filter(key__in=keys).delete()


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
