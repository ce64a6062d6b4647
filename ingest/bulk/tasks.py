"""The beat's rounds: after loads that were stopped, and after data sets that were withdrawn or brought back."""

from celery import shared_task

from ingest.bulk.aside import held, put_back
from ingest.bulk.load import settle_again
from ingest.bulk.memory import by_portions

PORTIONS = 20  # settled by one task: about a minute of work


@shared_task(ignore_result=True)
def heal() -> int:
    """Put back what a stopped load has left aside; returns how many indexes and keys. Nothing is done while a load runs."""
    with held() as turn:
        return put_back() if turn else 0


@shared_task(ignore_result=True)
def settle() -> None:
    """Settle what killed loads have left, and again what withdrawn data sets, and those brought back, say. Nothing is done
    while a load runs."""
    with by_portions() as tidy, held() as turn:
        if turn:
            put_back()
        more = turn and settle_again(PORTIONS, tell=lambda *done: tidy())
    if more:
        settle.delay()
