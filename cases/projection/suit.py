"""One case while it is being settled, and the rows of other tables that its own rows point at."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cases.ledger import scopes
from cases.ledger.heard import Heard
from cases.ledger.joins import canonical_party_keys
from cases.ledger.record import Place
from cases.ledger.settle import Settled
from cases.models import Case, DocketEntry
from parties.models import Attorney, Firm, Party
from patents.models import Patent
from web.ids import called

Places = Mapping[Place, Sequence[Heard]]
Values = Mapping[Place, Settled]


@dataclass(frozen=True, slots=True)
class Line:
    """A docket's line as it stands, with its docket and case, and the report it quotes."""

    entry: DocketEntry
    fact: Heard


@dataclass(slots=True)
class Suit:
    """The facts of one case, of all its dockets and mentions together, and what they settled to."""

    scope: str
    whole: list[str]
    places: Places
    settled: dict[Place, Settled]
    into: str | None
    case: Case = field(default_factory=Case)
    lines: list[Line] = field(default_factory=list)  # of all its dockets
    fresh: set[str] = field(default_factory=set)  # marks that lines of its dockets have got (projection/acts)

    def parties(self) -> dict[tuple[str, str], str]:
        """(party key, role) → a written name: all parties that any filing of the case names; where its own filings name
        none, those of the mention."""
        named = {
            (s.removeprefix("party:").rpartition("/")[0], s.rpartition("/")[2]): str(facts[0].value)
            for (s, slot), facts in self.places.items()
            if slot == "party"
        }
        return named or {
            (scopes.name_part(str(f.value)), role): str(f.value)
            for role in ("plaintiff", "defendant")
            for f in self.places.get(("", role), [])
        }

    def patents(self) -> list[str]:
        """Numbers of the patents in suit or challenged."""
        return sorted(s.removeprefix("patent:") for s, slot in self.places if slot == "in_suit")


class Known:
    """The parties, patents, lawyers and firms that some suits name, each found by one query; new parties and patents
    are made (their names and facts are settled in the same refresh)."""

    def __init__(self, suits: Sequence[Suit]) -> None:
        names = {key: name for suit in suits for (key, _), name in sorted(suit.parties().items())}
        counted = {scopes.name_part(n) for suit in suits for n in _counted(suit)}
        self._canonical = canonical_party_keys({*names, *counted})
        keys = {self._canonical[k] for k in names}
        self._parties = {p.key: p for p in Party.objects.filter(key__in=called(keys))}
        fresh = {
            self._canonical[k]: n for k, n in sorted(names.items()) if self._canonical[k] not in self._parties
        }
        new = Party.objects.bulk_create([Party(key=k, name=n[:400]) for k, n in fresh.items()])
        self._parties |= {p.key: p for p in new}
        self.patents = _patents({n for suit in suits for n in _numbers(suit)})
        who = {w for suit in suits for w in appearing(suit)}
        self.attorneys = _ids(Attorney, {attorney for attorney, _, _ in who})
        self.firms = _ids(Firm, {firm for _, firm, _ in who})

    def party(self, key: str) -> Party:
        """The party of this key, or the one it was joined to."""
        return self._parties[self._canonical[key]]

    def canonical(self, names: Iterable[str]) -> set[str]:
        """The keys of these written names, after joins."""
        return {self._canonical[scopes.name_part(n)] for n in names}


def _ids(model: type[Attorney] | type[Firm], keys: set[str]) -> dict[str, int]:
    return dict(model.objects.filter(key__in=called(keys - {""})).values_list("key", "pk"))


def _counted(suit: Suit) -> Iterable[str]:
    """The names that counts of the pleading that won accuse."""
    won = (s.value for (_, slot), s in suit.settled.items() if slot == "counts")
    return {n for counts in won for count in counts for n in count.get("defendants", [])}


def _numbers(suit: Suit) -> set[str]:
    counted = {s.removeprefix("patent:") for s, slot in suit.settled if slot == "counts"}
    return counted | set(suit.patents())


def _patents(numbers: Iterable[str]) -> dict[str, Patent]:
    wanted = sorted(set(numbers))
    rows = {p.number: p for p in Patent.objects.filter(number__in=called(wanted))}
    new = Patent.objects.bulk_create([Patent(number=n) for n in wanted if n not in rows])
    return rows | {p.number: p for p in new}


def appearing(suit: Suit) -> dict[tuple[str, str, str], list[str]]:
    """(attorney key, firm key, role) → dates of the papers that show it; a firm named alone has no attorney."""
    days: dict[tuple[str, str, str], list[str]] = {}
    for (_, slot), facts in suit.places.items():
        for fact in facts if slot in ("counsel", "counsel_firms") else ():
            role, alone = str(fact.value.get("for", "")), slot == "counsel_firms"
            firm = scopes.name_part(fact.value["name"] if alone else fact.value.get("firm", ""))
            who = ("" if alone else fact.subject.partition(":")[2], firm, role)
            days.setdefault(who, []).append(fact.filing.filed_on)
    return days
