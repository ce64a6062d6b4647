import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.console import Console
from rich.progress import track

from cases.models import Filing
from ingest.bulk.load import is_bulk
from ingest.bulk.shown import load_shown
from ingest.inbox import receive
from ingest.sources.mailbox import is_mbox, messages
from ingest.tasks import process
from web.errors import Refused


class Command(BaseCommand):
    help = "Take in filings; print what became of each and where its case is. - reads standard input."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", help="files, folders, or - for standard input"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        bad = 0
        files = sorted(_files(options["paths"]), key=_cases_first)
        progress = track(files, "reading", console=Console(stderr=True), disable=not sys.stderr.isatty())
        for name, path in progress:
            if path and is_bulk(path):
                bad += load_shown(path, self.stdout)
                continue
            if path and is_mbox(path):
                bad += sum(self._take(*message) for message in messages(path))
                continue
            bad += self._take(name, path.read_bytes() if path else sys.stdin.buffer.read())
        if bad:
            raise CommandError(f"{bad} of {len(files)} were not read; the sentences above say why.")

    def _take(self, name: str, data: bytes) -> bool:
        """Take in one file and say what became of it; returns whether it was not read."""
        try:
            filing, new = receive(data, name=name, via="command", by=None)
        except Refused as error:
            self.stdout.write(f"{name}: refused. {error}")
            return True
        if filing.status == Filing.Status.RECEIVED:
            process(filing.pk)
        filing = Filing.objects.select_related("docket__case").get(pk=filing.pk)
        self.stdout.write(f"{name}: {_outcome(filing, new)}")
        return filing.status != Filing.Status.DONE


def _files(paths: list[str]) -> Iterator[tuple[str, Path | None]]:
    for given in paths:
        path = Path(given)
        if given == "-":
            yield "standard input", None
        elif path.is_dir():
            yield from ((p.name, p) for p in sorted(path.rglob("*")) if p.is_file())
        elif path.is_file():
            yield path.name, path
        else:
            raise CommandError(f"There is no file or folder {given}.")


def _cases_first(given: tuple[str, Path | None]) -> tuple[bool, str]:
    """Of a data set's tables that of the cases is loaded first: the others then find their dockets."""
    name = given[0]
    return (not name.startswith("cases"), "")


def _outcome(filing: Filing, new: bool) -> str:
    have = "" if new else "already have it; "
    case = f" {filing.docket.case.get_absolute_url()}" if filing.docket else ""
    problem = f" {filing.problem}" if filing.problem else ""
    return f"{have}{filing.get_status_display()}{case}{problem}"
