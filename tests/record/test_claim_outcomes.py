"""What became of claims: the Board's final decision, then the certificate; both stay, in any order, with their words."""

import pytest
from django.test import Client

from accounts.models import User
from cases.models import Fact
from patents.models import Claim, Patent
from tests.record.papers import Document, take_in

pytestmark = pytest.mark.django_db


def decision(order: str) -> Document:
    return {
        "kind": "ptab_paper", "title": "JUDGMENT Final Written Decision", "court": "ptab",
        "docket_number": "IPR2015-00811", "posture": "ipr", "filed_on": "2016-10-03",
        "patents": [{"number": "8599321"}], "questions": [{"label": "ORDER", "text": order}],
    }  # fmt: skip


def certificate() -> Document:
    claim = {"patent": "8599321", "status_on": "2018-08-07", "status_by": "IPR2015-00811"}
    return {
        "kind": "patent", "form": "certificate", "title": "INTER PARTES REVIEW CERTIFICATE", "filed_on": "2018-08-07",
        "patents": [{"number": "8599321"}],
        "claims": [{**claim, "number": 1, "status": "cancelled"}, {**claim, "number": 4, "status": "confirmed"}],
    }  # fmt: skip


ORDER = (
    "ORDERED that claim 1 has been shown to be unpatentable; "
    "ORDERED that claim 4 has not been shown to be unpatentable."
)
BY = {"on": "2016-10-03", "by": "IPR2015-00811"}
CERTIFIED = {"on": "2018-08-07", "by": "IPR2015-00811"}


@pytest.mark.parametrize("papers", [(certificate(), decision(ORDER)), (decision(ORDER), certificate())])
def test_a_claim_keeps_what_the_board_held_and_what_the_certificate_did(
    papers: tuple[Document, Document],
) -> None:
    take_in(*papers)
    assert {c.number: c.outcomes for c in Claim.objects.all()} == {
        1: [{"status": "unpatentable", **BY}, {"status": "cancelled", **CERTIFIED}],
        4: [{"status": "not_unpatentable", **BY}, {"status": "confirmed", **CERTIFIED}],
    }


def test_an_outcome_leads_to_the_words_of_the_order() -> None:
    take_in(decision(ORDER))
    fact = Fact.objects.get(slot="outcome", subject="claim:4")
    assert fact.quote == "claim 4 has not been shown to be unpatentable"


@pytest.mark.parametrize("title", ["DECISION Institution of Inter Partes Review", "PETITION"])
def test_only_a_final_decision_decides_claims(title: str) -> None:
    take_in({**decision(ORDER), "title": title})
    assert not Fact.objects.filter(slot="outcome").exists()


def test_the_patent_s_page_and_the_api_show_them(reader: User, client: Client) -> None:
    take_in(certificate(), decision(ORDER))
    client.force_login(reader)
    page = client.get("/patents/8599321/").content.decode()
    shown = page.partition('aria-labelledby="outcomes"')[2].partition("</section>")[0]
    assert [shown.count(w) for w in ("held unpatentable by the Board", ">cancelled<", ">confirmed<")] == [
        1,
        1,
        1,
    ]
    assert shown.index("2016-10-03") < shown.index("2018-08-07")
    assert "/filings/" in shown
    claims = client.get("/api/v1/claims/?patent=8599321").json()["results"]
    assert {c["number"]: [o["status"] for o in c["outcomes"]] for c in claims} == {
        1: ["unpatentable", "cancelled"],
        4: ["not_unpatentable", "confirmed"],
    }


def test_a_record_of_continuity_without_a_number_of_its_own_tells_of_the_granted_parents() -> None:
    parent = {
        "relation": "continuation",
        "patent": "7000123",
        "application_number": "10/111222",
        "filed_on": "2002-03-04",
    }
    take_in({
        "kind": "patent", "form": "file_wrapper",
        "patents": [{"application_number": "17/248999", "parents": [parent]}],
    })  # fmt: skip
    patent = Patent.objects.get()
    assert (patent.number, patent.application_number, patent.filed_on) == (
        "7000123",
        "10/111222",
        "2002-03-04",
    )
