from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cases.models import Case
from timelines.export import export


class Command(BaseCommand):
    help = "Print the canonical export of the record, or of one case, for comparing two states."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "case",
            nargs="?",
            default="",
            help="COURT/NUMBER, as in txwd/7:24-cv-00030; all cases when left out",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        place = options["case"]
        key = ""
        if place:
            court, _, number = place.partition("/")
            found = list(Case.objects.numbered(number, court).values_list("key", flat=True)[:2])
            if len(found) != 1:
                raise CommandError(
                    f"{place} names {'no case' if not found else 'several cases'}; write it as txwd/7:24-cv-00030."
                )
            key = found[0]
        self.stdout.write(export(key), ending="")
