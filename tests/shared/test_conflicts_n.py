"""What is written in several ways and means one thing, row by row of ../shared/CONFLICTS.md (class N): one value, every
written form kept. Rows without a class that only confirm stand here too."""

import pytest

from cases.ledger.settle import same
from cases.models import Accusation, Case, CaseRelation, DocketNumber, Fact, Question
from law.names import key as name_key
from law.patents import normal
from parties.models import Party, PartyName
from patents.models import Claim, Patent
from tests.shared.record import AMAZON, CONTAINERS, LIBRARIES, NETFLIX, RED_HAT, events, told, value

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("four_filings")]


def test_row_002_names_that_differ_by_points_are_one_party():
    assert Party.objects.filter(key__startswith="red hat").count() == 1
    assert Party.objects.filter(key__startswith="virtamove").count() == 1


def test_row_003_a_day_written_in_us_order_is_the_same_day():
    (filed,) = events(RED_HAT, kind="complaint_filed")
    assert filed.on == "2024-08-05"
    assert value(RED_HAT, "begun_on").value == "2024-08-05"


def test_row_016_willfulness_not_alleged_stays_so_though_it_is_discussed():
    assert set(Accusation.objects.filter(case__key=RED_HAT).values_list("willful", flat=True)) == {
        "not_alleged"
    }


def test_row_027_029_cites_that_overlap_are_no_variants():
    variants = Question.objects.filter(scope=LIBRARIES, key__startswith="cites/")
    assert not variants.exists()


def test_row_030_a_term_has_one_key_however_its_plural_is_capitalised():
    assert name_key("SLCSEs") == name_key("SLCSES")


def test_row_031_quotation_marks_do_not_make_two_values():
    assert same("title", "the “secure container”", 'the "secure container"')
    assert normal("’814 Patent, No. 7,519,814") == normal("'814 Patent, No. 7,519,814") == "7519814"


@pytest.mark.parametrize(("scope", "day"), [(CONTAINERS, "2003-09-15"), (LIBRARIES, "2003-09-22")])
def test_row_033_two_wordings_of_a_priority_date_are_one_event(scope, day):
    (priority,) = events(scope, kind="priority")
    assert (priority.on, priority.sources) == (day, 2)


def test_row_034_what_several_filings_agree_on_says_how_many():
    issued, priority = value(CONTAINERS, "issued_on"), value(CONTAINERS, "priority_on")
    assert (issued.state, issued.sources, issued.others) == ("agreed", 3, 0)
    assert (priority.state, priority.sources, priority.others) == ("agreed", 2, 0)


def test_row_049_a_number_without_its_judges_is_the_same_number():
    assert set(DocketNumber.objects.filter(docket__case__key=AMAZON).values_list("number", flat=True)) == {
        "7:24-cv-00030"
    }
    assert [n for n, _ in told(AMAZON, "docket_number")] == ["memo", "complaint"]


def test_row_068_three_spellings_of_virtamove_are_one_party():
    keys = {name_key(n) for n in ("VirtaMove, Corp.", "VirtaMove Corp.", "VIRTAMOVE CORP")}
    assert keys == {"virtamove corp"}
    written = PartyName.objects.filter(party__key="virtamove corp", kind="alias").values_list(
        "written", flat=True
    )
    assert "VirtaMove" in written


def test_row_069_slips_of_the_pen_stay_in_the_words_that_are_quoted():
    fact = (
        Fact.objects.filter(scope=AMAZON, slot="organized_in", filing__kind="complaint")
        .order_by("start")
        .first()
    )
    assert "is a is a" in fact.filing.content.text[fact.start - 200 : fact.end]


def test_row_076_a_misread_stamp_is_a_written_form_of_netflix():
    (misread,) = PartyName.objects.filter(kind="ocr_variant")
    assert (misread.written, misread.party.key) == ("Netfix, Inc.", "netflix inc")


def test_row_085_086_exhibits_have_one_number_each():
    numbers = [e["number"] for e in _reading(NETFLIX)["exhibits"]]
    assert len(numbers) == len(set(numbers))
    assert {"1003", "1004", "1005"} <= set(numbers)


def test_row_087_labels_of_elements_are_written_alike():
    labels = [e["label"] for e in Claim.objects.get(patent__number="8572138", number=1).elements]
    assert labels == ["1a", "1b", "1c", "1d", "1e", "1f", "1g"]


def test_row_089_a_slip_in_a_claim_is_kept_as_printed():
    texts = " ".join(e["text"] for e in Claim.objects.get(patent__number="8572138", number=1).elements)
    assert "each of the plurality of virtual machine operable" in texts


def test_row_105_page_ranges_that_share_a_page_are_no_argument_and_no_contradiction():
    reading = _reading(NETFLIX)
    said = [c["text"] for c in reading["contentions"]]
    assert (
        "The POR does not address the combination of Khandekar and Le" in said
    )  # the heading above the two cites
    assert not [text for text in said if "pp." in text]  # what only points at pages asserts nothing
    assert not [d["why"] for d in reading["doubts"] if "64" in d["why"]]
    assert not Question.objects.filter(scope=NETFLIX, says__regex=r"\b64\b").exists()


def test_row_110_what_the_front_page_leaves_blank_is_left_out():
    assert "uspc" not in _reading(NETFLIX)["patents"][0]
    assert Patent.objects.get(number="7519814").application_number == ""


def test_row_113_a_technology_that_two_filings_mention_relates_no_cases():
    assert not CaseRelation.objects.filter(case__key=NETFLIX).exists()
    assert not CaseRelation.objects.filter(other__key=NETFLIX).exists()


def _reading(key: str) -> dict:
    return Case.objects.get(key=key).dockets.get().filings.get().content.reading
