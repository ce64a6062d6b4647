"""A court's docket, from what juriscraper's parsers give to a reading: the part that all its layouts share."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from ingest.readers.court_records import panel
from ingest.readers.court_records.entries import Span, entry_tree
from ingest.readers.court_records.people import people_trees
from ingest.readers.court_records.places import Places
from ingest.readers.reading import Tree
from law import dockets
from law.court_names import find_courts
from law.courts import COURTS
from law.nature_of_suit import number_in
from law.said import Said

_AS_PRINTED = re.compile(r"(?:-[A-Za-z0-9_/]{1,8}){0,4}")
_DIVISION = re.compile(r"^[^\n(]{0,60}District[^\n(]{0,60}\(([^()\n]{2,60})\)\s*$", re.M | re.I)
_RECEIPT = re.compile(r"Transaction\s+Receipt\s+(\d\d/\d\d/\d{4})")
_RELATED = (
    ("lead", re.compile(r"\bLead\s+case:\s*([^\n]{5,80})", re.I)),
    ("member", re.compile(r"\bMember\s+cases?:\s*((?:[^\n]*\d-[a-z]{2}-\d[^\n]*\n?){1,40})", re.I)),
    ("other", re.compile(r"\bRelated\s+Cases?:\s*((?:[^\n]*\d-[a-z]{2}-\d[^\n]*\n?){1,60})", re.I)),
)
_ELSEWHERE = re.compile(r"\bCase\s+in\s+other\s+court:\s*([^\n]{4,300})", re.I)
_APPEAL = re.compile(r"\b(?:Federal\s+Circuit|CAFC)[^\n\d]{0,40}(\d\d(?:\d\d)?-\d{3,5})", re.I)
_TITLE = re.compile(
    r"^[ \t]*(?:Case\s+(?:title|name):\s*)?([^\n\t]{1,300}?\s(?:v|vs)\.?\s[^\n\t]{2,300}|In\s+(?:re|the\s+matter)[^\n\t]{2,300})(?=\t|$)",
    re.M | re.I,
)
_BESIDE = re.compile(  # the case's name behind its number, on pages of the query menu
    r"[\w/:-]{0,40}[ \t]+(?:All\s+Defendants[ \t]+)?([^\n]{1,300}?\sv\.?\s[^\n]{1,300}?|In\s+[Rr]e\b[^\n]{2,300}?)[ \t]*(?=\n|\Z)"
)
_HEADING = re.compile(
    r"^[ \t]*(?:U\.?\s?S\.?|United\s+States)\s+(?:District|Court|Judicial\s+Panel)\b", re.M | re.I
)
_COLUMNS = re.compile(
    r"Date\s+Filed\s+#\s.{0,80}?Docket\s+Text|^Filing Date\s|\bDates\s+Description\b", re.M | re.S
)
_FLAGS = re.compile(  # words without blanks, some in capitals: ADRMOP,CLOSED,E-Filing,ProSe; words of several in capitals only
    r"(?=[^\n]*(?:[A-Z]{3}|\w[_-]\w))(?:(?:[A-Z0-9][A-Z0-9_/&.#*-]*(?: [A-Z0-9_/&.#*-]+)+|\(?\w[\w/&.#*-]*\)?)(?:,\s*|$))+"
)
PEOPLE = 200  # a table of parties takes at least so many characters
HEAD = 6000  # characters in which a sheet tells of its case, before parties and entries


def case_tree(data: Mapping[str, Any], places: Places, court: str) -> dict[str, Tree]:
    """What a docket says of its case: court, number, judges, dates, nature of suit. `data` is a parser's dictionary."""
    text = places.text
    number, place = docket_number(str(data.get("docket_number") or ""), court, places)
    top = (place.start, place.end) if place else (0, 0)
    printed = _AS_PRINTED.match(text, top[1])
    title = (
        places.said(data.get("case_name") or None)
        or _said(_BESIDE.match(text, top[1]))
        or _said(_TITLE.search(text, top[1], top[1] + 700))
    )
    nature = str(data.get("nature_of_suit") or "")
    tree: dict[str, Tree] = {
        "court": _court(text, court, top),
        "division": _said(_DIVISION.search(text, 0, top[0])),
        "docket_number": number,
        "number_as_printed": place and Said(text[top[0] : top[1]] + (printed[0] if printed else ""), top[0], printed.end() if printed else top[1]),
        "judges": [s for key in ("assigned_to_str", "referred_to_str") if (s := _judge(data, key, places, top[1]))],
        "assigned_to": _judge(data, "assigned_to_str", places, top[1]),
        "referred_to": _judge(data, "referred_to_str", places, top[1]),
        "caption": title,
        "case_filed_on": _labelled(data.get("date_filed"), places, "Filed", "Docketed"),
        "case_terminated_on": _labelled(data.get("date_terminated"), places, "Terminated", "Termed"),
        "last_filing_on": _labelled(data.get("date_last_filing"), places, "last filing"),
        "nature_of_suit": (places.said(nature) or Said(0, *top)).as_(number_in(nature)) if nature and number_in(nature) else None,
        "nature_of_suit_as_printed": places.said(nature),
        "cause": places.said(data.get("cause") or ""),
        "jurisdiction": places.said(data.get("jurisdiction") or ""),
        "demand": places.said(data.get("demand") or ""),
        "mdl_status": places.said(data.get("mdl_status") or ""),
        "pacer_case_id": Said(str(data["pacer_case_id"]), *top) if data.get("pacer_case_id") else None,
        "as_of": _receipt(text),
        "related": list(_related(text, top[1], court)),
    }  # fmt: skip
    if court == "jpml" and number:
        tree["related"] += panel.related(number, text, top[1], len(text))
    tree |= _jury(str(data.get("jury_demand") or ""), places)
    if number_in(nature) == 835:  # Hatch-Waxman suits have a number of their own since December 2016
        tree["posture"] = tree["nature_of_suit"].as_("anda")
    return tree


