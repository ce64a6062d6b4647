"""How fresh the record is: on a case's page by source, on today's page where a source fails."""

import pytest
from django.test import Client

from cases.models import Filing, Source

pytestmark = pytest.mark.django_db


def test_a_case_says_what_it_was_last_updated_from(reader: Client, suits: list[Filing]) -> None:
    page = reader.get("/cases/txwd/7:24-cv-00030/").content.decode()

    assert "Last heard from:" in page and "complaint by command line" in page


def test_a_source_that_fails_says_so_on_todays_page(reader: Client, suits: list[Filing]) -> None:
    Source.objects.create(kind="feed", name="txed", problem="The court's feed answered 503.")
    Source.objects.create(kind="feed", name="ded")

    page = reader.get("/").content.decode()

    assert "answered 503" in page and "txed" in page and "feed ded" not in page


def test_a_source_whose_problem_names_it_is_named_once(reader: Client, suits: list[Filing]) -> None:
    name = "ecf@firm.example@mail.example/INBOX"
    Source.objects.create(
        kind="mailbox", name=name, problem=f"The mailbox {name} cannot be read: check IMAP_URL."
    )

    assert reader.get("/").content.decode().count(name) == 1
