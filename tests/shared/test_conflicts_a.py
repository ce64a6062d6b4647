"""Disagreements that a published rule settles, row by row of ../shared/CONFLICTS.md (class A): the rule's value shows, what
lost stays findable."""

import pytest

from cases.dossier import aligned
from cases.models import Accusation, Case, CaseParty, DocketNumber, Fact, Filing, Ground, Value
from law.ranks import rank
from parties.models import PartyName
from patents.models import Claim, Patent
from tests.shared.record import (
    AMAZON,
    CONTAINERS,
    IMAGES,
    LIBRARIES,
    NETFLIX,
    RED_HAT,
    case,
    events,
    told,
    value,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("four_filings")]


def test_row_001_two_office_digits_are_one_case_found_by_both():
    spelled = set(DocketNumber.objects.filter(docket__case__key=RED_HAT).values_list("number", flat=True))
    assert {"5:24-cv-04740", "3:24-cv-04740"} <= spelled
    assert [Case.objects.numbered(n).get().key for n in ("5:24-cv-04740", "3:24-cv-04740")] == [
        RED_HAT,
        RED_HAT,
    ]


def test_row_006_a_year_told_in_prose_is_an_event_of_that_year():
    (blog,) = [e for e in events(RED_HAT) if "blog post" in e.title]
    assert (blog.on, str(blog.earliest), str(blog.latest)) == ("2020", "2020-01-01", "2020-12-31")


def test_row_014_in_a_declaratory_suit_the_defendant_is_the_patentee():
    rows = CaseParty.objects.filter(case__key=RED_HAT).values_list("party__key", "role", "side")
    assert set(rows) == {
        ("red hat inc", "plaintiff", "challenger"),
        ("virtamove corp", "defendant", "patentee"),
    }


def test_row_015_a_theory_belongs_to_one_side_and_is_told_by_the_other():
    charts = [v for kind, v in told(CONTAINERS, "charted") if v["described_by"] == "Red Hat, Inc."]
    assert [c["theory_of"] for c in charts] == ["VirtaMove, Corp."]


def test_row_017_claims_asserted_in_related_suits_are_not_asserted_in_this_one():
    patent = case(RED_HAT).patents.get(patent__number="7519814")
    assert (patent.claims, patent.claims_elsewhere) == ([], [1, 2, 6, 9, 10])


def test_row_018_the_suit_began_before_its_amended_complaint():
    begun = value(AMAZON, "begun_on")
    assert (begun.value, begun.state) == ("../2024-05-03", "bounded")
    (amended,) = events(AMAZON, on="2024-05-03", kind="amended_complaint_filed")
    assert amended.sources == 2
    assert not events(AMAZON, kind="complaint_filed")


def test_row_019_the_suit_is_against_three_companies_its_mention_names_one():
    assert case(AMAZON).parties.filter(role="defendant").count() == 3
    mention = Case.objects.mentions().get(caption__contains="Amazon")
    assert mention.parties.get(role="defendant").party.name == "Amazon.com Services LLC"


def test_row_022_elements_that_memos_list_differently_are_all_shown_with_who_lists_them():
    elements = Claim.objects.get(patent__number="7519814", number=1).elements
    by = {e["text"]: len(e["by"]) for e in elements}
    assert [n for text, n in by.items() if "cannot be shared" in text] == [1]
    assert [n for text, n in by.items() if "unique root file system" in text] == [2]
    assert value(CONTAINERS, "elements", "claim:1").state == "settled"


@pytest.mark.parametrize("memo_first", [True, False])
def test_row_023_a_row_that_joins_two_limitations_stands_beside_each_of_them(four_filings, memo_first):
    order = ("S0", "S1") if memo_first else ("S1", "S0")
    charts = [four_filings[s].content.reading["charts"][0]["rows"] for s in order]
    red_hat = order.index("S0")
    joined = [
        r
        for r in aligned(charts)
        if r.cells[red_hat] and r.cells[red_hat]["element"].startswith("a plurality")
    ]
    elements = [r.cells[1 - red_hat]["element"] for r in joined]
    assert sorted(e[:14] for e in elements) == ["each container", "storing in mem"]


