"""Names of one company are kept with their kind and period; two companies are never made one but by a person."""

import itertools

import pytest

from cases.models import PartyProposal, Value
from desk import services
from desk.queue import queue
from parties.models import Party, PartyName, PartyRelation
from tests.record.papers import amazon_memo, complaint, red_hat_memo, take_in
from tests.record.test_any_order import outcome
from timelines.export import export

pytestmark = pytest.mark.django_db


def between(plaintiff: str, defendant: str, number: str, **more):
    parties = [{"name": plaintiff, "role": "plaintiff"}, {"name": defendant, "role": "defendant"}]
    return amazon_memo(docket_number=number, parties=parties, counts=[], patents=[], **more)


def test_names_that_differ_in_form_only_are_proposed_and_joined_by_a_person(editor):
    take_in(
        between("Acme Corp.", "Bolt LLC", "7:24-cv-00031"),
        between("Acme Corporation Ltd.", "Bolt LLC", "7:24-cv-00032"),
    )
    before = export()
    proposal = PartyProposal.objects.get()
    assert (proposal.party.key, proposal.into.key, proposal.state) == ("acme corp ltd", "acme corp", "open")
    assert [e["for"] for e in proposal.evidence] == [True, False]
    (item,) = queue(editor, kind="same_party").items
    assert [q.words for q in item.quotes] == ["Acme Corporation Ltd.", "Acme Corp."]
    ruling = services.decide_party(proposal, confirm=True, by=editor, reason="same address")
    assert Party.objects.get(key="acme corp").cases.count() == 2
    assert PartyProposal.objects.get().state == "confirmed"
    services.undo(ruling, by=editor)
    assert export() == before


def test_a_refused_proposal_stays_refused(editor):
    take_in(
        between("Acme Corp.", "Bolt LLC", "7:24-cv-00031"), between("Acme Inc.", "Bolt LLC", "7:24-cv-00032")
    )
    services.decide_party(PartyProposal.objects.get(), confirm=False, by=editor)
    take_in(between("Acme Inc.", "Nut LLC", "7:24-cv-00033"))
    assert PartyProposal.objects.get().state == "refused"
    assert not Party.objects.filter(merged_into__isnull=False).exists()


def test_hp_and_hewlett_packard_enterprise_are_proposed_with_what_speaks_against_it():
    take_in(
        between("HP Inc.", "Bolt LLC", "7:24-cv-00031"),
        between("Hewlett Packard Enterprise", "Bolt LLC", "7:24-cv-00032"),
    )
    proposal = PartyProposal.objects.get()
    assert {e["for"] for e in proposal.evidence} == {True, False}
    assert Party.objects.standing().filter(key__in=["hp inc", "hewlett packard enterprise"]).count() == 2


def test_two_companies_that_one_filing_lists_are_not_proposed():
    names = ("Amazon Web Services, Inc.", "Amazon Web Services, LLC")
    take_in(complaint(parties=[{"name": name, "role": "defendant"} for name in names], counts=[]))
    assert not PartyProposal.objects.exists()


def test_proposals_do_not_depend_on_the_order_of_arrival():
    papers = [
        between("Acme Corp.", "HP Inc.", "7:24-cv-00031"),
        between("Acme Inc.", "Hewlett Packard Enterprise", "7:24-cv-00032"),
        complaint(
            parties=[{"name": "Acme Inc.", "role": "plaintiff"}, {"name": "Acme Corp.", "role": "plaintiff"}]
        ),
    ]
    assert len({outcome(list(order)) for order in itertools.permutations(papers)}) == 1


def test_a_parent_and_a_predecessor_are_other_companies():
    parties = [
        {"name": "Red Hat, Inc.", "role": "plaintiff", "parent": "IBM"},
        {"name": "VirtaMove, Corp.", "role": "defendant", "formerly": ["Appzero Software Corp."]},
    ]
    partner = {
        "on": "2013-11-13",
        "title": "AppZero (VirtaMove Predecessor) partners with HP",
        "kind": "partnership",
    }
    take_in(red_hat_memo(parties=parties, events=[partner]))
    relations = PartyRelation.objects.values_list("party__key", "relation", "written", "first_on")
    assert set(relations) == {
        ("red hat inc", "parent", "IBM", "2024-08-05"),
        ("virtamove corp", "predecessor", "AppZero", "2024-08-05"),
    }
    assert PartyName.objects.get(kind="former").written == "Appzero Software Corp."
    assert not Party.objects.filter(key__in=["ibm", "appzero"]).exists()


def test_a_name_has_the_dates_of_the_papers_that_use_it():
    take_in(
        between("Acme Corp.", "Bolt LLC", "7:24-cv-00031", filed_on="2020-01-02"),
        between("ACME CORP", "Bolt LLC", "7:24-cv-00031", filed_on="2021-01-02"),
        between("ACME CORP", "Bolt LLC", "7:24-cv-00031", filed_on="2022-01-02"),
    )
    capitals = PartyName.objects.get(written="ACME CORP")
    assert (capitals.first_on, capitals.last_on) == ("2021-01-02", "2022-01-02")


def test_damaged_words_rank_below_clean_words_of_the_same_voice():
    doubt = [{"pointer": "/patents/0/title", "why": "letters are lost"}]
    damaged = amazon_memo(
        patents=[{"number": "7519814", "title": "Syst m for Conta nerization"}],
        doubts=doubt,
        filed_on="2025-01-01",
    )
    take_in(damaged, red_hat_memo(patents=[{"number": "7519814", "title": "System for Containerization"}]))
    title = Value.objects.get(scope="patent:7519814", slot="title")
    assert (title.value, title.state, title.others) == ("System for Containerization", "settled", 1)
    assert title.rule == "an analyst's memo outranks an analyst's memo whose words are damaged"
