"""The docket on a case's page: its order, its chains, its search."""

import re

import pytest
from django.test import Client

from cases.models import Case, DocketEntry
from tests.api.field import Field

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(field: Field) -> Case:
    """A motion, what answers it, and a hundred orders after it."""
    case = field.case(1)
    docket = case.dockets.get()
    rows = [
        (2, "motion", [], "", "MOTION to Dismiss by Maker 1"),
        (3, "opposition", [2], "", "RESPONSE in Opposition re 2"),
        (4, "order", [2], "granted", "ORDER granting 2 Motion to Dismiss"),
        *((n, "order", [], "", f"ORDER number {n}") for n in range(5, 125)),
    ]
    for number, kind, answers, disposition, text in rows:
        DocketEntry.objects.create(
            docket=docket,
            key=f"n{number}",
            number=number,
            place=f"{number:06}",
            kind=kind,
            answers=answers,
            disposition=disposition,
            text=text,
            filed_on="2024-06-01",
        )
    return case


def docket_in(client: Client, case: Case, **asked: str) -> str:
    page = client.get(case.get_absolute_url(), asked).content.decode()
    return " ".join(page[page.index('id="docket"') :].split())


def test_a_motion_names_what_answers_it_and_what_decides_it(reader: Client, case: Case) -> None:
    row = docket_in(reader, case).split('<tr id="entry-2">')[1].split("</tr>")[0]

    assert "opposition 3" in row and "order 4 (granted)" in row


def test_a_chain_is_whole_on_every_page_and_its_links_lead_to_the_page_they_are_on(
    reader: Client, case: Case
) -> None:
    """An opposition, a reply to it 100 entries later, the order: each names all of them."""
    docket = case.dockets.get()
    reply = DocketEntry.objects.create(
        docket=docket, key="n130", number=130, place="000130", kind="reply", answers=[3], text="REPLY"
    )  # fmt: skip
    motion = docket.entries.get(number=2)

    first = docket_in(reader, case)
    opposition = first.split('<tr id="entry-3">')[1].split("</tr>")[0]
    assert re.sub(r"<[^>]+>", "", opposition).split("Chain: ")[1].strip() == (
        "motion 2 → opposition 3 → order 4 (granted) → reply 130"
    )
    assert 'href="#entry-2"' in opposition and f'href="?docket_entry={reply.pk}#entry-130"' in opposition

    second = docket_in(reader, case, docket_entry=str(reply.pk))
    assert '<tr id="entry-130">' in second and '<tr id="entry-3">' not in second
    assert f'href="?docket_entry={motion.pk}#entry-2"' in second.split('<tr id="entry-130">')[1]
    assert "ORDER number 5<" in docket_in(reader, case, docket_entry="999999999").replace(" <", "<")


def test_an_order_on_several_motions_names_them(reader: Client, case: Case) -> None:
    docket = case.dockets.get()
    docket.entries.filter(number=1).update(kind="motion", text="MOTION to Stay")
    docket.entries.filter(number=4).update(answers=[1, 2])

    row = docket_in(reader, case).split('<tr id="entry-4">')[1].split("</tr>")[0]

    assert re.sub(r"<[^>]+>", "", row).split("granted ")[-1].strip() == "on motion 1, motion 2"


@pytest.mark.parametrize("earlier_row", [1, 2])
def test_of_two_entries_with_one_number_the_first_of_the_court_is_meant(
    reader: Client, case: Case, earlier_row: int
) -> None:
    """Whichever of the two came into the record first."""
    docket = case.dockets.get()
    docket.entries.filter(number=2).delete()
    for kind in ("motion", "notice") if earlier_row == 1 else ("notice", "motion"):
        place = "000002" if kind == "motion" else "000002b"
        DocketEntry.objects.create(docket=docket, key=kind, number=2, place=place, kind=kind, text=kind)

    row = docket_in(reader, case).split('<tr id="entry-3">')[1].split("</tr>")[0]

    assert "motion 2" in row and "notice 2" not in row


def test_the_docket_is_shown_page_by_page(reader: Client, case: Case) -> None:
    first, second = docket_in(reader, case), docket_in(reader, case, docket_page="2")

    assert "ORDER number 90" in first and "ORDER number 124" not in first
    assert "ORDER number 124" in second and "docket_page=1" in second


def test_the_docket_is_searched_by_words_and_kind(reader: Client, case: Case) -> None:
    by_words = docket_in(reader, case, words="dismiss")
    assert "MOTION to Dismiss" in by_words and "ORDER granting" in by_words and "ORDER number" not in by_words
    assert "2 of 124" in by_words

    by_kind = docket_in(reader, case, entry_kind="opposition")
    assert "RESPONSE in Opposition" in by_kind and "MOTION to Dismiss" not in by_kind


def test_a_search_that_finds_nothing_says_so(reader: Client, case: Case) -> None:
    assert "No entry of this docket matches" in docket_in(reader, case, words="zebra")
