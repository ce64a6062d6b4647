"""Indexes and foreign keys that are set aside while a great many rows come in, and put back in one pass afterwards.

What is set aside is written down in the transaction that takes it off, and crossed out in the one that puts it back:
wherever a load is stopped, the next load, or the beat's round, puts back what is missing.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction

from ingest.models import SetAside

FACTS = (
    "cases_fact",
)  # aside while rows come in, with their foreign keys: settling reads them by their indexes
RECORD = ("cases_docketentry", "timelines_timelineevent", "timelines_change")  # aside until all is settled
TABLES = FACTS + RECORD
# Needed by settling and for the positions of changes; and one of what is deleted, which costs a load nothing.
STAY = ("entry_act", "entry_document", "change_unstamped", "change_called_off")
LEAST = 30_000  # rows below which it is not worth while
LOCK = 0x61_73_69_64_65  # "aside": held by the load for which something is set aside
PATIENCE = "5s"  # for readers to finish; a load that cannot set aside goes on, slower
MEMORY = "256MB"  # of the server, to build one index with

_INDEXES = """
    SELECT i.indrelid::regclass::text, c.relname, pg_get_indexdef(i.indexrelid)
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE i.indrelid = ANY(%s::regclass[]) AND NOT i.indisunique AND c.relname <> ALL(%s)
    ORDER BY 1, 2
"""
_FOREIGN_KEYS = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE conrelid = ANY(%s::regclass[]) AND contype = 'f' ORDER BY 1, 2
"""
_ROWS = "SELECT coalesce(max(greatest(reltuples, 0)), 0) FROM pg_class WHERE oid = ANY(%s::regclass[])"


def worth(rows: int) -> bool:
    """Whether so many rows are better loaded without indexes: many, and not few beside those that stand."""
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, [list(FACTS)])
        return rows >= LEAST and rows * 2 >= cursor.fetchone()[0]


@contextmanager
def held() -> Iterator[bool]:
    """Whether this process has the turn to set aside or put back; nobody else has it until then."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        taken = bool(cursor.fetchone()[0])
        try:
            yield taken
        finally:
            if taken:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def set_aside() -> bool:
    """Take off indexes and foreign keys that only slow a load down; unique ones stay. Returns False, with nothing done,
    where readers are in the way."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE}'")
            for kind, sql, of in (
                ("index", _INDEXES, [list(TABLES), list(STAY)]),
                ("key", _FOREIGN_KEYS, [list(FACTS)]),
            ):
                cursor.execute(sql, of)
                found = [SetAside(kind=kind, table=t, name=n, definition=d) for t, n, d in cursor.fetchall()]
                SetAside.objects.bulk_create(found)
                for one in found:
                    cursor.execute(one.off)
    except OperationalError:
        return False
    return True


def put_back(tables: Sequence[str] = TABLES, *, tell: Callable[[str], object] = lambda name: None) -> int:
    """Build again whatever of these tables is set aside, each in a transaction of its own; returns how many there were."""
    waiting = list(SetAside.objects.filter(table__in=tables).order_by("pk"))
    for one in waiting:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL maintenance_work_mem = '{MEMORY}'")
            cursor.execute(one.on)
            one.delete()
        tell(one.name)
    if waiting:
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {', '.join(tables)}")
    return len(waiting)
