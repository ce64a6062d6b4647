"""The review queue: everything that waits for a person, as plain rows with the words of each side beside each other.

`queue(user)` gives one page of `Item`s and the counts by kind. The number of queries is the same for 2 and for 200 rows,
and all of it goes through `visible_to`. What a page or the API does with an item:

| item.kind | about | decided by (desk.services) |
| --- | --- | --- |
| `conflict` | a Value whose sources differ | `choose(fact)` with a quote's `fact_id`, or `enter(value, …)` |
| `same_case` | a Proposal: a mention, or a docket after a transfer | `decide(proposal, confirm=…)` |
| `same_party` | a PartyProposal: two names that may be one company | `decide_party(proposal, confirm=…)` |
| `question` | a Question | `answer(question, says)`; of a filing set aside (`item.yes_or_no`) "yes" or "no" |
| `filing` | a Filing that is in no case or was not understood | `assign(filing, case)`, `withdraw(filing)` |

Each of them returns a Ruling (a withdrawal: the Filing) that `undo` takes back.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import User
from cases.labels import label, party_names
from cases.models import Case, Fact, Filing, PartyProposal, Proposal, Question, Value
from desk.compared import in_words, place, told
from parties.models import Party

CONFLICT, SAME_CASE, SAME_PARTY, QUESTION, FILING = KINDS = (
    "conflict",
    "same_case",
    "same_party",
    "question",
    "filing",
)
PAGE = 25


@dataclass(frozen=True, slots=True)
class Quote:
    """One side's words: what the filing says, where, and whether it is what the record now shows."""

    fact_id: int
    filing_id: int
    source: str  # title of the filing
    source_kind: str
    says: str  # the value in words
    words: str  # the quote itself
    shown: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to decide. `id` is that of the row named by `kind` (see the module's table)."""

    kind: str
    id: int
    asks: str
    about: str  # caption of the case, or the patent
    address: str  # page of what it is about
    scope: str
    rule: str = ""
    quotes: Sequence[Quote] = ()
    evidence: Sequence[Mapping[str, Any]] = ()  # of `same_case`, `same_party`: {for: bool, says: sentence}
    yes_or_no: bool = False


@dataclass(frozen=True, slots=True)
class Queue:
    """One page of the queue, and how many items of each kind there are in all."""

    items: Sequence[Item]
    counts: Mapping[str, int]
    total: int = field(default=0)


def queue(user: User, *, kind: str = "", scope: str = "", start: int = 0, limit: int = PAGE) -> Queue:
    """Items `start` to `start + limit` of what waits, conflicts first; narrowed to one kind, or to one case or patent by
    its scope (`docket:txwd/7:24-cv-00030`)."""
    waiting = {k: rows for k, rows in _waiting(user, scope).items() if kind in ("", k)}
    counts = {k: rows.count() for k, rows in waiting.items()}
    items: list[Item] = []
    for k, rows in waiting.items():
        first = max(0, start)
        items += LOADERS[k](user, list(rows[first : first + limit - len(items)]))
        start -= counts[k]
        if len(items) >= limit:
            break
    return Queue(items, counts, sum(counts.values()))


def _waiting(user: User, scope: str) -> dict[str, QuerySet[Any]]:
    """The rows of each kind, in a stable order. Typed loosely: `visible_to` is a word of our own QuerySet."""
    values: Any = Value.objects.visible_to(user)
    proposals: Any = Proposal.objects.visible_to(user)
    questions: Any = Question.objects.visible_to(user)
    parties: Any = PartyProposal.objects.visible_to(user)
    filings: Any = Filing.objects.visible_to(user)
    unplaced = Q(status=Filing.Status.DONE, docket=None) & ~Q(problem="")
    unread = Q(status__in=(Filing.Status.NOT_UNDERSTOOD, Filing.Status.FAILED))
    if scope:
        values, questions = values.filter(scope=scope), questions.filter(scope=scope)
        proposals = proposals.filter(Q(mention__key=scope) | Q(case__key=scope))
        parties, filings = parties.none(), filings.none()
    return {
        CONFLICT: values.filter(state=Value.State.OPEN)
        .select_related("fact__filing")
        .order_by("scope", "subject", "slot"),
        SAME_CASE: proposals.filter(state=Proposal.State.OPEN)
        .select_related("mention", "case")
        .order_by("case__key", "mention__key"),
        SAME_PARTY: parties.filter(state="open")
        .select_related("party", "into")
        .order_by("into__key", "party__key"),
        QUESTION: questions.filter(state=Question.State.OPEN)
        .select_related("fact__filing", "against__filing")
        .order_by("scope", "key"),
        FILING: filings.filter(unplaced | unread).order_by("id"),
    }


def _conflicts(user: User, values: Sequence[Value]) -> list[Item]:
    places = _places(user, [v.scope for v in values])
    sides, names = told(values, user), party_names(values)
    return [
        Item(
            CONFLICT, v.pk, label(v, names), *places[v.scope], v.scope, rule=v.rule,
            quotes=[_quote(t.fact, t.agrees) for t in sides[v.pk]],
        )
        for v in values
    ]  # fmt: skip


def _proposals(user: User, proposals: Sequence[Proposal]) -> list[Item]:
    keys = {key for p in proposals for key in (p.mention.key, p.case.key)}
    begun = Value.objects.filter(scope__in=keys, subject="", slot="begun_on").select_related("fact__filing")
    days = {v.scope: v for v in begun if v.fact}
    return [
        Item(
            SAME_CASE, p.pk, f"Is “{p.mention}” this case?", str(p.case), p.case.get_absolute_url(), p.case.key,
            quotes=[_quote(v.fact, False) for key in (p.mention.key, p.case.key) if (v := days.get(key))],
            evidence=p.evidence,
        )
        for p in proposals
    ]  # fmt: skip


def _parties(user: User, proposals: Sequence[PartyProposal]) -> list[Item]:
    ends = {f"party:{p.key}" for row in proposals for p in (row.party, row.into)}
    facts: Any = Fact.objects.visible_to(user)
    named = facts.filter(scope__in=ends, slot="name", filing__status=Filing.Status.DONE).select_related(
        "filing"
    )
    first = {f.scope: f for f in named.order_by("scope", "id").distinct("scope")}
    return [
        Item(
            SAME_PARTY, p.pk, f"Is “{p.party}” the same party?", str(p.into), p.into.get_absolute_url(), "",
            quotes=[_quote(f, False) for end in (p.party, p.into) if (f := first.get(f"party:{end.key}"))],
            evidence=p.evidence,
        )
        for p in proposals
    ]  # fmt: skip


def _questions(user: User, questions: Sequence[Question]) -> list[Item]:
    places = _places(user, [q.scope for q in questions])
    return [
        Item(
            QUESTION, q.pk, q.says, *places[q.scope], q.scope,
            quotes=[_quote(f, False) for f in (q.fact, q.against) if f],
            yes_or_no=q.key.startswith("filing:"),
        )
        for q in questions
    ]  # fmt: skip


def _filings(user: User, filings: Sequence[Filing]) -> list[Item]:
    return [Item(FILING, f.pk, f.problem, str(f), f.get_absolute_url(), "") for f in filings]


def _places(user: User, scopes: Iterable[str]) -> dict[str, tuple[str, str]]:
    """(name, address) of the cases and patents these scopes are."""
    wanted = set(scopes)
    cases: Any = Case.objects.visible_to(user)
    found = {c.key: (str(c), c.get_absolute_url()) for c in cases.filter(key__in=wanted)}
    keys = {s.partition(":")[2]: s for s in wanted if s.startswith("party:")}
    parties = Party.objects.filter(key__in=keys) if keys else []
    found |= {keys[p.key]: (str(p), p.get_absolute_url()) for p in parties}
    patents = {s: (place(s), f"/patents/{s.partition(':')[2]}/") for s in wanted if s.startswith("patent:")}
    return {s: (place(s), "") for s in wanted} | found | patents


def _quote(fact: Fact, shown: bool) -> Quote:
    says = "" if fact.slot in ("doubt", "asks") else in_words(fact.slot, fact.value)
    return Quote(fact.pk, fact.filing_id, str(fact.filing), fact.filing.kind, says, fact.quote, shown)


LOADERS: Mapping[str, Callable[[User, Any], list[Item]]] = {
    CONFLICT: _conflicts,
    SAME_CASE: _proposals,
    SAME_PARTY: _parties,
    QUESTION: _questions,
    FILING: _filings,
}
