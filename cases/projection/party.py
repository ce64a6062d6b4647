"""A party's row and the names it is written under, from what all filings say of it."""

from collections import Counter

from cases.ledger import scopes
from cases.ledger.joins import SAME_PARTY, joined, joined_to
from cases.ledger.record import by_place, facts_in, stated
from cases.ledger.settle import strength
from cases.models import Accusation, CaseParty, Fact
from cases.projection.differences import bring_to
from law.names import shown
from parties.models import Party, PartyName

KINDS = {"name": "name", "alias": "alias", "former": "former", "ocr_variant": "ocr_variant"}


def settle_party(scope: str) -> None:
    """Settle one party: the name to show (the strongest source's spelling) and every other written form, those of the
    parties joined to it among them."""
    key = scopes.split(scope)[1]
    places = by_place(facts_in([scope, *joined(scope, SAME_PARTY)]))
    own = [f for f in places.get(("", "name"), []) if f.scope == scope]
    if not own:
        return
    shown, into = _shown(own), joined_to(scope, SAME_PARTY)
    other = Party.objects.filter(key=scopes.split(into)[1]).first() if into else None
    bring_to(Party.objects.filter(key=key), ("key",), [Party(key=key, name=shown, merged_into=other)])
    party = Party.objects.get(key=key)
    written = {
        (kind, str(f.value)[:400])
        for (_, slot), facts in places.items()
        if (kind := KINDS.get(slot))
        for f in facts
    }
    wanted = [
        PartyName(party=party, written=w, kind=k) for k, w in sorted(written) if (k, w) != ("name", shown)
    ]
    bring_to(party.names.all(), ("written", "kind"), wanted)


def _shown(names: list[Fact]) -> str:
    """The strongest source's spelling; among sources of equal strength the commonest, then the first by alphabet."""
    best = min(strength("name", stated(f))[0] for f in names)
    spelled = Counter(str(f.value)[:400] for f in names if strength("name", stated(f))[0] == best)
    return shown(min(spelled, key=lambda s: (s.isupper(), -spelled[s], s)))


def prune_party(scope: str) -> None:
    """Let go of a party that no filing names any more and no case holds (after its cases have been settled)."""
    key = scopes.split(scope)[1]
    if facts_in([scope]) or CaseParty.objects.filter(party__key=key).exists():
        return
    if not Accusation.objects.filter(challenger__key=key).exists():
        Party.objects.filter(key=key).delete()
