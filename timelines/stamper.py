"""Give committed changes their positions.

Ordering by id alone loses changes: a slow transaction commits a small id after a reader has passed it. So a change gets
its place in the feed only when it can be seen by everybody, and one stamper at a time hands places out: no gap, no
second order. Two changes of one row always come in the order of their commits, because the second writer waited for the
first one's row lock and took its id after that.
"""

from django.db import OperationalError, connection, transaction
from psycopg2.errors import LockNotAvailable

BATCH = 10_000  # changes stamped while the lock is held once
PATIENCE = "3s"  # for another stamper: one batch takes it a fraction of that
LOCK = 0x63_68_61_6E_67_65  # "change": the key of the advisory lock

_WAITING = "SELECT EXISTS (SELECT 1 FROM timelines_change WHERE position IS NULL)"
_PATIENCE = "SELECT set_config('lock_timeout', %s, true)"
_TURN = "SELECT pg_advisory_xact_lock(%s)"
_STAMP = """
    WITH last AS (SELECT coalesce(max(position), 0) AS position FROM timelines_change),
    fresh AS (
        SELECT id, row_number() OVER (ORDER BY id) AS n
        FROM (SELECT id FROM timelines_change WHERE position IS NULL ORDER BY id LIMIT %s) t
    )
    UPDATE timelines_change c SET position = last.position + fresh.n FROM fresh, last WHERE c.id = fresh.id
"""


def stamp(batches: int | None = None) -> int:
    """Stamp what was committed and has no position yet; returns how many.

    Whatever was committed before the call has its position after it: while another process stamps, this one waits its
    turn, since that one may have looked too early. The two exceptions lose nothing, they leave it to the next call: the
    other one takes longer than PATIENCE, or more than `batches` of BATCH were waiting.

    Never inside a transaction of one's own: a position must not be given to what may still be rolled back.
    """
    total = turns = 0
    while (batches is None or turns < batches) and _waiting():
        try:
            total += _stamp_a_batch()
        except OperationalError as error:
            if not isinstance(error.__cause__, LockNotAvailable):
                raise
            return total
        turns += 1
    return total


def _waiting() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_WAITING)
        return bool(cursor.fetchone()[0])


def _stamp_a_batch() -> int:
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute(_PATIENCE, [PATIENCE])
        cursor.execute(_TURN, [LOCK])
        cursor.execute(_STAMP, [BATCH])  # its snapshot is taken after the lock: it sees the stamper before it
        return int(cursor.rowcount)
