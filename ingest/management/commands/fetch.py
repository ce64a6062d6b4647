from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from cases.models import Source
from ingest.sources.look import follow, look
from law.courts import COURTS
from law.dockets import parse


class Command(BaseCommand):
    help = (
        "Fetch a docket from CourtListener and follow it from now on; without one, look at every source now."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("dockets", nargs="*", metavar="COURT/NUMBER", help="as in txed/2:24-cv-00123")

    def handle(self, *args: Any, **options: Any) -> None:
        follow()
        names = [_checked(name) for name in options["dockets"]]
        for name in names:
            Source.objects.get_or_create(kind=Source.Kind.COURTLISTENER, name=name)
        sources = Source.objects.filter(name__in=names) if names else Source.objects.all()
        failed = 0
        for source in sources:
            taken = look(source, at=timezone.now())
            failed += bool(source.problem)
            self.stdout.write(f"{source}: {source.problem or f'{taken} new'}")
        if failed:
            raise CommandError(f"{failed} of {len(sources)} sources failed; the sentences above say why.")


def _checked(name: str) -> str:
    court, _, number = name.partition("/")
    if court not in COURTS or parse(number, court=court) is None:
        raise CommandError(f"{name} names no docket; write it as txed/2:24-cv-00123.")
    return name
