"""Hearings that a docket entry calls off."""

import pytest

from law.entries.called_off import called_off


@pytest.mark.parametrize(
    "text",
    [
        "CLERK'S NOTICE VACATING Motion Hearing set for 5/3/2024 at 9:00 AM.",
        "ORDER: The Markman hearing set for May 3, 2024 at 9:30 AM is hereby VACATED.",
        "Hearing on 5/3/2024 taken off calendar.",
        "ORAL ORDER: the teleconference scheduled for May 3, 2024 is CANCELLED.",
        "ORDER cancelling May 3, 2024 hearing.",
        "The motion hearing set for 5/3/2024 is CANCELED and reset to 6/7/2024.",
    ],
)
def test_the_day_it_was_set_for_is_named(text: str) -> None:
    assert called_off(text) == {"2024-05-03"}


@pytest.mark.parametrize(
    "text",
    [
        "ORDER vacating judgment of 5/3/2024.",
        "Motion hearing set for 5/3/2024. Deadlines of 6/1/2024 are vacated.",
        "Minute entry: hearing held on 5/3/2024, trial date vacated.",
        "MOTION to vacate the hearing set for 5/3/2024.",
        "ORDER vacating the hearing.",
    ],
)
def test_what_calls_off_no_hearing_of_a_day_says_nothing(text: str) -> None:
    assert called_off(text) == frozenset()
