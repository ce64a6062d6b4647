import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.console import Console
from rich.progress import track

from cases.models import Filing
from ingest.bulk.load import is_bulk
from ingest.bulk.shown import load_shown
from ingest.inbox import fits, receive
from ingest.menus import woken
from ingest.sources.mailbox import is_mail_or_file, is_mbox, messages
from ingest.tasks import finish
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
            bad += sum(self._take(*one) for one in _messages(name, path))
        for pk in woken():  # menus whose entry came later on in the same run
            finish(pk)
            again = Filing.objects.select_related("docket__case").get(pk=pk)
            self.stdout.write(f"{again.name}: {_outcome(again, True)}")
        if bad:
            raise CommandError(f"{bad} of {len(files)} were not read; the sentences above say why.")

    def _take(self, name: str, given: Path | bytes) -> bool:
        """Take in one file or message and say what became of it; returns whether it was not read."""
        try:
            data = _read(name, given)
            filing, new = receive(data, name=name, via="command", by=None)
        except Refused as error:
            self.stdout.write(f"{name}: refused. {error}")
            return True
        if filing.status == Filing.Status.RECEIVED:
            finish(filing.pk)
        filing = Filing.objects.select_related("docket__case").get(pk=filing.pk)
        self.stdout.write(f"{name}: {_outcome(filing, new)}")
        return filing.status != Filing.Status.DONE


def _messages(name: str, path: Path | None) -> Iterator[tuple[str, Path | bytes]]:
    """A file, or each message of a mailbox file, be it piped (None)."""
    if path:
        yield from messages(path) if is_mbox(path) else ((name, path),)
        return
    data = sys.stdin.buffer.read(settings.FILING_MAX_BYTES + 1)
    if len(data) > settings.FILING_MAX_BYTES:
        yield name, data
        return
    with NamedTemporaryFile(prefix="piped-") as file:
        file.write(data)
        file.flush()
        piped = Path(file.name)
        yield from messages(piped) if is_mbox(piped) else ((name, data),)


def _read(name: str, given: Path | bytes) -> bytes:
    """The bytes of a file or a message. Raises Refused where they are too many, and then does not hold them."""
    fits(name, len(given) if isinstance(given, bytes) else given.stat().st_size)
    return given if isinstance(given, bytes) else given.read_bytes()


def _files(paths: list[str]) -> Iterator[tuple[str, Path | None]]:
    for given in paths:
        path = Path(given)
        if given == "-":
            yield "standard input", None
        elif path.is_dir():
            yield from ((p.name, p) for p in sorted(path.rglob("*")) if p.is_file() and is_mail_or_file(p))
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
