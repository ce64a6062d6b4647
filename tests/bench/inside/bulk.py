"""How long a data set takes, pass by pass, as a ratio to a bare COPY of the same rows into tables without indexes."""

import resource
import tempfile
import time
from collections import Counter
from pathlib import Path

from django.conf import settings
from django.db import connection
from rich.console import Console
from rich.table import Table

from ingest.bulk.load import begin, load
from tests.bench.oce import COLUMNS, write

CASES = 1000
ROUNDS = 3


def bare(path: Path, columns: str) -> float:
    """Seconds of the fastest bare COPY of a table."""
    seconds = []
    with connection.cursor() as cursor:
        for _ in range(ROUNDS):
            cursor.execute(f"CREATE TABLE bare ({', '.join(f'{c} text' for c in columns.split())})")
            with path.open() as file:
                started = time.perf_counter()
                cursor.cursor.copy_expert("COPY bare FROM STDIN (FORMAT csv, HEADER)", file)
                seconds.append(time.perf_counter() - started)
            cursor.execute("DROP TABLE bare")
    return min(seconds)


def megabytes() -> int:
    """The most memory this process has had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings.MEDIA_ROOT = settings.VAR_DIR = folder
        files = write(Path(folder), CASES)
        floor = sum(bare(path, COLUMNS[name]) for name, (path, _) in files.items())
        works = [begin(path, by=None) for path, _ in files.values()]
        took, memory = Counter[str](), {"before": megabytes()}
        last = time.perf_counter()

        def tell(step: str, name: str, done: int) -> None:
            nonlocal last
            now = time.perf_counter()
            took[step] += now - last
            last, memory[step] = now, megabytes()

        load(works, tell=tell)
    rows = sum(count for _, count in files.values())
    title = (
        f"{CASES:,} cases, {rows:,} rows: bare COPY {floor:.2f} s; {memory['before']} MB before the first row"
    )
    table = Table("pass", "s", "÷ bare COPY", "most MB so far", title=title)
    for step, words in (
        ("rows", "rows, keys and changes"),
        ("indexes", "indexes and search"),
        ("settled", "settling"),
    ):
        cells = (words, f"{took[step]:.2f}", f"{took[step] / floor:.1f}", str(memory.get(step, "")))
        table.add_row(*cells)
    Console().print(table)


if __name__ == "__main__":
    main()
