"""The RSS feed of a court: the entries of the last day, with short texts only, each in its own docket."""

import re
from datetime import datetime
from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

from juriscraper.pacer import PacerRssFeed

from ingest.readers.court_records.entries import Span, doc_id
from ingest.readers.court_records.page import NO_COURT, court_of_host
from ingest.readers.court_records.places import Places
from ingest.readers.extract.extracted import fit
from ingest.readers.extract.plain import decode
from ingest.readers.reading import CannotRead, Reading, Tree
from law import dockets
from law.courts import zone
from law.said import Said

CUT_OFF = "The feed breaks off before its end. Fetch it again."
EMPTY = "The feed has no entry of a case we can read. Fetch it again later, when the court has entered some."
_ITEM = re.compile(r"<item\b.*?</item>", re.S)
_NAME = re.compile(r"(?:-[A-Z0-9_/]{1,8}){0,3}\s+([^<\n]{2,400}?)\s*</title>", re.I)
_LINK = re.compile(r"https?://(?:ecf|www)\.([a-z0-9]{3,6})\.uscourts", re.I)


def read_feed(data: bytes, name: str = "") -> Reading:
    """The feed, quoted from its source. Entries have the day they were entered, in the court's zone; the day they were
    filed is not in a feed. Entries of one docket are kept together."""
    text = fit(decode(data))
    if "</rss>" not in text[-200:]:
        raise CannotRead(CUT_OFF)
    link = _LINK.search(text)
    if link is None:
        raise CannotRead(NO_COURT)
    court = court_of_host(link[1])
    feed = PacerRssFeed(court)
    feed._parse_text(text)
    places = Places(text)
    found: dict[str, dict[str, Tree]] = {}
    for m, item in zip(_ITEM.finditer(text), feed.feed.entries, strict=False):
        try:
            row = feed.metadata(item) | {"entry": feed.docket_entries(item)[0]}
        except (AttributeError, ValueError, IndexError):  # an item without title, link or date tells nothing
            continue
        _add(found, row, places, court, m.span())
    if not found:
        raise CannotRead(EMPTY)
    form = Said("rss", *(places.find("<rss") or (0, 1)))
    return Reading.of({"kind": form.as_("notice"), "form": form, "dockets": list(found.values())}, text)


def _add(
    found: dict[str, dict[str, Tree]], row: dict[str, Any], places: Places, court: str, part: Span
) -> None:
    place = places.said(row.get("docket_number") or "", start=part[0], end=part[1])
    number = dockets.parse(str(place.value), court=court) if place else None
    if place is None or number is None:
        return
    top = (place.start, place.end)
    docket = found.setdefault(
        number.text,
        {
            "court": Said(court, *top),
            "docket_number": place.as_(number.text),
            "caption": _caption(places.text, top[1]),
            "pacer_case_id": Said(str(row["pacer_case_id"]), *top) if row.get("pacer_case_id") else None,
            "entries": [],
        },
    )
    docket["entries"].append(_entry(row["entry"], places, court, number.office, part, top))


def _caption(text: str, number: int) -> Said | None:
    """The case's name, as the item's title prints it after the number and the judges' initials."""
    m = _NAME.match(text, number)
    return Said(unescape(m[1]), *m.span(1)) if m else None


def _entry(
    row: dict[str, Any], places: Places, court: str, office: str, part: Span, top: Span
) -> dict[str, Tree]:
    at: datetime = row["date_filed"]
    place = places.find("<pubDate>", *part) or top
    day = (
        at.astimezone(ZoneInfo(zone(court, office))).date().isoformat()
        if at.tzinfo
        else at.date().isoformat()
    )
    number = str(row.get("document_number") or "")
    described = places.find("<description>", *part) or top
    linked = (
        re.compile(rf"(?:>|&gt;)\s*0*({number})\s*(?:<|&lt;)").search(places.text, described[1], part[1])
        if number.isdigit()
        else None
    )
    return {
        "number": Said(int(number), *linked.span(1)) if linked and int(number) < 2**31 else None,
        "entered_on": Said(day, place[1], min(part[1], place[1] + 29)),
        "short_text": places.said(
            row.get("short_description") or "", start=described[1], end=part[1], near=top
        ),
        "pacer_doc_id": Said(doc_id(str(row["pacer_doc_id"])), *top) if row.get("pacer_doc_id") else None,
        "pacer_seq": Said(int(row["pacer_seq_no"]), *top)
        if str(row.get("pacer_seq_no") or "").isdigit()
        else None,
    }
