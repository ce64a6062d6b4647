"""A page that has nothing to show says what to do next."""

import pytest
from django.template.loader import render_to_string
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "words"),
    [("/", "Upload your first filings"), ("/cases/", "Upload a filing"), ("/patents/", "Upload a filing"),
     ("/parties/", "Upload a filing"), ("/filings/", "Upload one above"), ("/review/", "Nothing waits")],
)  # fmt: skip
def test_an_empty_page_says_what_to_do_next(editor: Client, address: str, words: str) -> None:
    assert words in editor.get(address).content.decode()


def test_a_form_of_a_page_that_was_open_too_long_says_so(db: None) -> None:
    answer = Client(enforce_csrf_checks=True).post("/login/", {"username": "paula"})

    assert answer.status_code == 403 and "This page was open too long" in answer.content.decode()


def test_the_page_of_a_failure_stands_without_a_request_or_a_database() -> None:
    page = render_to_string("500.html")

    assert "Nothing you sent was half-saved" in page and "css/base" in page
