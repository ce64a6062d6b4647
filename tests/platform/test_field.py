"""The generated field: the same for the same seed, consistent with the record's own rules, and with its shapes."""

import json
from collections import Counter
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Count, Max, Min
from psycopg2.extensions import make_dsn

from cases.ledger.book import Book
from cases.ledger.scopes import of_docket
from cases.models import Case, CasePatent, Docket, DocketEntry, Fact, Value
from cases.projection.entries import entries
from cases.projection.suit import Suit
from casetracker.embedded.client import Servers
from casetracker.field.copying import Json
from casetracker.field.load import TABLES
from casetracker.field.shape import Impossible, suits
from casetracker.field.telling import Told
from casetracker.management.commands import make_field
from law.names import key as name_key
from parties.models import Party
from timelines.checking import untold
from timelines.models import KINDS, TimelineEvent
from timelines.rebuild import rebuild
from timelines.shared import shared_before


def make(cases: int = 60, entries: int = 900, seed: int = 7) -> str:
    said = StringIO()
    call_command("make_field", cases=cases, entries=entries, seed=seed, into_embedded=True, stdout=said)
    return said.getvalue()


def every_row(seed: int) -> str:
    rows = Told(suits(60, 900, seed), seed)
    made = {method: list(getattr(rows, method)()) for _, _, method in TABLES}
    return json.dumps(made, default=lambda v: v.text if isinstance(v, Json) else str(v))


def test_the_same_seed_makes_the_same_rows_and_another_seed_others() -> None:
    assert every_row(7) == every_row(7)
    assert every_row(7) != every_row(8)


def test_a_field_has_the_cases_and_entries_asked_for(db: None) -> None:
    make()

    assert Case.objects.count() == 60
    assert DocketEntry.objects.count() == 900


def test_keys_are_those_that_the_record_would_give(db: None) -> None:
    make()

    for docket in Docket.objects.all():
        assert of_docket(docket.court_id, docket.number) == f"docket:{docket.key}"
    for party in Party.objects.all():
        assert name_key(party.name) == party.key


def test_building_dockets_and_timelines_anew_changes_nothing(db: None) -> None:
    make()
    before = (
        list(DocketEntry.objects.order_by("pk").values()),
        list(TimelineEvent.objects.order_by("pk").values()),
    )
    cases = list(Case.objects.filter(merged_into=None).order_by("pk"))
    suits = [Suit(c.key, [c.key], {}, {}, None, c) for c in cases]
    for suit in suits:
        for docket in suit.case.dockets.select_related("case"):
            scope = f"docket:{docket.key}"
            for lined in entries([(docket, Book([scope]).places(scope))]):
                suit.lines += lined.lines

    scopes = [s.scope for s in suits]
    rebuild(Book(scopes), scopes, suits, [], shared_before(scopes))

    assert before[0] == list(DocketEntry.objects.order_by("pk").values())
    assert before[1] == list(TimelineEvent.objects.order_by("pk").values())
    assert before[1]


def test_the_feed_tells_of_every_row(db: None) -> None:
    make()

    assert {kind: untold(kind) for kind in KINDS} == {kind: ([], []) for kind in KINDS}


def test_every_open_dispute_has_two_sides(db: None) -> None:
    make(cases=200, entries=1000)

    disputes = Value.objects.filter(state="open")

    assert disputes.count() == Case.objects.filter(open_questions=1).count() > 0
    for value in disputes:
        sides = Fact.objects.filter(scope=value.scope, slot=value.slot)
        assert len({fact.value for fact in sides}) == 2
        assert value.fact in sides


def test_the_shapes_are_those_of_the_real_field() -> None:
    found = suits(5_000, 60_000, seed=3)
    owners = Counter(s.plaintiff for s in found)
    asserted = Counter(p for s in found for p in s.patents)
    courts = Counter(s.court for s in found)

    assert sum(s.entries for s in found) == 60_000
    assert min(s.entries for s in found) >= 2
    assert max(s.entries for s in found) > 300
    assert max(owners.values()) > 100 > 1 == min(owners.values())
    assert max(asserted.values()) > 50 > 1 == min(asserted.values())
    assert courts["txed"] > 5 * courts["vaed"] > 0
    assert any(s.joined for s in found)
    assert any(s.came_from is not None and not s.joined for s in found)


def test_a_joined_suit_has_its_docket_in_the_other_and_nothing_else(db: None) -> None:
    make(cases=300, entries=900)

    joined = Case.objects.exclude(merged_into=None)

    assert joined
    for case in joined:
        assert not case.dockets.exists()
        assert not case.parties.exists()
        assert case.merged_into is not None
        assert case.merged_into.dockets.count() == 2


def test_dockets_of_no_length_and_filled_databases_are_refused(db: None) -> None:
    with pytest.raises(Impossible, match="2 to 3,000"):
        suits(10, 10, seed=1)
    with pytest.raises(CommandError, match="ask for 20 to 30,000"):
        make(cases=10, entries=10)
    make(cases=10, entries=20)

    with pytest.raises(CommandError, match="an empty database only"):
        make(cases=10, entries=20)
    assert Case.objects.count() == 10


@pytest.fixture
def on_the_embedded_server(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    given = connection.get_connection_params()
    keys = ("dbname", "user", "password", "host", "port")
    here = make_dsn(**{k: given[k] for k in keys if given.get(k)})
    monkeypatch.setattr(make_field, "found", lambda path: Servers(here, "", 1))


def test_the_embedded_database_is_filled_only_when_told(on_the_embedded_server: None) -> None:
    with pytest.raises(CommandError, match="--into-embedded"):
        call_command("make_field", cases=10, entries=20, seed=1)
    assert not Case.objects.exists()

    call_command("make_field", "--into-embedded", cases=10, entries=20, seed=1, stdout=StringIO())
    assert Case.objects.count() == 10


def test_a_database_that_was_named_is_filled(
    on_the_embedded_server: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = Servers("postgresql://postgres@192.0.2.1:5432/embedded", "", 1)
    monkeypatch.setattr(make_field, "found", lambda path: elsewhere)

    call_command("make_field", cases=10, entries=20, seed=1, stdout=StringIO())

    assert Case.objects.count() == 10


def test_entries_are_numbered_from_one(db: None) -> None:
    make()

    numbered = DocketEntry.objects.values("docket").annotate(
        n=Count("pk"), last=Max("number"), first=Min("number")
    )

    assert all(row["n"] == row["last"] and row["first"] == 1 for row in numbered)
    assert CasePatent.objects.exists()
