"""A generated field of cases in an empty database, to measure on."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from psycopg2.extensions import parse_dsn

from casetracker.embedded.client import found
from casetracker.environment import EMBEDDED_DIR
from casetracker.field.load import fill
from casetracker.field.shape import Impossible
from web.errors import Refused

EMBEDDED = (
    "No other database is named, so this is the embedded one, where real filings go: invented cases would stand among"
    " them. Name an empty database in DATABASE_URL, or say --into-embedded."
)


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
        parser.add_argument(
            "--into-embedded",
            action="store_true",
            help="Fill the embedded database, where no other is named.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["into_embedded"] and _is_embedded():
            raise CommandError(EMBEDDED)
        try:
            fill(options["cases"], options["entries"], options["seed"], self._tell)
        except (Refused, Impossible) as error:
            raise CommandError(str(error)) from error

    def _tell(self, table: str, rows: int) -> None:
        self.stdout.write(f"{rows:>10,} {table}")


def _is_embedded() -> bool:
    """Whether the database in use is on the embedded server of this installation."""
    servers = found(EMBEDDED_DIR)
    return servers is not None and parse_dsn(servers.database_url)["host"] == connection.settings_dict["HOST"]
