"""A load on the terminal: a bar with rate and time left, the outcome in a sentence, the bad rows in a file."""

import csv
from pathlib import Path
from typing import Any

from django.conf import settings
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)

from ingest.bulk.load import Report, load
from web.errors import Refused


def load_shown(path: Path, out: Any) -> bool:
    """Load a table of a data set; returns whether it failed. Rows that are left out do not fail it."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TaskProgressColumn(show_speed=True),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    try:
        with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
            rows = bar.add_task(f"{path.name}: rows", total=_lines(path))
            settled = bar.add_task(f"{path.name}: settling", total=None)

            def tell(step: str, done: int) -> None:
                bar.update(rows, completed=done) if step == "rows" else bar.advance(settled, done)

            report = load(path, by=None, tell=tell)
    except Refused as error:
        out.write(f"{path.name}: refused. {error}")
        return True
    out.write(f"{path.name}: {_sentence(path, report)}")
    return False


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(piece.count(b"\n") for piece in iter(lambda: file.read(2**20), b""))


def _sentence(path: Path, report: Report) -> str:
    if report.known:
        return "already have it; nothing was changed"
    words = f"{report.rows:,} rows read, {report.facts:,} facts kept"
    return (
        f"{words}; {len(report.bad):,} rows left out, listed in {_list(path, report)}"
        if report.bad
        else words
    )


def _list(path: Path, report: Report) -> Path:
    """The file of bad rows: row number and reason."""
    folder = Path(settings.VAR_DIR) / "bulk"
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{path.stem}.bad.csv"
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["row", "why"])
        writer.writerows([b.row, b.why] for b in report.bad)
    return target