def test_row_035_terms_of_one_patent_are_the_union_of_both_memos():
    terms = {v["term"] for _, v in told(LIBRARIES, "term")}
    assert len(terms) == 2
    assert "functional replicas" in terms


def test_row_036_the_pleading_s_own_title_says_what_it_is():
    assert [e.title for e in events(AMAZON, kind="amended_complaint_filed")] == [
        "First amended complaint filed"
    ]
    assert Filing.objects.get(kind="complaint").title.startswith("FIRST AMENDED COMPLAINT")


def test_row_038_being_registered_since_at_least_a_day_is_no_first_business():
    (event,) = events(AMAZON, on="2006-05-03")
    assert (event.kind, event.qualifier, event.sources) == ("registration", "at_least", 2)


def test_row_039_about_a_month_is_a_month_though_a_memo_prints_its_first_day():
    cited = events(AMAZON, kind="prosecution_citation")
    assert [(e.on, e.qualifier, e.sources) for e in cited] == [
        ("2013-10~", "about", 2),
        ("2020-06~", "about", 2),
    ]


def test_row_040_what_was_cited_is_the_publication_that_became_the_patent():
    (cited,) = events(AMAZON, on="2020-06~")
    assert "2005/0060722" in cited.title
    assert Patent.objects.get(number="7519814").publications == ["US20050060722"]


def test_row_041_the_two_citing_patents_have_two_owners():
    first, second = (e.title for e in events(AMAZON, kind="prosecution_citation"))
    assert "patent holding entity" in first
    assert "assigned to Amazon)" in second


def test_row_042_meetings_are_three_spans_with_gaps():
    assert [e.on for e in events(AMAZON, kind="meeting")] == ["2009-10/2009-12~", "2012/2015", "2018/2021"]


def test_row_043_the_meetings_were_with_one_of_the_three():
    assert {e.party for e in events(AMAZON, kind="meeting")} == {"Amazon Web Services, Inc."}


def test_row_044_place_of_organisation_and_of_business_are_two_fields():
    subject = "party:amazon com inc/defendant"
    organised, seated = value(AMAZON, "organized_in", subject), value(AMAZON, "place_of_business", subject)
    assert (organised.value, organised.state, organised.fact.filing.kind) == (
        "Delaware",
        "settled",
        "complaint",
    )
    assert "Seattle, Washington" in seated.value


def test_row_045_what_a_memo_is_silent_on_comes_from_the_pleading():
    theories = set(
        Accusation.objects.filter(case__key=AMAZON).values_list("theories", flat=True).distinct()[0]
    )
    assert {"contributory", "doctrine_of_equivalents"} <= theories
    assert case(AMAZON).jury_demand is True


def test_row_046_count_one_is_against_one_company():
    rows = Accusation.objects.filter(case__key=AMAZON, count=1).values_list(
        "challenger__name", "patent__number"
    )
    assert list(rows) == [("Amazon Web Services, Inc.", "7519814")]


def test_row_057_amazon_is_resolved_where_it_stands_for_the_parent_alone():
    parent = value(AMAZON, "parent", "party:amazon com services llc/defendant")
    assert (parent.value, parent.fact.filing.kind) == ("Amazon.com, Inc.", "complaint")


def test_row_072_defendant_means_one_company_in_the_count_that_speaks_of_its_employees():
    meant = {
        scope: value(AMAZON, "means", f"term:defendant/{scope}").value for scope in ("filing", "count 1")
    }
    assert meant["count 1"] == ["Amazon Web Services, Inc."]
    assert len(meant["filing"]) == 3
    (fact,) = Fact.objects.filter(
        scope=AMAZON, slot="event", value__title__icontains="8,806,655", filing__kind="complaint"
    )
    text = fact.filing.content.text
    first, last = Fact.objects.get(scope=AMAZON, slot="counts", value__0__number=1).value[0]["paragraphs"]
    paragraph = int(text[text.rindex("\n", 0, fact.start) :].strip().partition(".")[0])
    assert "Defendant's employees" in text[fact.start : fact.start + 400]
    assert first <= paragraph <= last


