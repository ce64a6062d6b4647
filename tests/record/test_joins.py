"""Two dockets that are one case, two names that are one party: joined by a person, taken apart again."""

import pytest

from cases.models import Case, Docket
from desk import services
from parties.models import Party
from tests.record.papers import amazon_memo, complaint, red_hat_memo, take_in
from timelines.export import export
from web.errors import Refused

pytestmark = pytest.mark.django_db
TEXAS, CALIFORNIA = "docket:txwd/7:24-cv-00030", "docket:cand/25-cv-10579"


def transferred() -> None:
    take_in(complaint(), amazon_memo(court="cand", docket_number="5:25-cv-10579"))


def test_after_a_transfer_one_case_has_both_dockets_and_either_number_finds_it(editor):
    transferred()
    here, there = Case.objects.get(key=CALIFORNIA), Case.objects.get(key=TEXAS)
    services.join_cases(there, into=here, by=editor, reason="28 U.S.C. 1404 transfer")
    assert list(Case.objects.suits()) == [here]
    assert set(here.dockets.values_list("key", flat=True)) == {"cand/25-cv-10579", "txwd/7:24-cv-00030"}
    assert list(Case.objects.numbered("7:24-cv-00030-DC-DTG").suits()) == [here]
    there.refresh_from_db()
    assert there.merged_into == here
    assert there.parties.count() == 0


def test_taking_a_join_back_leaves_two_cases_as_they_were(editor):
    transferred()
    before = export()
    ruling = services.join_cases(
        Case.objects.get(key=TEXAS), into=Case.objects.get(key=CALIFORNIA), by=editor, reason="wrong"
    )
    services.undo(ruling, by=editor)
    assert export() == before
    assert Docket.objects.get(key="txwd/7:24-cv-00030").case.key == TEXAS


def test_a_case_keeps_its_id_through_join_and_undo(editor):
    transferred()
    ids = set(Case.objects.values_list("pk", flat=True))
    ruling = services.join_cases(
        Case.objects.get(key=TEXAS), into=Case.objects.get(key=CALIFORNIA), by=editor, reason="transfer"
    )
    services.undo(ruling, by=editor)
    assert set(Case.objects.values_list("pk", flat=True)) == ids


def test_joins_do_not_chain(editor):
    transferred()
    here, there = Case.objects.get(key=CALIFORNIA), Case.objects.get(key=TEXAS)
    services.join_cases(there, into=here, by=editor, reason="transfer")
    with pytest.raises(Refused, match="not itself joined"):
        services.join_cases(here, into=there, by=editor, reason="back")


def test_two_names_of_one_party_are_joined_and_parted(editor):
    other = {"parties": [{"name": "VirtaMove Corporation Ltd.", "role": "plaintiff"}]}
    take_in(complaint(), amazon_memo(docket_number="7:24-cv-00031", **other))
    before = export()
    one = Party.objects.get(key="virtamove corp")
    two = Party.objects.get(key="virtamove corp ltd")
    ruling = services.join_parties(two, into=one, by=editor, reason="same company")
    assert one.cases.count() == 2
    assert one.names.filter(written="VirtaMove Corporation Ltd.").exists()
    two.refresh_from_db()
    assert two.merged_into == one
    services.undo(ruling, by=editor)
    assert export() == before


def test_hp_and_hewlett_packard_enterprise_stay_two_parties():
    take_in(
        red_hat_memo(parties=[{"name": "HP Inc.", "role": "plaintiff"}]),
        amazon_memo(parties=[{"name": "Hewlett Packard Enterprise", "role": "defendant"}]),
    )
    assert Party.objects.standing().filter(key__in=["hp inc", "hewlett packard enterprise"]).count() == 2
