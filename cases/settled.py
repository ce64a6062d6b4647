"""From what a filing says to where it is settled among all sources, and can be decided."""

from accounts.models import User
from cases.ledger import scopes
from cases.ledger.applications import of_kind, readers_of
from cases.models import Fact, Filing, Value


def settled_from(filing: Filing, user: User) -> dict[str, int]:
    """The id of the settled value that each pointer of the filing's reading has a say in: two queries, and three more for
    applications."""
    facts = list(
        Fact.objects.visible_to(user)
        .filter(filing=filing)
        .values_list("pointer", "scope", "subject", "slot")
        .order_by("pk")
    )
    patents = readers_of(of_kind(scopes.APPLICATION, {scope for _, scope, _, _ in facts}))
    facts = [(pointer, patents.get(scope, [scope])[0], *place) for pointer, scope, *place in facts]
    values = Value.objects.visible_to(user).filter(scope__in={scope for _, scope, _, _ in facts})
    known = {(v.scope, v.subject, v.slot): v.pk for v in values.only("scope", "subject", "slot")}
    places = ((pointer, known.get((scope, subject, slot))) for pointer, scope, subject, slot in facts)
    return {pointer: pk for pointer, pk in places if pk}
