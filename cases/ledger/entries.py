"""What a docket sheet, a notice or a feed says line by line: one fact for each entry, its value the whole line."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cases.ledger.drafts import Draft, Source
from law.dockets import Number

_CLERK = re.compile(r"\(entered:|\(attachments:|\(main\s+document")  # what a clerk adds at the end
_NO_LETTER = re.compile(r"[\W_]+")
KEPT = (
    "number",
    "filed_on",
    "entered_on",
    "text",
    "short_text",
    "attachments",
    "pacer_doc_id",
    "pacer_seq",
    "sealed",
    "exhibit",
)
CIVIL = frozenset(
    {"cv", "md", "ml", "mc"}
)  # a court's feed tells of its criminal cases too: no patent is asserted there


def entry_facts(source: Source, own: str) -> Iterator[Draft]:
    """One fact for each entry, with the line it follows where it has no number of its own."""
    rows: Sequence[Mapping[str, Any]] = source.document.get("entries", [])
    follows = _follows(rows)
    for i, row in enumerate(rows):
        value = {k: row[k] for k in KEPT if k in row}
        if follows[i]:
            value["after"] = follows[i]
        words = next((k for k in ("text", "short_text", "number", "attachments") if k in row), None)
        if words:
            yield source.draft(own, f"entry:{_subject(row)}", "entry", value, f"/entries/{i}/{words}")


def earliest(source: Source) -> tuple[str, str] | None:
    """The day and the place of the earliest entry listed: the case began no later than that."""
    days = [
        (row[key], f"/entries/{i}/{key}")
        for i, row in enumerate(source.document.get("entries", []))
        for key in ("filed_on", "entered_on")
        if key in row
    ]
    return min(days, default=None)


def kept(court: str, number: Number) -> bool:
    """Civil dockets, appeals and trials before the Board; of the JPML its litigations, and its actions where their
    district is told."""
    if court == "jpml":
        return number.forum == "jpml"
    return number.forum != "district" or not number.type or number.type in CIVIL


def _follows(rows: Sequence[Mapping[str, Any]]) -> list[list[int] | None]:
    """For each line without a number: the number of the numbered line before it, and how many lines on it stands.

    Sheets run from the oldest line to the newest or the other way: "before" is the older neighbour.
    """
    numbers = [r["number"] for r in rows if "number" in r]
    backwards = bool(numbers) and numbers[0] > numbers[-1]
    found: list[list[int] | None] = [None] * len(rows)
    last, since = 0, 0
    for i in reversed(range(len(rows))) if backwards else range(len(rows)):
        if "number" in rows[i]:
            last, since = rows[i]["number"], 0
        elif len(rows) > 1:
            since += 1
            found[i] = [last, since]
    return found


def _subject(row: Mapping[str, Any]) -> str:
    if "number" in row:
        return f"n{row['number']}"
    day, words = (
        row.get("filed_on") or row.get("entered_on", ""),
        row.get("text") or row.get("short_text", ""),
    )
    return f"u{day}/{text_key(str(words))}"


def text_key(text: str) -> str:
    """A short name of an entry's text: letters and digits of its words, without the clerk's additions at the end."""
    plain = text.casefold()
    clerk = _CLERK.search(plain)
    letters = _NO_LETTER.sub("", plain[: clerk.start()] if clerk else plain)
    return hashlib.sha256(letters.encode()).hexdigest()[:16]
