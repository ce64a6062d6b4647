"""Parties' rows and the names they are written under, from what all filings say of them."""

from collections.abc import Mapping, Sequence

from cases.ledger import scopes
from cases.ledger.joins import SAME_PARTY, joins
from cases.ledger.written import Written, strongest
from cases.models import Accusation, CaseParty
from cases.projection.differences import bring_to
from law.alike import initials, stem
from law.names import shown
from parties.models import Party, PartyName, PartyRelation
from web.ids import called, these

KINDS = {"name": "name", "alias": "alias", "former": "former", "ocr_variant": "ocr_variant"}
RELATIONS = ("parent", "predecessor")

All = Mapping[str, Sequence[Written]]


def settle_parties(parties: Sequence[str], written: All) -> None:
    """Settle these parties: the name to show (the strongest source's spelling) and every other written form, those of the
    parties joined to each among them."""
    into = joins(parties, SAME_PARTY)
    named = {
        s: shown(strongest(written[s]))[:400]
        for s in parties
        if any(w.slot == "name" for w in written.get(s, ()))
    }
    if not named:
        return
    others = (
        {p.key: p for p in Party.objects.filter(key__in=[_key(v) for v in into.values()])} if into else {}
    )
    wanted = [
        Party(
            key=_key(s),
            name=name,
            merged_into=others.get(_key(into[s])) if s in into else None,
            stem=stem(_key(s)),
            initials=initials(_key(s)),
        )
        for s, name in named.items()
    ]
    rows = bring_to(Party.objects.filter(key__in=called([p.key for p in wanted])), ("key",), wanted)
    ids = [p.pk for p in rows.values()]
    members = {s: [s, *sorted(k for k, v in into.items() if v == s)] for s in named}
    forms = {s: [w for m in members[s] for w in written.get(m, ())] for s in named}
    names = [n for s in named for n in _names(rows[(_key(s),)], named[s], forms[s])]
    bring_to(PartyName.objects.filter(party__in=these(ids)), ("party_id", "written", "kind"), names)
    related = [r for s in named for r in _related(rows[(_key(s),)], forms[s])]
    bring_to(PartyRelation.objects.filter(party__in=these(ids)), ("party_id", "relation", "written"), related)


def _related(party: Party, forms: Sequence[Written]) -> list[PartyRelation]:
    """Its parent and its predecessor: other companies, by the key of their name."""
    found: dict[tuple[str, str], list[Written]] = {}
    for form in forms:
        if form.slot in RELATIONS:
            found.setdefault((form.slot, str(form.value)[:400]), []).append(form)
    return [
        PartyRelation(
            party=party, relation=relation, written=text, key=scopes.name_part(text), **_period(used)
        )
        for (relation, text), used in sorted(found.items())
    ]  # fmt: skip


def _period(used: Sequence[Written]) -> dict[str, str]:
    """The dates of the first and the last paper."""
    first = min(filter(None, (w.first_on for w in used)), default="")
    return {"first_on": first, "last_on": max((w.last_on for w in used), default="")}


def _names(party: Party, shown_as: str, forms: Sequence[Written]) -> list[PartyName]:
    """Each written form but the one shown, with the dates of the first and last paper that uses it."""
    found: dict[tuple[str, str], list[Written]] = {}
    for form in forms:
        if form.slot in KINDS:
            found.setdefault((KINDS[form.slot], str(form.value)[:400]), []).append(form)
    return [
        PartyName(party=party, written=text, kind=kind, **_period(used))
        for (kind, text), used in sorted(found.items())
        if (kind, text) != ("name", shown_as)
    ]  # fmt: skip


def _key(scope: str) -> str:
    return scopes.split(scope)[1]


def prune_parties(parties: Sequence[str], written: All) -> None:
    """Let go of parties that no filing names any more and no case holds (after their cases have been settled)."""
    keys = {_key(s) for s in parties if s not in written}
    if keys:
        keys -= set(CaseParty.objects.filter(party__key__in=keys).values_list("party__key", flat=True))
        keys -= set(
            Accusation.objects.filter(challenger__key__in=keys).values_list("challenger__key", flat=True)
        )
        Party.objects.filter(key__in=keys).delete()
