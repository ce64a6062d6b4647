"""What papers of every kind say of a patent's term changes its expiry, through the real readers."""

import json
from pathlib import Path
from typing import Any

import pytest

from cases.models import Fact, Filing
from ingest import pipeline
from ingest.inbox import receive
from ingest.readers.read import read
from patents.models import Patent
from timelines.services import in_turns

pytestmark = pytest.mark.django_db
CERTIFICATE = (
    Path(__file__).resolve().parents[1] / "samples" / "patent" / "term-extension-certificate.txt"
).read_bytes()
GRANT = """<?xml version="1.0"?><us-patent-grant><us-bibliographic-data-grant>
<publication-reference><document-id><doc-number>06902417</doc-number><kind>B2</kind><date>20050607</date></document-id></publication-reference>
<application-reference><document-id><doc-number>10378111</doc-number><date>20030303</date></document-id></application-reference>
<us-term-of-grant>{term}</us-term-of-grant><invention-title>Kinase inhibitors</invention-title>
</us-bibliographic-data-grant></us-patent-grant>"""
COMPLAINT = """IN THE UNITED STATES DISTRICT COURT
FOR THE DISTRICT OF DELAWARE

VELLUM THERAPEUTICS, INC.,
          Plaintiff,
     v.                                   C.A. No. 19-812-CFC
DORSET GENERICS LLC,
          Defendant.

COMPLAINT FOR PATENT INFRINGEMENT

1. Plaintiff Vellum Therapeutics, Inc. brings this action for patent infringement against Dorset Generics LLC.

2. Plaintiff owns U.S. Patent No. 6,902,417 (the "'417 Patent"), which issued on June 7, 2005. {said}

COUNT I
INFRINGEMENT OF THE '417 PATENT

3. Defendant infringed claim 1 of the '417 Patent.

Dated: May 2, 2019
"""


@pytest.fixture(autouse=True)
def real_readers(papers_instead_of_readers: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read", read)


def take_in(*papers: str | bytes) -> None:
    for paper in papers:
        data = paper if isinstance(paper, bytes) else paper.encode()
        filing, _ = receive(data, name="paper.txt", via="command", by=None)
        in_turns(lambda pk=filing.pk: pipeline.process(pk))
        assert Filing.objects.get(pk=filing.pk).status == Filing.Status.DONE


def grant(term: str = "") -> str:
    return GRANT.replace("{term}", f"<us-term-extension>0</us-term-extension>{term}")


def wrapper(meta: dict[str, Any], *events: tuple[str, str]) -> str:
    record = {
        "applicationNumberText": "10378111",
        "applicationMetaData": {"patentNumber": "6902417", "filingDate": "2003-03-03", "grantDate": "2005-06-07"}
        | meta,
        "patentTermAdjustmentData": {"adjustmentTotalQuantity": 0},
        "eventDataBag": [{"eventDate": on, "eventDescriptionText": words} for on, words in events],
    }  # fmt: skip
    return json.dumps({"count": 1, "patentFileWrapperDataBag": [record]})


def term() -> tuple[str, str]:
    patent = Patent.objects.get(number="6902417")
    return str(patent.expires_on), patent.expiry_certainty


def working() -> str:
    return " ".join(Patent.objects.get(number="6902417").expiry_working)


def test_it_works():
    take_in(grant())
    assert term() == ("2023-03-03", "exact")


def test_a_certificate_of_extension_lengthens_it():
    take_in(grant(), CERTIFICATE)
    assert term() == ("2026-03-03", "exact")  # 1,096 days: three years, one of them a leap year
    assert "Plus 1096 days of extension" in working()
    fact = Fact.objects.get(slot="term_extension_days")
    assert fact.quote == "1,096"


def test_a_certificate_that_counts_years_lengthens_it_by_years():
    take_in(grant(), CERTIFICATE.replace(b"1,096 days", b"Five years"))
    assert term() == ("2028-03-03", "exact")


@pytest.mark.parametrize(
    "disclaimer",
    [
        "<disclaimer><text>The portion of the term of this patent subsequent to May 2, 2021 has been disclaimed."
        "</text></disclaimer>",
        "<disclaimer><date>20210502</date></disclaimer>",
    ],
)
def test_a_disclaimer_to_a_day_ends_it_there(disclaimer: str):
    take_in(grant(disclaimer))
    assert term() == ("2021-05-02", "exact")
    assert "Terminally disclaimed beyond 2021-05-02" in working()


def test_the_day_of_a_disclaimer_made_before_the_grant_ends_nothing():
    take_in(
        grant("<disclaimer><date>20041101</date><text>Subject to a terminal disclaimer.</text></disclaimer>")
    )
    assert term() == ("2023-03-03", "not_after")


def test_a_bare_terminal_disclaimer_leaves_the_latest_day_and_says_why():
    take_in(grant("<disclaimer><text>This patent is subject to a terminal disclaimer.</text></disclaimer>"))
    assert term() == ("2023-03-03", "not_after")
    assert "not stated which" in working()


def test_a_register_that_lists_an_accepted_disclaimer_bounds_it_and_one_refused_does_not():
    filed, refused = (
        ("2004-05-03", "Terminal Disclaimer Filed"),
        ("2004-07-01", "Terminal Disclaimer Disapproved in TC"),
    )
    take_in(wrapper({}, filed, refused))
    assert term() == ("2023-03-03", "exact")
    take_in(wrapper({}, filed, refused, ("2004-09-09", "Paralegal TD Accepted")))
    assert term() == ("2023-03-03", "not_after")  # fmt: skip


def test_a_register_s_lapse_ends_it_when_the_fee_fell_due():
    status = "Patent Expired Due to NonPayment of Maintenance Fees Under 37 CFR 1.362"
    meta = {"applicationStatusCode": 250, "applicationStatusDate": "2017-07-10"}
    take_in(wrapper(meta | {"applicationStatusDescriptionText": status}))
    assert term() == ("2017-06-07", "exact")
    assert "it lapsed 12 years after its grant" in working()


def test_a_pleading_s_words_are_facts_too():
    said = "The '417 Patent expired on June 7, 2017 for failure to pay the third maintenance fee."
    take_in(COMPLAINT.replace("{said}", said), grant())
    assert term() == ("2017-06-07", "exact")
    assert Fact.objects.get(slot="lapsed_on").quote == "June 7, 2017"


def test_a_pleading_without_the_day_of_the_lapse_bounds_it():
    said = "The '417 Patent lapsed for failure to pay maintenance fees."
    take_in(grant(), COMPLAINT.replace("{said}", said))
    assert term() == ("2017-06-07", "not_after")  # by May 2, 2019 three fees had fallen due


def test_what_is_said_of_another_patent_is_not_said_of_this_one():
    other = "U.S. Patent No. 5,101,202 is subject to a terminal disclaimer."
    said = f"{other} The '417 Patent is not subject to a terminal disclaimer."
    take_in(grant(), COMPLAINT.replace("{said}", said))
    assert term() == ("2023-03-03", "exact")


def test_the_order_of_the_papers_does_not_matter():
    said = "The '417 Patent is subject to a terminal disclaimer over U.S. Patent No. 6,123,456."
    take_in(COMPLAINT.replace("{said}", said), CERTIFICATE, grant())
    assert term() == ("2026-03-03", "not_after")
    assert "over 6,123,456" in working()
