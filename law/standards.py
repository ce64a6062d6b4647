"""Tests of patent law that the Supreme Court has given up: a paper that still asks for one leans on law that has gone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class GivenUp:
    """One test: the words it goes by, the day it went, and what the authority says instead."""

    words: re.Pattern[str]
    since: date
    authority: str
    instead: str


TABLE = (
    GivenUp(
        re.compile(r"\bobjective(?:ly)?\s+reckless(?:ness)?\b", re.I),
        date(2016, 6, 13),
        "Halo v. Pulse, 579 U.S. 93 (2016)",
        "willfulness may be subjective (35 U.S.C. 284)",
    ),
    GivenUp(
        re.compile(r"\binsolubl[ey]\s+ambigu(?:ous|ity)\b", re.I),
        date(2014, 6, 2),
        "Nautilus v. Biosig, 572 U.S. 898 (2014)",
        "a claim must inform with reasonable certainty (35 U.S.C. 112(b))",
    ),
)
_TOLD = re.compile(r"\b(?:Halo|Seagate|Nautilus|abrogat\w+|overrul\w+|no longer)\b")  # the paper knows


def given_up(text: str, on: date) -> Iterator[str]:
    """What to say of a text of that day that names such a test; nothing where it tells of the change itself."""
    for row in TABLE if not _TOLD.search(text) else ():
        m = row.words.search(text) if on >= row.since else None
        if m:
            yield f"“{m[0]}” has not been the test since {row.authority}: {row.instead}"
