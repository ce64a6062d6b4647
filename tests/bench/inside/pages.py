"""How long every page takes on a generated field, as a browser that is logged in asks for it. Prints a line for each.

Each page is asked for in turns with an answer without a page (the floor: session, user and a redirect, through all
middleware, in the same process), so that what else the machine does meets both. Every time counts as the first: what is
remembered of the record is forgotten before, as if the record had just moved; `again` is the answer when it has not.

Wall times mean something on an idle machine alone. CPU is what this process and the database's spent on one answer,
whatever else went on, and `queries` what the database was asked.
"""

import math
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from os import getloadavg
from statistics import median

from django.core.cache import cache
from django.db import connection
from django.http import FileResponse, StreamingHttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from casetracker.warm import warm
from tests.bench.field import CASES, ENTRIES
from tests.bench.inside.addresses import LISTS, busiest
from tests.bench.inside.api import cpu_of_database, ready, seconds

WORDS = [word for word in sys.argv[3:] if not word.isdigit()]  # pages whose name holds one of these, else all
REQUESTS = next((int(n) for n in sys.argv[3:] if n.isdigit()), 20)  # of each page
SLOW = 0.02  # seconds of a query that is told, where single pages were asked for


@dataclass(frozen=True, slots=True)
class Measured:
    """One page: seconds, and kilobytes of HTML. `in_queries` is what the database took, of the median."""

    queries: int
    in_queries: float
    slow: Sequence[tuple[float, str]]
    cpu: float
    cpu_of_database: float
    first: Sequence[float]  # in order of length
    again: float
    ratio: float
    size: float


def first_byte(person: Client, address: str) -> int:
    """Ask for a page, and of an answer that is streamed for its first piece; returns its length."""
    answer = person.get(address)
    if answer.status_code not in (200, 302):
        raise RuntimeError(f"{address}: {answer.status_code} {answer.content[:200]!r}")
    if isinstance(answer, StreamingHttpResponse | FileResponse):
        piece = next(iter(answer))
        answer.close()
        return len(piece)
    return len(answer.content)


def measured(person: Client, address: str) -> Measured:
    first_byte(person, address)
    size, database = 0, cpu_of_database()
    floors, first, again, here, there = [], [], [], [], []
    for _ in range(REQUESTS):
        floors.append(seconds(lambda: person.get("/find/")))
        cache.clear()
        before = time.process_time(), database()
        first.append(seconds(lambda: first_byte(person, address)))
        here.append(time.process_time() - before[0])
        there.append(database() - before[1])
        again.append(seconds(lambda: first_byte(person, address)))
    cache.clear()
    with CaptureQueriesContext(connection) as seen:
        size = first_byte(person, address)
    took = [(float(query["time"]), query["sql"]) for query in seen]
    return Measured(
        len(took), sum(t for t, _ in took), [one for one in took if one[0] >= SLOW], median(here), median(there),
        sorted(first), median(again), min(first) / min(floors), size / 1024,
    )  # fmt: skip


HEAD = ("queries", "in SQL", "CPU", "CPU of SQL", "p50", "p95", "again", "÷ floor", "KB")


def line(name: str, cells: Sequence[str]) -> str:
    return f"{name:40}" + "".join(f"{cell:>11}" for cell in cells)


def told(one: Measured) -> list[str]:
    late = one.first[math.ceil(0.95 * REQUESTS) - 1]
    times = (one.in_queries, one.cpu, one.cpu_of_database, median(one.first), late, one.again)
    return [str(one.queries), *(f"{1000 * t:.0f}" for t in times), f"{one.ratio:.1f}", f"{one.size:.0f}"]


def main() -> None:
    """All pages, or some of them: of these the slow queries too. Each line as soon as it is known."""
    _, person = ready()
    warm()  # as whatever serves them
    print(f"First byte of every page, {CASES:,} cases, {ENTRIES:,} entries, ms; load {getloadavg()[0]:.1f}")
    print(line("", HEAD))
    with override_settings(API_REQUESTS_PER_MINUTE=10**9):
        for name, address in (*LISTS.items(), *busiest()):
            if WORDS and not any(word in name for word in WORDS):
                continue
            one = measured(person, address)
            print(line(name, told(one)), flush=True)
            for took, sql in one.slow if WORDS else ():
                print(f"    {1000 * took:.0f} ms: {sql}")
    print(f"Load after: {getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