def sheet_tree(data: Mapping[str, Any], places: Places, court: str, form: Said) -> dict[str, Tree]:
    """The whole sheet: the case, its people and its entries in the court's order."""
    tree = case_tree(data, places, court)
    rows = data.get("docket_entries") or []
    start = tree["docket_number"].end if tree.get("docket_number") else 0
    entries, begins = entry_trees(rows, places, (form.start, form.end), start)
    people = (
        begins if begins > start + PEOPLE else len(places.text)
    )  # JSON may hold the entries before the parties
    parties, counsel = people_trees(data.get("parties") or [], places, start, people)
    return {
        "kind": Said("docket_sheet", form.start, form.end),
        "form": form,
        **tree,
        "flags": list(_flags(places.text, form.start)),
        "parties": parties,
        "counsel": counsel,
        "entries": entries,
    }


def entry_trees(
    rows: Sequence[Mapping[str, Any]], places: Places, near: Span, start: int = 0
) -> tuple[list[Tree], int]:
    """All entries, and where the first of them begins. Each is looked for after the one before it."""
    found: list[Tree] = []
    at, begins = _table(places, start), len(places.text)
    for row in rows:
        tree, place = entry_tree(row, places, (at, len(places.text)), near)
        if place != near:
            begins, at = min(begins, place[0]), max(at, place[1])
        found.append(tree)
    return found, (begins if found else len(places.text))


def _table(places: Places, start: int) -> int:
    """Where the table of entries begins; otherwise the words of an entry could be found among the parties."""
    m = _COLUMNS.search(places.text, start)
    return m.end() if m else start


def _judge(data: Mapping[str, Any], key: str, places: Places, start: int) -> Said | None:
    """A judge as the page prints the name; parsers set its commas and stops otherwise."""
    words = str(data.get(key) or "")
    return places.said(words, start=start) or places.said(words) or places.printed(words)


