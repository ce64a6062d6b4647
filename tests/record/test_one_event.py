"""One order entered in four member cases is four entries and one event, in whatever order the dockets came."""

import itertools
import random
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rest_framework.test import APIClient

from accounts.models import User
from cases.models import Case, DocketEntry
from desk import services, walls
from tests.record.papers import Document, take_in
from timelines.export import export
from timelines.models import Change, EventEntry, TimelineEvent
from timelines.services import refresh_all

pytestmark = pytest.mark.django_db

LEAD = "2:24-cv-00123"
NUMBERS = (LEAD, "2:24-cv-00124", "2:24-cv-00125", "2:24-cv-00126")
ORDER = (
    "ORDER denying {motion} Motion to Stay Pending Inter Partes Review. Signed by Judge Ada Poe on 4/5/2024."
)


def line(number: int, motion: int = 9, **more: Any) -> dict[str, Any]:
    return {"number": number, "filed_on": "2024-04-05", "text": ORDER.format(motion=motion)} | more


def sheet(docket_number: str, *entries: dict[str, Any], **more: Any) -> Document:
    begun = {"number": 1, "filed_on": "2024-02-01", "text": f"COMPLAINT against Corvid Inc. {docket_number}"}
    return {
        "kind": "docket_sheet", "court": "txed", "docket_number": docket_number, "case_filed_on": "2024-02-01",
        "as_of": "2024-06-01", "entries": [begun, *entries],
    } | more  # fmt: skip


def member(docket_number: str, *entries: dict[str, Any]) -> Document:
    lead = {"relation": "lead", "court": "txed", "docket_number": LEAD}
    return sheet(docket_number, *entries, related=[lead])


def four() -> list[Document]:
    """The order in the lead case as entry 40 on motion 9, in the members under other numbers on other motions."""
    return [
        sheet(LEAD, line(40)),
        *(member(n, line(20 + i, motion=3 + i)) for i, n in enumerate(NUMBERS[1:])),
    ]


def orders() -> list[TimelineEvent]:
    return list(TimelineEvent.objects.filter(kind="order").order_by("scope", "key"))


def timeline(number: str) -> list[TimelineEvent]:
    return list(
        TimelineEvent.objects.of_case(Case.objects.get(key=f"docket:txed/{number}")).filter(kind="order")
    )


def test_it_works():
    take_in(*four())
    (event,) = orders()
    assert DocketEntry.objects.filter(text__startswith="ORDER").count() == 4
    assert (event.dockets, event.sources, event.scope) == (4, 4, f"docket:txed/{LEAD}")
    assert [timeline(n) for n in NUMBERS] == [[event]] * 4


def test_every_order_of_the_four_dockets_gives_one_record():
    outcomes = set()
    for order in itertools.permutations(four()):
        with transaction.atomic():
            take_in(*order)
            outcomes.add(export())
            transaction.set_rollback(True)
    assert len(outcomes) == 1


def test_one_document_is_one_act_though_its_lines_read_differently():
    alike = {"pacer_doc_id": "175012345678"}
    take_in(
        sheet(NUMBERS[0], line(5, **alike)), sheet(NUMBERS[1], line(6, **alike, text="ORDER as modified"))
    )
    (event,) = orders()
    assert event.dockets == 2


def test_a_line_that_names_its_associated_cases_needs_no_relation():
    text = ORDER.format(motion=9) + " Associated Cases: 2:24-cv-00123-AP, 2:24-cv-00124-AP(ch)"
    take_in(sheet(NUMBERS[0], line(5, text=text)), sheet(NUMBERS[1], line(6, text=text)))
    (event,) = orders()
    assert event.dockets == 2


def test_two_suits_that_have_nothing_to_do_with_each_other_have_two_orders():
    take_in(sheet(NUMBERS[0], line(5)), sheet(NUMBERS[1], line(6)))
    assert [e.dockets for e in orders()] == [1, 1]


