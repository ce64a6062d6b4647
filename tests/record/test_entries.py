"""An entry told of by a feed, a notice and a docket sheet is one entry that grows, in whatever order they come."""

import itertools

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.models import Case, DocketEntry
from tests.record.papers import Document, take_in
from tests.record.reports import (
    COURT,
    MOTION,
    NUMBER,
    complaint_line,
    feed,
    minute_line,
    motion_line,
    notice,
    sheet,
)
from timelines.export import export
from timelines.models import TimelineEvent
from timelines.services import refresh_all

pytestmark = pytest.mark.django_db


def test_a_feed_then_a_notice_then_a_sheet_make_one_entry_that_grows():
    take_in(feed({"number": 9, "entered_on": "2024-03-02", "short_text": "Motion to Stay"}))
    entry = DocketEntry.objects.get()
    assert (entry.text, entry.filed_on, entry.entered_on) == ("Motion to Stay", "", "2024-03-02")

    take_in(
        notice(
            {"number": 9, "filed_on": "2024-03-01", "text": "MOTION to Stay by Corvid Inc.", "pacer_seq": 31}
        )
    )
    grown = DocketEntry.objects.get()
    assert (grown.pk, grown.text, grown.short_text) == (
        entry.pk,
        "MOTION to Stay by Corvid Inc.",
        "Motion to Stay",
    )

    take_in(sheet(complaint_line(), motion_line(attachments=[{"number": 1, "text": "Exhibit A"}])))
    grown = DocketEntry.objects.get(number=9)
    assert (grown.pk, grown.text, grown.motion) == (entry.pk, MOTION, "stay_pending_review")
    assert [d.text for d in grown.documents.all()] == ["Exhibit A"]


def test_every_order_of_feed_notice_and_two_sheets_gives_one_record():
    papers = [
        feed(
            {"number": 9, "entered_on": "2024-03-02", "short_text": "Motion to Stay"},
            {"entered_on": "2024-04-04", "short_text": "Minute Entry"},
        ),
        notice({"filed_on": "2024-03-01", "text": MOTION, "pacer_seq": 31}),  # a notice without the number
        sheet(complaint_line(), motion_line(pacer_seq=31), minute_line(), as_of="2024-05-01"),
        sheet(complaint_line(), motion_line(text=MOTION + " (Modified)"), minute_line(), as_of="2024-06-01"),
    ]
    outcomes = set()
    for order in itertools.permutations(papers):
        with transaction.atomic():
            take_in(*order)
            outcomes.add(export())
            assert DocketEntry.objects.filter(number=9).count() == 1
            transaction.set_rollback(True)
    assert len(outcomes) == 1


def test_a_line_without_a_number_keeps_its_row_when_the_number_comes():
    take_in(notice({"filed_on": "2024-03-01", "text": MOTION, "pacer_seq": 31}))
    before = DocketEntry.objects.get()

    take_in(sheet(motion_line(pacer_seq=31)))

    assert DocketEntry.objects.get() == before
    assert DocketEntry.objects.get().number == 9


def test_two_lines_that_read_alike_on_one_sheet_are_two_entries():
    take_in(sheet(complaint_line(), minute_line("Docket Annotation"), minute_line("Docket Annotation")))
    assert DocketEntry.objects.count() == 3


def test_a_sheet_that_repeats_its_lines_changes_no_entry():
    take_in(sheet(complaint_line(), motion_line(), minute_line()))
    before = list(DocketEntry.objects.order_by("pk").values())

    take_in(sheet(complaint_line(), motion_line(), minute_line(), as_of="2024-07-01"))

    assert list(DocketEntry.objects.order_by("pk").values()) == before


def test_a_later_sheet_wins_and_the_older_text_is_kept():
    take_in(sheet(motion_line(), as_of="2024-05-01"))
    take_in(sheet(motion_line(text="MOTION to Stay (Modified on 5/9/2024)"), as_of="2024-06-01"))

    entry = DocketEntry.objects.get()
    assert entry.text == "MOTION to Stay (Modified on 5/9/2024)"
    facts = entry.fact.__class__.objects.filter(slot="entry", scope=f"docket:{COURT}/{NUMBER}")
    assert {f.value["text"] for f in facts} == {MOTION, entry.text}


def test_entries_stand_in_the_courts_order():
    take_in(
        sheet(
            complaint_line(),
            motion_line(),
            minute_line(),
            {"number": 12, "filed_on": "2024-04-05", "text": "ORDER granting 9 Motion to Stay."},
        )
    )
    assert [e.number for e in DocketEntry.objects.in_order()] == [1, 9, None, 12]


def test_a_motion_leads_to_the_papers_and_orders_on_it():
    take_in(
        sheet(
            motion_line(),
            {
                "number": 10,
                "filed_on": "2024-03-15",
                "text": "RESPONSE in Opposition re 9 MOTION to Stay Pending Inter Partes Review filed by Quillon LLC.",
            },
            {
                "number": 11,
                "filed_on": "2024-03-22",
                "text": "REPLY to Response to Motion re 9 MOTION to Stay filed by Corvid Inc..",
            },
            {
                "number": 12,
                "filed_on": "2024-04-05",
                "text": "ORDER denying 9 Motion to Stay. Signed by Judge Ada Poe on 4/5/2024.",
            },
        )
    )
    motion = DocketEntry.objects.get(number=9)
    chain = DocketEntry.objects.chain_of(motion)
    assert [(e.number, e.kind, e.disposition) for e in chain] == [
        (10, "opposition", ""),
        (11, "reply", ""),
        (12, "order", "denied"),
    ]


def test_a_docket_sheet_alone_builds_the_timeline():
    take_in(sheet(complaint_line(), motion_line(), minute_line()))
    told = list(TimelineEvent.objects.order_by("earliest").values_list("on", "kind", "lane"))
    assert told == [
        ("2024-02-01", "complaint_filed", "court"),
        ("2024-03-01", "motion", "court"),
        ("2024-04-04", "claim_construction_hearing", "court"),
    ]
    case = Case.objects.get()
    assert (case.filed_on, case.nature_of_suit) == ("2024-02-01", 830)


def test_a_feed_opens_no_case_for_a_criminal_docket():
    take_in(feed({"number": 3, "entered_on": "2024-03-02", "short_text": "Order"}, number="2:24-cr-00009"))
    assert not Case.objects.exists()


line = st.fixed_dictionaries(
    {"filed_on": st.sampled_from(("2024-03-01", "2024-04-04"))},
    optional={
        "number": st.integers(1, 3),
        "entered_on": st.just("2024-04-04"),
        "text": st.sampled_from(("ORDER denying 1 Motion", "Minute Entry", "MOTION to Dismiss")),
        "short_text": st.sampled_from(("Order", "Minute Entry")),
        "pacer_seq": st.integers(30, 33),
        "pacer_doc_id": st.sampled_from(("100001", "100002")),
    },
)


@st.composite
def reports(draw: st.DrawFn) -> Document:
    lines = draw(st.lists(line, min_size=1, max_size=4))
    make = draw(st.sampled_from((sheet, feed, lambda *found: notice(found[0]))))
    return make(*lines)


def outcome(order: list[Document]) -> str:
    with transaction.atomic():
        take_in(*order)
        found = export()
        refresh_all()
        assert export() == found
        transaction.set_rollback(True)
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(reports(), min_size=2, max_size=4, unique_by=str), st.randoms(use_true_random=False))
def test_any_order_of_reports_gives_the_same_entries(papers, random):
    shuffled = papers + papers[:1]
    random.shuffle(shuffled)
    assert outcome(shuffled) == outcome(papers)
