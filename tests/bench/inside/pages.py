"""How long every page takes on a generated field, as a browser that is logged in asks for it. Prints a table.

The floor is an answer without a page: session, user and a redirect, through all middleware, in the same process. Each
page is asked for in turns with it, so that what else the machine does meets both. The first time is on its own: the
record has just moved, so nothing is remembered of it.
"""

import math
from collections.abc import Iterator

from django.core.cache import cache
from django.db.models import Count
from django.test import Client
from django.test.utils import override_settings
from rich.console import Console
from rich.table import Table

from cases.models import Case, DocketEntry, Filing
from parties.models import Attorney, Firm, Party
from patents.models import Patent
from tests.bench.field import CASES, ENTRIES
from tests.bench.inside.api import asked, ready, seconds

REQUESTS = 20  # of each page
LISTS = {
    "today": "/",
    "cases": "/cases/",
    "cases, page 40": "/cases/?page=40",
    "cases of a court": "/cases/?court=txed",
    "cases with words": "/cases/?q=osprey",
    "cases of a posture": "/cases/?posture=ipr",
    "cases at a stage": "/cases/?stage=verdict",
    "cases with one event, without another": "/cases/?event=verdict&no_event=judgment",
    "patents": "/patents/",
    "parties": "/parties/",
    "parties by name": "/parties/?q=osprey",
    "judges": "/judges/",
    "filings": "/filings/",
    "review": "/review/",
    "search box": "/find/?q=osprey",
    "figures": "/analytics/",
    "figures of a court": "/analytics/?court=txed",
    "grounds counted": "/analytics/grounds/?ground_stage=instituted",
}


def busiest() -> Iterator[tuple[str, str]]:
    """Pages of one thing, the largest there is of each."""
    entries = (
        DocketEntry.objects.values("docket__case").annotate(n=Count("pk")).order_by("-n", "docket__case")
    )
    case = Case.objects.get(pk=entries[0]["docket__case"])
    patent = Patent.objects.annotate(n=Count("cases")).order_by("-n", "pk")[0]
    yield "longest docket", case.get_absolute_url()
    yield "its memo", f"{case.get_absolute_url()}memo/"
    yield "most litigated patent", patent.get_absolute_url()
    yield "its campaign", f"/cases/?patent={patent.number}"
    yield "busiest party", Party.objects.annotate(n=Count("cases")).order_by("-n", "pk")[0].get_absolute_url()
    for name, model in (("attorney", Attorney), ("firm", Firm)):
        who = model.objects.annotate(n=Count("appearances")).order_by("-n", "pk")[0]
        yield f"busiest {name}", f"/parties/{name}s/{who.pk}/"
    yield "a filing", Filing.objects.filter(kind="complaint").order_by("-pk")[0].get_absolute_url()


def measured(person: Client, address: str) -> tuple[float, float, float, float, float]:
    """Seconds of the first time, the median, the 95th percentile, the ratio of the fastest to the floor's; kilobytes."""
    cache.clear()
    first = seconds(lambda: asked(person, address))
    size = len(asked(person, address)) / 1024
    rounds = [
        (seconds(lambda: person.get("/find/")), seconds(lambda: asked(person, address)))
        for _ in range(REQUESTS)
    ]
    least = min(floor for floor, _ in rounds)
    took = sorted(page for _, page in rounds)
    return first, took[REQUESTS // 2], took[math.ceil(0.95 * REQUESTS) - 1], took[0] / least, size


def main() -> None:
    _, person = ready()
    title = f"First byte of every page, {CASES:,} cases, {ENTRIES:,} entries"
    table = Table("page", "first ms", "p50 ms", "p95 ms", "fastest ÷ floor", "KB of HTML", title=title)
    with override_settings(API_REQUESTS_PER_MINUTE=10**9):
        for name, address in (*LISTS.items(), *busiest()):
            first, middle, late, ratio, size = measured(person, address)
            times = (f"{1000 * t:.0f}" for t in (first, middle, late))
            table.add_row(name, *times, f"{ratio:.1f}", f"{size:.0f}")
    Console(width=110).print(table)


if __name__ == "__main__":
    main()
