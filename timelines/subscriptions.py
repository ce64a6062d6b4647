"""Calendars (RFC 5545) and Atom feeds (RFC 4287) at secret addresses."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from xml.etree import ElementTree as Xml

from django.db.models import Count, Max, QuerySet
from icalendar import Calendar, Event

from accounts.models import User
from cases.filters import CaseFilter
from cases.models import Case, CasePatent
from timelines.models import Change, Subscription, TimelineEvent

MOST = 2000  # entries in a calendar or feed: the latest
NOTED = timedelta(hours=1)
ATOM = "http://www.w3.org/2005/Atom"


def make(
    owner: User, name: str, *, case: Case | None = None, only: dict[str, str] | None = None
) -> tuple[Subscription, str]:
    """A subscription and its secret, which is shown this once."""
    secret = secrets.token_urlsafe(32)
    row = Subscription.objects.create(
        owner=owner, name=name, digest=_digest(secret), case=case, only=only or {}
    )
    return row, secret


def find(secret: str, *, now: datetime) -> Subscription | None:
    """The subscription of this secret, while it stands and its owner may log in."""
    found = (
        Subscription.objects.select_related("owner", "case")
        .filter(digest=_digest(secret), owner__is_active=True)
        .first()
    )
    if found and (found.last_used_at is None or now - found.last_used_at > NOTED):
        Subscription.objects.filter(pk=found.pk).update(last_used_at=now)
    return found


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _cases(subscription: Subscription) -> QuerySet[Any]:
    visible = Case.objects.visible_to(subscription.owner)
    if subscription.case_id:
        return visible.filter(pk=subscription.case_id)
    found: QuerySet[Any] = CaseFilter(subscription.only, visible).qs
    return found


def events(subscription: Subscription) -> list[TimelineEvent]:
    """The latest events of its cases, as its owner may see them."""
    cases = _cases(subscription).order_by().values("pk")
    patents = CasePatent.objects.filter(case__in=cases).values("patent")
    happened = TimelineEvent.objects.in_cases(cases) | TimelineEvent.objects.filter(patent__in=patents)
    shown = happened.visible_to(subscription.owner)
    return list(shown.exclude(latest=None).select_related("case", "patent").order_by("-latest", "-pk")[:MOST])


def calendar(subscription: Subscription, *, now: datetime, host: str) -> bytes:
    """All-day events; an uncertain date fills the days it can be, and says so."""
    made = Calendar()
    made.add("prodid", "-//Casetracker//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", subscription.name)
    found = events(subscription)
    changed = _changed(found)
    for event in found:
        first = event.earliest or event.latest
        times, at = changed.get(event.pk, (0, now))
        day = Event()
        day.add("uid", f"event-{event.pk}@{host}")
        day.add("dtstamp", at)
        day.add("last-modified", at)
        day.add("sequence", times)  # a calendar takes an entry over only where this has grown
        day.add("dtstart", first)
        day.add("dtend", _after(event.latest))
        day.add("summary", event.title if first == event.latest else f"{event.title} ({event.on})")
        day.add(
            "description",
            "\n".join(filter(None, [_where(event), event.modality if event.modality != "stated" else ""])),
        )
        day.add("transp", "TRANSPARENT")
        made.add_component(day)
    ical: bytes = made.to_ical()
    return ical


def _changed(found: Iterable[TimelineEvent]) -> dict[int, tuple[int, datetime]]:
    """How often each event was changed since it was first told, and when it was last."""
    told = Change.objects.filter(kind="event", subject_id__in=[event.pk for event in found]).order_by()
    rows = told.values_list("subject_id").annotate(n=Count("id"), last=Max("at"))
    return {pk: (n - 1, last) for pk, n, last in rows}


def _after(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)


def _where(event: TimelineEvent) -> str:
    return str(event.case or event.patent or "")


def atom(subscription: Subscription, *, now: datetime, host: str) -> bytes:
    """The events as a feed, by when they last changed in the record."""
    found = events(subscription)
    changed = {pk: at for pk, (_, at) in _changed(found).items()}
    feed = Xml.Element(f"{{{ATOM}}}feed")
    _text(feed, "title", subscription.name)
    _text(feed, "id", f"urn:uuid:{subscription.public_id}")
    newest = max(changed.values(), default=subscription.created_at)
    _text(feed, "updated", newest.isoformat())
    author = Xml.SubElement(feed, f"{{{ATOM}}}author")
    _text(author, "name", "Casetracker")
    for event in sorted(
        found, key=lambda e: (changed.get(e.pk, subscription.created_at), e.pk), reverse=True
    ):
        entry = Xml.SubElement(feed, f"{{{ATOM}}}entry")
        _text(entry, "id", f"tag:{host},2024:event/{event.pk}")
        _text(entry, "title", f"{event.on}: {event.title}")
        _text(entry, "updated", changed.get(event.pk, subscription.created_at).isoformat())
        _text(entry, "summary", _where(event))
    Xml.register_namespace("", ATOM)
    whole: bytes = Xml.tostring(feed, encoding="utf-8", xml_declaration=True)
    return whole


def _text(parent: Xml.Element, name: str, text: str) -> None:
    """A child with this text; characters that XML 1.0 cannot hold are left out."""
    child = Xml.SubElement(parent, f"{{{ATOM}}}{name}")
    child.text = "".join(
        c
        for c in text
        if c in "\t\n\r" or "\x20" <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    )
