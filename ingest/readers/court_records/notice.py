"""Notices by e-mail: of electronic filing (NEF, district courts) and of docket activity (NDA, courts of appeals)."""

import re
from typing import Any

from juriscraper.pacer.email import NotificationEmail, S3NotificationEmail

from ingest.readers.court_records import panel
from ingest.readers.court_records.docket import docket_number, normal
from ingest.readers.court_records.entries import Span, entry_tree
from ingest.readers.court_records.page import NO_COURT, Page, court_of_host
from ingest.readers.court_records.parse import parsed
from ingest.readers.court_records.places import Places
from ingest.readers.extract.mail import attached_messages, bodies, from_mail
from ingest.readers.extract.plain import decode
from ingest.readers.reading import CannotRead, Reading, Tree
from law.court_names import find_courts
from law.said import Said

NO_DOCKET = (
    "The notice names no case number we can read. Forward the court's own message, not a quotation of it."
)
BROKEN_OFF = "The notice breaks off before the list of those it was sent to. Forward the court's whole message, or save it whole."
_TEXT = re.compile(r"\bDocket\s+Text:?", re.I)
_SENT = re.compile(  # what stands below the last docket text of every notice
    r"\bNotice\s+(?:has\s+been|will\s+(?:not\s+)?be|sent)\b|\bfollowing\s+document\(s\)\s+are\s+associated\b|\belectronically\s+mailed\b",
    re.I,
)
_FROM = re.compile(
    r"^(?:From|Return-Path|Message-Id):[^\n]{0,80}@(?:ecf\.|mail\.)?([a-z0-9]{3,6})\.uscourts\.gov",
    re.I | re.M,
)
_LINK = re.compile(r"https?://ecf\.([a-z0-9]{3,6})\.(?:uscourts|fedcourts)", re.I)
_FORM = re.compile(
    r"Notice\s+of\s+(?:Electronic\s+Filing|Docket\s+Activity)|following\s+transaction\s+was\s+(?:entered|received|filed)",
    re.I,
)
_WHEN = re.compile(r"\bentered\s+(?:by\s[^\n]{0,120}?\s)?on\s+(\d{1,2}/\d{1,2}/\d{4})", re.I)
_FILED = re.compile(r"\bfiled\s+on\s+(\d{1,2}/\d{1,2}/\d{4})", re.I)
_NAME = re.compile(r"\bCase\s+Name:", re.I)
_CASE = re.compile(r"\bCase\s+Name:[ \t]*\n?[ \t]*([^\n\t]{2,300}?)[ \t]*(?=[\n\t]|\Z)", re.I)
_STYLES = re.compile(r"</?(?:i|b|u|em|strong)>", re.I)  # courts leave them in the plain text of a notice
_FILER = re.compile(r"\bFiler:[ \t]+([^\n\t]{2,200})", re.I)


def read_mail(data: bytes, name: str = "") -> Reading:
    """A notice as a message with its headers, forwarded or not; one that another message carries is read by itself."""
    data = next((m for m in attached_messages(data) if _FORM.search("\n".join(bodies(m)))), data)
    places = Places(_STYLES.sub("", from_mail(data).text))
    court = _court(places.text, data)
    found = parsed(lambda: S3NotificationEmail(court), _portable(data))
    return _reading(found, places, court)


def _court(text: str, data: bytes) -> str:
    """The court in the notice's heading, else that of the sender or of its links: a forwarded notice has another sender."""
    form = _FORM.search(text)
    heading = find_courts(text, max(0, form.start() - 300), form.end() + 10) if form else []
    bankruptcy = form and re.search(
        r"Bankruptcy\s+Court", text[max(0, form.start() - 300) : form.start()], re.I
    )
    if heading and not bankruptcy:
        return heading[-1].court
    source = "\n".join([decode(data[:20_000]), *bodies(data)])
    found = _FROM.search(source) or _LINK.search(source)
    if found is None:
        raise CannotRead(NO_COURT)
    return Page("", "notice", "", court_of_host(found[1])).court


def read_body(data: bytes, name: str = "") -> Reading:
    """A notice of which only the HTML body was saved."""
    page = Page(decode(data), "notice", name=name)
    found = parsed(lambda: NotificationEmail(page.court), page.source)
    return _reading(found, page.places, page.court)


def refuse_cut(data: bytes, name: str = "") -> Reading:
    """The body of a notice that ends before the number of its case."""
    raise CannotRead(BROKEN_OFF)


