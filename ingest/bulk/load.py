"""Loading one table of a data set: facts and entries by COPY, in pieces that are whole or not at all, resumable.

Two passes. The first writes rows, keys and changes: the facts of every row, and the entries of dockets that no other
filing speaks of. The second settles each touched scope as always, and with it gives entries their meaning and
timelines their events; what the first wrote it finds unchanged.
"""

import hashlib
import io
import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import User
from cases.ledger.entries import text_key
from cases.models import Blob, Delivery, Filing
from ingest.bulk.rows import Bad, header, told
from ingest.bulk.tables import Row, Said, Table, table_of
from ingest.models import BulkLoad
from ingest.readers.read import VERSION
from timelines.services import alone, settle_alone
from web.errors import Refused

AT_ONCE = 20_000  # rows of a piece: about a second of work, and what a kill can cost
SCOPES_AT_ONCE = 500
FACT = 'id, filing_id, scope, subject, slot, value, pointer, start, "end", quote, modality, fingerprint'
ENTRY = "scope, key, number, filed_on, entered_on, text, short_text, place, fact_id"
Tell = Callable[[str, int], None]  # the pass, and how many rows or scopes were done in it


@dataclass
class Report:
    """What came of a load. `bad` are the rows left out, in order."""

    rows: int = 0
    facts: int = 0
    bad: list[Bad] = field(default_factory=list)
    known: bool = False  # the same file was loaded before: nothing was changed


def is_bulk(path: Path) -> bool:
    """Whether a file is a table of the data set, be it one that lacks columns."""
    return {"case_number", "district_id"} <= set(header(path))


def load(path: Path, *, by: User | None, tell: Tell = lambda step, done: None) -> Report:
    """Load one file, or go on where an earlier load of the same bytes was stopped. Raises Refused for a table that is
    not of the data set or lacks columns."""
    table = _table(path)
    work = _begin(path, by)
    report = Report(rows=work.rows_done, known=work.settled_at is not None)
    if report.known:
        return report
    rows = told(path, table, work.rows_done)
    while piece := list(itertools.islice(rows, AT_ONCE)):
        _first_pass(work, table, piece, report)
        tell("rows", report.rows)
    for scopes in _unsettled(work):
        settle_alone(scopes)
        tell("settled", len(scopes))
    BulkLoad.objects.filter(pk=work.pk).update(settled_at=timezone.now())
    return report


def _table(path: Path) -> Table:
    try:
        table = table_of(header(path))
    except ValueError as error:
        raise Refused(
            f"“{path.name}”: {error} Download the table again as the Office publishes it."
        ) from error
    if table is None:
        raise Refused(
            f"“{path.name}” is no table of the data set that we know: its columns are of another release."
        )
    return table


def _begin(path: Path, by: User | None) -> BulkLoad:
    """The filing of these bytes and how far its load came; the bytes are kept before anything is read from them."""
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        blob = Blob(sha256=sha256, size=path.stat().st_size)
        if not default_storage.exists(blob.path):
            file.seek(0)
            default_storage.save(blob.path, File(file))
    with transaction.atomic():
        blob, _ = Blob.objects.get_or_create(sha256=sha256, defaults={"size": blob.size})
        Blob.objects.select_for_update().get(pk=sha256)
        filing = blob.filings.order_by("pk").first()
        if filing is None:
            filing = Filing.objects.create(
                blob=blob, name=path.name[:255], status=Filing.Status.DONE, kind="bulk", title=path.name[:255],
                finished_at=timezone.now(), reader_version=VERSION,
            )  # fmt: skip
        elif filing.status != Filing.Status.DONE:
            raise Refused(
                f"“{path.name}” was {filing.get_status_display()}; bring it back before loading it again."
            )
        Delivery.objects.create(filing=filing, by=by, via=Delivery.Via.COMMAND, name=path.name[:255])
        return BulkLoad.objects.get_or_create(filing=filing)[0]


