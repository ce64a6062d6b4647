"""Words that a line's end cut in two ("distrib-" over "ution") made whole again."""

import re
from dataclasses import replace

from ingest.readers.flow import Line

_CUT = re.compile(r"(?<![\w-])([A-Za-z]{2,14})-\s*\Z")
_WHOLE = re.compile(r"[A-Za-z]{2,14}(?![A-Za-z]|-\s*\Z)")
PREFIXES = frozenset(
    [
        "non",
        "pre",
        "post",
        "multi",
        "sub",
        "co",
        "re",
        "anti",
        "inter",
        "semi",
        "self",
        "over",
        "under",
        "cross",
        "well",
        "high",
        "low",
        "long",
        "short",
        "real",
        "third",
        "first",
        "second",
        "one",
        "two",
        "three",
        "so",
        "on",
        "off",
        "up",
        "in",
        "out",
        "by",
        "to",
        "per",
        "state",
        "cease",
        "claim",
        "patent",
        "wi",
        "hand",
        "one-half",
        "end",
    ]
)


def rejoined(rows: list[Line]) -> list[Line]:
    """The lines; where the first part of a cut word is no word of its own in this text, without the hyphen, and the next
    line going on from it."""
    cuts = [
        i
        for i in range(len(rows) - 1)
        if _CUT.search(rows[i].text) and rows[i + 1].text.lstrip()[:1].islower()
    ]
    if not cuts:
        return rows
    words = {m[0].casefold() for row in rows for m in _WHOLE.finditer(row.text)}
    out = list(rows)
    for i in cuts:
        m = _CUT.search(out[i].text)
        if m and m[1].casefold() not in words and m[1].casefold() not in PREFIXES:
            row = out[i]
            out[i] = replace(
                row.part(0, m.end(1)),
                blank_before=row.blank_before,
                page_before=row.page_before,
                glued=row.glued,
            )
            out[i + 1] = replace(out[i + 1], glued=True)
    return out
