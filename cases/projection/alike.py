"""Parties that may be one: names that differ in form only, or of which one is the initials of the other.

rapidfuzz proposes, a person decides (`desk.services.decide_party`). Two companies that one filing lists side by side are
never proposed: whoever wrote it told them apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Q
from rapidfuzz import fuzz

from cases.ledger import scopes
from cases.ledger.joins import SAME_PARTY
from cases.models import PartyProposal, Ruling
from cases.projection.differences import bring_to
from law.alike import bare, initials, stem
from law.names import kind
from parties.models import Party
from web.ids import called

MOST_LETTERS = 4  # by which a company is called: longer ones are words
ALIKE = 88  # of 100 by ratio of the names without corporate forms
STATES = {"confirm": "confirmed", "refuse": "refused"}
TOLD_APART = """
    SELECT DISTINCT a.scope, b.scope FROM cases_fact a
    JOIN cases_filing f ON f.id = a.filing_id AND f.status = 'done'
    JOIN cases_fact b ON b.filing_id = a.filing_id AND b.slot = 'name' AND b.pointer LIKE '/parties/%%'
    JOIN unnest(%s::text[], %s::text[]) AS pair(one, two) ON a.scope = pair.one AND b.scope = pair.two
    WHERE a.slot = 'name' AND a.pointer LIKE '/parties/%%'
"""


def locks(keys: Iterable[str]) -> set[str]:
    """What else is locked with parties: the words under which others are compared with them."""
    words = {w for k in keys for w in (*_words(k), stem(k))}
    return {f"alike:{w}" for w in words if w}


def _words(key: str) -> list[str]:
    letters = initials(key)
    return list(dict.fromkeys(letters[:n] for n in range(2, MOST_LETTERS + 1) if letters))


def propose_parties(parties: Sequence[str]) -> None:
    """Bring every proposal about these parties up to date."""
    mine = list(Party.objects.filter(key__in=called([scopes.split(s)[1] for s in parties])))
    if not mine:
        return
    near = Q(stem__in={p.stem for p in mine if p.stem} | {w for p in mine for w in _words(p.key) if w})
    near |= Q(initials__in={f for p in mine for f in (p.stem, p.initials) if 1 < len(f) <= 4})
    for p in mine:
        if 1 < len(p.stem) <= 4:
            near |= Q(initials__startswith=p.stem)
    compared = _Compared(Party.objects.filter(near).order_by("key"))
    ids = [p.pk for p in mine]
    pairs = {tuple(sorted((a.key, b.key))): (a, b) for a in mine for b in compared.near(a) if _alike(a, b)}
    apart = _told_apart(pairs)
    rulings = {
        (r.scope, str(r.value)): r.kind
        for r in Ruling.objects.filter(
            slot=SAME_PARTY,
            undone_at=None,
            scope__in=called({f"{scopes.PARTY}:{k}" for pair in pairs for k in pair}),
        )
    }
    wanted = [
        _proposal(min(two, key=_shorter), max(two, key=_shorter), rulings)
        for names, two in sorted(pairs.items())
        if names not in apart
    ]
    bring_to(
        PartyProposal.objects.filter(Q(party__in=ids) | Q(into__in=ids)),
        ("party_id", "into_id"),
        wanted,
    )


class _Compared:
    """Parties by the words under which each is compared with its likes only: among thousands, all with all takes hours.

    Two are compared that share their first word or their two to four first letters, or of which the one's first word can
    be the other's first letters: whoever else is settled with them.
    """

    def __init__(self, parties: Iterable[Party]) -> None:
        self._stem: dict[str, list[Party]] = defaultdict(list)
        self._letters: dict[str, list[Party]] = defaultdict(list)
        self._opening: dict[str, list[Party]] = defaultdict(list)
        for p in parties:
            self._stem[p.stem].append(p)
            self._letters[p.initials if len(p.initials) <= MOST_LETTERS else ""].append(p)
            for letters in _words(p.key):
                self._opening[letters].append(p)

    def near(self, party: Party) -> list[Party]:
        groups = [self._stem.get(w, []) for w in {party.stem, *_words(party.key)} - {""}]
        groups += [self._letters.get(party.initials, [])] if party.initials else []
        groups += [self._opening.get(party.stem, [])]
        return list({p.key: p for group in groups for p in group if p.key != party.key}.values())


def _shorter(party: Party) -> tuple[int, str]:
    return len(party.key), party.key


def _alike(a: Party, b: Party) -> bool:
    return fuzz.ratio(bare(a.key), bare(b.key)) >= ALIKE or _initials(a, b) or _initials(b, a)


def _initials(short: Party, long: Party) -> bool:
    letters = bare(short.key)
    return 1 < len(letters) <= 4 and " " not in letters and long.initials.startswith(letters)


def _told_apart(pairs: Iterable[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Pairs that one filing lists as two parties."""
    ends = [(f"{scopes.PARTY}:{one}", f"{scopes.PARTY}:{two}") for one, two in pairs]
    if not ends:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(TOLD_APART, [[a for a, _ in ends], [b for _, b in ends]])
        return {(a.partition(":")[2], b.partition(":")[2]) for a, b in cursor.fetchall()}


def _proposal(into: Party, party: Party, rulings: dict[tuple[str, str], str]) -> PartyProposal:
    """The longer name would be joined to the shorter: an order that does not depend on arrival."""
    here, there = (f"{scopes.PARTY}:{p.key}" for p in (party, into))
    ruled = rulings.get((here, there)) or rulings.get((there, here), "")
    return PartyProposal(
        party=party, into=into, state=STATES.get(ruled, "open"), evidence=_evidence(party, into)
    )


def _evidence(party: Party, into: Party) -> list[dict[str, Any]]:
    one, two = bare(party.key), bare(into.key)
    found = []
    if one == two:
        found.append({"for": True, "says": "the names differ in their corporate form only"})
    elif fuzz.ratio(one, two) >= ALIKE:
        found.append({"for": True, "says": f"{fuzz.ratio(one, two):.0f} of 100 letters are the same"})
    else:
        found.append(
            {"for": True, "says": f"“{min(one, two, key=len)}” can be initials of “{max(one, two, key=len)}”"}
        )
    forms = kind(party.key), kind(into.key)
    if all(forms) and forms[0] != forms[1]:
        found.append({"for": False, "says": f"one is a {forms[0]}, the other a {forms[1]}"})
    if not set(one.split()) & set(two.split()):
        found.append({"for": False, "says": "the names share no word"})
    return found
