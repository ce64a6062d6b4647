"""One line of a docket, from a parser's dictionary to values with their places."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from ingest.readers.court_records.places import Places
from ingest.readers.reading import Tree
from law.said import Said

Span = tuple[int, int]

_ATTACHED = re.compile(
    r"\((?:(?:Attachments?|Exhibits?):\s*(?=[#(\[])|Additional\s+attachment\(s\)\s+added\s+on[^#()]{0,40}(?=#))",
    re.I,
)
_NUMBERED = re.compile(r"#\s*[(\[]?(\d{1,3})[)\]]?\s*|(?:(?<=[:,])|^)\s*[(\[](\d{1,3})[)\]]\s*")
_DIGITS = re.compile(r"(?<![\d/:-])\d{1,10}(?![\d/:-])")
_CLOSED = re.compile(  # words by which clerks mark what the public may not see (Fed. R. Civ. P. 5.2, local sealing rules)
    r"\b(FILED UNDER SEAL|UNDER SEAL|SEALED(?:\s+(?:DOCUMENT|ENTRY|EVENT|PATENT|ORDER|MOTION))?|\*SEALED\*|\*RESTRICTED\*"
    r"|RESTRICTED\s+(?:DOCUMENT|LETTER|ORDER|MOTION|FILING|ENTRY)|ACCESS\s+TO\s+THE\s+(?:PDF\s+)?DOCUMENT\s+IS\s+(?:RESTRICTED|LIMITED))\b",
    re.I,
)
_ABOUT_SEALING = re.compile(  # what is sealed is another paper: `Order on Sealed Motion`, `Redacted version of [31] Sealed Motion`
    r"(?:to|for leave to|leave to)\s+(?:file\s+)?(?:\w+\s+){0,4}$|un$|\bon\s+(?:the\s+)?$|\bto\s+[\w'’]+\s+$"
    r"|\b(?:redacted|public)\b.{0,40}$|[\])]\s+(?:\w+\s+){0,2}$|\border(?:ed)?\b.*$",
    re.I | re.S,
)
SEALED_LEAD = 120  # an entry says at its start that it is sealed; later on it speaks of other papers


def entry_tree(
    entry: Mapping[str, Any], places: Places, window: Span, near: Span
) -> tuple[dict[str, Tree], Span]:
    """The tree of one docket entry, looked for in `window`, and the place it takes. `near` is where to point when the
    page does not print a value in words of its own."""
    text = str(entry.get("description") or "")
    short = str(entry.get("short_description") or "")
    at = places.beginning(text, *window) or places.beginning(short, *window) or near
    stop = _end(places, text, at)
    before = (window[0], at[1])
    number = _number(entry.get("document_number"))
    said_number = _numbered(number, places, before, at)
    link = (said_number.start, said_number.end) if said_number else (at[0], at[1])
    tree: dict[str, Tree] = {
        "number": said_number,
        "filed_on": _dated(entry.get("date_filed"), places, before, at),
        "entered_on": _dated(entry.get("date_entered"), places, (window[0], stop), at),
        "text": Said(_verbatim(places.text, text, at[0], stop), at[0], stop) if text else None,
        "short_text": places.said(short, start=window[0], end=max(stop, window[0] + 1), near=at)
        if short
        else None,
        "attachments": list(_attachments(places.text, at[0], stop)) if text else None,
        "pacer_doc_id": Said(doc_id(str(entry["pacer_doc_id"])), *link)
        if entry.get("pacer_doc_id")
        else None,
        "pacer_seq": Said(int(entry["pacer_seq_no"]), *link)
        if str(entry.get("pacer_seq_no") or "").isdigit()
        else None,
        "sealed": _sealed(places.text, at[0], stop),
    }
    return tree, (at[0], stop)


def _verbatim(text: str, parsed: str, start: int, stop: int) -> str:
    """The entry's words as the page prints them; the parser's, where the place found is not the whole entry."""
    printed = " ".join(text[start:stop].split())
    return printed if printed[-12:].casefold() == parsed[-12:].casefold() and printed else parsed


def doc_id(raw: str) -> str:
    """A document's id with its fourth digit 0: the links of a notice bear another digit there for the same document."""
    return raw if len(raw) < 6 or not raw.isdigit() else f"{raw[:3]}0{raw[4:]}"


def _number(raw: Any) -> int | None:
    plain = str(raw or "").strip()
    return int(plain) if plain.isdigit() and 0 < int(plain) < 2**31 else None


def _numbered(number: int | None, places: Places, before: Span, at: Span) -> Said | None:
    """The number as printed last before the entry's words; at the words themselves where it is not printed."""
    if number is None:
        return None
    found = [
        m.span()
        for m in _DIGITS.finditer(places.text, before[0], before[1])
        if int(m[0]) == number and m.start() <= at[0]
    ]
    return Said(number, *(found[-1] if found else at))


def _dated(value: Any, places: Places, window: Span, at: Span) -> Said | None:
    if isinstance(value, str) and value:
        value = datetime.fromisoformat(value)
    return places.said(value, start=window[0], end=window[1], near=at) if isinstance(value, date) else None


def _end(places: Places, text: str, at: Span) -> int:
    """Where the words of an entry end, when only their beginning was found as the parser gives them."""
    if not text or at[1] - at[0] >= len("".join(text.split())):
        return at[1]
    tail = places.find(text[-24:], at[0], at[0] + 2 * len(text) + 200)
    return tail[1] if tail else min(len(places.text), max(at[1], at[0] + len(text)))


def _attachments(text: str, start: int, stop: int) -> Iterator[dict[str, Any]]:
    """Every attachment listed, counted from 1 up; a number out of turn is part of a description."""
    last = 0
    for lead in _ATTACHED.finditer(text, start, stop):
        end = _closing(text, lead.start(), stop)
        marks = []
        for m in _NUMBERED.finditer(text, lead.end(), end):
            number = int(m[1] or m[2])
            if number > last:
                marks.append((number, m))
                last = number
        for (number, m), after in zip(marks, [*(n.start() for _, n in marks[1:]), end], strict=False):
            words = text[m.end() : after].rstrip(" ,\n\t")
            yield {
                "number": Said(number, *m.span(1 if m[1] else 2)),
                "text": Said(" ".join(words.split()), m.end(), m.end() + len(words)) if words else None,
            }


def _closing(text: str, opened: int, stop: int) -> int:
    """Where the parenthesis opened at `opened` closes; `stop` where it does not."""
    depth = 0
    for at in range(opened, stop):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth == 0:
            return at
    return stop


def _sealed(text: str, start: int, stop: int) -> Said | None:
    """Whether the entry says that it is sealed or restricted, in its opening words: of itself, not of an attachment or of a
    paper that it speaks of."""
    lists = _ATTACHED.search(text, start, stop)
    stop = min(lists.start() if lists else stop, start + SEALED_LEAD)
    m = _CLOSED.search(text, start, stop)
    if m is None:
        return None
    of_itself = m[1].casefold().startswith("access") or text[m.start() - 1 : m.start()] == "("
    if not of_itself and _ABOUT_SEALING.search(text, start, m.start()):
        return None
    return Said(True, m.start(1), m.end(1))
