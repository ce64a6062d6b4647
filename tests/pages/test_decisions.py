"""What people decide on the pages, and take back."""

import pytest
from django.test import Client

from cases.models import Blob, Case, Filing, PartyProposal, Proposal, Question, Ruling, Value
from parties.models import Party
from tests.record.papers import complaint, take_in

AMAZON = "/cases/txwd/7:24-cv-00030/"
pytestmark = pytest.mark.django_db


def test_confirming_a_proposal_gives_the_case_its_start(editor: Client, suits: list[Filing]) -> None:
    proposal = Proposal.objects.get()

    answer = editor.post(
        f"/proposals/{proposal.pk}/decide/", {"answer": "confirm", "next": AMAZON}, follow=True
    )

    assert answer.redirect_chain == [(AMAZON, 302)]
    assert Case.objects.get(key="docket:txwd/7:24-cv-00030").filed_on == "2024-01-26"
    assert "Confirmed" in answer.content.decode()


def test_a_decision_is_undone_by_one_click(editor: Client, suits: list[Filing]) -> None:
    proposal = Proposal.objects.get()
    answer = editor.post(
        f"/proposals/{proposal.pk}/decide/", {"answer": "confirm", "next": AMAZON}, follow=True
    )
    ruling = Ruling.objects.get()
    assert f'action="/rulings/{ruling.pk}/undo/"' in answer.content.decode()

    editor.post(f"/rulings/{ruling.pk}/undo/")

    assert Case.objects.get(key="docket:txwd/7:24-cv-00030").filed_on == "../2024-05-03"


def test_refusing_a_proposal_closes_the_question(editor: Client, suits: list[Filing]) -> None:
    editor.post(f"/proposals/{Proposal.objects.get().pk}/decide/", {"answer": "refuse"})

    assert Proposal.objects.get().state == "refused"
    assert "Nothing waits for a decision" in editor.get("/review/").content.decode()


def test_a_source_can_be_chosen_against_the_rule(editor: Client, db: None) -> None:
    take_in(
        complaint(),
        complaint(
            filed_on="2024-07-01", amendment=2, title="SECOND AMENDED COMPLAINT", posture="dj_invalidity"
        ),
    )
    value = Value.objects.get(scope="docket:txwd/7:24-cv-00030", subject="", slot="posture")
    page = editor.get(f"/values/{value.pk}/").content.decode()
    loser = next(f for f in value.fact.__class__.objects.filter(slot="posture") if f.value == "infringement")
    assert f'action="/facts/{loser.pk}/choose/"' in page and value.value == "dj_invalidity"

    editor.post(f"/facts/{loser.pk}/choose/", {"reason": "the second was struck"})

    assert Case.objects.get(key=value.scope).posture == "infringement"
    assert "the second was struck" in editor.get(f"/values/{value.pk}/").content.decode()


def test_a_value_entered_without_a_reason_is_refused_in_words(editor: Client, suits: list[Filing]) -> None:
    value = Value.objects.get(scope="docket:txwd/7:24-cv-00030", slot="posture")

    answer = editor.post(f"/values/{value.pk}/enter/", {"value": "itc_337", "reason": " "}, follow=True)

    assert "needs a reason" in answer.content.decode()
    assert not Ruling.objects.exists()


def test_a_withdrawn_filing_leaves_its_case_and_comes_back(editor: Client, db: None) -> None:
    filing = take_in(complaint())[0]

    editor.post(f"/filings/{filing.pk}/withdraw/", {"reason": "wrong file"})
    assert editor.get(AMAZON).status_code == 404

    editor.post(f"/filings/{filing.pk}/withdraw/")
    filing.refresh_from_db()
    assert filing.status == "received"


@pytest.mark.parametrize(
    "address",
    ["/proposals/{p}/decide/", "/values/{v}/enter/", "/facts/{f}/choose/", "/filings/{filing}/withdraw/"],
)
def test_a_reader_may_not_decide(reader: Client, suits: list[Filing], address: str) -> None:
    value = Value.objects.filter(slot="posture").first()
    assert value is not None
    there = address.format(p=Proposal.objects.get().pk, v=value.pk, f=value.fact_id, filing=suits[0].pk)

    answer = reader.post(there, {"answer": "confirm", "value": "x", "reason": "y"})

    assert answer.status_code == 403 and "may read" in answer.content.decode()
    assert not Ruling.objects.exists() and not Filing.objects.filter(status="withdrawn").exists()


def test_a_decision_never_sends_people_to_another_site(editor: Client, suits: list[Filing]) -> None:
    proposal = Proposal.objects.get()

    answer = editor.post(
        f"/proposals/{proposal.pk}/decide/", {"answer": "refuse", "next": "https://evil.example/"}
    )

    assert answer["Location"] == "/review/"


def test_readers_are_shown_no_button_that_would_refuse_them(reader: Client, suits: list[Filing]) -> None:
    for address in (AMAZON, "/review/", f"/filings/{suits[0].pk}/", "/filings/"):
        page = reader.get(address).content.decode()
        own = page.count('action="/logout/"') + page.count("/follow/")  # what everybody does for themselves
        assert page.count('method="post"') == own, address


