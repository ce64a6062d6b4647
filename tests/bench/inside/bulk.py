"""What a data set costs, pass by pass, as a ratio to a bare COPY of the same rows into tables without indexes.

Ratios are of processor time, of this process and its server together: other work on the machine leaves them as they are.
"""

import resource
import sys
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

CASES = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
ROUNDS = 3
PASSES = (("rows", "rows"), ("indexes", "indexes"), ("settled", "settling"))


class Processors:
    """Seconds of processor time that this process and the server's process for it have used."""

    def __init__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            self._server = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")

    def used(self) -> float:
        return time.process_time() + int(self._server.read_text().split()[0]) / 1e9


def bare(processors: Processors, path: Path, columns: str) -> float:
    """Seconds of the cheapest bare COPY of a table."""
    seconds = []
    with connection.cursor() as cursor:
        for _ in range(ROUNDS):
            cursor.execute(f"CREATE TABLE bare ({', '.join(f'{c} text' for c in columns.split())})")
            with path.open("rb") as file:
                before = processors.used()
                cursor.copy_expert("COPY bare FROM STDIN (FORMAT csv, HEADER)", file)
                seconds.append(processors.used() - before)
            cursor.execute("DROP TABLE bare")
    return min(seconds)


def megabytes() -> int:
    """The most memory this process has had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings.MEDIA_ROOT = settings.VAR_DIR = folder
        processors = Processors()
        files = write(Path(folder), CASES)
        floors = {name: bare(processors, path, COLUMNS[name]) for name, (path, _) in files.items()}
        works = [begin(path, by=None) for path, _ in files.values()]
        took, memory = Counter[tuple[str, str]](), {"before": megabytes()}
        last = processors.used()

        def tell(step: str, name: str, done: int) -> None:
            nonlocal last
            now = processors.used()
            took[step, name if step == "rows" else ""] += now - last
            last, memory[step] = now, megabytes()

        load(works, tell=tell)
    rows, floor = sum(count for _, count in files.values()), sum(floors.values())
    title = (
        f"{CASES:,} cases, {rows:,} rows: bare COPY {floor:.2f} s of processors; {memory['before']} MB before"
    )
    table = Table("pass", "s", "÷ bare COPY", "ms a case", "most MB so far", title=title)
    for step, words in PASSES:
        seconds = sum(s for (of, _), s in took.items() if of == step)
        cells = (f"{seconds:.2f}", f"{seconds / floor:.1f}", f"{seconds / CASES * 1000:.1f}")
        table.add_row(words, *cells, str(memory.get(step, "")))
    for name, (path, count) in files.items():
        of_table = took["rows", path.name]
        words = f"rows of {name} ({count:,})"
        table.add_row(words, f"{of_table:.2f}", f"{of_table / floors[name]:.1f}", "", "")
    Console().print(table)


if __name__ == "__main__":
    main()
