"""Paragraphs that are numbered by the part they stand in (1.1, 1.2, 2.1), as pleadings in the State of Washington are."""

import re

from ingest.readers.flow import Line

OPENING = re.compile(r"\s{0,80}(\d{1,2}\.\d{1,3})\.?(?!\d)\s{1,20}(?P<rest>[A-Z“\"‘'(])")
_FEWEST = 5  # paragraphs; fewer are a list in a text


def opened(rows: list[Line]) -> list[tuple[int, int]]:
    """The lines that open such paragraphs with where the number stands in each, where they count on; else none."""
    found: list[tuple[int, int]] = []
    part = number = 0
    for i, row in enumerate(rows):
        m = OPENING.match(row.text)
        if m is None:
            continue
        here, next_ = (int(n) for n in m[1].split("."))
        if (here == part and number < next_ <= number + 2) or (part < here <= part + 2 and next_ <= 2):
            found.append((i, m.start(1)))
            part, number = here, next_
    return found if len(found) >= _FEWEST else []