def test_a_doubt_is_answered_and_the_answer_undone(editor: Client, db: None) -> None:
    doubt = {"pointer": "/filed_on", "why": "another day stands in the certificate"}
    take_in(complaint(doubts=[doubt]))
    question = Question.objects.get()
    assert "another day stands in the certificate" in editor.get(AMAZON).content.decode().lower()

    editor.post(f"/questions/{question.pk}/answer/", {"answer": "as printed"})
    question.refresh_from_db()
    assert (question.state, question.answer) == ("answered", "as printed")

    editor.post(f"/rulings/{Ruling.objects.get().pk}/undo/")
    question.refresh_from_db()
    assert question.state == "open"


def test_two_numbers_are_joined_into_one_case_and_both_addresses_work(
    editor: Client, suits: list[Filing]
) -> None:
    red_hat = Case.objects.get(key="docket:cand/24-cv-04740")

    answer = editor.post(
        f"/joins/cases/{red_hat.pk}/", {"number": "7:24cv30", "reason": "transferred"}, follow=True
    )

    assert "both addresses lead to one case" in answer.content.decode()
    assert editor.get("/cases/cand/24-cv-04740/")["Location"] == AMAZON
    editor.post(f"/rulings/{Ruling.objects.get().pk}/undo/")
    assert editor.get("/cases/cand/24-cv-04740/").status_code == 200


def test_a_join_to_a_number_nobody_bears_is_refused_in_words(editor: Client, suits: list[Filing]) -> None:
    case = Case.objects.get(key="docket:txwd/7:24-cv-00030")

    answer = editor.post(f"/joins/cases/{case.pk}/", {"number": "1:99-cv-00001", "reason": "x"}, follow=True)

    assert "No other case bears" in answer.content.decode() and not Ruling.objects.exists()


def test_two_names_are_joined_into_one_party(editor: Client, suits: list[Filing]) -> None:
    services, web = (
        Party.objects.get(name=n) for n in ("Amazon.com Services LLC", "Amazon Web Services, Inc.")
    )

    editor.post(f"/joins/parties/{services.pk}/", {"name": "amazon web services inc", "reason": "renamed"})

    page = editor.get(web.get_absolute_url()).content.decode()
    assert Ruling.objects.get().slot == "same_party" and "Amazon.com Services LLC" in page


def test_a_name_nobody_has_is_refused_in_words(editor: Client, suits: list[Filing]) -> None:
    party = Party.objects.order_by("pk")[0]

    answer = editor.post(f"/joins/parties/{party.pk}/", {"name": "Nobody", "reason": "x"}, follow=True)

    assert "No other party is called" in answer.content.decode() and not Ruling.objects.exists()


def named(number: str, plaintiff: str) -> dict:
    parties = [{"name": plaintiff, "role": "plaintiff"}, {"name": "Bolt LLC", "role": "defendant"}]
    return complaint(docket_number=number, parties=parties, counts=[], patents=[], events=[])


def test_two_names_that_may_be_one_party_are_decided_on_the_review_page(editor: Client, db: None) -> None:
    take_in(named("7:24-cv-00031", "Acme Corp."), named("7:24-cv-00032", "Acme Corporation Ltd."))
    proposal = PartyProposal.objects.get()
    there = f"/party-proposals/{proposal.pk}/decide/"
    assert f'action="{there}"' in editor.get("/review/").content.decode()
    assert "that may be one party" in editor.get("/").content.decode()

    answer = editor.post(there, {"answer": "confirm"}, follow=True)

    assert "Confirmed: they are one party." in answer.content.decode()
    assert Party.objects.get(key="acme corp").cases.count() == 2
    editor.post(f"/rulings/{Ruling.objects.get().pk}/undo/")
    assert f'action="{there}"' in editor.get("/review/").content.decode()


def test_a_reader_cannot_decide_about_parties(reader: Client, db: None) -> None:
    take_in(named("7:24-cv-00031", "Acme Corp."), named("7:24-cv-00032", "Acme Corporation Ltd."))
    there = f"/party-proposals/{PartyProposal.objects.get().pk}/decide/"

    assert reader.post(there, {"answer": "confirm"}).status_code == 403
    assert there not in reader.get("/review/").content.decode()
    assert not Ruling.objects.exists()


def test_what_was_decided_lately_says_on_what(editor: Client, db: None) -> None:
    take_in(complaint(), complaint(kind="memo", posture="dj_invalidity"))
    value = Value.objects.get(scope="docket:txwd/7:24-cv-00030", subject="", slot="posture")
    editor.post(f"/facts/{value.fact_id}/choose/")

    assert "chose a source: Posture, 7:24-cv-00030" in editor.get("/review/").content.decode()


@pytest.mark.parametrize(("waiting", "says"), [(25, ">25<"), (26, ">the first 25<")])
def test_the_review_page_says_when_more_waits_than_it_shows(
    editor: Client, db: None, waiting: int, says: str
) -> None:
    for n in range(waiting):
        blob = Blob.objects.create(sha256=f"{n:064}", size=1)
        Filing.objects.create(
            blob=blob, name=f"odd {n}.txt", status=Filing.Status.NOT_UNDERSTOOD, problem="What is it?"
        )

    page = editor.get("/review/").content.decode()
    section = page[page.index('id="filings"') :]

    assert says in section and ("More wait" in section) is (waiting > 25)
    assert section.count("What is it?") == 25
