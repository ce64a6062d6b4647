"""What only a person can decide, row by row of ../shared/CONFLICTS.md (class P): each is one open item with its words; it
can be answered, and the answer taken back."""

import pytest
from django.contrib.auth.models import Group

from accounts.models import User
from cases.models import Accusation, Case, Proposal, Question
from desk import services
from parties.models import Party, PartyName, PartyRelation
from patents.models import Claim
from tests.shared.record import AMAZON, CONTAINERS, NETFLIX, RED_HAT, asked, case, told, value

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("four_filings")]


@pytest.fixture
def editor(db) -> User:
    user = User.objects.create_user("editor")
    user.groups.add(Group.objects.get_or_create(name="editor")[0])
    return user


def test_row_007_a_suit_only_mentioned_is_proposed_as_the_case_we_hold():
    proposal = Proposal.objects.get()
    assert (proposal.mention.caption, proposal.case.key, proposal.state) == (
        "VirtaMove, Corp. v. Amazon.com Services LLC", AMAZON, "open",
    )  # fmt: skip
    assert [e["for"] for e in proposal.evidence] == [True, True, True]


def test_row_009_hp_and_hewlett_packard_enterprise_are_not_one():
    hpe = Party.objects.get(key="hewlett packard enterprise")
    assert hpe.merged_into is None
    assert not PartyName.objects.filter(party=hpe, written__iexact="HP").exists()


def test_row_010_112_a_predecessor_in_one_filing_is_a_former_name_in_another():
    question = Question.objects.get(scope="party:virtamove corp")
    assert question.state == "open"
    assert "“AppZero” is called a predecessor" in question.says
    assert (question.fact.filing.kind, question.against.filing.kind) == ("memo", "complaint")
    assert [r.written for r in PartyRelation.objects.filter(relation="predecessor")] == ["AppZero"]


def test_row_018_the_first_day_waits_until_a_person_confirms_the_mention():
    assert case(AMAZON).filed_on == "../2024-05-03"
    assert Proposal.objects.get().mention.filed_on == "2024-01-26"


def test_row_020_one_passage_read_broadly_and_narrowly_shows_both_sides():
    question = Question.objects.get(scope=CONTAINERS, state="open", key__startswith="directions/")
    assert "broad" in question.says
    assert "narrow" in question.says
    assert question.fact.filing != question.against.filing


def test_row_021_a_method_claim_under_a_title_that_says_system():
    assert asked(AMAZON, "/claims/0/category") == ["read as a method claim, while the title says “system”"]


def test_row_032_three_degrees_of_specificity_stand_side_by_side():
    assert list(told(AMAZON, "specificity", subject="patent:7519814")) == [
        ("memo", "unspecified_independent"), ("complaint", "unspecified"),
    ]  # fmt: skip
    assert case(RED_HAT).patents.get(patent__number="7519814").claims_elsewhere == [1, 2, 6, 9, 10]


@pytest.mark.parametrize("patent", ["7519814", "7784058"])
def test_row_032_053_how_definitely_claims_are_asserted_waits_for_a_person(editor, patent):
    asserted = value(AMAZON, "specificity", f"patent:{patent}")
    assert (asserted.value, asserted.state, asserted.others) == ("unspecified", "open", 1)
    memo = asserted.fact.__class__.objects.get(
        scope=AMAZON, slot="specificity", subject=f"patent:{patent}", filing__kind="memo"
    )
    ruling = services.choose(memo, by=editor)
    assert case(AMAZON).patents.get(patent__number=patent).specificity == "unspecified_independent"
    services.undo(ruling, by=editor)
    assert value(AMAZON, "specificity", f"patent:{patent}").state == "open"


@pytest.mark.parametrize("patent", ["7519814", "7784058"])
def test_row_053_dependent_claims_not_reserved_are_neither_asserted_nor_given_up(patent):
    sections = case(AMAZON).dockets.get().filings.get(kind="memo").content.reading["sections"]
    (key_claims,) = [
        s["text"] for s in sections if s.get("patent") == patent and s["heading"].startswith("Key Claims")
    ]
    assert "does not explicitly reserve the right to assert dependent claims" in key_claims
    link = case(AMAZON).patents.get(patent__number=patent)
    assert (link.claims, link.specificity) == (
        [],
        "unspecified",
    )  # unknown: no list, and not "independent only"
    assert not any(t for _, t in told(AMAZON, "claims", subject=f"patent:{patent}"))
    assert not Claim.objects.filter(patent__number=patent, independent=False).exists()


@pytest.mark.parametrize("exhibit", ["2", "4"])
def test_row_037_whether_an_exhibit_was_filed_waits_for_the_docket_or_a_person(exhibit):
    attached = value(AMAZON, "attached", f"exhibit:{exhibit}")
    assert (attached.value, attached.state, attached.others) == ("attached", "open", 1)
    assert "docket" in attached.rule


