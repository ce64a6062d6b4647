"""Which hearings a docket entry calls off, by the day they were set for.

A court that calls a hearing off says so in the words clerks use everywhere: a hearing is vacated, cancelled, or taken off
calendar. One that is moved is called off for its old day (`continued from`, `reset from`); a new day is the next entry's.
"""

import re

from law.dates import parse

_DAY = r"(?:\d{1,2}/\d{1,2}/\d{2,4}|[A-Z][a-z]{2,8}\.?\s+\d{1,2},\s+\d{4})"
_OFF = r"(?:vacat(?:ed|ing|es)|cancell?(?:ed|ing|s)|taken\s+off\s+(?:the\s+|court'?s?\s+)?calendar|off\s+calendar)"
_EVENT = r"(?:hearing|(?:tele)?conference|oral\s+argument|trial)s?"
_HELD = re.compile(r"\bheld\b", re.I)
_WAYS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"\b{_EVENT}\b[^.;]{{0,60}}?(?P<day>{_DAY})[^.;]{{0,80}}?\b{_OFF}\b",  # hearing set for 5/3/2024 is VACATED
        rf"\b{_OFF}\b[^.;]{{0,60}}?\b{_EVENT}\b[^.;]{{0,60}}?(?P<day>{_DAY})",  # VACATING the hearing set for May 3, 2024
        rf"\b{_OFF}\b[^.;]{{0,20}}?(?P<day>{_DAY})[^.;]{{0,40}}?\b{_EVENT}\b",  # Vacating May 3, 2024 hearing
    )
)
SAYS = r"\y(vacat|cancel|off)"  # for PostgreSQL: in what is called off one of these words stands


def called_off(text: str) -> frozenset[str]:
    """The days, in EDTF, of hearings that this text calls off; empty where it names no day."""
    found = (match for way in _WAYS for match in way.finditer(text) if not _HELD.search(match[0]))
    days = (parse(match["day"]) for match in found)
    return frozenset(day.edtf for day in days if day)
