"""Looking at one source: fetch, hand to the inbox, remember how far it came, and say what went wrong."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings

from cases.models import Delivery, Source
from ingest.inbox import receive
from ingest.sources import courtlistener, feeds, mailbox
from ingest.sources.http import Client, SourceError
from web.errors import Refused

AGENT = {"User-Agent": "Casetracker"}


def look(source: Source, *, at: datetime) -> int:
    """Look at a source now; returns how many new filings came of it. What fails is told on the source, not raised."""
    taken, source.checked_at = 0, at
    try:
        for name, data in _fetched(source):
            taken += receive(data, name=name, via=_via(source), by=None)[1]
        source.problem, source.succeeded_at = "", at
    except (SourceError, Refused) as error:
        source.problem = str(error)
    source.save()
    return taken


def _via(source: Source) -> str:
    return str(Delivery.Via.MAIL if source.kind == Source.Kind.MAILBOX else Delivery.Via.FETCH)


def _fetched(source: Source) -> Iterator[tuple[str, bytes]]:
    if source.kind == Source.Kind.COURTLISTENER:
        if not settings.COURTLISTENER_TOKEN:
            raise SourceError(
                "COURTLISTENER_TOKEN is not set: make one on courtlistener.com under your profile."
            )
        client = Client("CourtListener", AGENT | {"Authorization": f"Token {settings.COURTLISTENER_TOKEN}"})
        return courtlistener.docket(
            client, settings.COURTLISTENER_URL, source.name, source.state, _keeper(source)
        )
    if source.kind == Source.Kind.FEED:
        url = settings.FEED_URL.format(court=source.name)
        return feeds.feed(Client(f"The feed of {source.name}", AGENT), url, source.name, source.state)
    return mailbox.unread(settings.IMAP_URL, source.state)


def _keeper(source: Source) -> Any:
    return lambda state: Source.objects.filter(pk=source.pk).update(state=state)


def follow() -> None:
    """Have a source for every feed and mailbox that the settings name."""
    for court in settings.FEED_COURTS:
        Source.objects.get_or_create(kind=Source.Kind.FEED, name=court)
    if settings.IMAP_URL:
        Source.objects.get_or_create(kind=Source.Kind.MAILBOX, name=mailbox.shown(settings.IMAP_URL))
