import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.console import Console
from rich.progress import track

from cases.models import Filing
from ingest.bulk.load import is_bulk
from ingest.bulk.shown import load_shown
from ingest.inbox import fits, receive
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
        files = list(_files(options["paths"]))
        tables = sorted((p for _, p in files if p and is_bulk(p)), key=_cases_first)
        if tables:
            bad += load_shown(tables, self.stdout)
        others = [f for f in files if f[1] not in tables]
        progress = track(others, "reading", console=Console(stderr=True), disable=not sys.stderr.isatty())
        for name, path in progress:
            if path and is_mbox(path):
                bad += sum(self._take(name, message) for name, message in messages(path))
                continue
            bad += self._take(name, path)
        if bad:
            raise CommandError(f"{bad} of {len(files)} were not read; the sentences above say why.")

    def _take(self, name: str, given: Path | bytes | None) -> bool:
        """Take in one file, message or (None) standard input and say what became of it; returns whether it was not read."""
        try:
            data = given if isinstance(given, bytes) else _read(name, given)
            filing, new = receive(data, name=name, via="command", by=None)
        except Refused as error:
            self.stdout.write(f"{name}: refused. {error}")
            return True
        if filing.status == Filing.Status.RECEIVED:
            process(filing.pk)
        filing = Filing.objects.select_related("docket__case").get(pk=filing.pk)
        self.stdout.write(f"{name}: {_outcome(filing, new)}")
        return filing.status != Filing.Status.DONE


def _read(name: str, path: Path | None) -> bytes:
    """The bytes of a file or of standard input. Raises Refused where they are too many, and then does not hold them."""
    if path:
        fits(name, path.stat().st_size)
        return path.read_bytes()
    data = sys.stdin.buffer.read(settings.FILING_MAX_BYTES + 1)
    fits(name, len(data))
    return data


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


def _cases_first(table: Path) -> tuple[bool, str]:
    """Of a data set's tables that of the cases is loaded first: it opens the dockets."""
    return not table.name.startswith("cases"), table.name


def _outcome(filing: Filing, new: bool) -> str:
    have = "" if new else "already have it; "
    case = f" {filing.docket.case.get_absolute_url()}" if filing.docket else ""
    problem = f" {filing.problem}" if filing.problem else ""
    return f"{have}{filing.get_status_display()}{case}{problem}"
