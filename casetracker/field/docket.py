"""The lines of a generated docket, and which of them are steps of the case."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from random import Random

from casetracker.field.shape import SEALED
from casetracker.field.words import BOARD_LINES, ENDING, LINES, OPENING
from law.entries import Meaning, meaning, title_of
from timelines.entry_events import NAMED, NO_EVENT, SMALL_MOTIONS

ENDED = 0.6  # share of dockets that end with a dismissal
LONGEST = 2500  # days from the first entry to the last


@dataclass(frozen=True, slots=True)
class Line:
    """One entry: its number, day and words, and what they mean."""

    number: int
    on: date
    text: str
    sealed: bool
    means: Meaning


def lines(chance: Random, court: str, filed: date, count: int, names: dict[str, str]) -> Iterator[Line]:
    """The docket's entries in order: `count` of them, the first begins the case."""
    board, day, motion = court == "ptab", filed, 1
    pool, span = (BOARD_LINES if board else LINES), min(LONGEST, 30 * count) / count
    ends = chance.random() < ENDED and not board
    for number in range(1, count + 1):
        if number == 1:
            form = OPENING["ptab" if board else ""]
        elif number == count and ends:
            form = ENDING
        else:
            form = (
                pool[min(len(pool) - 1, number - 2)]
                if number - 2 < len(pool) and chance.random() < 0.7
                else chance.choice(pool)
            )
        text = form.format(n=motion, **names)
        means = _means(text, court)
        if means.kind == "motion":
            motion = number
        yield Line(number, day, text, text.startswith("SEALED") or chance.random() < SEALED, means)
        day += timedelta(days=int(chance.expovariate(1 / span)))


@lru_cache(maxsize=50_000)
def _means(text: str, court: str) -> Meaning:
    return meaning(text, board=court == "ptab", court=court)


def is_step(line: Line) -> bool:
    """Whether the timeline tells of it: what `timelines.entry_events` makes an event."""
    return (
        line.means.kind not in NO_EVENT and line.means.kind != "" and line.means.motion not in SMALL_MOTIONS
    )


def event(line: Line) -> tuple[str, str]:
    """Kind and title of its event."""
    return NAMED.get(line.means.kind, line.means.kind), title_of(line.text)
