"""What complaints must survive: numbered quotations, lost numbers, columns of numbers, hostile text."""

import pytest

from ingest.readers import complaint, paragraphs
from ingest.readers.detect import Kind
from ingest.readers.flow import lines
from ingest.readers.reading import Reading
from law.said import Said

COMPLAINT = Kind("complaint", Said("complaint", 0, 1))
HEAD = (
    "UNITED STATES DISTRICT COURT\nDISTRICT OF DELAWARE\n\nACME, INC.,\nPlaintiff,\nv.\n"
    "ROE LLC,\nDefendant.\n\nCOMPLAINT\n\n"
)


def numbers(text: str) -> list[int]:
    return [p.number for p in paragraphs.read(lines(text)).paragraphs]


def test_numbered_quotations_open_no_paragraph() -> None:
    text = (
        "1. One.\n\n2. It says:\n\n2. Open it.\n\n4.1.1 Isolation\n\n3. Close it.\n\n3. Three.\n\n4. Four.\n"
    )
    read = paragraphs.read(lines(text)).paragraphs
    assert [p.number for p in read] == [1, 2, 3, 4]
    assert read[-1].number == 4 and len(read) == 4


def test_a_number_that_a_scan_lost_costs_one_paragraph_only() -> None:
    assert numbers("1. One.\n\n2. Two.\n\nThree.\n\n4. Four.\n\n5. Five.\n") == [1, 2, 4, 5]


def test_paragraphs_that_run_together_are_told_apart() -> None:
    assert numbers(
        "1. Acme is in Tyler, Texas 75702.2. Roe is in Reno. 3. This Court has jurisdiction.\n4. So.\n"
    ) == [1, 2, 3, 4]


def test_a_reference_to_claim_2_opens_no_paragraph() -> None:
    assert numbers("1. Roe infringes claim 2. Roe knows it.\n2. Acme owns No. 3. It paid.\n3. So.\n") == [
        1,
        2,
        3,
    ]


def test_numbers_printed_before_their_words_find_them() -> None:
    text = (
        "`1.\n`\n`2.\n`\n`NATURE OF ACTION\n`\n`This is an action.\n`\n`PARTIES\n`\n"
        "`Acme is a company.\n`\n`3.\n`\n`Roe is another.\n`\n`So.\n"
    )
    pleading = paragraphs.read(lines(text))
    assert [pleading.text[p.start : p.end].split(".")[0] for p in pleading.paragraphs] == [
        "This is an action",
        "Acme is a company",
        "Roe is another",
    ]


def test_page_furniture_does_not_cut_a_sentence() -> None:
    text = (
        "1. One.\n\n2. Acme sells lamps in\n\n- 2 -\n\n"
        "Case 1:20-cv-00001 Document 1 Filed 01/02/20 Page 2 of 9\n\nReno and Elko.\n\n3. Three.\n"
    )
    pleading = paragraphs.read(lines(text))
    p = pleading.paragraphs[1]
    assert pleading.text[p.start : p.end] == "Acme sells lamps in Reno and Elko."


def test_spans_lead_back_through_page_furniture() -> None:
    text = (
        HEAD
        + "1. Acme, Inc. is a Delaware corporation.\n\n2. Roe LLC is a Texas limited\n\n"
        + "- 2 -\n\nliability company.\n\n3. So.\n"
    )
    reading = Reading.of(complaint.read(text, COMPLAINT), text)
    assert reading.words("/parties/1/organized_in") == "Texas"


HOSTILE = {
    "parentheses": "(" * 10_000,
    "one line": "word " * 200_000,
    "digits": "1" * 1_000_000,
    "numbers alone": "1.\n" * 330_000,
    "definitions": "Acme (“A” " * 100_000,
    "company names": "Acme, Inc. " * 90_000,
    "capitals": "COUNT I\n" * 125_000,
    "claims": "claims 1, 2, 3, " * 60_000,
    "patents": "".join(
        f"{i}. U.S. Patent No. 7,{i // 1000 % 1000:03d},{i % 1000:03d} infringes\n" for i in range(20_000)
    ),
    "lawyers": "1. x\n2. y\n3. z\n/s/ Ann Bee\n" + "Ann Bee (SBN 12345)\n" * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_megabyte_of_anything_is_read(name: str) -> None:
    text = HEAD + HOSTILE[name]
    reading = Reading.of(complaint.read(text, COMPLAINT), text)
    assert reading.document["kind"] == "complaint"
    assert all(0 <= start <= end <= len(text) for start, end in reading.spans.values())


@pytest.mark.parametrize("text", ["\n", "1.", "COUNT I", "WHEREFORE,", "\f\f", "(“”)", "/s/", HEAD])
def test_scraps_are_read_without_an_error(text: str) -> None:
    Reading.of(complaint.read(text, COMPLAINT), text)
