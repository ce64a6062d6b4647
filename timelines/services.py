"""Bring the record up to date: settle every touched subject, rebuild its timeline."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextvars import ContextVar
from typing import TypeVar

from django.db import OperationalError, connection, transaction

from cases.ledger import scopes as names
from cases.ledger.applications import patents_of, read_by, tell_waiting, waits
from cases.ledger.book import Book, names_written
from cases.ledger.drafts import Draft
from cases.ledger.facts import all_facts
from cases.ledger.filed import NO_DOCKET, fitting, own_docket
from cases.ledger.joins import SAME_PARTY, across
from cases.ledger.record import record_facts
from cases.ledger.repeats import REPEATS, SHEET, digest, neighbours, same
from cases.models import Case, CaseParty, Docket, Fact, Filing, FilingText
from cases.projection.acts import ENTERED, bucket, marks
from cases.projection.alike import locks, propose_parties
from cases.projection.case import settle_cases
from cases.projection.counsel import prune_people, settle_people
from cases.projection.party import prune_parties, settle_parties
from cases.projection.patent import prune_patents, settle_patents
from cases.projection.proposals import mentioned_by, propose
from cases.projection.succession import ask_succession
from cases.projection.waiting import count_questions
from patents.models import Patent
from timelines.rebuild import rebuild
from timelines.shared import shared_before, sharers

TURNS = 8  # tries of one piece of work when other workers' locks or new neighbours get in its way
EVERYTHING = (
    7_519_814  # key of the lock that a rebuild of everything takes alone, and every other refresh shares
)
AT_ONCE = 500  # scopes that a rebuild of everything settles together

T = TypeVar("T")
# What an earlier turn of this work found that it must lock: it came out of settling, so it cannot be known before.
_FOUND: ContextVar[frozenset[str]] = ContextVar("found", default=frozenset())


class TouchedMore(Exception):
    """While waiting for its locks, or while settling, more came to be touched than was locked: the transaction must be
    tried again from the start, with `more` locked as well."""

    def __init__(self, more: Iterable[str] = ()) -> None:
        super().__init__()
        self.more = frozenset(more)


def in_turns(work: Callable[[], T]) -> T:
    """Do `work`, which is one transaction, trying again from the start when a deadlock, a serialisation failure or newly
    touched neighbours end it: always outside the transaction, where a retry can succeed."""
    more: frozenset[str] = frozenset()
    for turn in range(TURNS):
        token = _FOUND.set(more)
        try:
            return work()
        except TouchedMore as error:
            if turn == TURNS - 1:
                raise
            more |= error.more
        except OperationalError:
            if turn == TURNS - 1:
                raise
            connection.close_if_unusable_or_obsolete()
        finally:
            _FOUND.reset(token)
    raise AssertionError("the last turn returns or raises")


def lock(scopes: Iterable[str]) -> frozenset[str]:
    """Lock these scopes and all that is written with them until the transaction ends; returns the whole set.

    Locks are always taken in one order, so that two refreshes can wait for each other but never deadlock.
    """
    scopes = {*scopes, *_FOUND.get()}
    whole = _with_neighbours(scopes)
    held = sorted(bucket(s) if names.split(s)[0] == ENTERED else s for s in whole)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [EVERYTHING])
        cursor.execute(
            "SELECT pg_advisory_xact_lock(k) FROM"
            " (SELECT DISTINCT hashtextextended(s, 0) k FROM unnest(%s::text[]) s ORDER BY 1) t",
            [held],
        )
    if _with_neighbours(scopes) - whole:
        raise TouchedMore
    return frozenset(whole)


@transaction.atomic
def refresh(scopes: Iterable[str], *, held: frozenset[str] | None = None) -> None:
    """Settle these scopes and rebuild their timelines. Same facts and rulings in, same record out, in whatever order
    they came. `held` is what `lock` returned earlier in this transaction for these scopes or more. Raises TouchedMore
    when the transaction has to be tried again."""
    touched = set(scopes)
    held = lock(touched) if held is None else held
    fresh = _settle(_with_joined(touched))
    if fresh - held:  # a line came to be of an act whose other dockets are not locked
        raise TouchedMore(fresh)


def share_events_again(cases: Iterable[str]) -> None:
    """Settle these cases, by key, where their orders are entered in others' dockets too: who may see them has changed."""
    keys = set(cases)
    if sharers(keys):
        refresh(keys)


def record(filing: Filing, drafts: Sequence[Draft], own: str | None) -> None:
    """Record what a filing says in the docket it is in (`own`), and settle all that this touches. Raises TouchedMore when
    the transaction has to be tried again."""
    filing.says = digest(drafts) if drafts and own and filing.kind == SHEET else ""
    before, after = neighbours(filing, own) if own and filing.says else (None, None)
    kept = [] if same(before, filing) else drafts
    told = set(filing.facts.values_list("scope", flat=True))
    held = lock({d.scope for d in kept} | marks(kept) | told) if kept or told else _hold(own)
    if own and filing.says and same(neighbours(filing, own)[0], filing) is bool(kept):
        raise TouchedMore
    if kept or told:
        refresh(record_facts(filing, kept), held=held)
    filing.docket = Docket.objects.get(key=own.partition(":")[2]) if own else None
    filing.problem = waits(filing, drafts) if kept else REPEATS if drafts else NO_DOCKET
    filing.save(update_fields=["docket", "problem", "says"])
    if after and same(filing, after) is after.facts.exists():
        file_again(after)


