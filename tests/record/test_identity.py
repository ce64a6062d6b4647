"""Which case a filing belongs to, and which two dockets are one case: strong keys join, weak ones only propose."""

import itertools

import pytest

from cases.models import Case, CaseRelation, DocketNumber, Filing, Proposal, Question
from desk import services
from tests.record.papers import amazon_memo, complaint, red_hat_memo, take_in
from tests.record.test_any_order import outcome
from timelines.export import export
from web.errors import Refused

pytestmark = pytest.mark.django_db
TEXAS, CALIFORNIA = "docket:txwd/7:24-cv-00030", "docket:cand/25-cv-10579"
OTHER = {
    "parties": [
        {"name": "Acme Widgets LLC", "role": "plaintiff"},
        {"name": "Bolt Corp.", "role": "defendant"},
    ],
    "patents": [{"number": "9000001"}],
    "counts": [],
    "events": [],
}


def misnumbered(**more):
    """A paper of quite another suit that bears the Amazon suit's number."""
    return amazon_memo(caption="Acme v. Bolt", **{**OTHER, **more})


def test_a_paper_of_another_suit_under_the_same_number_counts_for_nothing_until_somebody_says_so(editor):
    take_in(complaint(), misnumbered())
    case = Case.objects.get(key=TEXAS)
    assert case.caption.startswith("VirtaMove")
    assert not case.parties.filter(party__key="acme widgets llc").exists()
    question = Question.objects.get(scope=TEXAS, key__startswith="filing:")
    assert question.state == "open"
    with pytest.raises(Refused, match="yes or no"):
        services.answer(question, "perhaps", by=editor)
    ruling = services.answer(question, "yes", by=editor)
    assert case.parties.filter(party__key="acme widgets llc").exists()
    services.undo(ruling, by=editor)
    assert not case.parties.filter(party__key="acme widgets llc").exists()


def test_which_paper_is_the_stranger_does_not_depend_on_which_came_first():
    papers = [complaint(), amazon_memo(), misnumbered()]
    assert len({outcome(list(order)) for order in itertools.permutations(papers)}) == 1


def test_a_paper_that_shares_one_party_or_one_patent_is_no_stranger():
    shared = [{"number": "7519814"}]
    take_in(complaint(), misnumbered(patents=shared))
    assert not Question.objects.filter(key__startswith="filing:").exists()


def test_a_misnumbered_paper_is_put_into_its_own_case_and_back(editor):
    take_in(complaint(), complaint(docket_number="7:24-cv-00031", **OTHER))
    before = export()
    (stray,) = take_in(misnumbered())
    ruling = services.assign(
        stray, Case.objects.get(key="docket:txwd/7:24-cv-00031"), by=editor, reason="caption"
    )
    assert Filing.objects.get(pk=stray.pk).docket.key == "txwd/7:24-cv-00031"
    assert not Question.objects.filter(key__startswith="filing:").exists()
    assert [n.number for n in DocketNumber.objects.filter(docket__key="txwd/7:24-cv-00031")] == [
        "7:24-cv-00031"
    ]
    services.undo(ruling, by=editor)
    assert Filing.objects.get(pk=stray.pk).docket.key == "txwd/7:24-cv-00030"
    services.withdraw(stray, by=editor, reason="a test")
    assert export() == before


def test_a_paper_without_court_and_number_waits_for_a_person(editor):
    paper = amazon_memo(title="A memo without a number")
    del paper["court"], paper["docket_number"]
    (filing,) = take_in(paper)
    assert filing.docket is None
    assert "choose the case" in filing.problem
    take_in(complaint())
    ruling = services.assign(filing, Case.objects.get(key=TEXAS), by=editor)
    filing.refresh_from_db()
    assert (filing.docket.case.key, filing.problem) == (TEXAS, "")
    assert filing.facts.exists()
    services.undo(ruling, by=editor)
    filing.refresh_from_db()
    assert filing.docket is None
    assert not filing.facts.exists()


def test_no_paper_is_put_into_a_suit_only_mentioned(editor):
    (filing,) = take_in(red_hat_memo())
    with pytest.raises(Refused, match="only mentioned"):
        services.assign(filing, Case.objects.mentions().get(), by=editor)


