"""Parties' rows and the names they are written under, from what all filings say of them."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from cases.ledger import scopes
from cases.ledger.joins import SAME_PARTY, joins
from cases.ledger.record import facts_in, stated
from cases.ledger.settle import strength
from cases.models import Accusation, CaseParty, Fact, Filing
from cases.projection.differences import bring_to
from law.names import shown
from parties.models import Party, PartyName

KINDS = {"name": "name", "alias": "alias", "former": "former", "ocr_variant": "ocr_variant"}


def settle_parties(parties: Sequence[str]) -> None:
    """Settle these parties: the name to show (the strongest source's spelling) and every other written form, those of the
    parties joined to each among them."""
    into = joins(parties, SAME_PARTY)
    facts: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts_in(sorted({*parties, *into})) if parties else []:
        facts[fact.scope].append(fact)
    chosen = {s: _shown(own) for s in parties if (own := [f for f in facts[s] if f.slot == "name"])}
    if not chosen:
        return
    others = {p.key: p for p in Party.objects.filter(key__in=[scopes.split(v)[1] for v in into.values()])}
    wanted = [
        Party(key=_key(s), name=name, merged_into=others.get(_key(into[s])) if s in into else None)
        for s, name in chosen.items()
    ]
    bring_to(Party.objects.filter(key__in=[p.key for p in wanted]), ("key",), wanted)
    rows = {p.key: p for p in Party.objects.filter(key__in=[_key(s) for s in chosen])}
    members = {s: [s, *sorted(k for k, v in into.items() if v == s)] for s in chosen}
    written = {
        (s, kind, str(f.value)[:400])
        for s, whole in members.items()
        for member in whole
        for f in facts[member]
        if (kind := KINDS.get(f.slot))
    }
    names = [
        PartyName(party=rows[_key(s)], written=w, kind=k) for s, k, w in sorted(written) if (k, w) != ("name", chosen[s])
    ]
    standing = PartyName.objects.filter(party__in=rows.values())
    bring_to(standing, ("party_id", "written", "kind"), names)


def _key(scope: str) -> str:
    return scopes.split(scope)[1]


def _shown(names: list[Fact]) -> str:
    """The strongest source's spelling; among sources of equal strength the commonest, then the first by alphabet."""
    best = min(strength("name", stated(f))[0] for f in names)
    spelled = Counter(str(f.value)[:400] for f in names if strength("name", stated(f))[0] == best)
    return shown(min(spelled, key=lambda s: (s.isupper(), -spelled[s], s)))


def prune_parties(parties: Sequence[str]) -> None:
    """Let go of parties that no filing names any more and no case holds (after their cases have been settled)."""
    named = set(Fact.objects.filter(scope__in=parties, filing__status=Filing.Status.DONE).values_list("scope", flat=True))
    keys = {_key(s) for s in parties if s not in named}
    if keys:
        keys -= set(CaseParty.objects.filter(party__key__in=keys).values_list("party__key", flat=True))
        keys -= set(Accusation.objects.filter(challenger__key__in=keys).values_list("challenger__key", flat=True))
        Party.objects.filter(key__in=keys).delete()
