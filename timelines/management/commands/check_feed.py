"""The nightly comparison of the tables with the change feed, by hand; `--mend` adds what is missing."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from timelines import checking
from timelines.models import KINDS


class Command(BaseCommand):
    help = "Compare the tables with the change feed; exits with 1 where they differ."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--mend", action="store_true", help="Add the missing changes to the feed.")

    def handle(self, *args: Any, mend: bool, **options: Any) -> None:
        found = checking.check().found
        if mend and found:
            self.stderr.write("\n".join(found))
            for kind in KINDS:
                checking.mend(kind)
            found = checking.check().found
        if found:
            self.stderr.write("\n".join(found))
            sys.exit(1)
        self.stdout.write("The feed tells what the tables hold.")