def test_another_day_is_another_order():
    take_in(sheet(LEAD, line(40)), member(NUMBERS[1], line(20, filed_on="2024-04-06")))
    assert [e.dockets for e in orders()] == [1, 1]


def test_two_orders_that_read_alike_in_each_docket_are_two_events():
    take_in(sheet(LEAD, line(40), line(41)), member(NUMBERS[1], line(20), line(21)))
    assert [e.dockets for e in orders()] == [2, 2]


def test_each_member_begins_with_its_own_complaint():
    take_in(*four())
    assert TimelineEvent.objects.filter(kind="complaint_filed", dockets=1).count() == 4


def test_the_event_keeps_its_row_when_the_lead_case_comes_later():
    take_in(sheet(NUMBERS[1], line(20)))
    (before,) = orders()
    take_in(member(NUMBERS[1], line(20)), sheet(LEAD, line(40)))
    (after,) = orders()
    assert (after.pk, after.dockets) == (before.pk, 2)
    assert before.scope != after.scope == f"docket:txed/{LEAD}"


def test_it_is_told_apart_again_when_the_lead_s_docket_is_withdrawn_and_joined_when_it_comes_back(editor):
    filings = take_in(*four())
    before = export()
    services.withdraw(filings[0], by=editor, reason="wrong file")
    (event,) = orders()
    assert event.dockets == 3
    assert timeline(NUMBERS[3]) == [event]
    services.restore(filings[0], by=editor)
    take_in(four()[0])
    assert export() == before


def test_when_the_last_other_docket_goes_the_event_is_of_one_case_alone(editor):
    first, second = take_in(sheet(LEAD, line(40)), member(NUMBERS[1], line(20)))
    assert EventEntry.objects.count() == 2
    services.withdraw(first, by=editor, reason="wrong file")
    (event,) = orders()
    assert (event.scope, event.dockets, EventEntry.objects.count()) == (f"docket:txed/{NUMBERS[1]}", 1, 0)
    services.withdraw(second, by=editor, reason="wrong file")
    assert not TimelineEvent.objects.exists()


def test_joining_a_member_to_another_case_keeps_the_one_event(editor):
    take_in(*four(), sheet("2:24-cv-00200"))
    before = export()
    one, other = (Case.objects.get(key=f"docket:txed/{n}") for n in (NUMBERS[2], "2:24-cv-00200"))
    ruling = services.join_cases(one, other, by=editor, reason="opened twice")
    (event,) = orders()
    assert event in TimelineEvent.objects.of_case(other)
    services.undo(ruling, by=editor)
    assert export() == before


def test_behind_a_wall_the_order_is_an_event_of_its_own(reader):
    take_in(*four())
    before = export()
    administrator = User.objects.create_superuser("administrator")
    walled = Case.objects.get(key=f"docket:txed/{LEAD}")
    walls.build(walled, admitted=[administrator], by=administrator)
    assert [(e.case.key, e.dockets) for e in orders()] == [(walled.key, 1), (f"docket:txed/{NUMBERS[1]}", 3)]
    seen = TimelineEvent.objects.filter(kind="order").visible_to(reader)
    assert [e.dockets for e in seen] == [3]
    walls.take_down(walled.key, by=administrator)
    assert export() == before


def test_api_and_feed_find_it_under_each_case(reader):
    take_in(*four())
    client = APIClient()
    client.force_authenticate(reader)
    (event,) = orders()
    for number in NUMBERS:
        case = f"txed/{number}"
        (listed,) = client.get("/api/v1/events/", {"case": case, "kind": "order"}).json()["results"]
        assert (listed["id"], listed["dockets"]) == (event.pk, 4)
        told = client.get("/api/v1/changes/", {"case": case, "kind": "event", "limit": 500}).json()["results"]
        assert event.pk in {c["id"] for c in told}
    entries = client.get("/api/v1/changes/", {"kind": "event_entry", "limit": 500}).json()["results"]
    standing = {c["object"]["case"] for c in entries if c["object"]}
    assert standing == set(Case.objects.values_list("pk", flat=True))


