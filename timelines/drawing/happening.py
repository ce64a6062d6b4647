"""What is drawn: one event, freed of the database."""

from dataclasses import dataclass
from datetime import date

LANES = (("court", "Court"), ("board", "PTAB"), ("patents", "Patents"), ("business", "Business"))
PARALLEL = "parallel"  # the lane of other proceedings over the same patents; each has a band by its number
_MEAN, _CAPITAL, _DIGIT = 1.0, 1.25, 1.1  # widths of letters, in mean letters of the usual faces


class _Widths(dict[str, float]):
    """How wide each letter is drawn, by the letter; told the first time it is asked for."""

    def __missing__(self, letter: str) -> float:
        width = _CAPITAL if letter.isupper() else _DIGIT if letter.isdigit() else _MEAN
        self[letter] = width
        return width


_WIDTHS = _Widths({**dict.fromkeys("mwMW@%—", 1.6), **dict.fromkeys("iljtfrI.,:;'’|!()[]- ", 0.65)})


@dataclass(frozen=True, slots=True)
class Happening:
    """One event to draw. `earliest`/`latest` are inclusive days, None where open; at least one of them is a day."""

    lane: str
    earliest: date | None
    latest: date | None
    label: str  # a few words
    title: str  # the source's own words
    when: str  # the date in words
    href: str
    alleged: bool = False
    disputed: bool = False
    main: bool = True  # keeps its words where there is no room for all
    proceeding: str = ""  # in the lane of parallel proceedings: the number of this one

    @property
    def begin(self) -> date:
        """The first day to draw."""
        return self.earliest or self.latest or date.max

    @property
    def end(self) -> date:
        """The last day to draw."""
        return self.latest or self.earliest or date.min

    @property
    def told(self) -> str:
        """One line for a pointer's tooltip and for a screen reader."""
        marks = ", ".join(["alleged"] * self.alleged + ["sources disagree on the date"] * self.disputed)
        return f"{self.when}: {self.title}" + (f" ({marks})" if marks else "")


def length(text: str) -> float:
    """How long a text is drawn, in mean letters: capitals take more room than what a clerk writes small."""
    return sum(map(_WIDTHS.__getitem__, text))


def cut(text: str, most: float) -> str:
    """As much as goes into the room of so many mean letters; an ellipsis where something was left out."""
    if length(text) <= most:
        return text
    room = most - length("…")
    for i, letter in enumerate(text):
        room -= _WIDTHS[letter]
        if room < 0:
            return text[:i].rstrip(" ,;") + "…"
    return text
