"""`manage.py read FILE`: the reading of a file as JSON, without a database."""

import sys
import traceback
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from ingest.readers.read import CannotRead, Reading, read

BROKEN, REFUSED = 1, 2  # exit codes: a defect of ours, a file that cannot be read


class Command(BaseCommand):
    """Prints the reading of one file, or writes those of many; exit 2 with a sentence where a file cannot be read."""

    help = "Print what a filing says as JSON, each value with the place of its words. Needs no database."
    requires_system_checks: list[str] = []  # reading touches neither models nor settings

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--out", type=Path, metavar="DIR", help="write DIR/<stem>.json for each file instead of printing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        files: list[Path] = options["files"]
        out: Path | None = options["out"]
        if out is None and len(files) > 1:
            self._stop("More than one file: say where the readings go with --out DIR.")
        if out is not None:
            self._folder(out)
        exits = {self._read(file, out) for file in files}
        if exits != {0}:
            sys.exit(BROKEN if BROKEN in exits else REFUSED)

    def _read(self, file: Path, out: Path | None) -> int:
        """Read one file and hand out its reading; a file that breaks our reader does not cost the others theirs."""
        try:
            reading = self._reading(file)
        except Exception:
            self.stderr.write(f"{file}: our reader broke off here; this is a defect, tell us about it.")
            self.stderr.write(traceback.format_exc())
            return BROKEN
        if reading is None:
            return REFUSED
        if out is None:
            sys.stdout.write(reading.as_json() + "\n")
        else:
            (out / f"{file.stem}.json").write_text(reading.as_json() + "\n", encoding="utf-8")
        return 0

    def _reading(self, file: Path) -> Reading | None:
        """The reading, or None after saying on standard error why there is none."""
        try:
            return read(file.read_bytes(), file.name)
        except CannotRead as error:
            self.stderr.write(f"{file}: {error}")
        except OSError as error:
            self.stderr.write(
                f"{file}: cannot be opened ({error.strerror}). Check the name and the permissions."
            )
        return None

    def _folder(self, out: Path) -> None:
        try:
            out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._stop(f"{out} cannot be made a folder ({error.strerror}). Name another with --out.")

    def _stop(self, sentence: str) -> None:
        self.stderr.write(sentence)
        sys.exit(2)
