"""The beat's round after loads that were stopped."""

from celery import shared_task

from ingest.bulk.aside import held, put_back


@shared_task(ignore_result=True)
def heal() -> int:
    """Put back what a stopped load has left aside; returns how many indexes and keys. Nothing is done while a load runs."""
    with held() as turn:
        return put_back() if turn else 0
