"""The feed of somebody who lost or got the sight of cases: the cases go, or come, with all that belongs to them.

Told to each reader alone, as ordinary changes after one `revoked` or `granted`, so that a puller needs no rule for it.
"""

from collections.abc import Iterable
from typing import Any

from django.db import connection

from cases.models import Case, CaseRelation
from timelines.models import Change

# The newest change of each row of the cases that is still there, told again to these readers.
_TELL = """
    INSERT INTO timelines_change (kind, action, subject_id, fields, case_id, patent_id, party_ids, court, reader_id)
    SELECT kind, %(rows)s, subject_id, '{}', case_id, patent_id, party_ids, court, reader FROM (
        SELECT DISTINCT ON (kind, subject_id) * FROM timelines_change
        WHERE case_id = ANY(%(cases)s) AND reader_id IS NULL ORDER BY kind, subject_id, id DESC
    ) standing CROSS JOIN unnest(%(readers)s::bigint[]) reader
    WHERE action <> 'deleted' ORDER BY reader, standing.id
"""


def tell(cases: Iterable[Case], *, lost: set[int], got: set[int]) -> None:
    """Write into the feed that these users lost, or got, the sight of these cases and of the suits only they mention."""
    ids = sorted({case.pk for case in cases})
    everything = sorted({*ids, *_mentioned_only_by(ids)})
    _tell(ids, everything, sorted(lost), Change.Action.REVOKED, Change.Action.DELETED)
    _tell(ids, everything, sorted(got), Change.Action.GRANTED, Change.Action.CREATED)


def _tell(ids: list[int], everything: list[int], readers: list[int], access: Any, rows: Any) -> None:
    if not readers:
        return
    Change.objects.bulk_create(
        Change(kind="case", action=access, subject_id=pk, case_id=pk, reader_id=reader)
        for reader in readers
        for pk in ids
    )
    with connection.cursor() as cursor:
        cursor.execute(_TELL, {"rows": str(rows), "cases": everything, "readers": readers})


def _mentioned_only_by(ids: list[int]) -> set[int]:
    told = CaseRelation.objects.filter(other__mentioned_only=True)
    mentioned = set(told.filter(case__in=ids).values_list("other", flat=True))
    return mentioned - set(
        told.filter(other__in=mentioned).exclude(case__in=ids).values_list("other", flat=True)
    )
