"""The running text leads back to the filing, whatever order the filing prints its parts in."""

import pytest

from ingest.readers.flow import Flow, lines
from ingest.readers.front import stamps
from ingest.readers.front.tokens import _LEAD


def test_words_that_the_filing_prints_in_another_order_hold_both_ends() -> None:
    flow = Flow("the box text", starts=(0, 8), origins=(40, 3))  # "text" is printed before "the box"

    said = flow.said("the box text", 0, 12)

    assert (said.start, said.end) == (6, 41)


def test_a_long_rule_in_a_caption_is_passed_in_one_step() -> None:
    """With a pattern that steps back, this one would not end."""
    assert _LEAD.match("_" * 5000 + "a") is None
    found = _LEAD.match("_" * 5000 + "A")
    assert found and found.end() == 5000


@pytest.mark.parametrize(
    "stamp",
    [
        "Case 1:25-cv-02216-ABC     Document 22     Filed 07/18/25     Page 8 of 27",
        "Case: 4:12-cv-00123-ABC   Doc. #:  1   Filed: 01/02/12   Page: 2 of 10 PageID #: 2",
        "Case 1:10-cv-00910-ABC -DEF   Document 1-4    Filed 01/02/2010   Page 2 of 10    PageID #:  30",
        "Case 4:12-cv-00123-ABC-DEF Document 2 Filed in USDC ND/OK on 01/02/12 Page 2 of 10",
        "Case 2:20-cv-12345-ABC-DEF ECF No. 1, PageID.2 Filed 01/02/20 Page 2 of 10",
        "2:12-cv-12345-ABC-DEF   Doc # 1    Filed 01/02/12    Pg 2 of 10    Pg ID 2",
        "2:12-cv-00123-ABC     Date Filed 01/02/12    Entry Number 1     Page 2 of 10",
        "Case3:04-cv-01177-ABC Document52 Filed03/18/05 Page1 of 11",
    ],
)
def test_the_stamp_of_every_court_leaves_the_sentence_that_it_cuts_in_two(stamp: str) -> None:
    kept = lines(f"Roe sold the rack to\n{stamp}\nDoe in the spring.\n")
    assert [line.text for line in kept] == ["Roe sold the rack to", "Doe in the spring."]
    found = list(stamps.find(stamp))
    assert len(found) == 1 and found[0].number and found[0].filed_on
