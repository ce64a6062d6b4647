"""Entries whose docket another source names: menus of attachments, lists of trials, exhibits in parts, the Panel."""

import pytest

from cases.models import Case, DocketEntry
from ingest import pipeline
from ingest.menus import woken
from tests.record.papers import Document, take_in
from tests.record.reports import (
    COURT,
    NUMBER,
    complaint_line,
    feed,
    motion_line,
    sheet,
)

pytestmark = pytest.mark.django_db


def menu(document_id: str) -> Document:
    return {
        "kind": "docket_sheet", "form": "attachment_page", "court": COURT, "pacer_case_id": "228888",
        "entries": [
            {"number": 9, "pacer_doc_id": document_id, "attachments": [{"number": 1, "text": "Declaration", "pages": 4}]}
        ],
    }  # fmt: skip


def test_a_menu_of_attachments_waits_for_its_entry_and_then_fills_it():
    (filing,) = take_in(menu("175014567901"))
    assert "has not arrived yet" in filing.problem

    take_in(sheet(motion_line(pacer_doc_id="175014567901")))
    filing.refresh_from_db()
    assert filing.status == "received"
    pipeline.process(filing.pk)

    entry = DocketEntry.objects.get(number=9)
    assert [(d.text, d.pages) for d in entry.documents.all()] == [("Declaration", 4)]
    filing.refresh_from_db()
    assert (filing.docket, filing.problem) == (entry.docket, "")


def test_a_menu_is_filled_by_a_feed_of_many_dockets_too():
    (filing,) = take_in(menu("175014567901"))
    take_in(feed(motion_line(pacer_doc_id="175014567901")))
    assert woken() == [filing.pk]
    pipeline.process(filing.pk)
    assert [d.text for d in DocketEntry.objects.get(number=9).documents.all()] == ["Declaration"]
    assert woken() == []


def test_each_trial_of_a_list_opens_its_docket():
    decision = {"filed_on": "2025-06-05", "text": "Final Written Decision"}
    listed = [
        {"court": "ptab", "docket_number": number, "entries": [decision]}
        for number in ("IPR2024-00160", "PGR2024-00161")
    ]
    take_in({"kind": "docket_sheet", "dockets": listed})
    told = DocketEntry.objects.order_by("docket__number").values_list("docket__number", "kind")
    assert list(told) == [
        ("IPR2024-00160", "final_written_decision"),
        ("PGR2024-00161", "final_written_decision"),
    ]


def test_an_exhibit_in_parts_is_each_of_its_documents():
    parts = [
        {
            "exhibit": 1002,
            "filed_on": "2025-06-05",
            "text": f"File History Part {n}",
            "pacer_doc_id": f"17131667{n}",
        }
        for n in (1, 2)
    ]
    trial = {"kind": "docket_sheet", "court": "ptab", "docket_number": "IPR2024-00160", "entries": parts}
    take_in(trial)
    take_in({**trial, "entries": [*parts[::-1], {"number": 3, "filed_on": "2025-06-06", "text": "Order"}]})
    assert sorted(DocketEntry.objects.filter(number=None).values_list("text", flat=True)) == [
        "File History Part 1",
        "File History Part 2",
    ]


def test_an_action_before_the_panel_has_a_docket_of_its_own_beside_its_district_s():
    """Line 1 of the Panel's docket of an action is no line of the district court's docket of the same number."""
    line = {
        "number": 1,
        "filed_on": "2024-04-09",
        "text": "MOTION TO TRANSFER the listed patent actions to one district",
    }
    own = {"relation": "other", "court": COURT, "docket_number": NUMBER}
    take_in(sheet(complaint_line()))
    take_in(
        {
            "kind": "notice", "court": "jpml", "docket_number": "MDL 3199", "filed_on": "2024-04-09", "entries": [line],
            "dockets": [{"court": "jpml", "docket_number": f"TXE/{NUMBER}", "entries": [line], "related": [own]}],
        }
    )  # fmt: skip
    told = DocketEntry.objects.order_by("docket__court", "docket__number").values_list(
        "docket__court", "docket__number", "number", "text"
    )
    assert list(told) == [
        ("jpml", "MDL 3199", 1, line["text"]),
        ("jpml", f"TXE/{NUMBER}", 1, line["text"]),
        (COURT, NUMBER, 1, complaint_line()["text"]),
    ]
    assert (
        Case.objects.get(key=f"docket:jpml/TXE/{NUMBER}").relations.get().other.key
        == f"docket:{COURT}/{NUMBER}"
    )
