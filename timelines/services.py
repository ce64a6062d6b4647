"""Bring the record up to date: settle every touched subject, rebuild its timeline."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from django.db import OperationalError, connection, transaction

from cases.ledger import scopes as names
from cases.ledger.joins import SAME_PARTY, across
from cases.models import Case, CaseParty, Fact
from cases.projection.case import settle_case
from cases.projection.counsel import prune_people, settle_people
from cases.projection.party import prune_parties, settle_parties
from cases.projection.patent import prune_patent, settle_patent
from cases.projection.proposals import count_questions, mentions_near, propose
from patents.models import Patent
from timelines.rebuild import rebuild_case, rebuild_patent

TURNS = 8  # tries of one piece of work when other workers' locks or new neighbours get in its way

T = TypeVar("T")


class TouchedMore(Exception):
    """While waiting for its locks, more came to be touched: the transaction must be tried again from the start."""


def in_turns(work: Callable[[], T]) -> T:
    """Do `work`, which is one transaction, trying again from the start when a deadlock, a serialisation failure or newly
    touched neighbours end it: always outside the transaction, where a retry can succeed."""
    for _ in range(TURNS - 1):
        try:
            return work()
        except (OperationalError, TouchedMore):
            connection.close_if_unusable_or_obsolete()
    return work()


def lock(scopes: Iterable[str]) -> set[str]:
    """Lock these scopes and all that is settled with them until the transaction ends; returns the whole set.

    Locks are always taken in one order, so that two refreshes can wait for each other but never deadlock.
    """
    whole = _with_neighbours(set(scopes))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(k) FROM"
            " (SELECT DISTINCT hashtextextended(s, 0) k FROM unnest(%s::text[]) s ORDER BY 1) t",
            [sorted(whole)],
        )
    if _with_neighbours(set(scopes)) - whole:
        raise TouchedMore
    return whole


@transaction.atomic
def refresh(scopes: Iterable[str]) -> None:
    """Settle these scopes and rebuild their timelines. Same facts and rulings in, same record out, in whatever order
    they came. Raises TouchedMore when the transaction has to be tried again."""
    touched = sorted(lock(scopes))
    patents = [s for s in touched if names.split(s)[0] == names.PATENT]
    parties = [s for s in touched if names.split(s)[0] == names.PARTY]
    people = [s for s in touched if names.split(s)[0] in (names.ATTORNEY, names.FIRM)]
    for scope in patents:
        settle_patent(scope)
    settle_people(people)
    settle_parties(parties)
    cases = [
        case
        for s in touched
        if names.split(s)[0] in (names.DOCKET, names.MENTION)
        if (case := settle_case(s))
    ]
    for case in cases:
        rebuild_case(case)
    for patent in Patent.objects.filter(number__in=[names.split(s)[1] for s in patents]):
        rebuild_patent(patent)
    near = mentions_near(cases)
    for mention in near:
        propose(mention)
    count_questions(cases + [p.case for m in near for p in m.proposals_as_mention.select_related("case")])
    prune_people(people)
    for scope in patents:
        prune_patent(scope)
    prune_parties(parties)


def _with_neighbours(scopes: set[str]) -> set[str]:
    """With a case go the suits its filings mention, the mentions confirmed to be it (and the other way), and its
    parties: what is proposed about two suits is written under the lock of the party they share."""
    own = {s for s in scopes if names.split(s)[0] in (names.DOCKET, names.MENTION)}
    mentioned = {
        f["scope"] for f in Fact.objects.filter(scope__in=own, slot="related").values_list("value", flat=True)
    }
    cases = own | mentioned | across(own | mentioned)
    keys = CaseParty.objects.filter(case__key__in=cases).values_list("party__key", flat=True)
    parties = {f"{names.PARTY}:{k}" for k in keys} | {s for s in scopes if names.split(s)[0] == names.PARTY}
    return scopes | cases | parties | across(parties, SAME_PARTY)


def refresh_all() -> None:
    """Settle and rebuild everything from the facts: what `manage.py rebuild` does."""
    every = set(Fact.objects.values_list("scope", flat=True).distinct()) | set(
        Case.objects.values_list("key", flat=True)
    )
    every |= {f"{names.PATENT}:{n}" for n in Patent.objects.values_list("number", flat=True)}
    refresh(every)
