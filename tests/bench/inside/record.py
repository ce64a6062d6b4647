"""How long settling and rebuilding take after one new filing: by what its case holds, and by how many cases are around.

Everything happens in a transaction that is rolled back. The floor is the bare SQL that fetches the facts of the case, in
the same process: settling must look at them once.
"""

import hashlib
import json
import tempfile
import time
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from rich.console import Console
from rich.table import Table

from cases.ledger.facts import all_facts
from cases.ledger.record import record_facts
from cases.models import Blob, Case, CaseParty, Court, Docket, Fact, Filing
from ingest import inbox, pipeline
from parties.models import Party
from tests.record.papers import Document, bytes_of, complaint, read_papers, reading_of
from timelines.services import refresh

SIZES = (
    (10, 100),
    (100, 100),
    (1000, 100),
    (10, 10_000),
    (100, 10_000),
)  # filings in the case, cases around it
ROUNDS = 3
SCOPE = "docket:txwd/7:24-cv-00030"


def papers(start: int, stop: int) -> Iterator[Document]:
    """Motions and memos of one case, each with an event of its own day and a title that some others contradict."""
    for i in range(start, stop):
        yield complaint(
            kind=("motion", "memo", "order")[i % 3], title=f"Paper {i}", filed_on=f"2024-{1 + i % 12:02}-{1 + i % 28:02}",
            document_number=i + 1, patents=[{"number": "7519814", "title": f"System {i % 5}", "claims": "1, 2"}],
            events=[{"on": f"20{10 + i % 14}-{1 + i % 12:02}-{1 + i % 28:02}", "title": f"Event {i}", "kind": "other"}],
        )  # fmt: skip


def field(cases: int) -> None:
    """Cases around ours: every tenth of the same plaintiff, the others among themselves."""
    court, _ = Court.objects.get_or_create(id="txed", defaults={"name": "E.D. Tex.", "short": "E.D. Tex."})
    names = ["virtamove corp", *(f"company {i}" for i in range(cases))]
    standing = set(Party.objects.filter(key__in=names).values_list("key", flat=True))
    Party.objects.bulk_create([Party(key=n, name=n) for n in names if n not in standing], batch_size=5000)
    parties = {p.key: p for p in Party.objects.filter(key__in=names)}
    rows = Case.objects.bulk_create(
        [Case(key=f"docket:txed/2:23-cv-{i:06}", mentioned_only=False) for i in range(cases)], batch_size=5000
    )
    Docket.objects.bulk_create(
        [Docket(case=c, court=court, key=c.key[7:], number=c.key[-12:]) for c in rows], batch_size=5000
    )
    sides = []
    for i, case in enumerate(rows):
        plaintiff = parties[names[0] if i % 10 == 0 else names[1 + i]]
        sides.append(CaseParty(case=case, party=plaintiff, role="plaintiff"))
        sides.append(CaseParty(case=case, party=parties[names[1 + (i + 1) % cases]], role="defendant"))
    CaseParty.objects.bulk_create(sides, batch_size=5000)
    blobs = Blob.objects.bulk_create([Blob(sha256=f"{i:064}", size=1) for i in range(cases)], batch_size=5000)
    filings = Filing.objects.bulk_create(
        [Filing(blob=b, name="x", kind="complaint", status="done") for b in blobs]
    )
    facts = []
    for i, filing in enumerate(filings):
        named = "party:virtamove corp" if i % 10 == 0 else f"party:company {i}"
        for scope, slot in ((rows[i].key, "caption"), (named, "name")):
            mark = {"pointer": "/x", "start": 0, "end": 1, "quote": "x", "fingerprint": f"{i:064}"}
            facts.append(Fact(filing=filing, scope=scope, slot=slot, value="VirtaMove, Corp.", **mark))
    Fact.objects.bulk_create(facts, batch_size=5000)


def fill(filings: int) -> None:
    """Our case with so many filings, settled once."""
    touched: set[str] = set()
    for document in papers(0, filings):
        reading = reading_of(document)
        data = bytes_of(document)
        blob = Blob.objects.create(sha256=hashlib.sha256(data).hexdigest(), size=len(data))
        filing = Filing.objects.create(
            blob=blob, name="x", kind=document["kind"], filed_on=document["filed_on"], status="done"
        )
        touched |= record_facts(filing, all_facts(reading.document, reading.spans, reading.text, SCOPE))
    refresh(touched)


def one_more(number: int) -> tuple[float, int]:
    """Seconds and queries of one new filing through the pipeline, its bytes already received."""
    (document,) = papers(number, number + 1)
    filing, _ = inbox.receive(bytes_of(document), name="new.txt", via="command", by=None)
    with CaptureQueriesContext(connection) as queries:
        started = time.perf_counter()
        pipeline.process(filing.pk)
        took = time.perf_counter() - started
    return took, len(queries)


def floor() -> float:
    """Seconds to fetch and decode the facts of the case."""
    started = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, subject, slot, value::text, quote FROM cases_fact WHERE scope = %s", [SCOPE]
        )
        for row in cursor.fetchall():
            json.loads(row[3])
    return time.perf_counter() - started


def measure(filings: int, around: int) -> tuple[Any, ...]:
    with transaction.atomic():
        field(around)
        fill(filings)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        runs = [one_more(filings + i) for i in range(ROUNDS)]
        took, at_least = min(t for t, _ in runs), min(floor() for _ in range(ROUNDS))
        facts = Fact.objects.filter(scope=SCOPE).count()
        transaction.set_rollback(True)
    return filings, around, facts, at_least, took, max(q for _, q in runs)


def main() -> None:
    settings.MEDIA_ROOT = tempfile.mkdtemp()
    pipeline.read = read_papers  # type: ignore[assignment]
    inbox.ring = lambda pk: None  # type: ignore[assignment]
    table = Table(
        "filings",
        "cases around",
        "facts",
        "floor s",
        "one more s",
        "÷ floor",
        "queries",
        title="One new filing",
    )
    for filings, around in SIZES:
        n, m, facts, at_least, took, queries = measure(filings, around)
        row = (
            f"{n:,}",
            f"{m:,}",
            f"{facts:,}",
            f"{at_least:.4f}",
            f"{took:.3f}",
            f"{took / at_least:.0f}",
            str(queries),
        )
        table.add_row(*row)
    Console().print(table)


if __name__ == "__main__":
    main()
