"""What a sentence or a line says a reference is: `Smith is US 8,118,223 B2, issued May 5, 2009 (Ex. 1005).`"""

import re

from ingest.readers.sheet import Sheet
from law import dates, patents
from law.said import Said

_EXHIBIT = r"\(Ex(?:hibit|\.)?[\s.-]{0,3}(?P<n>[123]\d{3})\)"
_IN_PARENTHESES = re.compile(_EXHIBIT)
_DAY = r"(?P<on>[A-Z][a-z]{2,8}\.?\s{1,3}\d{1,2}\s?,\s{1,3}(?:19|20)\d\d|(?:19|20)\d\d(?!\d))"
_DATED = re.compile(rf"(?:\b(?:issued|granted|published|dated)(?:\s{{1,3}}(?:on|in))?|\),)\s{{1,12}}{_DAY}")
_AFTER = re.compile(
    rf"[^.\n]{{0,80}}\.\s{{1,12}}It\s{{1,3}}(?:was\s{{1,3}})?(?:issued|granted|published)\s{{1,3}}(?:on|in)\s{{1,12}}{_DAY}"
)
_PAPER = re.compile(
    rf"an?\s(?:\w+\s){{1,3}}\"(?P<title>[^\"]{{8,160}}?),?\"(?:[\s,(]{{1,12}}(?:of|from|dated|published(?:\sin)?)\s{{1,3}}{_DAY})?"
)
_SENTENCE_ENDS = re.compile(r"\.\s{1,12}(?=[A-Z])|;|\n\s{0,3}\n|\n(?=[^\n]{1,50}:\s)")
_REACH = 260  # characters of what is said about one reference


def stated(sheet: Sheet, name: str, skip: set[str]) -> dict[str, Said | None]:
    """`number`, `title`, `issued_on` and `exhibit` of a reference, from the place that says what it is; `skip` are the
    numbers under review."""
    says = re.compile(
        rf"(?<!\w){re.escape(name)}\s{{0,12}}(?:{_EXHIBIT})?(?P<is>\s{{1,12}}is\s{{1,12}}|,\s{{1,12}}|:\s{{1,12}})(?=U\.?\s?S\.?|United\s|[A-Z]{{2}}\s?\d|Japan|German|Europ|Int|PCT|an?\s)"
    )
    for m in says.finditer(sheet.flat):
        stop = _SENTENCE_ENDS.search(sheet.flat, m.end() + 8, m.end() + _REACH)
        end = stop.start() if stop else min(len(sheet.flat), m.end() + _REACH)
        row: dict[str, Said | None] = {"exhibit": sheet.group(m, "n") if m["n"] else None}
        number = next((w for w in patents.find(sheet.flat, m.end(), end) if w.kind != "application"), None)
        paper = _PAPER.match(sheet.flat, m.end(), end) if "is" in m["is"] else None
        if number and number.start - m.end() < 60 and number.number not in skip:
            row["number"] = Said(number.number, number.start, number.end)
            dated = _DATED.search(sheet.flat, number.end, end) or _AFTER.match(sheet.flat, number.end)
        elif paper:
            row["title"] = sheet.group(paper, "title")
            dated = paper if paper["on"] else None
        else:
            continue
        written = dates.parse(dated["on"]) if dated else None
        row["issued_on"] = sheet.group(dated, "on", written.edtf) if dated and written else None
        if row["exhibit"] is None and (e := _IN_PARENTHESES.search(sheet.flat, m.end(), end + 1)):
            row["exhibit"] = sheet.group(e, "n")
        return row
    return {}
