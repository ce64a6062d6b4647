"""Calendars (RFC 5545, RFC 7986) at secret addresses.

What was in a calendar once does not silently vanish from it: an event that is no more, and a hearing that a court called
off, are sent as cancelled under the same UID with a higher SEQUENCE, so that whoever took them over lets go of them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q
from icalendar import Calendar, Event

from cases.models import CasePatent, DocketEntry
from law.entries.called_off import SAYS, called_off
from timelines.models import Change, Subscription, TimelineEvent
from timelines.subscriptions import MOST, Told, cases_of, changed, events, where

TOLD = timedelta(
    days=90
)  # for so long a cancelled event is sent: programs that fetch rarely must meet it once
REFRESH = timedelta(hours=1)
OF_PARTIES = (
    "motion",
    "opposition",
    "reply",
    "sur_reply",
    "stipulation",
    "letter",
)  # they ask, the court decides
_HEARING = re.compile(r"hearing|conference|argument|trial")


@dataclass(frozen=True, slots=True)
class Gone:
    """An event that is no more: the days it could be, how often it changed, and when it was deleted."""

    pk: int
    first: date
    last: date
    times: int
    at: datetime


def calendar(subscription: Subscription, *, now: datetime, host: str) -> bytes:
    """All-day events; an uncertain date fills the days it can be, and says so."""
    made = Calendar()
    made.add("prodid", "-//Casetracker//EN")
    made.add("version", "2.0")
    made.add("name", subscription.name)
    made.add("x-wr-calname", subscription.name)
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    found, deleted = events(subscription), gone(subscription, since=now - TOLD)
    told, vacated = changed([event.pk for event in found]), _vacated(found, since=now - TOLD)
    for event in found:
        made.add_component(_standing(event, told.get(event.pk, (0, now)), vacated.get(event.pk), host))
    for one in deleted:
        made.add_component(_cancelled(one, host))
    ical: bytes = made.to_ical()
    return ical


def gone(subscription: Subscription, *, since: datetime) -> list[Gone]:
    """Events of its cases, and of their patents, that were deleted since; the latest first."""
    cases = cases_of(subscription).order_by().values("pk")
    patents = CasePatent.objects.filter(case__in=cases).values("patent")
    deleted = Change.objects.visible_to(subscription.owner).filter(
        action=Change.Action.DELETED, kind__in=("event", "event_entry"), at__gte=since, revision__isnull=False
    )
    entered = deleted.filter(kind="event_entry", case_id__in=cases).values_list("revision__before__event_id")
    own = Q(case_id__in=cases) | Q(patent_id__in=patents) | Q(subject_id__in=[pk for (pk,) in entered])
    rows = deleted.filter(own, kind="event").exclude(revision__before__latest=None)
    found = list(rows.select_related("revision").order_by("-at", "-pk")[:MOST])
    told = changed([change.subject_id for change in found])
    return [_gone(change, told[change.subject_id][0]) for change in found]


def _gone(change: Change, times: int) -> Gone:
    days: dict[str, Any] = change.revision.before
    last = date.fromisoformat(days["latest"])
    first = date.fromisoformat(days["earliest"]) if days["earliest"] else last
    return Gone(change.subject_id, first, last, times, change.at)


def _vacated(found: Iterable[TimelineEvent], *, since: datetime) -> dict[int, Told]:
    """Hearings of these, not older than `since`, that an entry of their docket calls off by their day: how often that
    entry was told and changed, and when last."""
    hearings = [
        e
        for e in found
        if e.case_id
        and e.latest
        and e.latest >= since.date()
        and _HEARING.search(f"{e.kind} {e.title}".lower())
    ]
    rows = DocketEntry.objects.filter(docket__case__in={e.case_id for e in hearings}, text__iregex=SAYS)
    entries = rows.exclude(kind__in=OF_PARTIES).order_by().values_list("pk", "docket__case", "text")
    off = {(case, day): pk for pk, case, text in entries for day in called_off(text)} if hearings else {}
    by = {e.pk: off[e.case_id, e.on] for e in hearings if (e.case_id, e.on) in off}
    told = changed(by.values(), kind="docket_entry")
    return {pk: told[entry] for pk, entry in by.items() if entry in told}


def _standing(event: TimelineEvent, told: Told, vacated: Told | None, host: str) -> Event:
    first, (times, at) = event.earliest or event.latest, told
    if vacated:
        times, at = times + vacated[0] + 1, max(at, vacated[1])
    day = _day(event.pk, first, event.latest, times, at, host)
    day.add("status", "CANCELLED" if vacated else "CONFIRMED")
    day.add("summary", event.title if first == event.latest else f"{event.title} ({event.on})")
    modality = "" if event.modality == "stated" else event.modality
    day.add("description", "\n".join(filter(None, [where(event), modality])))
    return day


def _cancelled(gone: Gone, host: str) -> Event:
    """Without words: those went with the event."""
    day = _day(gone.pk, gone.first, gone.last, gone.times, gone.at, host)
    day.add("status", "CANCELLED")
    day.add("summary", "Cancelled")
    return day


def _day(pk: int, first: date | None, last: date | None, times: int, at: datetime, host: str) -> Event:
    day = Event()
    day.add("uid", f"event-{pk}@{host}")
    day.add("dtstamp", at)
    day.add("last-modified", at)
    day.add("sequence", times)  # a calendar takes an entry over only where this has grown
    day.add("dtstart", first)
    day.add("dtend", _after(last))
    day.add("transp", "TRANSPARENT")
    return day


def _after(day: date | None) -> date | None:
    """The end of a day, exclusive (RFC 5545 3.6.1); the calendar ends with the year 9999."""
    return day if day in (None, date.max) else day + timedelta(days=1)
