"""The feed as rows: what comes after a position, and what must be forgotten."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Max, Q, QuerySet

from cases.models import Case
from parties.models import Party
from patents.models import Patent
from timelines.models import Change, Revision

WAITING = 1000  # changes without a position that are told apart: the stamper leaves none for seconds


@dataclass(frozen=True, slots=True)
class Page:
    """Changes in the order of their positions; `upto` is where to go on, past what a filter left out; `more` whether
    there is more already."""

    rows: list[Change]
    upto: int
    more: bool


def last_position() -> int:
    """The newest position given out; 0 before the first."""
    newest = Change.objects.exclude(position=None).aggregate(last=Max("position"))["last"]
    return int(newest or 0)


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
    rows = narrow(Change.objects.filter(position__gt=after, position__lte=end)).select_related("revision")
    found = list(rows.order_by("position")[:limit])
    if len(found) == limit:
        return Page(found, found[-1].position or end, found[-1].position != end)
    return Page(found, max(after, end), False)


def forget(kind: str, ids: Iterable[int]) -> int:
    """Purge old and new texts of these subjects; that something changed stays known. Returns how many went."""
    gone, _ = Revision.objects.filter(change__kind=kind, change__subject_id__in=list(ids)).delete()
    return gone


def forget_about(scopes: Iterable[str]) -> int:
    """Purge old and new texts of all that is settled under these scopes (`docket:…`, `patent:…`, `party:…`) and of what
    is in them: after a filing was purged, nothing it said may be left in what was."""
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
    return gone
