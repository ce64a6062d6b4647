"""A patent's dossier: charts of one claim side by side, what is said of each term, and where it does not fit together."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from cases.dossier import aligned, dossier
from tests.record.papers import amazon_memo, red_hat_memo, take_in


def row(element: str, cite: str = "") -> dict[str, str]:
    return {"element": element, "feature": "a thing", "patent_cite": cite}


def test_elements_worded_alike_stand_side_by_side() -> None:
    rows = aligned([
        [row("each container having a unique root file system", "4:20-24"), row("excluding a kernel", "2:35")],
        [row("excluding a kernel,", "2:38-39"), row("each of the containers has a unique root file system", "4:20-24")],
    ])  # fmt: skip

    assert [[c["patent_cite"] if c else None for c in r.cells] for r in rows] == [
        ["4:20-24", "4:20-24"],
        ["2:35", "2:38-39"],
    ]
    assert [r.cites_differ for r in rows] == [False, True]


def test_an_element_only_one_chart_has_stays_alone() -> None:
    rows = aligned([[row("a shared library")], [row("running in user mode")]])

    assert [[c is not None for c in r.cells] for r in rows] == [[True, False], [False, True]]


def test_two_rows_of_one_chart_never_share_a_cell() -> None:
    rows = aligned([[row("a container")], [row("a container of files"), row("a container of programs")]])

    assert len(rows) == 2 and sum(c is not None for r in rows for c in r.cells) == 3


@pytest.fixture
def told(db: None) -> None:
    passage = "“each application set appears to have individual control of critical resources”"
    chart = {
        "patent": "7519814",
        "claim": 1,
        "theory_of": "VirtaMove, Corp.",
        "rows": [row("excluding a kernel", "2:38-39")],
    }
    other = {
        "patent": "7519814",
        "claim": 1,
        "theory_of": "VirtaMove, Corp.",
        "rows": [row("excluding a kernel", "2:35-36")],
    }
    term = {"term": "secure container", "patent": "7519814"}
    positions = [{"party": "VirtaMove, Corp.", "forum": "district_court", "text": "plain meaning"}]
    shifted = [{"party": "VirtaMove, Corp.", "forum": "ptab", "text": "a three-step process"}]
    take_in(
        amazon_memo(
            charts=[chart],
            terms=[term | {"narrower": [{"text": passage, "cite": "2:41-45"}], "positions": positions}],
        ),
        red_hat_memo(
            charts=[other],
            terms=[term | {"broader": [{"text": passage, "cite": "2:42-48"}], "positions": shifted}],
        ),
    )


@pytest.mark.django_db
def test_the_page_shows_charts_terms_and_what_contradicts(reader: Client, told: None) -> None:
    page = " ".join(reader.get("/patents/7519814/").content.decode().split())

    assert "2 charts" in page and 'class="n differs">2:38-39' in page and 'class="n differs">2:35-36' in page
    assert page.count("used both ways") == 2
    assert "VirtaMove, Corp. reads it differently by forum" in page


@pytest.mark.django_db
def test_a_stranger_is_shown_nothing_of_it(told: None) -> None:
    found = dossier("7519814", AnonymousUser())

    assert not found.charts and not found.terms
