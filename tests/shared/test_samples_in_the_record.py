"""Every shared sample of a court's or the Office's records through the pipeline: the record counts what the sample does."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings

from cases.models import Appearance, Case, CaseParty, DocketEntry, Document, Filing
from ingest import inbox, pipeline
from ingest.inbox import receive
from patents.models import Claim, Patent
from tests.shared.conftest import SHARED

pytestmark = pytest.mark.django_db
PACER, PTAB, USPTO = (SHARED / "samples" / name for name in ("pacer", "ptab", "uspto"))
REFUSED = {
    "TestPtabProceeding.test_filter_by_party__0.json": "lists no trial",
    "possible__technology-properties.xml": "lists numbers that may be meant",
}
Counts = dict[str, Any]


def samples() -> list[Path]:
    return [
        *sorted(p for p in PACER.glob("*") if p.suffix != ".json"),
        *sorted(PTAB.glob("*.json")),
        *sorted(USPTO.glob("*")),
    ]


@pytest.fixture(scope="module")
def taken(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[dict[str, Filing]]:
    """All samples taken in, once; gone after the module."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(inbox, "ring", lambda pk: None)
        with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("blobs")):
            yield {path.name: _take(path) for path in samples()}
        transaction.set_rollback(True)


def _take(path: Path) -> Filing:
    filing, _ = receive(path.read_bytes(), name=path.name, via="command", by=None)
    pipeline.process(filing.pk)
    return Filing.objects.get(pk=filing.pk)


def own(path: Path) -> Any:
    return json.loads(path.with_suffix(".json").read_text("utf-8"))


