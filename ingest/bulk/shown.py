"""A load on the terminal: bars with rate and time left, the outcome of each table in a sentence."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)

from ingest.bulk.load import CASES, OTHERS, Report, Tell, Work, begin, left_to_settle, load
from web.errors import Refused


def load_shown(paths: Sequence[Path], out: Any) -> int:
    """Load the tables of a data set together; returns how many were refused. Rows that are left out refuse nothing."""
    works: list[Work] = []
    for path in paths:
        try:
            works.append(begin(path, by=None))
        except Refused as error:
            out.write(f"{path.name}: refused. {error}")
    if works:
        try:
            with _bars(works) as tell:
                reports = load(works, tell=tell)
        except Refused as error:
            out.write(f"stopped. {error}")
            return len(paths)
        for work, report in zip(works, reports, strict=True):
            out.write(f"{work.path.name}: {_sentence(report)}")
    return len(paths) - len(works)


@contextmanager
def _bars(works: Sequence[Work]) -> Iterator[Tell]:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TaskProgressColumn(show_speed=True),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not sys.stderr.isatty()) as bar:
        rows = {w.path.name: bar.add_task(f"{w.path.name}: rows", total=_lines(w.path)) for w in works}
        indexes = bar.add_task("indexes", total=None)
        settled = {part: bar.add_task(f"settled: {part}", total=None) for part in (OTHERS, CASES)}
        known = bar.disable

        def tell(step: str, name: str, done: int) -> None:
            nonlocal known
            if step == "settled" and not known:
                known = True
                for part, left in left_to_settle().items():  # with this portion, which is not yet noted
                    bar.update(settled[part], total=left)
            if step == "rows":
                bar.update(rows[name], completed=done)
            else:
                bar.advance(indexes if step == "indexes" else settled[name], done)

        yield tell


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(piece.count(b"\n") for piece in iter(lambda: file.read(2**20), b""))


def _sentence(report: Report) -> str:
    if report.known:
        return "already have it; nothing was changed"
    words = f"{report.rows:,} rows read, {report.facts:,} facts kept"
    return f"{words}; {report.bad:,} rows left out, listed in {report.listed}" if report.bad else words
