"""All that is said and ruled about the scopes of one refresh, loaded by the same few queries however many they are."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from django.db.models import Count, Max, Min, Q

from cases.ledger import scopes as names
from cases.ledger.applications import GRANTED, NUMBER
from cases.ledger.heard import Heard, heard, in_order
from cases.ledger.joins import SAME_CASE, joins
from cases.ledger.record import Place, by_place, decision, stated
from cases.ledger.settle import Decision, settle
from cases.ledger.strangers import strangers
from cases.ledger.written import Written
from cases.models import Fact, Filing, Ruling
from web.ids import called


class Book:
    """The standing facts and rulings of `scopes` and of every scope joined to one of them."""

    def __init__(self, scopes: Iterable[str]) -> None:
        self.scopes = sorted(set(scopes))
        self.joins = joins(self.scopes, SAME_CASE)
        whole = {*self.scopes, *self.joins, *self.joins.values()}
        self._decisions = _decisions(whole)
        self._facts = _facts(whole)
        self.applications = self._applications()  # patent → the application on which it was granted
        self.strangers: dict[str, dict[int, Heard]] = {
            scope: found
            for scope, facts in self._facts.items()
            if (found := strangers(facts, self._decisions.get(scope, {})))
        }

    def members(self, scope: str) -> list[str]:
        """The scope and those that were joined to it; with a patent goes its application."""
        own = [self.applications[scope]] if scope in self.applications else []
        return [scope, *sorted(s for s, into in self.joins.items() if into == scope), *own]

    def _applications(self) -> dict[str, str]:
        """Of each patent here the application that its own sources and rulings settle on, with what is said of it."""
        found: dict[str, str] = {}
        for patent in (s for s in self.scopes if s.startswith(f"{names.PATENT}:")):
            told = [stated(f) for f in self._facts.get(patent, ()) if (f.subject, f.slot) == ("", NUMBER)]
            ruled = self.decisions(patent).get(("", NUMBER))
            scope = names.of_application(settle(NUMBER, told, ruled).value) if told else None
            if scope:
                found[patent] = scope
        for scope, facts in _facts(found.values()).items() if found else ():
            self._facts[scope] = [f for f in facts if f.slot != GRANTED]
        return found

    def facts(self, *members: str) -> list[Heard]:
        """What is said of these scopes, by filings that belong there, in an order that does not depend on arrival."""
        found = [
            f
            for scope in members
            for f in self._facts.get(scope, [])
            if f.filing_id not in self.strangers.get(scope, {})
        ]
        return found if len(members) == 1 else sorted(found, key=in_order)

    def places(self, *members: str) -> dict[Place, list[Heard]]:
        """The same facts by subject and slot."""
        return by_place(self.facts(*members))

    def decisions(self, scope: str) -> Mapping[Place, Decision]:
        """The standing rulings on values of this scope."""
        return self._decisions.get(scope, {})


def _facts(scopes: Iterable[str]) -> dict[str, list[Heard]]:
    found: dict[str, list[Heard]] = defaultdict(list)
    for fact in heard(set(scopes)):
        found[fact.scope].append(fact)
    return dict(found)


def _decisions(scopes: Collection[str]) -> dict[str, dict[Place, Decision]]:
    standing = Ruling.objects.filter(scope__in=called(scopes), undone_at=None, kind__in=("choose", "enter"))
    found: dict[str, dict[Place, Decision]] = defaultdict(dict)
    for ruling in standing.select_related("by"):
        found[ruling.scope][ruling.subject, ruling.slot] = decision(ruling)
    return dict(found)


def names_written(scopes: Collection[str]) -> dict[str, list[Written]]:
    """Every written form of these parties, lawyers or firms, counted in the database: a name may stand in thousands of
    filings, of which settling one needs none."""
    dated = ~Q(filing__filed_on="")
    rows = (
        Fact.objects.filter(scope__in=called(scopes), filing__status=Filing.Status.DONE)
        .values_list("scope", "slot", "value", "filing__kind")
        .annotate(
            n=Count("id"),
            first=Min("filing__filed_on", filter=dated),
            last=Max("filing__filed_on", filter=dated),
        )
    )
    found: dict[str, list[Written]] = defaultdict(list)
    for scope, slot, value, kind, n, first, last in rows:
        found[scope].append(Written(slot, value, kind, n, first or "", last or ""))
    return dict(found)
