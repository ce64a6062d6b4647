"""The day for which an order sets a hearing."""

import re

from ingest.readers.paragraphs import Pleading
from law import dates
from law.said import Said

_SET = re.compile(
    r"\b(?:hearing|oral\sargument|arguments?|conference|trial)\b(?:(?!\.\s)[^;]){0,160}?\b(?:(?:will|shall)\s(?:be\s(?:held|heard|conducted)|take\splace|occur|proceed)|(?:is|are|remains?)\s(?:hereby\s|currently\s|still\s)?(?:re)?(?:set|scheduled|calendared|noticed))\b"
    r"(?:(?!\.\s)[^;\d]){0,60}?\b(?:on|for|to)\s(?:[A-Z]\w{2,5}day,?\s)?(?=[A-Z]|\d)",
    re.I,
)
_HEARD_FIRST = re.compile(r"\b(?:hearing|argument)", re.I)
_SETS = re.compile(r"\bsets?\s(?:(?:this|the)\s(?:matter|motion|case)\s(?:down\s)?for\s)?(?:an?\s)?(?:[\w-]+\s){0,3}(?:hearing|conference|oral\sargument)\b[^.;\d]{0,60}?\b(?:on|for)\s(?=[A-Z]|\d)", re.I)  # fmt: skip


def hearing_on(pleading: Pleading) -> Said | None:
    """The one day set for a hearing, or for a conference where no hearing is set; none where several are."""
    found: list[tuple[bool, dates.Written]] = []
    for m in [*_SET.finditer(pleading.text), *_SETS.finditer(pleading.text)]:
        day = next(dates.find(pleading.text, m.end(), m.end() + 24), None)
        if day and day.start == m.end() and dates.is_day(day.edtf):
            found.append((bool(_HEARD_FIRST.search(m[0])), day))
    hearings = [day for hearing, day in found if hearing] or [day for _, day in found]
    if len({day.edtf for day in hearings}) != 1:
        return None
    day = hearings[0]
    return pleading.flow.said(day.edtf, day.start, day.end)
