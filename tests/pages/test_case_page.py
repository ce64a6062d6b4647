"""The page of one case: what it shows, how it is found, who may see it."""

import pytest
from django.test import Client

from cases.models import Case, Court, Docket, DocketNumber, Filing
from tests.record.papers import complaint, take_in

AMAZON = "/cases/txwd/7:24-cv-00030/"
pytestmark = pytest.mark.django_db


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(answer.content.decode().split())


def test_it_works(reader: Client, suits: list[Filing]) -> None:
    page = text_of(reader, AMAZON)

    assert "VirtaMove, Corp. v. Amazon.com Services LLC et al." in page
    assert "7:24-cv-00030" in page and "W.D. Tex." in page
    assert "<svg" in page and "First amended complaint filed" in page


def test_a_stranger_gets_404(reader: Client, suits: list[Filing]) -> None:
    assert reader.get("/cases/txwd/7:24-cv-99999/").status_code == 404
    assert reader.get("/cases/nowhere/7:24-cv-00030/").status_code == 404


def test_nobody_sees_it_without_a_login(client: Client, suits: list[Filing]) -> None:
    answer = client.get(AMAZON)

    assert answer.status_code == 302 and answer["Location"].startswith("/login/")


@pytest.mark.parametrize("spelling", ["7:24cv30", "7:24-CV-00030-DC-DTG", "7:24-cv-30"])
def test_any_spelling_leads_to_the_one_address(reader: Client, suits: list[Filing], spelling: str) -> None:
    answer = reader.get(f"/cases/txwd/{spelling}/")

    assert (answer.status_code, answer["Location"]) == (302, AMAZON)


@pytest.mark.parametrize("spelling", ["5:24-cv-04740", "3:24-cv-04740", "24-cv-4740", "5:24cv4740"])
def test_a_reassigned_case_is_found_by_either_office(
    reader: Client, suits: list[Filing], spelling: str
) -> None:
    answer = reader.get("/find/", {"q": spelling})

    assert (answer.status_code, answer["Location"]) == (302, "/cases/cand/24-cv-04740/")


def test_a_number_that_several_cases_bear_gives_a_short_list(reader: Client, suits: list[Filing]) -> None:
    other = Case.objects.create(
        key="docket:txwd/1:24-cv-00030", caption="Owner v. Maker", mentioned_only=False
    )
    docket = Docket.objects.create(
        case=other, court=Court.objects.get(pk="txwd"), key="txwd/1:24-cv-00030", number="1:24-cv-00030"
    )
    DocketNumber.objects.create(docket=docket, number="1:24-cv-00030", core="24-cv-00030")

    page = text_of(reader, "/cases/txwd/24-cv-00030/")

    assert "Several cases bear" in page
    assert AMAZON in page and "/cases/txwd/1:24-cv-00030/" in page


def test_an_unknown_start_says_what_bounds_it_and_what_is_proposed(
    reader: Client, suits: list[Filing]
) -> None:
    page = text_of(reader, AMAZON)

    assert "unknown, not later than 2024-05-03; proposed 2024-01-26 (Red Hat memo)" in page


def test_every_headline_fact_names_its_source_and_leads_to_its_words(
    reader: Client, suits: list[Filing]
) -> None:
    page = text_of(reader, AMAZON)

    assert f'href="/filings/{suits[0].pk}/?see=%2Fdocket_number#quote"' in page
    assert "2 sources" in page


def test_a_party_has_its_formal_and_its_substantive_role(reader: Client, suits: list[Filing]) -> None:
    page = text_of(reader, "/cases/cand/24-cv-04740/")
    row = page[page.index('<th scope="row"><a href="/parties/') :]

    assert "VirtaMove, Corp." in row[: row.index("</tr>")]
    assert "defendant" in row[: row.index("</tr>")] and "patentee" in row[: row.index("</tr>")]


def test_an_accusation_is_shown_by_count_against_the_one_it_names(
    reader: Client, suits: list[Filing]
) -> None:
    page = text_of(reader, AMAZON)
    table = page[page.index('id="accusations"') : page.index('id="patents"')]

    assert "Amazon Web Services, Inc." in table and "Amazon.com Services LLC" not in table
    assert "alleged" in table


def test_a_trial_shows_its_grounds_and_terms(reader: Client, ptab: Filing) -> None:
    page = text_of(reader, "/cases/ptab/IPR2020-01582/")

    assert "1-5, 9, 10" in page and "35 U.S.C. 103" in page and "Khandekar + Le" in page
    assert "a copy of an image" in page


def test_a_suit_only_mentioned_has_a_page_that_says_so(reader: Client, suits: list[Filing]) -> None:
    mention = Case.objects.mentions().get()

    page = text_of(reader, mention.get_absolute_url())

    assert "only mentioned" in page and "Red Hat, Inc. v. VirtaMove, Corp." in page


def test_hostile_words_are_shown_as_words(reader: Client, db: None) -> None:
    take_in(complaint(parties=[{"name": "<script>alert(1)</script> Corp.", "role": "plaintiff"}]))

    page = text_of(reader, AMAZON)

    assert "<script>alert" not in page and "&lt;script&gt;alert(1)" in page
