"""What a docket sheet costs once it is parsed: first time, and again with nothing new. The floor is one INSERT of its lines
into a table without indexes."""

import tempfile
import time
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from rich.console import Console
from rich.table import Table

from ingest import inbox, pipeline
from ingest.readers.reading import Reading
from tests.bench.oce import Suit, document_rows
from tests.record.papers import Document, bytes_of, read_papers

SIZES = (161, 1610, 10_000)
TEXT, FILED, ENTERED = 7, 9, 10  # columns of a row of documents


def sheet(entries: int, as_of: str) -> Document:
    """A sheet of so many entries, in the words of clerks."""
    suit = Suit(7)
    suit.entries = entries
    lines = [
        {"number": n, "filed_on": str(row[FILED]), "entered_on": str(row[ENTERED]), "text": str(row[TEXT])}
        for n, row in enumerate(document_rows(suit), 1)
    ]
    sides = zip(suit.names, ("plaintiff", *["defendant"] * len(suit.names)), strict=False)
    return {
        "kind": "docket_sheet", "court": suit.court, "docket_number": suit.number, "case_filed_on": suit.filed.isoformat(),
        "as_of": as_of, "caption": suit.caption, "entries": lines, "parties": [{"name": n, "role": r} for n, r in sides],
    }  # fmt: skip


def taken(document: Document) -> tuple[float, int]:
    """Seconds and queries of one sheet through the pipeline, its reading not counted."""
    filing, _ = inbox.receive(bytes_of(document), name="sheet.html", via="command", by=None)
    parsing = 0.0

    def read(data: bytes, name: str = "") -> Reading:
        nonlocal parsing
        started = time.perf_counter()
        reading = read_papers(data, name)
        parsing = time.perf_counter() - started
        return reading

    pipeline.read = read  # type: ignore[assignment]
    with CaptureQueriesContext(connection) as queries:
        started = time.perf_counter()
        pipeline.process(filing.pk)
        took = time.perf_counter() - started - parsing
    return took, len(queries)


def floor(document: Document) -> float:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE floor (filed_on text, text text)")
        started = time.perf_counter()
        words = [(e["filed_on"], e["text"]) for e in document["entries"]]
        cursor.execute(
            f"INSERT INTO floor VALUES {', '.join(['(%s, %s)'] * len(words))}", [c for w in words for c in w]
        )
        took = time.perf_counter() - started
        cursor.execute("DROP TABLE floor")
    return took


def measure(entries: int) -> tuple[Any, ...]:
    with transaction.atomic():
        at_least = min(floor(sheet(entries, "2024-06-01")) for _ in range(3))
        first, queries = taken(sheet(entries, "2024-06-01"))
        again = [taken(sheet(entries, f"2024-06-{day:02}")) for day in (2, 3, 4)]
        transaction.set_rollback(True)
    return entries, at_least, first, queries, min(t for t, _ in again), max(q for _, q in again)


def main() -> None:
    settings.MEDIA_ROOT = tempfile.mkdtemp()
    inbox.ring = lambda pk: None  # type: ignore[assignment]
    with transaction.atomic():
        taken(sheet(20, "2024-06-01"))  # modules loaded, plans made
        transaction.set_rollback(True)
    columns = (
        "entries",
        "floor s",
        "first s",
        "÷ floor",
        "ms an entry",
        "queries",
        "again s",
        "÷ floor",
        "queries again",
    )
    table = Table(*columns, title="A docket sheet, parsed: first time, and again with nothing new")
    for size in SIZES:
        n, at_least, first, queries, again, few = measure(size)
        table.add_row(
            f"{n:,}", f"{at_least:.4f}", f"{first:.3f}", f"{first / at_least:.0f}", f"{first / n * 1000:.2f}", str(queries),
            f"{again:.3f}", f"{again / at_least:.1f}", str(few),
        )  # fmt: skip
    Console().print(table)


if __name__ == "__main__":
    main()
