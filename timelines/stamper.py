"""Give committed changes their positions.

Ordering by id alone loses changes: a slow transaction commits a small id after a reader has passed it. So a change gets
its place in the feed only when it can be seen by everybody, and one stamper at a time hands places out: no gap, no
second order. Two changes of one row always come in the order of their commits, because the second writer waited for the
first one's row lock and took its id after that.
"""

from django.db import connection, transaction

BATCH = 10_000  # changes stamped while the lock is held once
LOCK = 0x63_68_61_6E_67_65  # "change": the key of the advisory lock

_WAITING = "SELECT EXISTS (SELECT 1 FROM timelines_change WHERE position IS NULL)"
_TURN = "SELECT pg_try_advisory_xact_lock(%s)"
_STAMP = """
    WITH last AS (SELECT coalesce(max(position), 0) AS position FROM timelines_change),
    fresh AS (
        SELECT id, row_number() OVER (ORDER BY id) AS n
        FROM (SELECT id FROM timelines_change WHERE position IS NULL ORDER BY id LIMIT %s) t
    )
    UPDATE timelines_change c SET position = last.position + fresh.n FROM fresh, last WHERE c.id = fresh.id
"""


def stamp() -> int:
    """Stamp what was committed and has no position yet; returns how many. Nothing is done while another process stamps.

    Never inside a transaction of one's own: a position must not be given to what may still be rolled back.
    """
    total = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(_WAITING)
            if not cursor.fetchone()[0]:
                return total
        with transaction.atomic(durable=True), connection.cursor() as cursor:
            cursor.execute(_TURN, [LOCK])
            if not cursor.fetchone()[0]:
                return total
            cursor.execute(
                _STAMP, [BATCH]
            )  # its snapshot is taken after the lock: it sees the stamper before it
            total += cursor.rowcount