def test_row_050_willfulness_of_the_second_count_can_be_read_both_ways():
    assert len(asked(AMAZON, "/counts/1/willful")) == 1
    willful = dict(Accusation.objects.filter(case__key=AMAZON).values_list("count", "willful"))
    assert willful == {1: "alleged", 2: "ambiguous"}


def test_row_052_which_patent_was_known_is_asked():
    assert "Knowledge: which patent was known is not said" in asked(AMAZON, "/knowledge/")


def test_row_056_who_defendant_is_in_the_second_count_is_asked():
    assert len(asked(AMAZON, "/counts/1/defendants")) == 1


def test_row_058_a_company_under_another_form_is_not_taken_for_the_party():
    assert asked(AMAZON, "/parties/3/name") == [
        "“Amazon Web Services, LLC” is named beside the party Amazon Web Services, Inc.: one company or two?"
    ]
    assert not Party.objects.filter(key="amazon web services llc").exists()


def test_row_059_meetings_before_the_company_was_established():
    (says,) = asked(AMAZON, "/events/")
    assert "before 2010, when Appzero Software Corp. is said to have been established" in says


def test_row_060_061_062_knowledge_of_one_patent_is_one_question_with_every_day():
    containers, libraries = [s for s in asked(AMAZON, "/knowledge/") if "patent:" in s]
    assert containers.startswith("Knowledge of the '814 patent: alleged since late 2009, 2012–2015")
    assert "the original or the amended one" in containers
    assert "late 2009 is before it issued (2010-08-24)" in libraries


def test_row_074_what_no_source_states_stays_unknown():
    begun = value(AMAZON, "begun_on")
    assert begun.state == "bounded"
    assert begun.value.startswith("../")


def test_row_081_an_owner_who_is_not_the_assignee():
    (says,) = asked(NETFLIX, "/patents/0/owner")
    assert says.startswith("issued to CA, Inc., said to be owned by Avago")


def test_row_090_what_the_petitioner_says_of_the_owner_is_the_petitioner_s_word():
    positions = [
        p for _, v in told(NETFLIX, "dispute") for p in v["positions"] if p["about"] == "patent_owner"
    ]
    assert positions
    assert {p["asserted_by"] for p in positions} == {"petitioner"}


def test_row_090_the_owner_s_own_position_is_asked_for():
    (says,) = asked(NETFLIX, "/disputes/")
    assert "under the heading of the patent owner stand the petitioner's words" in says


def test_row_092_one_witness_quoted_both_ways_on_what_a_claim_requires():
    (says,) = asked(NETFLIX, "/testimony/")
    assert says.startswith("PO's expert is quoted both ways")
    assert "must actually manage" in says
    question = Question.objects.get(scope=NETFLIX, key__contains="/testimony/", state="open")
    assert "require anything to be executed" in question.fact.quote


def test_row_095_two_printings_of_an_inventor_s_name_are_asked_about():
    assert asked(NETFLIX, "/inventors/") == [
        "“Bich C. Le” here, “Bich Cau Le” elsewhere in this filing: one person or two?"
    ]


def test_row_101_whether_it_was_in_the_first_declaration_is_told_both_ways():
    (says,) = asked(NETFLIX, "/experts/0/side")
    assert "¶58 of his" in says
    assert "reply dec" in says


def test_row_107_paragraphs_without_their_declaration_are_asked_about():
    (says,) = asked(NETFLIX, "/experts/0/name")
    assert says.startswith("¶92, ¶102, ¶32: headed “Dr. Shenoy” alone")


def test_row_108_one_passage_of_a_reference_that_both_sides_read_is_one_question():
    (says,) = asked(NETFLIX, "/references/0/name")
    assert "13:17-35 and 13:25-28; 8:36-44 and 8:36-43" in says


def test_row_106_a_witness_nobody_names_gets_no_name():
    reading = Case.objects.get(key=NETFLIX).dockets.get().filings.get().content.reading
    assert {e["name"] for e in reading["experts"]} == {"Dr. Shenoy"}


def test_row_093_one_party_says_two_things_of_one_term():
    (says,) = asked(NETFLIX, "/terms/")
    assert "says two things of this term" in says


def test_every_question_can_be_answered_and_asked_again(editor):
    for question in list(Question.objects.filter(state="open")):
        before = Case.objects.filter(key=question.scope).values_list("open_questions", flat=True).first()
        ruling = services.answer(question, "as printed", by=editor)
        answered = Question.objects.get(scope=question.scope, key=question.key)
        assert (answered.state, answered.answer) == ("answered", "as printed")
        services.undo(ruling, by=editor)
        assert Question.objects.get(scope=question.scope, key=question.key).state == "open"
        after = Case.objects.filter(key=question.scope).values_list("open_questions", flat=True).first()
        assert after == before
