"""The workers' doorbells. The database is the queue of record: a lost message or a killed worker loses nothing."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from celery import shared_task
from django.db import connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from cases.models import Filing
from ingest import pipeline
from timelines.services import in_turns

ATTEMPTS = 5  # a filing that stops its worker this often is set aside with a sentence
GIVE_UP = (
    "Reading this file failed {n} times, so it is set aside. The file is kept as received; tell us about it."
)
ALONE = 0x66_69_6C  # "fil": the room of the locks on filings, apart from those on what they touch
QUIET = timedelta(seconds=20)  # how long after its last bell a waiting filing is rung for again
PATIENCE = 120.0  # seconds that a command waits for the worker that was quicker
LOOK_EVERY = 0.1  # seconds


@shared_task(ignore_result=True)
def process(filing_id: int) -> None:
    """Read one waiting filing. One worker wins; the others find nothing to do."""
    with _alone(filing_id) as alone:
        if alone and _attempt(filing_id):
            in_turns(lambda: pipeline.process(filing_id))


def finish(filing_id: int, patience: float = PATIENCE) -> None:
    """Read one waiting filing here, or wait for the worker that was quicker, `patience` seconds at most."""
    deadline = time.monotonic() + patience
    process(filing_id)
    while Filing.objects.filter(pk=filing_id, status=Filing.Status.RECEIVED).exists():
        if time.monotonic() > deadline:
            return
        time.sleep(LOOK_EVERY)
        process(filing_id)


@contextmanager
def _alone(filing_id: int) -> Iterator[bool]:
    """Whether no other worker is at this filing: neither between the counting and the reading nor between two turns,
    where nobody holds its row, is another attempt counted. The lock is the connection's, and goes with a killed worker."""
    key = [ALONE, filing_id % 2**31]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", key)
        alone = bool(cursor.fetchone()[0])
    holder = connection.connection
    try:
        yield alone
    finally:
        if alone and connection.connection is holder and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", key)


def _attempt(filing_id: int) -> bool:
    """Count the attempt where it survives a killed worker. False when there is nothing to do, or no attempt is left."""
    with transaction.atomic():
        waiting = Filing.objects.select_for_update(skip_locked=True, of=("self",))
        filing = waiting.filter(pk=filing_id, status=Filing.Status.RECEIVED).first()
        if filing is None:
            return False
        if filing.attempts >= ATTEMPTS:
            filing.status, filing.problem = Filing.Status.FAILED, GIVE_UP.format(n=ATTEMPTS)
            filing.finished_at = timezone.now()
            filing.save(update_fields=["status", "problem", "finished_at"])
            return False
        Filing.objects.filter(pk=filing_id).update(attempts=F("attempts") + 1, claimed_at=timezone.now())
        return True


@shared_task(ignore_result=True)
def sweep() -> int:
    """Ring for every filing that was received and not finished; returns how many."""
    stale = Q(claimed_at=None, received_at__lt=timezone.now() - QUIET) | Q(
        claimed_at__lt=timezone.now() - QUIET
    )
    waiting = list(
        Filing.objects.filter(stale, status=Filing.Status.RECEIVED)
        .order_by("id")
        .values_list("pk", flat=True)[:1000]
    )
    for pk in waiting:
        process.delay(pk)
    return len(waiting)
