"""Does the change feed tell what the tables hold? Asked every night, and by `manage.py check_feed`."""

from collections.abc import Iterable

from django.db import connection, transaction

from timelines.models import KINDS, Change, FeedCheck
from timelines.stamper import stamp


def check() -> FeedCheck:
    """Compare all that is watched with the feed and keep what was found: a sentence each."""
    stamp()
    return FeedCheck.objects.create(
        found=[sentence for kind in KINDS for sentence in _differences(kind)] + _holes()
    )


@transaction.atomic
def mend(kind: str) -> None:
    """Add the changes of this kind that the feed does not tell of."""
    tell(kind, *untold(kind))


def _differences(kind: str) -> list[str]:
    new, gone = untold(kind)
    if not new and not gone:
        return []
    return [f"{kind}: {len(new)} rows the feed does not tell of, {len(gone)} it tells of are gone."]


def _holes() -> list[str]:
    if missing := gaps():
        return [f"{missing} positions are missing from the feed: begin a new epoch (manage.py new_epoch)."]
    return []


def untold(kind: str) -> tuple[list[int], list[int]]:
    """Ids that stand in the table and not in the feed, and ids the feed believes alive that are gone from the table."""
    table = KINDS[kind]._meta.db_table
    sql = f"""
        WITH told AS (
            SELECT DISTINCT ON (c.subject_id) c.subject_id AS id, c.action FROM timelines_change c
            WHERE c.kind = %s ORDER BY c.subject_id, c.id DESC
        ), alive AS (SELECT id FROM told WHERE action <> 'deleted')
        SELECT t.id, alive.id FROM {table} t FULL JOIN alive ON alive.id = t.id
        WHERE t.id IS NULL OR alive.id IS NULL ORDER BY 1, 2
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, [kind])
        rows = cursor.fetchall()
    return [stands for stands, _ in rows if stands is not None], [
        told for _, told in rows if told is not None
    ]


def gaps() -> int:
    """How many positions up to the newest are missing; anything but 0 is a defect."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(position), 0) - count(position) FROM timelines_change")
        return int(cursor.fetchone()[0])


def tell(kind: str, created: Iterable[int], deleted: Iterable[int]) -> None:
    """Add the changes that the triggers did not see: rows loaded while they were off, or before they were there."""
    rows = [Change(kind=kind, action=Change.Action.CREATED, subject_id=pk) for pk in created]
    rows += [Change(kind=kind, action=Change.Action.DELETED, subject_id=pk) for pk in deleted]
    Change.objects.bulk_create(rows, batch_size=5000)
