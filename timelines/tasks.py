"""What beat asks for: positions for the changes that were committed, and their way to the webhooks."""

from celery import shared_task
from django.utils import timezone

from timelines import stamper, webhooks


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
