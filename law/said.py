"""A value together with the words it came from."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Said:
    """One value read from a text; `start` and `end` are code-point offsets of its words, end exclusive."""

    value: Any
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.start}-{self.end} is not inside a text")

    def as_(self, value: Any) -> "Said":
        """The same words, read as another value (a normal form, a classification)."""
        return Said(value, self.start, self.end)
