"""The feed as rows: what comes after a position, and what must be forgotten."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Max, Q, QuerySet

from cases.models import Case
from parties.models import Party
from patents.models import Patent
from timelines.models import Change, Revision

WAITING = 1000  # changes without a position that are told apart: the stamper leaves none for seconds


class Told(NamedTuple):
    """One change as it is read; `before` and `after` are None where nothing was updated, or where it was purged."""

    position: int
    at: datetime
    kind: str
    action: str
    subject_id: int
    case_id: int | None
    fields: list[str]
    before: dict[str, Any] | None
    after: dict[str, Any] | None


# Of what is deleted, that whose case or patent is gone: joined, since looking for each takes the square of their number.
_LOST = """
    DELETE FROM timelines_revision v USING timelines_change c
        LEFT JOIN cases_case k ON k.id = c.case_id LEFT JOIN patents_patent p ON p.id = c.patent_id
    WHERE v.change_id = c.id AND c.action = 'deleted'
        AND (c.case_id IS NOT NULL AND k.id IS NULL OR c.patent_id IS NOT NULL AND p.id IS NULL)
"""
COLUMNS = (*Told._fields[:-2], "revision__before", "revision__after")


@dataclass(frozen=True, slots=True)
class Page:
    """Changes in the order of their positions; `upto` is where to go on, past what a filter left out; `more` whether
    there is more already."""

    rows: list[Told]
    upto: int
    more: bool


def last_position() -> int:
    """The newest position given out; 0 before the first."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(position), 0) FROM {Change._meta.db_table}")
        return int(cursor.fetchone()[0])


def state_of_the_record() -> str:
    """Differs whenever the record does: a change is seen by its id as soon as it is committed; where an older id is
    committed later, by how many wait for a position, and then by the position."""
    newest = Change.objects.aggregate(position=Max("position"), id=Max("id"))
    waiting = Change.objects.filter(position=None)[:WAITING].count()
    return f"{newest['position']}/{newest['id']}/{waiting}"


def page(after: int, limit: int, narrow: Callable[[QuerySet[Change]], QuerySet[Change]]) -> Page:
    """At most `limit` changes after a position. The end is looked up first: what is stamped while the rows are read
    comes on the next page, and is not passed over."""
    end = last_position()
    rows = narrow(Change.objects.filter(position__gt=after, position__lte=end)).order_by("position")
    found = [Told._make(row) for row in rows.values_list(*COLUMNS)[:limit]]
    if len(found) == limit:
        return Page(found, found[-1].position, found[-1].position != end)
    return Page(found, max(after, end), False)


def forget(kind: str, ids: Iterable[int]) -> int:
    """Purge old and new texts of these subjects; that something changed stays known. Returns how many went."""
    gone, _ = Revision.objects.filter(change__kind=kind, change__subject_id__in=list(ids)).delete()
    return gone


def forget_about(scopes: Iterable[str]) -> int:
    """Purge old and new texts of all that is settled under these scopes (`docket:…`, `patent:…`, `party:…`) and of what
    is in them: after a filing was purged, nothing it said may be left in what was. A case or patent that is gone is no
    longer known by its scope: what is left of any such goes too."""
    held = list(scopes)
    names = {
        kind: [s.partition(":")[2] for s in held if s.startswith(f"{kind}:")] for kind in ("patent", "party")
    }
    cases = Case.objects.filter(key__in=held).values("pk")
    patents = Patent.objects.filter(number__in=names["patent"]).values("pk")
    parties = list(Party.objects.filter(key__in=names["party"]).values_list("pk", flat=True))
    about = (
        Q(change__case_id__in=cases)
        | Q(change__patent_id__in=patents)
        | Q(change__party_ids__overlap=parties)
    )
    gone, _ = Revision.objects.filter(about).delete()
    with connection.cursor() as cursor:
        cursor.execute(_LOST)
        return gone + cursor.rowcount