@transaction.atomic
def _first_pass(
    work: BulkLoad, table: Table, piece: Sequence[tuple[int, Row, list[Said]] | Bad], report: Report
) -> None:
    facts = [
        (at, row, said)
        for found in piece
        if not isinstance(found, Bad)
        for at, row, all_ in [found]
        for said in all_
    ]
    bad = [b for b in piece if isinstance(b, Bad)]
    alone()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('cases_fact', 'id')) FROM generate_series(1, %s)",
            [len(facts)],
        )
        ids = [i for (i,) in cursor.fetchall()]
        _copy(
            cursor,
            f"cases_fact ({FACT})",
            (_fact(work.filing, i, *f) for i, f in zip(ids, facts, strict=True)),
        )
        if table.name == "documents":
            _entries(cursor, ((i, said) for i, (_, _, said) in zip(ids, facts, strict=True)), work.filing_id)
    last = max((b.row if isinstance(b, Bad) else b[0]) for b in piece)
    work.rows_done, work.bad = last, work.bad + len(bad)
    work.save(update_fields=["rows_done", "bad"])
    report.rows, report.facts = last, report.facts + len(facts)
    report.bad.extend(bad)


def _fact(filing: Filing, i: int, at: int, row: Row, said: Said) -> Sequence[Any]:
    value = json.dumps(said.value, ensure_ascii=False, sort_keys=True)
    name = "\0".join((filing.blob_id, said.scope, said.subject, said.slot, value))
    fingerprint = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()
    pointer, quote = f"/rows/{at:09}/{said.column}", row[said.column][:400]
    return (
        i,
        filing.pk,
        said.scope[:440],
        said.subject[:440],
        said.slot,
        value,
        pointer,
        0,
        0,
        quote,
        "stated",
        fingerprint,
    )


def _entries(cursor: Any, facts: Iterable[tuple[int, Said]], filing_id: int) -> None:
    """The entries of dockets that stand already and of whose lines only this filing speaks. The others are settled in the
    second pass, with whatever else is said of them. A line told twice is the first telling's."""
    cursor.execute(
        "CREATE TEMP TABLE line (scope text, key text, number int, filed_on text, entered_on text, text text,"
        " short_text text, place text, fact_id bigint) ON COMMIT DROP"
    )
    _copy(cursor, f"line ({ENTRY})", (_line(i, said) for i, said in facts))
    cursor.execute(
        """
        INSERT INTO cases_docketentry (docket_id, key, number, filed_on, entered_on, text, short_text, place, fact_id,
            pacer_doc_id, sealed, kind, motion, disposition, answers, due, patents)
        SELECT DISTINCT ON (d.id, l.key) d.id, l.key, l.number, l.filed_on, l.entered_on, l.text, l.short_text, l.place,
            l.fact_id, '', false, '', '', '', '{}', '[]', '{}'
        FROM line l JOIN cases_docket d ON 'docket:' || d.key = l.scope
        WHERE NOT EXISTS (SELECT FROM cases_fact f WHERE f.scope = l.scope AND f.slot = 'entry' AND f.filing_id <> %s)
        ORDER BY d.id, l.key, l.fact_id
        ON CONFLICT (docket_id, key) DO NOTHING
        """,
        [filing_id],
    )
    cursor.execute("DROP TABLE line")


def _line(i: int, said: Said) -> Sequence[Any]:
    value = said.value
    number, filed, entered = value.get("number"), value.get("filed_on", ""), value.get("entered_on", "")
    text = value.get("text") or value.get("short_text", "")
    stand = f"{number:07}/0" if number is not None else "0000000/00000"
    days, words = {filed, entered} - {""}, {value.get("text", ""), value.get("short_text", "")} - {""}
    key = f"n{number}" if number is not None else min(f"u{d}/{text_key(w)}" for d in days for w in words)
    return (
        said.scope,
        key,
        number,
        filed,
        entered,
        text,
        value.get("short_text", ""),
        f"{filed or entered}/{stand}",
        i,
    )


def _copy(cursor: Any, into: str, rows: Iterator[Sequence[Any]]) -> None:
    buffer = io.StringIO("".join("\t".join(_cell(c) for c in row) + "\n" for row in rows))
    cursor.cursor.copy_expert(f"COPY {into} FROM STDIN", buffer)


_ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def _cell(value: Any) -> str:
    return "\\N" if value is None else str(value).translate(_ESCAPED)


def _unsettled(work: BulkLoad) -> Iterator[list[str]]:
    """Every scope the filing speaks of, some hundreds at a time, from where an earlier load was stopped."""
    while True:
        scopes = list(
            work.filing.facts.filter(scope__gt=work.settled_to)
            .order_by("scope")
            .values_list("scope", flat=True)
            .distinct()[:SCOPES_AT_ONCE]
        )
        if not scopes:
            return
        yield scopes
        work.settled_to = scopes[-1]
        work.save(update_fields=["settled_to"])
