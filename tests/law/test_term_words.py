"""What sentences say of the term of a patent, and what they only seem to say."""

from typing import Any

import pytest

from law.term_words import find


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("This patent is subject to a terminal disclaimer.", {"terminal_disclaimer": True}),
        (
            "The '123 patent was terminally disclaimed over U.S. Patent Nos. 6,123,456 and 6,200,001.",
            {"terminal_disclaimer": True, "disclaimed_over": ["6123456", "6200001"]},
        ),
        (
            "The term of this patent shall not extend beyond the expiration date of Pat. No. 6,123,456.",
            {"terminal_disclaimer": True, "disclaimed_over": ["6123456"]},
        ),
        (
            "The portion of the term of this patent subsequent to May 2, 2008, has been disclaimed.",
            {"terminal_disclaimer": True, "disclaimed_to": "2008-05-02"},
        ),
        (
            "The '123 patent expired on October 22, 2016 for failure to pay maintenance fees.",
            {"lapsed": True, "lapsed_on": "2016-10-22"},
        ),
        ("The '123 patent lapsed due to nonpayment of the 7.5-year maintenance fee.", {"lapsed": True}),
        (
            "The '123 patent was extended by 1,213 days under 35 U.S.C. § 156.",
            {"term_extension_days": 1213},
        ),
        ("Extended under 35 U.S.C. § 156 by 62 days.", {"term_extension_days": 62}),
        ("Its face shows 933 days of patent term adjustment.", {"term_adjustment_days": 933}),
    ],
)
def test_a_sentence_says_what_changes_the_term(sentence: str, said: dict[str, Any]):
    assert {s.key: s.value for s in find(sentence)} == said


@pytest.mark.parametrize(
    "sentence",
    [
        "The '123 patent is not subject to a terminal disclaimer.",
        "Whether the '123 patent is subject to a terminal disclaimer is disputed.",
        "The '123 patent would have expired for failure to pay maintenance fees.",
        "The '123 patent expired for failure to pay the maintenance fee and was reinstated in 2014.",
        "The '123 patent expired on October 22, 2016.",
        "Plaintiff contends that the '123 patent was extended by 62 days under 35 U.S.C. § 156.",
        "The deadline was extended by 14 days under Local Rule 156.",
        "Roe is entitled to 933 days of patent term adjustment.",
        "A terminal disclaimer ties a patent to another.",
    ],
)
def test_what_is_denied_supposed_or_of_something_else_says_nothing(sentence: str):
    assert list(find(sentence)) == []


def test_the_words_are_where_they_stand():
    text = "The '123 patent expired on October 22, 2016 for failure to pay maintenance fees."
    assert [text[s.start : s.end] for s in find(text)] == [
        "expired on October 22, 2016 for failure to pay maintenance fees",
        "October 22, 2016",
    ]
