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
from casetracker.field.copying import Json, copy
from casetracker.field.rows import MOMENT
from ingest import inbox, pipeline
from parties.models import Party
from tests.record.papers import Document, bytes_of, complaint, read_papers, reading_of
from timelines.services import refresh

AROUND = (100, 100_000)  # cases around ours
FILINGS = (10, 100, 1000)  # in ours
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
    """Cases around ours: every tenth of the same plaintiff, the others among themselves. The database is empty before."""
    Court.objects.get_or_create(id="txed", defaults={"name": "E.D. Tex.", "short": "E.D. Tex."})
    ids = range(1, cases + 1)
    names = {1: "virtamove corp", **{n + 1: f"company {n}" for n in ids}}
    keys = {n: f"txed/2:23-cv-{n:06}" for n in ids}
    plaintiff = {n: 1 if n % 10 == 0 else n + 1 for n in ids}
    copy(Party, "id key name updated_at", ((n, name, name, MOMENT) for n, name in names.items()))
    copy(
        Case,
        "id key caption posture filed_on jury_demand nature_of_suit cause terminated_on mentioned_only open_questions"
        " updated_at",
        ((n, f"docket:{keys[n]}", "", "", "", None, None, "", "", False, 0, MOMENT) for n in ids),
    )
    copy(Docket, "id case_id court_id key number", ((n, n, "txed", keys[n], keys[n][5:]) for n in ids))
    sides = ((2 * n + k, n, party, role, "") for n in ids
             for k, party, role in ((0, plaintiff[n], "plaintiff"), (1, 2 + n % cases, "defendant")))  # fmt: skip
    copy(CaseParty, "id case_id party_id role side", sides)
    copy(Blob, "sha256 size", ((f"{n:064}", 1) for n in ids))
    copy(
        Filing,
        "id blob_id docket_id name status problem kind title filed_on received_at attempts reader_version",
        ((n, f"{n:064}", n, "x", "done", "", "complaint", "", "", MOMENT, 1, 1) for n in ids),
    )
    slots = {n: (f"docket:{keys[n]}", f"party:{names[plaintiff[n]]}") for n in ids}
    said = ((2 * n + k, n, slots[n][k], "", slot, Json("VirtaMove, Corp."), "/x", 0, 1, "x", "stated", f"{n:064}")
            for n in ids for k, slot in enumerate(("caption", "name")))  # fmt: skip
    copy(Fact, "id filing_id scope subject slot value pointer start end quote modality fingerprint", said)


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


def analyze() -> None:
    """Let the planner know what was loaded: nobody else does inside this transaction."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def measure(filings: int, around: int) -> tuple[Any, ...]:
    """One row of the table; what it wrote is undone."""
    with transaction.atomic():
        fill(filings)
        analyze()
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
    for around in AROUND:
        with transaction.atomic():
            field(around)
            analyze()
            for filings in FILINGS:
                n, m, facts, at_least, took, queries = measure(filings, around)
                row = (f"{n:,}", f"{m:,}", f"{facts:,}", f"{at_least:.4f}", f"{took:.3f}")
                table.add_row(*row, f"{took / at_least:.0f}", str(queries))
            transaction.set_rollback(True)
    Console().print(table)


if __name__ == "__main__":
    main()
