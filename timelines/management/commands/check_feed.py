"""Does the change feed tell what the tables hold? For every night; `--mend` adds what is missing."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from timelines import changes
from timelines.models import KINDS
from timelines.stamper import stamp


class Command(BaseCommand):
    help = "Compare the tables with the change feed; exits with 1 where they differ."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--mend", action="store_true", help="Add the missing changes to the feed.")

    def handle(self, *args: Any, mend: bool, **options: Any) -> None:
        stamp()
        wrong = 0
        for kind in KINDS:
            wrong += self._compare(kind, mend)
        if missing := changes.gaps():
            wrong += missing
            self.stderr.write(
                f"{missing} positions are missing from the feed: begin a new epoch (manage.py new_epoch)."
            )
        if wrong:
            sys.exit(0 if mend and not missing else 1)
        self.stdout.write("The feed tells what the tables hold.")

    @transaction.atomic
    def _compare(self, kind: str, mend: bool) -> int:
        untold, gone = changes.untold(kind)
        if untold or gone:
            self.stderr.write(
                f"{kind}: {len(untold)} rows the feed does not tell of, {len(gone)} it tells of are gone."
            )
        if mend:
            changes.tell(kind, untold, gone)
        return len(untold) + len(gone)
