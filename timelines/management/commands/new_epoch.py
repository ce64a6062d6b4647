"""After a dump was loaded into the same database: every puller is told to resync."""

from typing import Any

from django.core.management.base import BaseCommand

from timelines.cursor import new_epoch


class Command(BaseCommand):
    help = "Begin a new epoch of the change feed; cursors given out before get a 410 that says how to resync."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"The feed's epoch is now {new_epoch()}.")