def file_again(filing: Filing) -> None:
    """Record a filing's facts again from what was read of it, in the docket it now belongs to."""
    content = FilingText.objects.get(filing=filing)
    document = dict(content.reading)
    spans = {pointer: (start, end) for pointer, (start, end) in document.pop("spans").items()}
    own = own_docket(filing, document)
    record(filing, fitting(all_facts(document, spans, content.text, own), own), own)


def taken_out(filing: Filing, said: Iterable[str]) -> None:
    """Settle what a filing said (its scopes) now that it no longer counts; a sheet that only repeated it speaks for itself,
    and does so first, so that their docket stands all the while."""
    own = f"{names.DOCKET}:{filing.docket.key}" if filing.docket and filing.says else None
    before, after = neighbours(filing, own) if own else (None, None)
    if after and same(before, after) is after.facts.exists():
        file_again(after)
    refresh(said)


def _hold(own: str | None) -> frozenset[str]:
    """Lock one docket, where nothing else is written."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock_shared(%s), pg_advisory_xact_lock(hashtextextended(%s, 0))",
            [EVERYTHING, own],
        )
    return frozenset()


def _settle(touched: set[str]) -> set[str]:
    """Settle all of these; returns the marks that lines of their dockets have got."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for scope in sorted(touched):
        kinds[names.split(scope)[0]].append(scope)
    people, suits = kinds[names.ATTORNEY] + kinds[names.FIRM], kinds[names.DOCKET] + kinds[names.MENTION]
    written = names_written(people + kinds[names.PARTY] + _joined_parties(kinds[names.PARTY]))
    book = Book(kinds[names.PATENT] + suits)
    formerly = read_by(kinds[names.PATENT])
    patents = settle_patents(book, kinds[names.PATENT])
    settle_people(people, written)
    settle_parties(kinds[names.PARTY], written)
    ask_succession(kinds[names.PARTY], written)
    before, shared = mentioned_by(suits), shared_before(suits)
    settled = settle_cases(book, suits)
    cases = [s.case for s in settled]
    rebuild(book, suits + kinds[names.PATENT], settled, patents, shared)
    count_questions([*cases, *propose(cases, before)])
    propose_parties(kinds[names.PARTY])
    prune_people(people, written)
    prune_patents(book, kinds[names.PATENT])
    prune_parties(kinds[names.PARTY], written)
    tell_waiting({*kinds[names.APPLICATION], *(s for _, s in formerly.items() ^ book.applications.items())})
    return {mark for suit in settled for mark in suit.fresh}


def _with_joined(scopes: set[str]) -> set[str]:
    """Both ends of every join: what is said of one end shows on the other; with an application its patent."""
    cases = {s for s in scopes if names.split(s)[0] in (names.DOCKET, names.MENTION)}
    parties = {s for s in scopes if names.split(s)[0] == names.PARTY}
    return scopes | across(cases) | across(parties, SAME_PARTY) | patents_of(scopes)


def _joined_parties(parties: list[str]) -> list[str]:
    return sorted(across(parties, SAME_PARTY) - set(parties))


def _with_neighbours(scopes: set[str]) -> set[str]:
    """With a case go the suits its filings mention, the mentions confirmed to be it (and the other way), those in whose
    dockets its orders are entered too, and its parties: what is proposed about two suits is written under the lock of the
    party they share. With an application goes its patent."""
    own = {s for s in scopes if names.split(s)[0] in (names.DOCKET, names.MENTION)}
    mentioned = {
        f["scope"] for f in Fact.objects.filter(scope__in=own, slot="related").values_list("value", flat=True)
    }
    cases = own | mentioned | across(own | mentioned) | sharers(scopes)
    keys = CaseParty.objects.filter(case__key__in=cases).values_list("party__key", flat=True).distinct()
    parties = {f"{names.PARTY}:{k}" for k in keys} | {s for s in scopes if names.split(s)[0] == names.PARTY}
    parties |= across(parties, SAME_PARTY)
    named = {names.split(s)[1] for s in scopes if names.split(s)[0] == names.PARTY}
    return scopes | cases | parties | locks(named) | patents_of(scopes)


def alone() -> None:
    """Until the transaction ends nobody else settles: for work that touches more scopes than can be locked one by one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [EVERYTHING])


@transaction.atomic
def settle_alone(scopes: Iterable[str]) -> None:
    """Settle these scopes, as `refresh` does, while nobody else settles."""
    alone()
    _settle(_with_joined(set(scopes)))


@transaction.atomic
def refresh_all() -> None:
    """Settle and rebuild everything from the facts: what `manage.py rebuild` does. Nobody else settles meanwhile."""
    alone()
    every = set(Fact.objects.values_list("scope", flat=True).distinct()) | set(
        Case.objects.values_list("key", flat=True)
    )
    every |= {f"{names.PATENT}:{n}" for n in Patent.objects.values_list("number", flat=True)}
    ordered = sorted(every, key=lambda s: (names.split(s)[0] in (names.DOCKET, names.MENTION), s))
    for start in range(0, len(ordered), AT_ONCE):
        _settle(_with_joined(set(ordered[start : start + AT_ONCE])))
