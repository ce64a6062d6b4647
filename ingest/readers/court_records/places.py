"""Where a parsed value stands in the text: parsers give values without their places, so the words are found again.

White space and case are left out of the comparison, because parsers fold both.
"""

import re
from bisect import bisect_left
from datetime import date, datetime
from typing import Any

from law.said import Said

_LEAST = 12  # letters of a long value that must be found for its beginning to count as its place


class Places:
    """A text whose values are looked up in reading order, from a cursor on."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._at = [i for i, c in enumerate(text) if not c.isspace()]
        folded = "".join(text[i] for i in self._at)
        lowered = folded.lower()
        self._lowered = len(lowered) == len(folded)  # `İ` grows when lowered: then case counts
        self._folded = lowered if self._lowered else folded

    def find(self, words: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
        """The first place of these words in `text[start:end]`, or None."""
        wanted = "".join(words.split())
        wanted = wanted.lower() if self._lowered else wanted
        low = bisect_left(self._at, start)
        high = len(self._at) if end is None else bisect_left(self._at, end)
        found = self._folded.find(wanted, low, high) if wanted else -1
        return None if found < 0 else (self._at[found], self._at[found + len(wanted) - 1] + 1)

    def beginning(self, words: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
        """The place of these words, or of as many of their first letters as the text has: parsers cut and mend."""
        whole = self.find(words, start, end)
        size = len(words)
        while whole is None and size > 2 * _LEAST:
            size //= 2
            whole = self.find(words[:size], start, end)
        return whole

    def printed(self, words: str, start: int = 0, end: int | None = None) -> Said | None:
        """A name as the text prints it: as given, else with other stops and commas (`Ann Roe Jr.` for `Ann Roe, Jr`)."""
        letters = re.findall(r"\w+", words)
        if not letters:
            return None
        loose = re.compile(r"[\s.,]{1,4}".join(map(re.escape, letters[:12])) + r"(?!\w)\.?", re.I)
        m = loose.search(self.text, start, len(self.text) if end is None else end)
        return Said(" ".join(m[0].split()), m.start(), m.end()) if m else None

    def said(
        self,
        value: Any,
        *printed: str,
        start: int = 0,
        end: int | None = None,
        near: tuple[int, int] | None = None,
    ) -> Said | None:
        """The value with the place of its words: as printed, else as it is. `near` is where a value stands that is not
        printed in words of its own (an id inside a link). None for an empty value, or one that stands nowhere."""
        if value is None or value == "":
            return None
        forms = printed or (written(value) if isinstance(value, date) else (str(value),))
        place = next((p for form in forms if (p := self.beginning(form, start, end))), near)
        plain = day(value) if isinstance(value, date) else value
        return Said(plain, *place) if place else None


def day(value: date | datetime) -> str:
    """The calendar day, in the zone the moment is given in."""
    return value.date().isoformat() if isinstance(value, datetime) else value.isoformat()


def written(value: date) -> tuple[str, ...]:
    """How court systems print a day: 03/09/2022, 3/9/2022, 03/09/22, 2022-03-09."""
    return (
        value.strftime("%m/%d/%Y"),
        f"{value.month}/{value.day}/{value.year}",
        value.strftime("%m/%d/%y"),
        value.strftime("%Y-%m-%d"),
        value.strftime("%d %b %Y"),
    )
