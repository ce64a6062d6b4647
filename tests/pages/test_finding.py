"""What people write into the search boxes, in any form, leads there."""

import re

import pytest
from django.test import Client

from cases.models import Accusation, DocketEntry, Filing, FilingText, Wall
from cases.paper_words import keep_words
from parties.models import Party
from tests.api.field import Field

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "where"),
    [
        ("7:24cv1", "/cases/txwd/7:24-cv-00001/"),
        ("US 7,000,001 B2", "/patents/7000001/"),
        ("7000001", "/patents/7000001/"),
    ],
)
def test_the_search_box_goes_straight_to_what_has_a_number(
    reader: Client, field: Field, asked: str, where: str
) -> None:
    field.cases(2)

    assert reader.get("/find/", {"q": asked})["Location"] == where


def test_the_search_box_finds_by_words(reader: Client, field: Field) -> None:
    field.cases(2)

    page = reader.get("/find/", {"q": "maker 2"}).content.decode()

    assert "Owner 2 v. Maker 2" in page and "Owner 1 v. Maker 1" not in page


@pytest.mark.parametrize("asked", ["002", "'002", "’002 patent", "‘002 Patents"])
def test_the_last_three_digits_of_a_patent_find_it(reader: Client, field: Field, asked: str) -> None:
    field.cases(2)

    page = reader.get("/find/", {"q": asked}).content.decode()

    assert 'href="/patents/7000002/"' in page and 'href="/patents/7000001/"' not in page


@pytest.mark.parametrize(("asked", "found"), [("HP", True), ("h", True), ("P", False), ("&", False)])
def test_one_or_two_letters_find_who_is_called_so(
    reader: Client, field: Field, asked: str, found: bool
) -> None:
    field.cases(2)
    Party.objects.filter(name="Maker 2").update(name="HP Inc.", key="hp inc")

    page = reader.get("/find/", {"q": asked}).content.decode()

    assert ("HP Inc." in page) is found
    assert ("Owner 2 v. Maker 2" in page) is found


def test_what_was_opened_lately_is_offered_the_newest_first(reader: Client, field: Field) -> None:
    """Cases, patents and parties; each once; not what was only looked for, nor what is not to be seen any more."""
    first, _ = field.cases(2)
    party = Party.objects.get(name="Maker 2")
    for address in (
        first.get_absolute_url(),
        "/patents/7000002/",
        party.get_absolute_url(),
        "/cases/",
        "/patents/9999999/",
    ):
        reader.get(address)
    reader.get("/patents/7000002/")

    offered = re.findall(r'<a href="([^"]+)"><span>([^<]+)', reader.get("/find/opened/").content.decode())
    assert offered == [
        ("/patents/7000002/", "7,000,002"),
        (party.get_absolute_url(), "Maker 2"),
        (first.get_absolute_url(), "Owner 1 v. Maker 1"),
    ]
    assert "Owner 1 v. Maker 1" in reader.get("/find/").content.decode(), "without a script too"
    Wall.objects.create(case=first)
    assert "Owner 1 v. Maker 1" not in reader.get("/find/opened/").content.decode()


def test_products_filings_and_docket_entries_are_found_by_their_words(
    reader: Client, field: Field, suits: list[Filing]
) -> None:
    """The page asks for them once it is there; without a script a link does."""
    case = field.case(1)
    docket = case.dockets.get()
    entry = DocketEntry.objects.create(
        docket=docket, key="7", number=7, filed_on="2024-06-01", text="ORDER on the sealed zebra"
    )
    content = FilingText.objects.get(filing=suits[0])
    content.text = "The zebras of the field."
    content.save()
    keep_words(suits[0].pk)
    Accusation.objects.update(products=["Zebra Cloud"])

    named = reader.get("/find/?q=zebra").content.decode()
    said = reader.get("/find/?q=zebra&in=words").content.decode()

    assert "Nothing is named like this" in named and "?in=words&amp;q=zebra" in named
    assert f'href="{suits[0].get_absolute_url()}?words=4-10#quote"' in said
    assert (
        f'href="{case.get_absolute_url()}?docket_entry={entry.pk}#entry-7">ORDER on the sealed zebra' in said
    )
    assert 'href="/cases/txwd/7:24-cv-00030/#accusations"' in said and "/cases/?product=zebra" in said
    assert "No product, filing or docket entry" in reader.get("/find/?q=a+/900+b&in=words").content.decode()


def test_a_patent_is_found_by_any_form_of_its_number(reader: Client, field: Field) -> None:
    field.cases(1)

    assert reader.get("/patents/7,000,001/")["Location"] == "/patents/7000001/"
    assert reader.get("/patents/?q=7,000,001")["Location"] == "/patents/7000001/"
    assert reader.get("/patents/9999999/").status_code == 404


def test_a_party_is_found_by_any_written_form(reader: Client, suits: list[Filing]) -> None:
    assert "Red Hat, Inc." in reader.get("/parties/?q=red+hat").content.decode()
    assert "written like this" in reader.get("/parties/?q=nobody").content.decode()