def normal(raw: str, court: str) -> str:
    """A docket number in normal form, empty where it is none."""
    number = dockets.parse(raw, court=court)
    return number.text if number else ""


def docket_number(raw: str, court: str, places: Places) -> tuple[Said | None, Said | None]:
    """The number in normal form, and as the text prints it."""
    place = places.said(raw) or places.said(raw.partition(":")[2])
    if place and court == "jpml":
        place = panel.whole(places.text, place)
    number = normal(str(place.value) if court == "jpml" else raw, court) if place else ""
    return (place.as_(number) if place and number else None), place


def _court(text: str, court: str, near: Span) -> Said | None:
    """The court at its printed name; where the page only has it in its address, at the docket number."""
    if court not in COURTS and not re.fullmatch(r"(?:ca(?:\d{1,2}|dc|fc)|bap\d|cavc|[a-z]{3,5})", court):
        return None
    for written in find_courts(text, 0, HEAD):
        if written.court == court:
            return Said(court, written.start, written.end)
    return Said(court, *near)


def _labelled(value: Any, places: Places, *labels: str) -> Said | None:
    """A date beside its label."""
    if isinstance(value, str) and value:
        value = datetime.fromisoformat(value)
    if not isinstance(value, date):
        return None
    for label in labels:
        for m in re.finditer(rf"\b{label}\b[^\n\d]{{0,24}}", places.text, re.I):
            said = places.said(value, start=m.end(), end=m.end() + 24)
            if said:
                return said
    return places.said(value)


def _jury(printed: str, places: Places) -> dict[str, Tree]:
    said = places.said(printed, f"Jury Demand: {printed}") if printed else None
    if said is None:
        return {}
    return {
        "jury_demand": said.as_(printed.casefold() != "none"),
        "jury_demand_by": said if printed.casefold() != "none" else None,
    }


def _flags(text: str, number: int) -> Iterator[Said]:
    """The flags of a case (CLOSED, PATENT, E-Filing): the line above the court's name."""
    heading = _HEADING.search(text, 0, number)
    above = text[: heading.start()].rstrip() if heading else ""
    start = above.rfind("\n") + 1
    if _FLAGS.fullmatch(above, start):
        for m in re.finditer(r"[^,\s][^,]*", above[start:]):
            yield Said(m[0].strip(), start + m.start(), start + m.start() + len(m[0].rstrip()))


def _receipt(text: str) -> Said | None:
    m = _RECEIPT.search(text, max(0, len(text) - 3000))
    return Said(datetime.strptime(m[1], "%m/%d/%Y").date().isoformat(), *m.span(1)) if m else None


def _related(text: str, start: int, court: str) -> Iterator[Tree]:
    """Lead, member and related cases of the same court, and the appeal."""
    for relation, pattern in _RELATED:
        m = pattern.search(text, start, start + HEAD)
        if m:
            for number in dockets.find(m[1]):
                at = number.at(m.start(1))
                yield {
                    "relation": Said(relation, *m.span(1)),
                    "court": Said(court, at.start, at.end),
                    "docket_number": Said(number.text, at.start, at.end),
                }
    yield from _appeals(text, start)


def _appeals(text: str, start: int) -> Iterator[Tree]:
    """`Case in other court: Federal Circuit, 09-01559`."""
    m = _ELSEWHERE.search(text, start, start + HEAD)
    for found in _APPEAL.finditer(m[1]) if m else ():
        number = dockets.parse(found[1], court="cafc")
        if m and number:
            first, last = m.start(1) + found.start(), m.start(1) + found.end()
            place = (m.start(1) + found.start(1), last)
            yield {
                "relation": Said("appeal", first, last),
                "court": Said("cafc", first, place[0]),
                "docket_number": Said(number.text, *place),
            }


def _said(m: re.Match[str] | None) -> Said | None:
    return Said(m[1].strip(), *m.span(1)) if m else None
