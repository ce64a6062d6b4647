"""Figures over cases: each number is the count of the rows its link shows, and what is left out is counted beside it."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.models import Case
from tests.api.field import Field
from tests.pages.figures import FILED, happens, numbered_links, rows_shown

pytestmark = pytest.mark.django_db


def test_it_works(reader: Client, mixed: Field) -> None:
    page = reader.get("/analytics/?part=times").content.decode()

    titles = [
        "Cases by year of filing",
        "Cases by court",
        "Cases by posture",
        "Days from filing to a milestone",
        "Grounds",
        "claim by claim",
    ]
    assert all(title in page for title in titles)
    assert page.count("What is counted") == 6


def test_the_days_to_milestones_follow_once_the_other_figures_are_there(reader: Client, mixed: Field) -> None:
    """Among many cases they take as long as all the others; without a script a link asks for them."""
    page = reader.get("/analytics/?court=txwd").content.decode()
    assert 'href="?court=txwd&amp;part=times#times"' in page and 'hx-get="?court=txwd&amp;part=times"' in page
    assert "Lower quartile" not in page

    part = reader.get("/analytics/?court=txwd&part=times", headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith("<section") and "Lower quartile" in part
    assert part.strip() in reader.get("/analytics/?court=txwd&part=times").content.decode()
    assert reader.get("/analytics/?court=txwd&part=all")["Location"] == "/analytics/?court=txwd"


@pytest.mark.parametrize(
    "asked", ["", "&court=txwd", "&posture=infringement", "&party=Maker", "&filed_after=2020-01-01"]
)
def test_every_number_opens_as_many_rows_as_it_says(reader: Client, mixed: Field, asked: str) -> None:
    page = reader.get(f"/analytics/?part=times{asked}").content.decode()
    links = dict.fromkeys(numbered_links(page))

    assert len(links) > 12
    assert {address: rows_shown(reader, address) for _, address in links} == {a: n for n, a in links}


def test_nobody_sees_it_without_a_login(client: Client) -> None:
    for address in ("/analytics/", "/analytics/grounds/"):
        assert client.get(address)["Location"].startswith("/login/")


def test_grounds_and_claims_are_listed_with_their_trial(reader: Client, mixed: Field) -> None:
    page = reader.get("/analytics/grounds/", {"ground_stage": "instituted", "by": "claim"}).content.decode()

    assert re.findall(r'data-label="Claim">(\d+)<', page) == ["1", "2", "3"]
    assert re.findall(r'data-label="Grounds">(\d+)<', page) == ["1", "2", "1"]
    assert "Owner 7 v. Maker 7" in page


def test_claims_are_counted_by_what_the_board_decided(reader: Client, mixed: Field) -> None:
    """Claims 1 and 2 held unpatentable, the first by two papers of the same trial, and claim 3 not."""
    page = reader.get("/analytics/outcomes/", {"outcome": "unpatentable"}).content.decode()

    assert re.findall(r'data-label="Claim">(\d+)<', page) == ["1", "2"]
    assert "#quote" in page and "/patents/7000006/#claim-1" in page
    counted = reader.get("/analytics/?part=times").content.decode().partition('aria-labelledby="outcomes"')[2]
    assert re.findall(r'outcome=(\w+)">(\d)</a></td>', counted) == [
        ("unpatentable", "2"),
        ("not_unpatentable", "1"),
    ]


def test_mentions_are_counted_in_none_and_said_to_be(reader: Client, field: Field) -> None:
    field.cases(2)

    page = " ".join(reader.get("/analytics/?part=times").content.decode().split())

    assert "2 suits only mentioned</a> are in none of them" in page and "2 cases</a>" in page


def test_filters_stay_in_every_link(reader: Client, mixed: Field) -> None:
    page = reader.get("/analytics/", {"party": "Maker", "court": "txwd"}).content.decode()
    links = [address for _, address in numbered_links(page)]

    assert links and all("party=Maker" in address and "court=txwd" in address for address in links)


def test_what_the_figures_split_by_is_taken_from_the_address(reader: Client, mixed: Field) -> None:
    answer = reader.get("/analytics/?court=txwd&filed_in=2024&time_to=judgment&party=")

    assert (answer.status_code, answer["Location"]) == (302, "/analytics/?court=txwd")


def test_a_filter_that_is_not_understood_says_so(reader: Client, mixed: Field) -> None:
    page = reader.get("/analytics/", {"patent": "abc"}).content.decode()

    assert "is no patent number" in page and "Mend the filter above" in page and "<svg" not in page


@pytest.mark.parametrize(
    "given", [{"no_time_to": "judgment"}, {"no_time_to": "judgment/never"}, {"filed_in": "soon"}]
)
def test_a_reason_that_is_none_is_refused(reader: Client, mixed: Field, given: dict[str, str]) -> None:
    page = reader.get("/cases/", given).content.decode()

    assert 'role="alert"' in page and "Owner 9 v." not in page


def test_an_empty_record_says_what_to_do(reader: Client) -> None:
    page = reader.get("/analytics/?part=times").content.decode()

    assert "nothing to count" in page and "Upload a filing" in page and "<svg" not in page


@pytest.mark.parametrize("part", ["", "&part=times"])
def test_filters_that_find_no_case_say_so(reader: Client, mixed: Field, part: str) -> None:
    assert "No case matches" in reader.get(f"/analytics/?party=nobody{part}").content.decode()


def test_figures_of_200_cases_take_the_queries_of_2(reader: Client, field: Field) -> None:
    addresses = [
        "/analytics/",
        "/analytics/?part=times",
        "/analytics/?court=txwd",
        "/analytics/grounds/",
        "/analytics/grounds/?by=claim",
    ]

    def took() -> list[int]:
        found = []
        for address in addresses:
            reader.get(address)
            cache.clear()  # what is remembered takes no query at all
            with CaptureQueriesContext(connection) as seen:
                assert reader.get(address).status_code == 200
            found.append(len(seen))
        return found

    for case in field.cases(2):
        happens(case, "judgment", FILED + timedelta(days=30))
    few = took()
    for n in range(3, 202):
        happens(field.case(n), ("judgment", "dismissal", "verdict")[n % 3], FILED + timedelta(days=n))

    assert took() == few
    assert max(few) <= 22


def test_the_drawing_holds_no_style_of_its_own(reader: Client, mixed: Field) -> None:
    assert " style=" not in reader.get("/analytics/?part=times").content.decode()


def test_figures_are_counted_once_until_the_record_changes(reader: Client, mixed: Field) -> None:
    def took() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert reader.get("/analytics/?part=times").status_code == 200
        return len([q for q in seen if "percentile_cont" in q["sql"]])

    assert [took(), took()] == [1, 0]
    Case.objects.filter(caption="Owner 9 v. Maker 9").update(posture="ipr")
    page = reader.get("/analytics/?part=times").content.decode()
    assert rows_shown(reader, "/cases/?posture=ipr") == 2
    assert re.search(r'/cases/\?posture=ipr">2</a>', page)


def test_nobody_is_shown_what_was_counted_for_another(reader: Client, editor: Client, mixed: Field) -> None:
    reader.get("/analytics/?part=times")

    with CaptureQueriesContext(connection) as seen:
        editor.get("/analytics/?part=times")

    assert [q for q in seen if "percentile_cont" in q["sql"]]
