"""The search shows the words around what was found in a filing, and leads to the place."""

import re
from typing import Any

import pytest
from django.test import Client

from cases.models import Filing, FilingText
from cases.paper_words import keep_words
from cases.passages import passages
from ingest.marked import span_at

pytestmark = pytest.mark.django_db
TEXT = "Heading\n" + "a plain word " * 40 + "zebras & 1 < 2 of the open field " + "and others " * 40


@pytest.fixture
def zebras(suits: list[Filing]) -> Filing:
    FilingText.objects.filter(filing=suits[0].pk).update(text=TEXT)
    keep_words(suits[0].pk)
    return suits[0]


def test_the_words_around_are_shown_and_lead_to_the_place(reader: Client, zebras: Filing) -> None:
    said = reader.get("/find/?q=zebra&in=words").content.decode()
    link = re.search(rf'href="(/filings/{zebras.pk}/\?words=[\d-]+)#quote">', said)

    assert link and "<mark>zebras</mark> &amp; 1 &lt; 2 of the open field" in said
    assert '<mark class="said asked">zebras</mark>' in reader.get(link[1]).content.decode()


@pytest.mark.parametrize(
    ("asked", "marked"),
    [
        ('"open field"', ["open field"]),
        ("open fields", ["open field"]),
        ("open /3 fields", ["open field"]),
        ("zebras and elephants OR open", ["zebras", "open"]),
        ("zebra -elephant", ["zebras"]),
        ("unicorn OR zebras", ["zebras"]),
        ("-zebra", None),
        ("%", None),
    ],
)
def test_what_is_marked_is_what_was_asked_for(zebras: Filing, asked: str, marked: list[str] | None) -> None:
    found = passages([zebras.pk], asked).get(zebras.pk)
    assert (found and [text for text, on in found.runs if on]) == marked


def test_the_lines_of_a_table_are_points_between_its_cells(zebras: Filing) -> None:
    text = "| Date | Event |\n|------|:---:|\n| 2003-09-15 | Zebras filed |\n| 2004-01-02 | Lions |"
    FilingText.objects.filter(filing=zebras.pk).update(text=text)

    said = passages([zebras.pk], "zebras")[zebras.pk]

    assert "".join(words for words, _ in said.runs) == (
        " · Date · Event · 2003-09-15 · Zebras filed · 2004-01-02 · Lions · "
    )
    assert text[said.start : said.stop] == "Zebras"


def test_no_text_but_the_words_around_leaves_the_database(
    zebras: Filing, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        found = passages([zebras.pk], "zebras")[zebras.pk]
    assert TEXT[found.start : found.stop].startswith("zeb") and sum(len(t) for t, _ in found.runs) < 300


@pytest.mark.parametrize(
    "words", ["", "12", "5-3", "3-3", "-", "a-b", "0-99999", "١-٣", "1-2-3", "9" * 30 + "-1"]
)
def test_a_place_that_is_none_is_passed_over(reader: Client, zebras: Filing, words: str) -> None:
    assert span_at(words, len(TEXT)) is None
    assert reader.get(f"/filings/{zebras.pk}/", {"words": words}).status_code == 200