def test_a_corrected_day_is_an_update_of_the_one_event():
    take_in(*four())
    (before,) = orders()
    last = Change.objects.order_by("-id")[0].pk
    corrected = [
        line(40, filed_on="2024-04-08"),
        *(line(20 + i, motion=3 + i, filed_on="2024-04-08") for i in range(3)),
    ]
    papers = [sheet(n, entry, as_of="2024-07-01") for n, entry in zip(NUMBERS, corrected, strict=True)]
    take_in(*papers)
    (after,) = orders()
    assert (after.pk, after.on, after.dockets) == (before.pk, "2024-04-08", 4)
    told = Change.objects.filter(pk__gt=last, kind="event", subject_id=before.pk)
    assert {c.action for c in told} == {"updated"}


def test_cases_are_found_by_an_order_that_stands_under_another(reader):
    take_in(*four())
    client = APIClient()
    client.force_authenticate(reader)
    found = client.get("/api/v1/cases/", {"event": "order"}).json()["results"]
    assert len(found) == 4
    assert (
        client.get("/api/v1/cases/", {"no_event": "order", "mentioned_only": "false"}).json()["results"] == []
    )


entry = st.fixed_dictionaries(
    {
        "number": st.integers(2, 4),
        "filed_on": st.sampled_from(("2024-04-05", "2024-04-06")),
        "text": st.sampled_from(
            (
                ORDER.format(motion=9),
                ORDER.format(motion=2),
                "MOTION to Dismiss",
                ORDER.format(motion=9) + " Associated Cases: 2:24-cv-00123",
            )
        ),
    },
    optional={"pacer_doc_id": st.sampled_from(("100001", "100002"))},
)


@st.composite
def dockets(draw: st.DrawFn) -> Document:
    related = draw(st.lists(st.sampled_from(NUMBERS), max_size=2, unique=True))
    words = draw(st.sampled_from(("lead", "member", "mdl", "same_patents")))
    found = [{"relation": words, "court": "txed", "docket_number": n} for n in related]
    entries = draw(st.lists(entry, max_size=3, unique_by=lambda e: e["number"]))
    return sheet(
        draw(st.sampled_from(NUMBERS)),
        *entries,
        related=found,
        as_of=draw(st.sampled_from(("2024-06-01", "2024-07-01"))),
    )


def outcome(order: list[Document], gone: list[Document], by: User) -> str:
    """The export after these dockets came in this order and some were withdrawn; a rebuild changes nothing in it."""
    with transaction.atomic():
        filings = dict(zip(map(str, order), take_in(*order), strict=True))
        for paper in gone:
            services.withdraw(filings[str(paper)], by=by, reason="a test")
        found = export()
        refresh_all()
        assert export() == found
        transaction.set_rollback(True)
    return found


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(dockets(), min_size=2, max_size=5, unique_by=str), st.randoms(use_true_random=False), st.data()
)
def test_any_order_of_dockets_gives_the_same_events(editor, papers, random: random.Random, data):
    gone = data.draw(st.lists(st.sampled_from(papers), max_size=2, unique_by=str))
    shuffled = list(papers)
    random.shuffle(shuffled)
    expected = outcome(papers, gone, editor)
    assert outcome(shuffled, gone, editor) == expected
    kept = [p for p in papers if p not in gone]
    assert outcome(kept, [], editor) == expected


@pytest.mark.soak
@settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(dockets(), min_size=2, max_size=6, unique_by=str), st.randoms(use_true_random=False))
def test_any_order_over_many_more_dockets(editor, papers, random: random.Random):
    shuffled = papers + papers[:1]
    random.shuffle(shuffled)
    assert outcome(shuffled, papers[:1], editor) == outcome(papers, papers[:1], editor)
