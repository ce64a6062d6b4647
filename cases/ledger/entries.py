"""What a docket sheet, a notice or a feed says line by line: one fact for each entry, its value the whole line."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cases.ledger import scopes
from cases.ledger.drafts import Draft, Source
from law.dockets import Number, parse
from law.names import fold

KEPT = ("number", "filed_on", "entered_on", "text", "short_text", "attachments", "pacer_doc_id", "pacer_seq", "sealed", "exhibit")
CIVIL = frozenset({"cv", "md", "ml", "mc"})  # a court's feed tells of its criminal cases too: no patent is asserted there


def entry_facts(source: Source, own: str, at: str, node: Mapping[str, Any]) -> Iterator[Draft]:
    """One fact for each entry that `node` lists, with the line it follows where it has no number of its own."""
    rows: Sequence[Mapping[str, Any]] = node.get("entries", [])
    follows = _follows(rows)
    for i, row in enumerate(rows):
        value = {k: row[k] for k in KEPT if k in row}
        if follows[i]:
            value["after"] = follows[i]
        words = next((k for k in ("text", "short_text", "number", "attachments") if k in row), None)
        if words:
            yield source.draft(own, f"entry:{_subject(row)}", "entry", value, f"{at}/entries/{i}/{words}")


def listed_facts(document: Mapping[str, Any], spans: Mapping[str, tuple[int, int]], text: str) -> list[Draft]:
    """The facts of every docket that one notice or feed lists, but the docket it is filed in."""
    source = Source(document, spans, text)
    own = scopes.of_docket(str(document.get("court", "")), str(document.get("docket_number", "")))
    found: list[Draft] = []
    for at, docket in source.each("dockets"):
        number = parse(docket["docket_number"], court=docket["court"])
        scope = scopes.of_docket(docket["court"], docket["docket_number"])
        if scope is None or scope == own or number is None or not _kept(docket["court"], number):
            continue
        slots = {k: k for k in ("docket_number", "caption", "pacer_case_id")}
        found.extend(source.single(scope, "", at, docket, slots))
        found.extend(source.draft(scope, "", "judge", j, f"{at}/judges/{i}") for i, j in enumerate(docket.get("judges", [])))
        found.extend(_bounds(source, scope, at, docket))
        found.extend(entry_facts(source, scope, at, docket))
    return found


def _kept(court: str, number: Number) -> bool:
    """Civil dockets and appeals; of the JPML only its MDL dockets: a member case's number there lacks its district."""
    return number.forum == "jpml" if court == "jpml" else not number.type or number.type in CIVIL


def _bounds(source: Source, scope: str, at: str, docket: Mapping[str, Any]) -> Iterator[Draft]:
    """A docket with an entry began no later than that day."""
    for i, row in enumerate(docket["entries"]):
        for key in ("filed_on", "entered_on"):
            if key in row:
                yield source.draft(scope, "", "begun_by", row[key], f"{at}/entries/{i}/{key}")
                break


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
    return f"u{row.get('filed_on') or row.get('entered_on', '')}/{text_key(str(row.get('text') or row.get('short_text', '')))}"


def text_key(text: str) -> str:
    """A short name of an entry's text: letters and digits of its words, without the clerk's additions at the end."""
    plain = fold(text).casefold()
    for clerk in ("(entered:", "(attachments:", "(main document"):
        plain = plain.split(clerk, 1)[0]
    letters = "".join(c for c in plain if c.isalnum())
    return hashlib.sha256(letters.encode()).hexdigest()[:16]
