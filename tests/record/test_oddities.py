"""Oddities of invented papers: each is a warning beside the value as printed, and nothing where all is as it should be."""

from typing import Any

import pytest

from cases.ledger.checks import checked
from cases.models import Question, Value
from ingest.readers.read import read
from tests.record.papers import complaint, take_in

HEAD = """UNITED STATES PATENT AND TRADEMARK OFFICE
BEFORE THE PATENT TRIAL AND APPEAL BOARD

TILEWORKS, INC., Petitioner,
v.
FERRAND LTD., Patent Owner.

Case IPR2021-00811
Patent 8,599,321

PETITIONER'S REPLY

"""
CLAIM = (
    "1. A system for sorting tiles comprising: a tray that is divided into a plurality of bins; a camera that takes a "
    "picture of each tile; and a controller operable to move each tile into the bin of its colour."
)


def doubts(body: str) -> list[dict[str, Any]]:
    return [dict(d) for d in read((HEAD + body).encode(), "reply.txt").document.get("doubts", [])]


def warned(**document: Any) -> list[tuple[str, str]]:
    return [(pointer, why) for slot, pointer, why in checked(document) if slot == "doubt"]


def test_two_printings_of_one_claim_that_differ_are_marked_where_they_differ():
    (doubt,) = doubts(
        f"{CLAIM}\n\nAs the Petition shows:\n\n{CLAIM.replace('each tile; and', 'each tiles; and')}\n"
    )
    assert doubt["pointer"] == "/claims/0/elements/2/text"
    assert "“tiles and” for “tile and”" in doubt["why"]


def test_the_same_claim_printed_twice_with_emphasis_is_no_doubt():
    assert doubts(f"{CLAIM}\n\nAs the Petition shows:\n\n{CLAIM.replace('a camera', '**a camera**')}\n") == []


def test_another_patent_s_claim_of_the_same_number_is_no_second_printing():
    other = "1. A method of glazing comprising: heating a kiln; dipping a plate into a bath; and cooling it for an hour."
    assert doubts(f"{CLAIM}\n\nThe '999 patent reads:\n\n{other}\n") == []


def test_words_that_a_transcript_marks_are_doubted_and_kept():
    said = "Dr. Roe testified:\n\nQ. Where do you say so?\nA. In the section before, 6831C.[sic]\n\nEx. 2007, 133:15.\n"
    reading = read((HEAD + said).encode(), "reply.txt").document
    (doubt,) = reading["doubts"]
    assert doubt["pointer"] == "/testimony/0/answer"
    assert "6831C" in doubt["why"] and "6831C.[sic]" in reading["testimony"][0]["answer"]


def test_one_thing_called_by_two_names_in_one_answer_is_doubted():
    answer = "That is the Type 2 VM, because a Type 2 VMM is an application."
    said = f"Dr. Roe testified:\n\nQ. What is that?\nA. {answer}\n\nEx. 2007, 1:1-2.\n"
    (doubt,) = doubts(said)
    assert "“Type 2 VM” and “Type 2 VMM”" in doubt["why"]
    assert doubts(said.replace("Type 2 VM,", "Type 1 VM,")) == []


def test_a_test_that_courts_gave_up_is_marked_in_papers_written_since():
    asks = [{"text": "Does the conduct constitute the objective recklessness required to prove willfulness?"}]
    (found,) = warned(questions=asks, filed_on="2024-05-03")
    assert found[0] == "/questions/0/text" and "Halo v. Pulse" in found[1]
    assert warned(questions=asks, filed_on="2015-05-03") == []
    assert warned(questions=asks) == []


def test_a_paper_that_tells_of_the_change_is_not_marked():
    told = [{"text": "Seagate's objective recklessness is no longer the test."}]
    assert warned(contentions=told, filed_on="2024-05-03") == []


@pytest.mark.parametrize(("rate", "marked"), [("30%", True), ("27%", False), ("26.99%", False)])
def test_a_rate_of_growth_is_compared_with_its_two_amounts(rate: str, marked: bool):
    text = f"The market will grow from $2.1 billion in 2019 to $4.3 billion in 2022, a CAGR of {rate}."
    assert bool(warned(contentions=[{"text": text}])) is marked  # (4.3/2.1)^(1/3) - 1 = 27.0 %


def memo(number: str, *cites: str) -> dict[str, Any]:
    told = [
        {"heading": "Problem Addressed", "patent": "7519814", "text": f"Bins are slow (col. {c})."}
        for c in cites
    ]
    return complaint(kind="memo", docket_number=number, counts=[], events=[], sections=told)  # fmt: skip


@pytest.mark.django_db
def test_two_memos_that_find_one_thing_in_different_passages_are_shown_side_by_side():
    take_in(memo("7:24-cv-00030", "1:10-20"), memo("7:24-cv-00031", "1:12-20"))
    assert not Question.objects.filter(key__startswith="passages/").exists()
    take_in(memo("7:24-cv-00032", "4:10-20"))
    (found,) = Question.objects.filter(key__startswith="passages/")
    assert (found.state, found.scope) == ("warning", "patent:7519814")
    assert "4:10-20" in found.says and "1:1" in found.says
    assert not Value.objects.filter(slot="passage").exists()
