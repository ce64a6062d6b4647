"""A generated field of cases in an empty database, to measure on."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from casetracker.field.load import fill
from casetracker.field.shape import Impossible
from web.errors import Refused


class Command(BaseCommand):
    help = (
        "Fill an empty database with a generated field: invented cases with the shapes of real ones, the same for the same"
        " seed. It is for measuring; no name, number or text in it is anybody's."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--cases", type=int, default=20_000, help="How many cases (20,000).")
        parser.add_argument(
            "--entries", type=int, default=200_000, help="How many docket entries in all (200,000)."
        )
        parser.add_argument("--seed", type=int, default=1, help="Another seed makes another field (1).")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            fill(options["cases"], options["entries"], options["seed"], self._tell)
        except (Refused, Impossible) as error:
            raise CommandError(str(error)) from error

    def _tell(self, table: str, rows: int) -> None:
        self.stdout.write(f"{rows:>10,} {table}")
