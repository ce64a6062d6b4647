"""What is drawn: one event, freed of the database."""

from dataclasses import dataclass
from datetime import date

LANES = (("court", "Court"), ("board", "PTAB"), ("patents", "Patents"), ("business", "Business"))


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


def cut(text: str, most: int) -> str:
    """At most so many characters, the last one an ellipsis where something was left out."""
    return text if len(text) <= most else text[: most - 1].rstrip(" ,;") + "…"
