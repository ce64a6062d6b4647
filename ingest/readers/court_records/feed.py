"""The RSS feed of a court: the entries of the last day, with short texts only, each in its own docket."""

import re
from datetime import datetime
from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

from juriscraper.pacer import PacerRssFeed

from ingest.readers.court_records.docket import normal
from ingest.readers.court_records.entries import Span, doc_id
from ingest.readers.court_records.page import NO_COURT, Page, court_of_host
from ingest.readers.court_records.parse import guarded
from ingest.readers.court_records.places import Places
from ingest.readers.extract.extracted import fit
from ingest.readers.extract.plain import decode
from ingest.readers.reading import CannotRead, Reading, Tree
from law.courts import zone
from law.said import Said

CUT_OFF = "The feed breaks off before its end. Fetch it again."
EMPTY = "The feed has no entry of a case we can read. Fetch it again later, when the court has entered some."
AND = " AND "  # how CM/ECF writes one entry that is two events: Motion to Dismiss AND Motion to Transfer Case
Event = tuple[str, datetime, str]  # docket, moment, document or sequence number
_ITEM = re.compile(r"<item\b.*?</item>", re.S)
_NAME = re.compile(r"(?:-[A-Z0-9_/]{1,8}){0,3}\s+([^<\n]{2,400}?)\s*</title>", re.I)
_LINK = re.compile(r"https?://(?:ecf|www)\.([a-z0-9]{3,6})\.uscourts", re.I)
_SEQUENCE = re.compile(
    r"/DktRpt\.pl\?\d{1,12}&(\d{1,9})\Z"
)  # an item's guid ends with the entry's sequence number
_OPENS, _CLOSES = r"(?:>|&gt;|&#(?:62|x3e);)", r"(?:<|&lt;|&#(?:60|x3c);)"


def read_feed(data: bytes, name: str = "") -> Reading:
    """The feed, quoted from its source. Entries have the day they were entered, in the court's zone; the day they were
    filed is not in a feed. Entries of one docket are kept together."""
    text = fit(decode(data))
    if "</rss>" not in text[-200:]:
        raise CannotRead(CUT_OFF)
    link = _LINK.search(text)
    if link is None:
        raise CannotRead(NO_COURT)
    court = Page("", "feed", "", court_of_host(link[1])).court
    feed = PacerRssFeed(court)
    guarded(lambda: feed._parse_text(text))
    places = Places(text)
    found: dict[str, dict[str, Tree]] = {}
    events: dict[Event, dict[str, Tree]] = {}
    for m, item in zip(_ITEM.finditer(text), feed.feed.entries, strict=False):
        try:
            row = feed.metadata(item) | {"entry": feed.docket_entries(item)[0], "guid": item.get("id", "")}
        except (
            AttributeError,
            ValueError,
            IndexError,
            NotImplementedError,
        ):  # an item without title, link or date tells nothing
            continue
        _add(found, events, row, places, court, m.span())
    if not found:
        raise CannotRead(EMPTY)
    form = Said("rss", *(places.find("<rss") or (0, 1)))
    return Reading.of({"kind": form.as_("notice"), "form": form, "dockets": list(found.values())}, text)


def _add(
    found: dict[str, dict[str, Tree]],
    events: dict[Event, dict[str, Tree]],
    row: dict[str, Any],
    places: Places,
    court: str,
    part: Span,
) -> None:
    place = places.said(row.get("docket_number") or "", start=part[0], end=part[1])
    number = normal(str(place.value), court) if place else ""
    if place is None or not number:
        return
    top = (place.start, place.end)
    docket = found.setdefault(
        number,
        {
            "court": Said(court, *top),
            "docket_number": place.as_(number),
            "caption": _caption(places.text, top[1]),
            "pacer_case_id": Said(str(row["pacer_case_id"]), *top) if row.get("pacer_case_id") else None,
            "entries": [],
        },
    )
    entry = _entry(row, places, court, number, part, top)
    before = events.setdefault((number, row["entry"]["date_filed"], _mark(entry)), entry)
    if before is entry:
        docket["entries"].append(entry)
    elif before["short_text"] and entry["short_text"]:
        words = {*str(before["short_text"].value).split(AND), str(entry["short_text"].value)}
        before["short_text"] = before["short_text"].as_(AND.join(sorted(words)))


def _mark(entry: dict[str, Tree]) -> str:
    """The document, else the sequence number, of a filing that is two events at once: it has an item for each."""
    known = entry["pacer_doc_id"] or entry["pacer_seq"]
    return str(known.value) if known else ""


def _caption(text: str, number: int) -> Said | None:
    """The case's name, as the item's title prints it after the number and the judges' initials."""
    m = _NAME.match(text, number)
    return Said(unescape(m[1]), *m.span(1)) if m else None


def _entry(
    item: dict[str, Any], places: Places, court: str, docket: str, part: Span, top: Span
) -> dict[str, Tree]:
    row = item["entry"]
    at: datetime = row["date_filed"]
    office = docket.partition(":")[0] if ":" in docket else ""
    place = places.find("<pubDate>", *part) or top
    day = (
        at.astimezone(ZoneInfo(zone(court, office))).date().isoformat()
        if at.tzinfo
        else at.date().isoformat()
    )
    number = str(row.get("document_number") or "")
    described = places.find("<description>", *part) or top
    linked = (
        re.compile(rf"{_OPENS}\s*0*({number})\s*{_CLOSES}", re.I).search(places.text, described[1], part[1])
        if number.isdigit()
        else None
    )
    guid = _SEQUENCE.search(str(item["guid"]))
    sequence = str(row.get("pacer_seq_no") or (guid[1] if guid else ""))
    return {
        "number": Said(int(number), *linked.span(1)) if linked and int(number) < 2**31 else None,
        "entered_on": Said(day, place[1], min(part[1], place[1] + 29)),
        "short_text": places.said(
            row.get("short_description") or "", start=described[1], end=part[1], near=top
        ),
        "pacer_doc_id": Said(doc_id(str(row["pacer_doc_id"])), *top) if row.get("pacer_doc_id") else None,
        "pacer_seq": Said(int(sequence), *top) if sequence.isdigit() else None,
    }
