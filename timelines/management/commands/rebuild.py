import difflib
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from timelines.export import export
from timelines.services import refresh_all


class Command(BaseCommand):
    help = (
        "Settle everything again from the facts; with --check, only say whether that would change anything."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check",
            action="store_true",
            help="change nothing; exit 1 if the record differs from its rebuild",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            before = export()
            refresh_all()
            after = export()
            if options["check"]:
                transaction.set_rollback(True)
        if options["check"] and before != after:
            lines = list(
                difflib.unified_diff(
                    before.splitlines(), after.splitlines(), "record", "rebuilt", lineterm="", n=0
                )
            )
            raise CommandError("The record differs from its rebuild:\n" + "\n".join(lines[:40]))
        self.stdout.write(
            "The record equals its rebuild." if before == after else "The record has been rebuilt."
        )
