"""How one proceeding stands to another, from the papers that say so: in words at both ends, with its day and its source."""

import pytest
from rest_framework.test import APIClient

from cases.models import Case, CaseRelation, Proposal
from desk import services
from law.relations import MOVED, RELATIONS, shown
from tests.record.papers import Document, amazon_memo, complaint, red_hat_memo, take_in
from timelines.export import export

pytestmark = pytest.mark.django_db
HERE, THERE = "docket:txwd/7:24-cv-00030", "docket:cand/25-cv-10579"


def related(relation: str, **more: str) -> Document:
    """An order in a California docket that names the Texas one."""
    other = {"relation": relation, "court": "txwd", "docket_number": "7:24-cv-00030"} | more
    return amazon_memo(
        kind="order", court="cand", docket_number="5:25-cv-10579", filed_on="2025-12-01", related=[other]
    )


@pytest.mark.parametrize("relation", sorted(RELATIONS))
def test_every_relation_is_kept_with_its_words_its_bound_and_its_source(relation):
    take_in(complaint(), related(relation))
    found = CaseRelation.objects.get()
    assert (found.case.key, found.other.key, found.relation) == (THERE, HERE, relation)
    assert (found.on, found.fact.filing.kind, found.sources) == ("../2025-12-01", "order", 1)
    assert shown(relation) != "related" or relation == "other"


@pytest.mark.parametrize("relation", sorted(RELATIONS))
def test_only_a_move_proposes_that_two_dockets_are_one_case(relation):
    take_in(complaint(patents=[]), related(relation) | {"patents": []})
    assert Proposal.objects.exists() is (relation in MOVED)


def test_a_stated_day_comes_before_the_bound_of_the_earliest_paper():
    take_in(complaint(), related("transferred_from", on="2025-11-20"))
    assert CaseRelation.objects.get().on == "2025-11-20"


def test_lead_and_members_are_cases_of_their_own():
    lead = {"relation": "lead", "court": "txed", "docket_number": "2:24-cv-00123"}
    members = [
        complaint(court="txed", docket_number=f"2:24-cv-0012{n}", title=str(n), related=[lead])
        for n in (4, 5)
    ]
    take_in(*members)
    assert Case.objects.suits().count() == 2
    placeholder = Case.objects.get(key="docket:txed/2:24-cv-00123")
    assert placeholder.mentioned_only
    take_in(complaint(court="txed", docket_number="2:24-cv-00123", title="lead"))
    assert Case.objects.suits().count() == 3
    assert not Proposal.objects.exists()


def test_trials_on_the_same_patents_stay_apart_from_the_suit():
    suit = {"relation": "parallel_district_court", "court": "txwd", "docket_number": "7:24-cv-00030"}
    trial = {
        "kind": "ptab_paper", "court": "ptab", "docket_number": "IPR2025-00001", "posture": "ipr", "related": [suit],
        "patents": [{"number": "7519814"}],
        "parties": [
            {"name": "Amazon.com Services LLC", "role": "petitioner"},
            {"name": "VirtaMove, Corp.", "role": "patent_owner"},
        ],
    }  # fmt: skip
    take_in(complaint(), trial)
    assert Case.objects.suits().count() == 2
    assert CaseRelation.objects.get().other.key == HERE
    assert not Proposal.objects.exists()


def test_an_office_reassigned_in_a_court_that_numbers_district_wide_is_one_docket():
    take_in(red_hat_memo(), red_hat_memo(docket_number="3:24-cv-04740", other_numbers=[], title="before"))
    case = Case.objects.suits().get()
    assert set(case.dockets.get().numbers.values_list("number", flat=True)) >= {
        "5:24-cv-04740",
        "3:24-cv-04740",
    }


def test_joined_cases_are_reached_by_both_addresses_in_pages_and_api_until_they_are_parted(editor, client):
    take_in(complaint(), related("transferred_from"))
    before = export()
    one, other = Case.objects.get(key=THERE), Case.objects.get(key=HERE)
    api = APIClient()
    api.force_authenticate(editor)
    client.force_login(editor)
    ruling = services.decide(Proposal.objects.get(), confirm=True, by=editor)
    for address in (one.get_absolute_url(), "/cases/cand/3:25-cv-10579/"):
        answer = client.get(address, follow=True)
        assert answer.redirect_chain[-1][0] == other.get_absolute_url()
    assert api.get(f"/api/v1/cases/{one.pk}/", follow=True).json()["id"] == other.pk
    listed = api.get("/api/v1/events/", {"case": "cand/5:25-cv-10579"})
    assert listed.status_code == 200
    services.undo(ruling, by=editor)
    assert client.get(one.get_absolute_url()).status_code == 200
    assert api.get(f"/api/v1/cases/{one.pk}/").json()["id"] == one.pk
    assert export() == before