def _portable(data: bytes) -> str:
    """The message as text; the parser decodes its parts itself, so no byte may be lost here."""
    return data.decode("utf-8") if _is_utf8(data) else data.decode("iso-8859-1")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _reading(found: dict[str, Any], places: Places, court: str) -> Reading:
    text = places.text
    m = _FORM.search(text)
    form = Said("nda" if found.get("appellate") else "nef", *(m.span() if m else (0, min(1, len(text)))))
    dockets = _dockets(found.get("dockets") or [], places, court, form)
    if not dockets:
        raise CannotRead(NO_DOCKET)
    last = max((m.end() for m in _TEXT.finditer(text)), default=0)
    if not _SENT.search(text, last):
        raise CannotRead(BROKEN_OFF)
    first = dockets[0]
    if court == "jpml":
        for docket in dockets:
            docket["related"] = list(panel.related(docket["docket_number"], text, form.end, len(text)))
    tree: dict[str, Tree] = {
        "kind": form.as_("notice"),
        "form": form,
        **{
            k: first[k]
            for k in ("court", "docket_number", "number_as_printed", "judges", "caption", "pacer_case_id")
        },
        "filed_on": first["entries"][0]["filed_on"],
        "document_number": first["entries"][0]["number"],
        "entries": first["entries"],
        "dockets": dockets if len(dockets) > 1 else None,
        "related": first.get("related"),
    }
    return Reading.of(tree, text)


def _dockets(rows: list[dict[str, Any]], places: Places, court: str, form: Said) -> list[dict[str, Tree]]:
    """Every docket of the notice with its entry; a case's part begins at its "Case Name"."""
    starts = [m.start() for m in _NAME.finditer(places.text)] or [form.start]
    found = []
    for i, row in enumerate(rows):
        start = starts[i] if i < len(starts) else starts[-1]
        end = starts[i + 1] if i + 1 < len(starts) else len(places.text)
        docket = _docket(row, places, court, (start, end), form)
        if docket["docket_number"] is not None and docket["entries"]:
            found.append(docket)
    return found


def _docket(row: dict[str, Any], places: Places, court: str, part: Span, form: Said) -> dict[str, Tree]:
    text = places.text
    part_places = places
    number, place = _number(str(row.get("docket_number") or ""), court, part_places, part)
    top = (place.start, place.end) if place else (form.start, form.end)
    printed = re.compile(r"(?:-[A-Za-z0-9_/]{1,8}){0,4}").match(text, top[1])
    initials = [row.get("federal_dn_judge_initials_assigned"), row.get("federal_dn_judge_initials_referred")]
    entries = [_entry(e, places, part, top, form) for e in row.get("docket_entries") or []]
    case_id = next(
        (str(e["pacer_case_id"]) for e in row.get("docket_entries") or [] if e.get("pacer_case_id")), ""
    )
    return {
        "court": Said(court, *top) if court else None,
        "docket_number": number,
        "number_as_printed": place
        and Said(
            text[top[0] : printed.end() if printed else top[1]], top[0], printed.end() if printed else top[1]
        ),
        "judges": [s for i in initials if i and (s := places.said(i, start=top[1], end=top[1] + 24))],
        "caption": places.said(row.get("case_name") or "", start=part[0], end=part[1])
        or ((m := _CASE.search(text, *part)) and Said(m[1].strip(), *m.span(1))),
        "pacer_case_id": Said(case_id, *top) if case_id else None,
        "entries": entries,
    }


def _number(raw: str, court: str, places: Places, part: Span) -> tuple[Said | None, Said | None]:
    place = places.said(raw, start=part[0], end=part[1])
    if place and court == "jpml":
        place = panel.whole(places.text, place)
        return place.as_(normal(str(place.value), court)), place
    number, anywhere = docket_number(raw, court, places)
    return (place.as_(number.value) if place and number else number), place or anywhere


def _entry(row: dict[str, Any], places: Places, part: Span, top: Span, form: Said) -> dict[str, Tree]:
    tree, _ = entry_tree(row, places, (top[1], part[1]), top)
    subject = places.find(str(row.get("short_description") or ""), 0, form.start)
    if tree["short_text"] is not None and subject:  # a notice names its event in the subject of the mail
        tree["short_text"] = Said(tree["short_text"].value, *subject)
    filed = _FILED.search(places.text, form.start) or _WHEN.search(places.text, form.start)
    entered = _WHEN.search(places.text, form.start)
    if tree["filed_on"] is not None and filed:
        tree["filed_on"] = Said(tree["filed_on"].value, *filed.span(1))
    if entered:
        month, day, year = (int(n) for n in entered[1].split("/"))
        tree["entered_on"] = Said(f"{year}-{month:02}-{day:02}", *entered.span(1))
    filer = _FILER.search(places.text, *part)
    tree["filer"] = Said(filer[1].strip(), *filer.span(1)) if filer and filer[1].strip() else None
    return tree