def test_an_assignment_survives_reading_the_paper_again(editor):
    take_in(complaint(docket_number="7:24-cv-00031", **OTHER))
    (stray,) = take_in(misnumbered())
    services.assign(stray, Case.objects.get(key="docket:txwd/7:24-cv-00031"), by=editor)
    services.withdraw(stray, by=editor, reason="to read it again")
    services.restore(stray, by=editor)
    take_in(misnumbered())
    assert Filing.objects.get(pk=stray.pk).docket.key == "txwd/7:24-cv-00031"


def transferred(**more):
    return amazon_memo(
        court="cand", docket_number="5:25-cv-10579", filed_on="2025-12-01",
        related=[{"relation": "transferred_from", "court": "txwd", "docket_number": "7:24-cv-00030"}], **more,
    )  # fmt: skip


def test_a_transfer_proposes_that_two_dockets_are_one_case(editor):
    take_in(complaint(), transferred())
    proposal = Proposal.objects.get()
    assert (proposal.mention.key, proposal.case.key, proposal.state) == (CALIFORNIA, TEXAS, "open")
    assert any("the docket it was transferred from" in e["says"] for e in proposal.evidence)
    relation = CaseRelation.objects.get(relation="transferred_from")
    assert (relation.on, relation.fact.filing.kind, relation.sources) == ("../2025-12-01", "memo", 1)
    before = export()
    ruling = services.decide(proposal, confirm=True, by=editor, reason="28 U.S.C. 1404")
    case = Case.objects.suits().get()
    assert case.key == TEXAS
    assert case.dockets.count() == 2
    assert list(Case.objects.suits().numbered("5:25-cv-10579")) == [case]
    services.undo(ruling, by=editor)
    assert export() == before


def test_a_refused_transfer_stays_refused_when_more_papers_come(editor):
    take_in(complaint(), transferred())
    services.decide(Proposal.objects.get(), confirm=False, by=editor)
    take_in(amazon_memo())
    assert Proposal.objects.get().state == "refused"


def test_the_same_parties_and_patents_in_two_courts_are_proposed_in_two_courts_only():
    take_in(complaint(), amazon_memo(court="cand", docket_number="5:25-cv-10579"))
    assert Proposal.objects.get().state == "open"
    take_in(amazon_memo(docket_number="7:24-cv-00099"))
    keys = set(Proposal.objects.values_list("mention__key", "case__key"))
    assert ("docket:txwd/7:24-cv-00099", TEXAS) not in keys  # two numbers of one court are two suits


def test_two_dockets_that_each_name_the_other_are_proposed_once_in_any_order():
    there = {"relation": "transferred_to", "court": "cand", "docket_number": "5:25-cv-10579"}
    papers = [complaint(related=[there]), transferred()]
    assert len({outcome(list(order)) for order in itertools.permutations(papers)}) == 1
    take_in(*papers)
    assert Proposal.objects.count() == 1


def test_a_suit_mentioned_by_its_number_becomes_the_case_when_its_filing_comes():
    mention = {
        "relation": "same_patents",
        "court": "txwd",
        "docket_number": "7:24cv30",
        "plaintiff": "VirtaMove, Corp.",
    }
    take_in(red_hat_memo(related=[mention]))
    placeholder = Case.objects.get(key=TEXAS)
    assert placeholder.mentioned_only
    assert list(Case.objects.mentions().numbered("7:24-cv-00030")) == [placeholder]
    take_in(complaint())
    placeholder.refresh_from_db()
    assert not placeholder.mentioned_only
    assert not Proposal.objects.exists()


def test_an_appeal_from_several_cases_is_related_to_each():
    appealed = [
        {"relation": "appeal_of", "court": "txwd", "docket_number": n}
        for n in ("7:24-cv-00030", "7:24-cv-00031")
    ]
    take_in(
        complaint(),
        {
            "kind": "brief",
            "court": "cafc",
            "docket_number": "2025-1140",
            "posture": "appeal",
            "related": appealed,
        },
    )
    (appeal,) = Case.objects.suits().numbered("25-1140", "cafc")
    assert sorted(appeal.relations.values_list("other__key", "relation")) == [
        ("docket:txwd/7:24-cv-00030", "appeal_of"), ("docket:txwd/7:24-cv-00031", "appeal_of"),
    ]  # fmt: skip
