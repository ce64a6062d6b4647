"""The guide for pullers is a page of the product, with its client to copy."""

from html import unescape

from django.test import Client

from tests.feed.test_client import client_code


def test_the_guide_shows_its_client_whole(reader: Client) -> None:
    page = reader.get("/api/guide/").content.decode()

    assert "<h1>Pull docket events without missing one</h1>" in page
    assert client_code() in unescape(page)
    assert "<th>field</th>" in page


def test_the_account_page_leads_to_it(reader: Client) -> None:
    assert 'href="/api/guide/"' in reader.get("/account/").content.decode()


def test_a_stranger_is_asked_to_log_in(client: Client, db: None) -> None:
    assert client.get("/api/guide/").status_code == 302
