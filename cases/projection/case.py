"""Cases' rows, from the settled facts of their dockets and of the mentions a person confirmed to be them.

All cases of one refresh are settled together, so that their number does not multiply the queries.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Model

from cases.ledger import scopes
from cases.ledger.book import Book
from cases.models import (
    Accusation,
    Appearance,
    Case,
    CaseParty,
    CasePatent,
    CaseRelation,
    Docket,
    Ground,
    Question,
)
from cases.projection.beginning import PLACE as BEGINNING
from cases.projection.beginning import settle_beginning
from cases.projection.caption import caption
from cases.projection.cited import cited_rows
from cases.projection.differences import bring_to
from cases.projection.dockets import settle_dockets
from cases.projection.members import (
    accusations,
    appearances,
    grounds,
    parties,
    patents,
    related_scopes,
    relations,
)
from cases.projection.questions import question_rows, store_questions, stranger_rows
from cases.projection.suit import Known, Suit
from cases.projection.values import settle_places, store_values, value_rows
from law.dates import bounds
from web.ids import called, these


def settle_cases(book: Book, wanted: Iterable[str]) -> list[Suit]:
    """Settle these cases and suits only mentioned: their values, their rows, and everything in them. Returns those that
    stand. A docket that was joined to another case keeps its row as a signpost, and nothing else; of what no filing
    speaks any more, nothing is kept."""
    names = sorted(wanted)
    suits, signposts, gone = [], [], []
    for scope in names:
        suit = _suit(book, scope)
        if not suit.places:
            gone.append(scope)
        elif _signpost(scope, bool(suit.into)):
            signposts.append(suit)
        else:
            suits.append(suit)
    store_values(names, [row for s in suits for row in value_rows(s.scope, s.settled)])
    store_questions(names, [row for s in suits for row in _questions(book, s)])
    _rows([*suits, *signposts])
    settle_dockets(book, suits)
    _members(suits, signposts)
    Docket.objects.filter(case__key__in=gone).delete()
    Case.objects.filter(key__in=gone).delete()
    return suits


def _suit(book: Book, scope: str) -> Suit:
    whole = book.members(scope)
    places = book.places(*whole)
    decisions = book.decisions(scope)
    settled = settle_places(places, decisions)
    settled.pop(("", "begun_by"), None)
    beginning = settle_beginning(places, decisions)
    if beginning:
        settled[BEGINNING] = beginning
    return Suit(scope, whole, places, settled, book.joins.get(scope))


def _questions(book: Book, suit: Suit) -> list[Question]:
    decisions = book.decisions(suit.scope)
    aside = [f for scope in suit.whole for f in book.strangers.get(scope, {}).values()]
    return [
        *question_rows(suit.scope, suit.places, decisions, suit.settled),
        *stranger_rows(suit.scope, aside, decisions),
        *cited_rows(suit.scope, suit.places, decisions),
    ]


def _rows(suits: Sequence[Suit]) -> None:
    """The cases' own rows. One that was joined to another is written after it."""
    for joined in (False, True):
        turn = [s for s in suits if bool(s.into) is joined]
        others = {c.key: c for c in Case.objects.filter(key__in=[s.into for s in turn if s.into])}
        standing = Case.objects.filter(key__in=called([s.scope for s in turn]))
        before = {c.key: c for c in standing}
        wanted = [_row(s, others.get(s.into or "")) for s in turn]
        for row in wanted:  # counted and told later, from what is settled here and its timeline
            if stands := before.get(row.key):
                row.stage = stands.stage
                row.open_questions = 0 if _signpost(row.key, joined) else stands.open_questions
        found = bring_to(standing, ("key",), wanted) if turn else {}
        for suit in turn:
            suit.case = found[(suit.scope,)]


def _signpost(key: str, joined: bool) -> bool:
    return joined and scopes.split(key)[0] == scopes.DOCKET


def _row(suit: Suit, into: Case | None) -> Case:
    def value(slot: str, default: Any) -> Any:
        return suit.settled["", slot].value if ("", slot) in suit.settled else default

    filed_on, posture = str(value("begun_on", "")), value("posture", "")
    earliest, latest = bounds(filed_on) if filed_on else (None, None)
    return Case(
        key=suit.scope, caption=caption(suit.places, suit.settled)[:600],
        posture=posture[0] if isinstance(posture, list) else posture,
        filed_on=filed_on, filed_earliest=earliest, filed_latest=latest, jury_demand=value("jury_demand", None),
        nature_of_suit=value("nature_of_suit", None), cause=str(value("cause", ""))[:120],
        terminated_on=str(value("terminated_on", "")), mentioned_only=("", "docket_number") not in suit.places,
        merged_into=into,
    )  # fmt: skip


Rows = Callable[[Suit], Sequence[Model]]


def _members(suits: Sequence[Suit], signposts: Sequence[Suit]) -> None:
    """Everything in the cases, each table by one comparison."""
    known = Known(suits)
    others = {
        c.key: c for c in Case.objects.filter(key__in=called({r for s in suits for r in related_scopes(s)}))
    }
    in_case = {s.scope: parties(s, known) for s in suits}
    tables: Mapping[type[Any], tuple[tuple[str, ...], Rows]] = {
        CaseParty: (("party_id", "role"), lambda s: in_case[s.scope]),
        CasePatent: (("patent_id",), lambda s: patents(s, known)),
        Accusation: (
            ("patent_id", "patentee_id", "challenger_id", "count"),
            lambda s: accusations(s, known, in_case[s.scope]),
        ),
        Ground: (("number",), lambda s: grounds(s, known)),
        Appearance: (("attorney_id", "firm_id", "role"), lambda s: appearances(s, known)),
        CaseRelation: (("other_id", "relation"), lambda s: relations(s, others)),
    }
    for model, (keys, rows) in tables.items():
        standing = model.objects.filter(case__in=these([s.case.pk for s in (*suits, *signposts)]))
        bring_to(standing, ("case_id", *keys), [row for s in suits for row in rows(s)])
