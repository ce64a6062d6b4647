"""`make bench`: how long reading takes, as a ratio to a floor measured in the same run; then the API and the pages.

The floor is one pass of a plain regular expression over the same text: what no reader can beat by much. Ratios
compare across machines and days; seconds do not.
"""

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from ingest.readers.read import read
from tests.bench import api, bulk, pages, record

SAMPLES = Path(__file__).parents[1] / "samples"
LEAST_CHARACTERS = (
    200_000  # short samples are repeated up to this, so that the clock has something to measure
)
ROUNDS = 3
WORD = re.compile(r"\w+")


def best_of(call: Callable[[], object]) -> float:
    """Seconds of the fastest round: what else the machine did shows least in it."""
    seconds = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - started)
    return min(seconds)


def texts() -> Iterator[tuple[str, str, int]]:
    """(kind of sample, its texts one after the other, how often to read each)"""
    for folder in sorted(path for path in SAMPLES.iterdir() if path.is_dir()):
        text = "\f".join(path.read_text() for path in sorted(folder.rglob("*.txt")))
        if text:
            yield folder.name, text, -(-LEAST_CHARACTERS // len(text))


def main() -> None:
    table = Table("samples", "characters", "floor s", "read s", "read ÷ floor", title="Reading")
    for name, text, times in texts():
        data = text.encode()

        def floor(text: str = text, times: int = times) -> None:
            for _ in range(times):
                sum(1 for _ in WORD.finditer(text))

        def reading(data: bytes = data, name: str = name, times: int = times) -> None:
            for _ in range(times):
                read(data, f"{name}.txt")

        at_least, took = best_of(floor), best_of(reading)
        table.add_row(
            name, f"{len(text) * times:,}", f"{at_least:.3f}", f"{took:.3f}", f"{took / at_least:.1f}"
        )
    Console().print(table)
    record.main()
    bulk.main()
    api.main()
    pages.main()


if __name__ == "__main__":
    main()
