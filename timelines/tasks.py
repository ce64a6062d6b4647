"""What beat asks for: positions for the changes that were committed."""

from celery import shared_task

from timelines import stamper


@shared_task(ignore_result=True)
def stamp() -> int:
    """Stamp the committed changes; beat calls it every two seconds, and every reader of the feed before it reads."""
    return stamper.stamp()
