"""What is read at secret addresses, and as an Atom feed (RFC 4287); for calendars see `timelines.calendars`."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from xml.etree import ElementTree as Xml

from django.db.models import Count, Max, Q, QuerySet

from accounts.models import User
from cases.filters import CaseFilter
from cases.models import Case, CasePatent
from timelines.models import Change, Subscription, TimelineEvent

MINE = "mine"  # beside the filters of a case list: only the cases that the owner follows or looks after
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


def cases_of(subscription: Subscription) -> QuerySet[Any]:
    """Its case, or those of its filter, as its owner may see them."""
    visible = Case.objects.visible_to(subscription.owner)
    if subscription.case_id:
        return visible.filter(pk=subscription.case_id)
    given = {name: value for name, value in subscription.only.items() if name != MINE}
    found: QuerySet[Any] = CaseFilter(given, visible).qs
    return found.filter(pk__in=_own(subscription.owner)) if MINE in subscription.only else found


def _own(owner: User) -> QuerySet[Any]:
    """Ids of the cases that somebody follows or looks after; what is kept of a docket that was joined to a case counts for
    the case."""
    kept = Case.objects.filter(Q(follows__owner=owner) | Q(assignments__user=owner)).order_by()
    return kept.values("pk").union(kept.exclude(merged_into=None).values("merged_into"))


def events(subscription: Subscription) -> list[TimelineEvent]:
    """The latest events of its cases, as its owner may see them."""
    cases = cases_of(subscription).order_by().values("pk")
    patents = CasePatent.objects.filter(case__in=cases).values("patent")
    happened = TimelineEvent.objects.in_cases(cases) | TimelineEvent.objects.filter(patent__in=patents)
    shown = happened.visible_to(subscription.owner)
    return list(shown.exclude(latest=None).select_related("case", "patent").order_by("-latest", "-pk")[:MOST])


Told = tuple[int, datetime]  # how often something was changed since it was first told, and when it was last


def changed(ids: Iterable[int], kind: str = "event") -> dict[int, Told]:
    """Of each of these things, by id."""
    told = Change.objects.filter(kind=kind, subject_id__in=ids).order_by()
    rows = told.values_list("subject_id").annotate(n=Count("id"), last=Max("at"))
    return {pk: (n - 1, last) for pk, n, last in rows}


def where(event: TimelineEvent) -> str:
    """The case or patent it happened in or to."""
    return str(event.case or event.patent or "")


def atom(subscription: Subscription, *, now: datetime, host: str) -> bytes:
    """The events as a feed, by when they last changed in the record."""
    found = events(subscription)
    last = {pk: at for pk, (_, at) in changed(event.pk for event in found).items()}
    feed = Xml.Element(f"{{{ATOM}}}feed")
    _text(feed, "title", subscription.name)
    _text(feed, "id", f"urn:uuid:{subscription.public_id}")
    newest = max(last.values(), default=subscription.created_at)
    _text(feed, "updated", newest.isoformat())
    author = Xml.SubElement(feed, f"{{{ATOM}}}author")
    _text(author, "name", "Casetracker")
    for event in sorted(found, key=lambda e: (last.get(e.pk, subscription.created_at), e.pk), reverse=True):
        entry = Xml.SubElement(feed, f"{{{ATOM}}}entry")
        _text(entry, "id", f"tag:{host},2024:event/{event.pk}")
        _text(entry, "title", f"{event.on}: {event.title}")
        _text(entry, "updated", last.get(event.pk, subscription.created_at).isoformat())
        _text(entry, "summary", where(event))
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
