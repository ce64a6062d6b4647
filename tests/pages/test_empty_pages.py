"""A page that has nothing to show says what to do next."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "words"),
    [("/", "Upload your first filings"), ("/cases/", "Upload a filing"), ("/patents/", "Upload a filing"),
     ("/parties/", "Upload a filing"), ("/filings/", "Upload one above"), ("/review/", "Nothing waits")],
)  # fmt: skip
def test_an_empty_page_says_what_to_do_next(editor: Client, address: str, words: str) -> None:
    assert words in editor.get(address).content.decode()