def letters(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


def attached(entries: list[dict[str, Any]]) -> int:
    """How many attachments the clerk's words list."""
    lists = (re.search(r"\(Attachments?: (.*)", e["description"], re.S) for e in entries)
    return sum(len(re.findall(r"(?:# ?|\()(\d+)\)? ", m[1])) for m in lists if m)


def in_sheet(told: dict[str, Any]) -> Counts:
    """What a docket sheet has, counted in what juriscraper's authors wrote down of it."""
    people = [p for p in told["parties"] if p["name"]]
    lawyers = {letters(a["name"]) for p in people for a in p.get("attorneys", [])} - {"prose"}
    return {
        "entries": len(told["docket_entries"]),
        "numbered": sum(bool(e["document_number"]) for e in told["docket_entries"]),
        "attachments": attached(told["docket_entries"]),
        "parties": len({letters(p["name"]) for p in people}),
        "lawyers": len(lawyers),
        "filed": told["date_filed"],
        "terminated": told["date_terminated"] or "",
    }


def in_record(filing: Filing) -> Counts:
    """The same of the case that the record has from the sheet."""
    assert filing.docket is not None
    case, entries = filing.docket.case, DocketEntry.objects.filter(docket=filing.docket)
    return {
        "entries": entries.count(),
        "numbered": entries.exclude(number=None).count(),
        "attachments": Document.objects.filter(entry__in=entries).count(),
        "parties": CaseParty.objects.filter(case=case).values("party").distinct().count(),
        "lawyers": Appearance.objects.filter(case=case).exclude(attorney=None).values("attorney").distinct().count(),
        "filed": case.filed_on,
        "terminated": case.terminated_on,
    }  # fmt: skip


@pytest.mark.parametrize(
    "name", ["dockets__district__ded.html", "dockets__district__txed.html", "ia__mied_318514.xml"]
)
def test_a_docket_sheet_is_in_the_record_as_it_counts_itself(taken, name: str):
    assert in_record(taken[name]) == in_sheet(own(PACER / name))


def test_a_history_is_in_the_record_with_every_entry(taken):
    told = own(PACER / "docket_history_reports__txed_150129.html")
    have = in_record(taken["docket_history_reports__txed_150129.html"])
    assert (have["entries"], have["filed"]) == (len(told["docket_entries"]), told["date_filed"])


def test_a_query_gives_its_case_three_dates(taken):
    told = own(PACER / "case_queries__ded_48523.html")
    case = taken["case_queries__ded_48523.html"].docket.case
    assert (case.filed_on, case.terminated_on) == (told["date_filed"], told["date_terminated"])
    assert case.filings_last_on if hasattr(case, "filings_last_on") else told["date_last_filing"]


@pytest.mark.parametrize(
    "name", ["nef__s3__ded_1.txt", "nef__s3__jpml_1.txt", "nef__txed.html", "nda__cafc_1.txt"]
)
def test_a_notice_gives_each_of_its_dockets_its_entry(taken, name: str):
    told = [
        (int(e["document_number"]), e["date_filed"])
        for d in own(PACER / name)["dockets"]
        for e in d["docket_entries"]
        if e["document_number"]
    ]
    court = own(PACER / name)["court_id"]
    have = DocketEntry.objects.filter(docket__court=court).values_list("number", "filed_on")
    assert set(told) <= set(have)
    assert len(told) == len(set(told))


def test_a_feed_gives_each_item_its_entry(taken):
    told = own(PACER / "rss_feeds__cafc.xml")
    numbers = sorted(int(e["document_number"]) for d in told for e in d["docket_entries"])
    have = DocketEntry.objects.filter(docket__key="cafc/2020-1140").order_by("number")
    assert [e.number for e in have] == numbers


def test_a_menu_waits_with_all_its_attachments(taken):
    menu = taken["attachment_pages__insd_07302.html"]
    told = own(PACER / "attachment_pages__insd_07302.html")["attachments"]
    assert "has not arrived yet" in menu.problem
    assert len(menu.content.reading["entries"][0]["attachments"]) == len(told)


def test_a_trial_has_the_papers_of_each_answer(taken):
    bags = [
        json.loads((PTAB / f"TestPtabTrialsClient_{name}__0.json").read_text("utf-8"))["patentTrialDocumentDataBag"]
        for name in ("test_get_documents_by_trial", "test_get_decisions_by_trial")
    ]  # fmt: skip
    ids = {r["documentData"]["documentIdentifier"] for bag in bags for r in bag}
    entries = DocketEntry.objects.filter(docket__key="ptab/IPR2025-01319")
    assert {e.pacer_doc_id for e in entries} == {str(i) for i in ids}
    case = Case.objects.get(key="docket:ptab/IPR2025-01319")
    assert (case.posture, case.filed_on, case.terminated_on) == ("ipr", "2025-07-17", "2025-11-20")
    assert [p.patent.number for p in case.patents.all()] == ["11703443"]


def test_a_grant_is_in_the_record_with_its_tree_of_claims(taken):
    patent = Patent.objects.get(number="10000000")
    claims = Claim.objects.filter(patent=patent).order_by("number")
    assert (patent.term_adjustment_days, claims.count()) == (430, 20)
    assert [c.number for c in claims if c.independent] == [1, 9, 11]


def test_a_file_wrapper_gives_its_patent_dates_and_term(taken):
    (told,) = json.loads((USPTO / "get_patent.json").read_text("utf-8"))["patentFileWrapperDataBag"]
    patent = Patent.objects.get(number=told["applicationMetaData"]["patentNumber"])
    assert (patent.issued_on, patent.filed_on, patent.term_adjustment_days) == (
        told["applicationMetaData"]["grantDate"],
        told["applicationMetaData"]["filingDate"],
        told["patentTermAdjustmentData"]["adjustmentTotalQuantity"],
    )


def test_parts_of_a_wrapper_that_name_applications_tell_of_their_patents_or_wait(taken):
    """The adjustment is of the application of which the continuity names the granted parents; the deed's is unknown."""
    assert taken["get_patent_adjustment.json"].status == Filing.Status.DONE
    assert "names application 15/000,001; no patent here" in taken["get_patent_assignment.json"].problem


def test_what_is_refused_says_why_and_all_else_is_read(taken):
    said = {name: f.problem for name, f in taken.items() if f.status == Filing.Status.NOT_UNDERSTOOD}
    assert said.keys() == REFUSED.keys()
    assert all(words in said[name] for name, words in REFUSED.items())
