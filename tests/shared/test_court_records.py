"""Real records of courts and of the Patent Office, compared with the expectation that stands beside each."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from ingest.readers.read import Reading, read
from tests.shared.conftest import SHARED

PACER, PTAB, USPTO = (SHARED / "samples" / name for name in ("pacer", "ptab", "uspto"))
SHEETS = (
    "dockets__district__ded.html",
    "dockets__district__txed.html",
    "docket_history_reports__txed_150129.html",
    "ia__mied_318514.xml",
)
NOTICES = ("nef__s3__ded_1.txt", "nef__s3__jpml_1.txt", "nef__txed.html", "nda__cafc_1.txt")


def reading(path: Path) -> Reading:
    return read(path.read_bytes(), path.name)


def expected(path: Path) -> Any:
    return json.loads(path.with_suffix(".json").read_text("utf-8"))


def plain(text: str | None) -> str:
    return re.sub(r"[\W_]+", "", text or "").casefold()


def same_entry(found: dict[str, Any], want: dict[str, Any]) -> None:
    assert found.get("number") == (int(want["document_number"]) if want["document_number"] else None)
    assert plain(found.get("text")) == plain(want["description"]) or plain(want["description"]) in plain(
        found.get("text")
    )
    assert plain(found.get("short_text")) == plain(want.get("short_description"))


@pytest.mark.parametrize("name", SHEETS)
def test_a_docket_has_its_entries_dates_and_people(name: str) -> None:
    found, want = reading(PACER / name).document, expected(PACER / name)
    assert found["court"] == want["court_id"]
    assert found["docket_number"] == want["docket_number"]
    assert found.get("case_filed_on") == want["date_filed"]
    assert found.get("case_terminated_on") == want["date_terminated"]
    assert found["judges"][0] == want["assigned_to_str"]
    assert found.get("nature_of_suit_as_printed", "") == want.get("nature_of_suit", "")
    assert len(found["entries"]) == len(want["docket_entries"])
    for entry, other in zip(found["entries"], want["docket_entries"], strict=True):
        same_entry(entry, other)
        assert (entry["filed_on"], entry.get("entered_on")) == (
            other["date_filed"],
            other.get("date_entered", entry.get("entered_on")),
        )


@pytest.mark.parametrize("name", [n for n in SHEETS if "history" not in n])
def test_every_party_of_a_known_type_is_there_with_its_lawyers(name: str) -> None:
    found, want = reading(PACER / name).document, expected(PACER / name)
    named = {plain(p["name"]) for p in found["parties"]}
    known = [
        p for p in want["parties"] if not re.match(r"(?:Defendant|Plaintiff)?\s*$", p["name"]) and p["name"]
    ]
    missing = [p["name"] for p in known if plain(p["name"]) not in named]
    assert missing == []
    lawyers = {plain(a["name"]) for p in known for a in p.get("attorneys", [])} - {plain("PRO SE")}
    assert lawyers - {plain(c["name"]) for c in found["counsel"]} == set()


@pytest.mark.parametrize("name", NOTICES)
def test_a_notice_has_each_docket_with_its_entry(name: str) -> None:
    found, want = reading(PACER / name).document, expected(PACER / name)
    listed = found.get("dockets", [found])
    assert len(listed) == len(want["dockets"])
    assert found["court"] == want["court_id"]
    for docket, other in zip(listed, want["dockets"], strict=True):
        assert plain(docket["docket_number"]).endswith(plain(other["docket_number"].removeprefix("MDL No. ")))
        for entry, line in zip(docket["entries"], other["docket_entries"], strict=True):
            same_entry(entry, line)
            assert entry["filed_on"] == line["date_filed"]


def test_a_feed_has_its_entries() -> None:
    found, want = reading(PACER / "rss_feeds__cafc.xml").document, expected(PACER / "rss_feeds__cafc.xml")
    told = [(e["number"], e["short_text"], e["entered_on"]) for d in found["dockets"] for e in d["entries"]]
    assert told == [
        (int(e["document_number"]), e["short_description"], e["date_filed"][:10])
        for d in want
        for e in d["docket_entries"]
    ]


def test_a_case_query_has_its_dates() -> None:
    found, want = (
        reading(PACER / "case_queries__ded_48523.html").document,
        expected(PACER / "case_queries__ded_48523.html"),
    )
    assert [found[k] for k in ("docket_number", "case_filed_on", "case_terminated_on", "last_filing_on")] == [
        want[k] for k in ("docket_number", "date_filed", "date_terminated", "date_last_filing")
    ]


def test_an_attachment_page_has_every_attachment_and_marks_the_restricted() -> None:
    found = reading(PACER / "attachment_pages__insd_07302.html").document
    want = expected(PACER / "attachment_pages__insd_07302.html")["attachments"]
    have = found["entries"][0]["attachments"]
    assert [(a["number"], a["text"]) for a in have] == [
        (a["attachment_number"], a["description"]) for a in want
    ]
    assert [bool(a.get("sealed")) for a in have] == [a["description"] == "*Restricted*" for a in want]


def test_a_trial_has_its_papers_and_exhibits_apart() -> None:
    path = PTAB / "TestPtabTrialsClient_test_get_documents_by_trial__0.json"
    raw = json.loads(path.read_text("utf-8"))["patentTrialDocumentDataBag"]
    entries = reading(path).document["entries"]
    exhibits = [r for r in raw if r["documentData"]["documentCategory"].casefold() == "exhibit"]
    assert (len(entries), sum("exhibit" in e for e in entries)) == (len(raw), len(exhibits))


def test_a_grant_has_its_claims_with_their_tree() -> None:
    found = reading(USPTO / "grant_us10000000b2_14643719.xml").document
    assert (found["patents"][0]["number"], found["patents"][0]["term_adjustment_days"]) == ("10000000", 430)
    assert [c["number"] for c in found["claims"]] == list(range(1, 21))
    assert [c["number"] for c in found["claims"] if c["independent"]] == [1, 9, 11]
    assert found["claims"][19]["depends_on"] == [19]


@pytest.mark.parametrize("path", sorted([*PTAB.glob("*.json"), *USPTO.glob("*")]), ids=lambda p: p.name)
def test_every_value_of_the_office_has_its_words(path: Path) -> None:
    if "filter_by_party" in path.name:  # a list of ex parte appeals, which are no trials
        with pytest.raises(Exception, match="lists no trial"):
            reading(path)
        return
    told = reading(path)
    assert told.document
    assert all(0 <= start <= end <= len(told.text) for start, end in told.spans.values())
