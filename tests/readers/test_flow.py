"""The running text leads back to the filing, whatever order the filing prints its parts in."""

from ingest.readers.flow import Flow
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
