"""The beat's rounds: after loads that were stopped, and after data sets that were withdrawn or brought back."""

from celery import shared_task

from ingest.bulk.aside import held, put_back
from ingest.bulk.load import settle_again

PORTIONS = 20  # settled by one task: about a minute of work


@shared_task(ignore_result=True)
def heal() -> int:
    """Put back what a stopped load has left aside; returns how many indexes and keys. Nothing is done while a load runs."""
    with held() as turn:
        return put_back() if turn else 0


@shared_task(ignore_result=True)
def settle() -> None:
    """Settle again what withdrawn data sets, and those brought back, say. Nothing is done while a load runs."""
    with held() as turn:
        more = turn and settle_again(PORTIONS)
    if more:
        settle.delay()