def test_row_066_what_is_said_of_marking_is_said_per_patent():
    said = {n: value(AMAZON, "marking", f"patent:{n}").value for n in ("7519814", "7784058")}
    assert ["method claims" in said[n] for n in said] == [True, False]


def test_row_115_what_the_memo_says_of_the_first_day_never_replaces_the_pleading():
    assert value(AMAZON, "begun_on").fact.filing.kind == "complaint"
    assert not Fact.objects.filter(scope=AMAZON, slot="begun_on", filing__kind="complaint").exists()


def test_row_073_relief_is_asked_per_patent():
    asked = {v["label"]: v["patents"] for _, v in told(AMAZON, "relief") if "label" in v and "patents" in v}
    assert asked["b"] == ["7519814"]
    assert asked["c"] == ["7519814", "7784058"]


def test_row_063_the_accused_products_are_those_of_each_count():
    products = dict(Accusation.objects.filter(case__key=AMAZON).values_list("count", "products"))
    assert products == {1: ["AWS End-of-Support Migration Program"], 2: ["AWS Elastic Container Service"]}


def test_row_075_the_hearing_is_not_the_day_of_the_paper():
    days = {e.kind: e.on for e in events(NETFLIX) if e.kind in ("hearing", "service")}
    assert days == {"hearing": "2022-01-05", "service": "2021-12-27"}
    assert Filing.objects.get(kind="ptab_paper").filed_on == "2021-12-27"


def test_row_091_what_one_side_argues_ranks_as_that_side_s_word():
    assert rank("ptab_paper", "owner") == rank("complaint", "owner") < rank("memo", "owner")


def test_row_096_097_art_issued_after_the_priority_date_may_still_be_art():
    rows = Fact.objects.filter(scope=NETFLIX, slot="doubt", pointer__endswith="/issued_on").order_by(
        "pointer"
    )
    assert [r.quote for r in rows] == ["Aug. 18, 2009", "Jun. 26, 2012"]
    assert all("filing date decides" in r.value for r in rows)


@pytest.mark.parametrize(
    "spelling", ["7:24-cv-00030", "7:24-cv-00030-DC-DTG", "7:24-cv-00030-ADA-DTG", "7:24cv30"]
)
def test_row_111_every_spelling_of_the_amazon_number_finds_it(spelling):
    assert Case.objects.suits().numbered(spelling).get().key == AMAZON


def test_row_114_short_names_stay_inside_their_filing():
    assert set(Patent.objects.values_list("number", flat=True)) == {"7519814", "7784058", "8572138"}
    assert not Value.objects.filter(scope=IMAGES, value__icontains="814").exists()


def test_row_116_what_both_state_comes_from_the_complaint():
    settled = Value.objects.filter(scope=AMAZON, state="settled").select_related("fact__filing")
    assert settled
    assert {v.fact.filing.kind for v in settled} == {"complaint"}
    assert all("outranks an analyst's memo" in v.rule for v in settled)


def test_row_098_099_each_ground_stands_for_itself():
    with_nine = Ground.objects.filter(case__key=NETFLIX, claims__contains=[9]).values_list(
        "number", flat=True
    )
    assert sorted(with_nine) == [1, 2, 3]
    assert Ground.objects.get(case__key=NETFLIX, number=1).references == ["Khandekar"]


def test_row_112_names_of_one_company_have_kinds_and_dates():
    former = PartyName.objects.get(party__key="virtamove corp", kind="former")
    assert (former.written, former.first_on, former.last_on) == (
        "Appzero Software Corp.",
        "2024-05-03",
        "2024-05-03",
    )
