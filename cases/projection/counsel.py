"""Lawyers and firms: from every signature block and certificate of service."""

from collections.abc import Mapping, Sequence

from cases.ledger import scopes
from cases.ledger.written import Written, strongest
from cases.projection.differences import bring_to
from parties.models import Attorney, Firm
from web.ids import called

MODELS: Mapping[str, type[Attorney] | type[Firm]] = {scopes.ATTORNEY: Attorney, scopes.FIRM: Firm}


def settle_people(people: Sequence[str], written: Mapping[str, Sequence[Written]]) -> None:
    """Settle lawyers and firms: each name as its strongest source writes it."""
    for kind, model in MODELS.items():
        names = {
            k: strongest(written[s])[:400]
            for s in people
            for t, k in [scopes.split(s)]
            if t == kind and s in written
        }
        if names:
            bring_to(
                model.objects.filter(key__in=called(names)),
                ("key",),
                [model(key=k, name=n) for k, n in names.items()],
            )


def prune_people(people: Sequence[str], written: Mapping[str, Sequence[Written]]) -> None:
    """Let go of those whom no filing names any more and who appear in no case (after their cases have been settled)."""
    gone = [scopes.split(s) for s in people if s not in written]
    for kind, model in MODELS.items():
        keys = [key for k, key in gone if k == kind]
        if keys:
            model.objects.filter(key__in=called(keys), appearances=None).delete()
