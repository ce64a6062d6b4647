"""What is odd but decides nothing, row by row of ../shared/CONFLICTS.md (class W): shown as a warning beside the value as
printed, never as a question."""

import pytest

from cases.models import Case, Fact, Question
from patents.models import Claim
from tests.shared.record import (
    AMAZON,
    CONTAINERS,
    LIBRARIES,
    NETFLIX,
    RED_HAT,
    asked,
    case,
    events,
    told,
    value,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("four_filings")]


def test_row_004_lost_markup_stays_in_the_words_as_printed():
    narrower = [n["text"] for _, v in told("patent:7784058", "term") for n in v.get("narrower", [])]
    assert any(".soor.dllfile" in text for text in narrower)


def test_row_005_first_days_that_may_stand_for_a_month_or_year_are_marked():
    warned = asked(RED_HAT, "/events/", "warning")
    assert len(warned) == 4
    assert [w[-7:] for w in warned] == ["2010-11", "2012-05", "ar 2013", "ar 2014"]
    assert [e.on for e in events(RED_HAT, kind="product_released")] == [
        "2010-11-01", "2012-05-01", "2013-01-01", "2014-01-01",
    ]  # fmt: skip


def test_row_008_the_court_of_a_suit_only_mentioned_is_unknown():
    mentions = Case.objects.mentions()
    assert mentions.count() == 4
    assert not mentions.filter(dockets__isnull=False).exists()
    assert all(m.key.endswith("|") for m in mentions)


def test_row_011_paragraphs_cited_out_of_order_are_marked():
    assert asked(RED_HAT, "/charts/1/rows/0/filing_cite", "warning") == [
        "paragraphs are cited in descending order"
    ]


@pytest.mark.parametrize(("chart", "covers"), [(0, "3 of the 5"), (1, "2 of the 4")])
def test_row_012_013_a_chart_says_which_part_of_the_elements_it_covers(chart, covers):
    assert f"the chart covers {covers} elements listed" in asked(RED_HAT, f"/charts/{chart}/", "warning")


@pytest.mark.parametrize(
    ("row", "cites"),
    [
        (24, ["2:38-39", "2:35-36"]),
        (25, ["4:20-24", "17:58-61"]),
        (26, ["2:28-39", "2:41-45", "2:23-29"]),
    ],
)
def test_row_024_025_026_one_element_with_several_cites_shows_them_all(row, cites):
    variants = [w for w in asked(CONTAINERS, "cites/claim:1/", "warning") if all(c in w for c in cites)]
    assert len(variants) == 1, row


def test_row_028_sections_that_find_the_same_in_different_passages_show_both():
    importance, solution = asked(
        CONTAINERS, "passages/section:", "warning"
    )  # the problem is told from passages that overlap, as in row 29
    assert all(c in solution for c in ("2:28-48", "4:18-24", "3:41-48"))
    assert all(c in importance for c in ("1:46-50", "2:1-3"))
    assert not asked(LIBRARIES, "passages/", "warning")


def test_row_047_a_chart_that_cites_the_count_on_the_other_patent_is_marked():
    (warned,) = asked(AMAZON, "/charts/1/filing_cite", "warning")
    assert warned == "the chart cites ¶15, of the count on another patent"
    assert not asked(AMAZON, "/charts/0/filing_cite", "warning")


def test_row_054_a_test_that_courts_gave_up_is_marked_where_the_memo_asks_for_it():
    (warned,) = asked(AMAZON, "/questions/", "warning")
    assert "objective recklessness" in warned
    assert "Halo v. Pulse" in warned


def test_row_065_a_rate_of_growth_is_not_that_of_its_amounts():
    (warned,) = [w for w in asked(AMAZON, "/contentions/", "warning") if "rate" in w]
    assert "30 % a year is stated" in warned
    assert "27.0 %" in warned


def test_row_067_addresses_that_nearly_match_are_marked():
    warned = asked(AMAZON, "/registered_agents/", "warning")
    assert any("211 7th Street" in w for w in warned)


def test_row_070_a_quoted_block_opens_no_paragraph():
    counts = Fact.objects.filter(scope=AMAZON, slot="counts", filing__kind="complaint").order_by("pointer")
    assert [c.value[0]["paragraphs"] for c in counts] == [[13, 22], [23, 32]]


def test_row_077_a_number_cut_in_a_footer_is_that_of_the_caption():
    assert value(NETFLIX, "docket_number").value == "IPR2020-01582"
    assert Case.objects.filter(key__startswith="docket:ptab/").count() == 1


def test_row_078_an_application_number_of_another_year_is_marked_and_kept():
    (warned,) = asked(NETFLIX, "/patents/0/application_number", "warning")
    assert "filing date printed is 2007-03-30" in warned
    assert value("patent:8572138", "application_number").value == "11/094403"


def test_row_082_083_084_damaged_references_are_marked():
    warned = asked(NETFLIX, "/references/", "warning")
    assert sum("a digit is lost" in w for w in warned) == 1  # said once, for both numbers
    assert sum("in a list that ascends" in w for w in warned) == 2
    assert sum("the name is cut" in w for w in warned) == 1


def test_row_088_a_claim_printed_in_two_wordings_is_marked_and_kept_as_read_first():
    (warned,) = asked(NETFLIX, "/claims/0/elements/", "warning")
    assert "“application nodes” for “applications nodes”" in warned
    elements = Claim.objects.get(patent__number="8572138", number=1).elements
    assert "executed on the applications nodes" in next(e["text"] for e in elements if e["label"] == "1d")


def test_row_094_references_called_of_the_same_inventors_share_two_of_five():
    (warned,) = [w for w in asked(NETFLIX, "/inventors", "warning") if "same inventors" in w]
    assert "2 of 5 names are on both" in warned


def test_row_100_a_reference_without_an_exhibit_is_marked():
    warned = [w for w in asked(NETFLIX, "/references/", "warning") if "no exhibit number" in w]
    assert warned == ["a ground rests on it, but no exhibit number is printed (in 2 places)"]


@pytest.mark.parametrize(
    ("row", "words"), [(102, "“6831C” is marked [sic]"), (103, "“Type 2 VM” and “Type 2 VMM”")]
)
def test_row_102_103_slips_in_testimony_are_marked_and_kept(row, words):
    warned = [w for w in asked(NETFLIX, "/testimony/", "warning") if words in w]
    assert len(warned) == 1, row
    answers = [
        t.get("answer", "") for t in case(NETFLIX).dockets.get().filings.get().content.reading["testimony"]
    ]
    assert any(("6831C.[sic]" if row == 102 else "the Type 2 VM, because a Type 2 VMM") in a for a in answers)


def test_row_104_passages_nobody_can_read_are_counted():
    says = [w for w in asked(NETFLIX, "", "warning") if "illegible" in w]
    assert says == ["a passage is printed as illegible (in 2 places)"]


def test_warnings_wait_for_nobody():
    waiting = dict(Case.objects.suits().values_list("key", "open_questions"))
    for key, count in waiting.items():
        assert count < 15, f"{key}: a paralegal must not drown in questions"
    assert Question.objects.filter(state="warning").count() > Question.objects.filter(state="open").count()
