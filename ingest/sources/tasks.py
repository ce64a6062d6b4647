"""The beat's round: every source that was not looked at of late."""

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from cases.models import Source
from ingest.sources.look import follow, look

BETWEEN = timedelta(minutes=4)  # between two looks at one source
AT_ONCE = 100


@shared_task(ignore_result=True)
def look_around() -> int:
    """Look at every source that is due; returns how many new filings came of it. Who marks a source first looks at it:
    no lock is held while the network is waited for."""
    taken = 0
    follow()
    for source in Source.objects.due(timezone.now() - BETWEEN)[:AT_ONCE]:
        now = timezone.now()
        if Source.objects.filter(pk=source.pk, checked_at=source.checked_at).update(checked_at=now):
            taken += look(source, at=now)
    return taken
