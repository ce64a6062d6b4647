"""A paper as it was typed or scanned, with a second copy made alike so that patterns need know one form only."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from law.said import Said

ALIKE = str.maketrans(
    {"’": "'", "‘": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "‐": "-", "\u2212": "-",
     "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\r": " ", "\f": "\n", "\u2028": "\n", "\u200b": " ", "*": " "}
)  # fmt: skip
_BLANKED = re.compile(
    r"\Athrobber\b|</?(?:p|i|b|u|em|strong|sup|sub|br|td|tr|table)\s?/?>|_{3,}|={3,}|-{4,}", re.M
)
_LINE = re.compile(r"[^\n]+")
_MARKS = re.compile(
    r"^[ \t]?`|(?<!\w)\*{1,3}|\*{1,3}(?!\w)|</?(?:p|i|b|u|em|strong|sup|sub|br|td|tr|table)\s?/?>", re.M
)


def word_begins(name: str) -> str:
    """A pattern for `name` where no letter stands before it. The name comes first in it, since the engine looks for
    letters that a pattern begins with many times faster than for a place."""
    literal = re.escape(name)
    return rf"{literal}(?<!\w{literal})"


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank: its words without surrounding space, and where they stand."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Sheet:
    """`text` as read; `flat` of the same length, with quotes and dashes made plain and emphasis, back-ticks and ruled
    lines blanked, so that an offset means the same place in both."""

    text: str

    @cached_property
    def flat(self) -> str:
        plain = (
            self.text.translate(ALIKE).replace("`", "'")
            if "\n`" not in self.text
            else self.text.translate(ALIKE)
        )
        if plain.startswith("`"):
            plain = " " + plain[1:]
        plain = plain.replace("\n`", "\n ")
        return _BLANKED.sub(lambda m: " " * len(m[0]), plain)

    @cached_property
    def lines(self) -> list[Line]:
        return list(self.lines_in(0, len(self.text)))

    def lines_in(self, start: int, end: int) -> Iterator[Line]:
        """The lines between two offsets that have words."""
        for m in _LINE.finditer(self.flat, start, end):
            words = m[0].strip()
            if words:
                at = m.start() + len(m[0]) - len(m[0].lstrip())
                yield Line(words, at, at + len(words))

    def words(self, start: int, end: int) -> str:
        """The words as printed, without emphasis, back-ticks and line breaks."""
        return " ".join(_MARKS.sub("", self.text[start:end]).split())

    def said(self, start: int, end: int, value: object = None) -> Said:
        """A value with its place: `value`, or the words themselves; surrounding space is not part of the place."""
        raw = self.flat[start:end]
        start, end = start + len(raw) - len(raw.lstrip()), end - (len(raw) - len(raw.rstrip()))
        end = max(start, end)
        return Said(self.words(start, end) if value is None else value, start, end)

    def group(self, m: "re.Match[str]", name: int | str, value: object = None) -> Said:
        """A group of a match in `flat` as a value."""
        return self.said(m.start(name), m.end(name), value)
