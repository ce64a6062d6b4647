"""Cites of passages of a patent by column and line, and when two of them are one place."""

import re

OVERLAP = 0.75  # of the shorter passage: two cites of one place
LAST_LINE = 67  # of a column of a printed patent
CITE = re.compile(r"(?:col\.?\s*)?(\d{1,3}):(\d{1,2})(?:\s?[-–]\s?(?:(\d{1,3}):)?(\d{1,2}))?")

Lines = frozenset[tuple[int, int]]


def lines_of(cite: str) -> Lines:
    """(column, line) of all that a cite names: `col. 2:42-48`, `13:17-14:2`."""
    found: set[tuple[int, int]] = set()
    for m in CITE.finditer(cite or ""):
        column, first = int(m[1]), int(m[2])
        until, last = int(m[3] or column), int(m[4] or first)
        if until == column:
            found |= {(column, n) for n in range(first, last + 1)}
        else:
            found |= {(column, n) for n in range(first, LAST_LINE + 1)} | {
                (until, n) for n in range(1, last + 1)
            }
    return frozenset(found)


def one_place(a: Lines, b: Lines) -> bool:
    """Whether the shorter of two passages lies, all but a little, in the other."""
    return bool(a and b) and len(a & b) >= OVERLAP * min(len(a), len(b))
