"""Which scopes a person joined: a mention or a docket that is the same case as another, a name that is the same party.

A join is a standing `confirm` ruling; undoing it takes everything apart again, since facts keep the scope they were
read with.
"""

from collections.abc import Iterable

from cases.models import Ruling
from web.ids import called

SAME_CASE, SAME_PARTY = "same_case", "same_party"


def joined_to(scope: str, slot: str = SAME_CASE) -> str | None:
    """The scope this one was joined to, or None."""
    standing = Ruling.objects.filter(kind="confirm", slot=slot, scope=scope, undone_at=None)
    return standing.values_list("value", flat=True).first()


def joined(scope: str, slot: str = SAME_CASE) -> list[str]:
    """The scopes that were joined to this one, sorted."""
    standing = Ruling.objects.filter(kind="confirm", slot=slot, value=scope, undone_at=None)
    return sorted(standing.values_list("scope", flat=True))


def joins(scopes: Iterable[str], slot: str = SAME_CASE) -> dict[str, str]:
    """Every join that begins or ends at one of these scopes: joined scope → the scope it was joined to."""
    wanted = list(scopes)
    standing = Ruling.objects.filter(kind="confirm", slot=slot, undone_at=None)
    ends = standing.filter(scope__in=wanted) | standing.filter(value__in=wanted)
    return {str(scope): str(value) for scope, value in ends.values_list("scope", "value")}


def across(scopes: Iterable[str], slot: str = SAME_CASE) -> set[str]:
    """Both ends of every join that touches one of these scopes."""
    return {end for pair in joins(scopes, slot).items() for end in pair}


def canonical_party_keys(keys: Iterable[str]) -> dict[str, str]:
    """For each party key, the key of the party it was joined to (itself where it was not)."""
    wanted = {f"party:{k}": k for k in keys}
    standing = Ruling.objects.filter(
        kind="confirm", slot=SAME_PARTY, undone_at=None, scope__in=called(wanted)
    )
    to = {str(scope): str(value).partition(":")[2] for scope, value in standing.values_list("scope", "value")}
    return {k: to.get(scope, k) for scope, k in wanted.items()}
