"""What beat asks for: positions for the changes that were committed, their way to the
webhooks, and every night the question whether the feed is whole."""

import logging

from celery import shared_task
from django.utils import timezone

from timelines import checking, stamper, webhooks

log = logging.getLogger(__name__)


@shared_task(ignore_result=True)
def stamp() -> int:
    """Stamp the committed changes; beat calls it every two seconds, and every reader of the feed before it reads."""
    return stamper.stamp()


@shared_task(ignore_result=True)
def ring_webhooks() -> int:
    """Ring for every webhook that has something to send; each is a task of its own, so that none waits for another."""
    waiting = webhooks.due(timezone.now())
    for pk in waiting:
        send_to_webhook.apply_async((pk,), expires=60)
    return len(waiting)


@shared_task(ignore_result=True)
def send_to_webhook(pk: int) -> int:
    """Send what waits for one webhook."""
    return webhooks.deliver(pk, clock=timezone.now)


@shared_task(ignore_result=True)
def check_feed() -> None:
    """Compare the tables with the feed. What differs is logged, and the today page says it until a check finds nothing."""
    for sentence in checking.check().found:
        log.error("the change feed differs from the tables: %s", sentence)
