"""What people write into the search boxes, in any form, leads there."""

import pytest
from django.test import Client

from cases.models import Filing
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


def test_a_patent_is_found_by_any_form_of_its_number(reader: Client, field: Field) -> None:
    field.cases(1)

    assert reader.get("/patents/7,000,001/")["Location"] == "/patents/7000001/"
    assert reader.get("/patents/?q=7,000,001")["Location"] == "/patents/7000001/"
    assert reader.get("/patents/9999999/").status_code == 404


def test_a_party_is_found_by_any_written_form(reader: Client, suits: list[Filing]) -> None:
    assert "Red Hat, Inc." in reader.get("/parties/?q=red+hat").content.decode()
    assert "written like this" in reader.get("/parties/?q=nobody").content.decode()
