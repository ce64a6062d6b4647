"""Patents that a filing names only by their application.

What such a filing says is kept under the application (`application:12/345678`). Whoever says of a patent that it was
granted on that application says so there too (`GRANTED`), so that both filings touch, and lock, one scope. A patent reads
what is said of the application whose number is settled for it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from cases.ledger import scopes
from cases.ledger.drafts import Draft, Source
from cases.models import Fact, Filing, Ruling, Value
from web.errors import Refused
from web.ids import called

GRANTED = "granted"  # slot of an application: the patent granted on it
NUMBER = "application_number"  # slot of a patent
WAITS = "This filing names application {first}{more}; no patent here is known by {it} yet. It counts as soon as one is."


def granted(source: Source, at: str, patent: Mapping[str, Any]) -> Iterator[Draft]:
    """That a patent was granted on an application, told of the application."""
    scope = scopes.of_application(patent[NUMBER]) if NUMBER in patent else None
    if scope and "number" in patent:
        yield source.draft(scope, "", GRANTED, patent["number"], f"{at}/{NUMBER}")


def of_kind(kind: str, names: Iterable[str]) -> list[str]:
    """Of these scopes those of one kind, sorted."""
    return sorted(s for s in names if s.startswith(f"{kind}:"))


def patents_of(touched: Iterable[str]) -> set[str]:
    """The patents that may read these applications, by what is said and by what people ruled; others are passed over."""
    wanted = set(of_kind(scopes.APPLICATION, touched))
    if not wanted:
        return set()
    said = Fact.objects.filter(scope__in=called(wanted), slot=GRANTED).order_by()
    found = {scopes.of_patent(str(number)) for number in said.values_list("value", flat=True)}
    ruled = Ruling.objects.filter(slot=NUMBER, scope__startswith=f"{scopes.PATENT}:", undone_at=None)
    return found | {
        s for s, value in ruled.values_list("scope", "value") if scopes.of_application(value) in wanted
    }


def applications_of(patent: str) -> set[str]:
    """Every application that anybody, even a ruling since undone, says this patent was granted on."""
    told = [*Fact.objects.filter(scope=patent, slot=NUMBER).values_list("value", flat=True)]
    told += Ruling.objects.filter(scope=patent, slot=NUMBER).values_list("value", flat=True)
    return {scope for value in told if (scope := scopes.of_application(value))}


def read_by(patents: Collection[str]) -> dict[str, str]:
    """The application that each of these patents reads, as settled."""
    rows = Value.objects.filter(scope__in=called(patents), subject="", slot=NUMBER).values_list(
        "scope", "value"
    )
    return {patent: scope for patent, value in rows if (scope := scopes.of_application(value))}


def readers_of(applications: Collection[str]) -> dict[str, list[str]]:
    """Application → the patents that read it, sorted; those that nobody reads are left out."""
    found: dict[str, list[str]] = defaultdict(list)
    for patent, application in sorted(read_by(patents_of(applications)).items()):
        if application in applications:
            found[application].append(patent)
    return dict(found)


def patent_read_from(scope: str) -> str | None:
    """The one patent that reads this application, for what is decided on its facts; None where it is no application.
    Raises Refused where none or several do: then nobody can say of which the decision is."""
    if not scope.startswith(f"{scopes.APPLICATION}:"):
        return None
    found = readers_of({scope}).get(scope, [])
    if len(found) != 1:
        number = scopes.split(scope)[1]
        raise Refused(
            f"{len(found) or 'No'} patents here are known by application {number}; decide on its number first."
        )
    return found[0]


def waits(filing: Filing, drafts: Iterable[Draft]) -> str:
    """What a filing that says this was told to wait for."""
    if not any(d.scope.startswith(f"{scopes.APPLICATION}:") and d.slot != GRANTED for d in drafts):
        return ""
    return str(Filing.objects.values_list("problem", flat=True).get(pk=filing.pk))


def tell_waiting(applications: Collection[str]) -> None:
    """Say of each filing that speaks of one of these applications what it waits for, or nothing any more."""
    if not applications:
        return
    said = Fact.objects.filter(filing__status=Filing.Status.DONE).exclude(slot=GRANTED).order_by()
    filings = set(said.filter(scope__in=called(applications)).values_list("filing", flat=True))
    if not filings:
        return
    named: dict[int, set[str]] = defaultdict(set)
    every = said.filter(filing__in=filings, scope__startswith=f"{scopes.APPLICATION}:")
    for pk, scope in every.values_list("filing", "scope").distinct():
        named[pk].add(scope)
    known = readers_of({s for found in named.values() for s in found})
    changed = []
    for filing in Filing.objects.filter(pk__in=filings).order_by("pk"):
        problem = _sentence(sorted(named[filing.pk] - known.keys()))
        if filing.problem != problem:
            filing.problem = problem
            changed.append(filing)
    Filing.objects.bulk_update(changed, ["problem"], batch_size=500)


def _sentence(waiting: list[str]) -> str:
    """`This filing names application 12/345,678 and 2 more; no patent here is known by them yet. …`"""
    if not waiting:
        return ""
    number = scopes.split(waiting[0])[1]
    first = number if number.startswith("PCT") else f"{number[:-3]},{number[-3:]}"
    more = f" and {len(waiting) - 1} more" if len(waiting) > 1 else ""
    return WAITS.format(first=first, more=more, it="them" if more else "it")
