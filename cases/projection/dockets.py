"""The dockets of cases: one row for each court's record, every spelling of its number, and its entries."""

from collections.abc import Mapping, Sequence

from cases.ledger import scopes
from cases.ledger.book import Book
from cases.ledger.heard import Heard
from cases.ledger.record import Place
from cases.models import Case, Court, Docket, DocketEntry, DocketNumber
from cases.projection.differences import bring_to
from cases.projection.entries import entries
from cases.projection.suit import Suit
from cases.projection.values import settle_places
from law.courts import COURTS
from law.dockets import parse
from web.ids import called, these

SPELLED = ("docket_number", "other_number", "mentioned_number")
Places = Mapping[Place, Sequence[Heard]]


def settle_dockets(book: Book, suits: Sequence[Suit]) -> None:
    """Bring the dockets of these cases, their numbers and their entries to what the filings say."""
    home = {s: suit for suit in suits for s in suit.whole if scopes.split(s)[0] == scopes.DOCKET}
    whole = {s: suit.case for s, suit in home.items()}
    places = {scope: book.places(scope) for scope in whole}
    owner = {scope: case for scope, case in whole.items() if places[scope]}
    _courts({_place(s).partition("/")[0] for s in owner})
    wanted = [_docket(book, scope, case, places[scope]) for scope, case in sorted(owner.items())]
    found = bring_to(Docket.objects.filter(key__in=called([_place(s) for s in whole])), ("key",), wanted)
    rows = {d.key: d for d in found.values()}
    ids = [d.pk for d in rows.values()]
    numbers = [n for scope in sorted(owner) for n in _numbers(rows[_place(scope)], scope, places[scope])]
    bring_to(DocketNumber.objects.filter(docket__in=these(ids)), ("docket_id", "number"), numbers)
    with_lines = set(
        DocketEntry.objects.filter(docket__in=these(ids)).values_list("docket__key", flat=True).distinct()
    )
    lined = [
        s for s in sorted(owner) if _place(s) in with_lines or any(slot == "entry" for _, slot in places[s])
    ]
    for scope in owner:
        rows[_place(scope)].case = whole[scope]
    told = [(rows[_place(scope)], places[scope]) for scope in lined]
    for scope, kept in zip(lined, entries(told), strict=True):
        home[scope].lines += kept.lines
        home[scope].fresh |= kept.fresh


def _place(scope: str) -> str:
    return scopes.split(scope)[1]


def _courts(wanted: set[str]) -> None:
    missing = wanted - set(Court.objects.filter(id__in=wanted).values_list("id", flat=True))
    rows = [
        Court(id=c, name=COURTS[c].name if c in COURTS else c, short=COURTS[c].short if c in COURTS else c)
        for c in sorted(missing)
    ]
    Court.objects.bulk_create(rows, ignore_conflicts=True)  # another worker may meet the same new court


def _docket(book: Book, scope: str, case: Case, places: Places) -> Docket:
    court, _, number = _place(scope).partition("/")
    numbers = {place: facts for place, facts in places.items() if place == ("", "docket_number")}
    shown = settle_places(numbers, book.decisions(scope)).get(("", "docket_number"))
    return Docket(case=case, court_id=court, key=_place(scope), number=str(shown.value) if shown else number)


def _numbers(docket: Docket, scope: str, places: Places) -> list[DocketNumber]:
    spelled = {str(f.value) for slot in SPELLED for f in places.get(("", slot), [])} | {
        docket.key.partition("/")[2]
    }
    parsed = {n.text: n.core for s in spelled if (n := parse(s, court=docket.court_id))}
    return [DocketNumber(docket=docket, number=text, core=core) for text, core in sorted(parsed.items())]
