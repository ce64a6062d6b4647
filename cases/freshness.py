"""What a case was last updated from, and when: one line for each source that spoke of it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Q

from cases.models import Case, Delivery, Fact, Filing


@dataclass(frozen=True, slots=True)
class Fresh:
    """A way filings came (`court's notice by e-mail`), and when the last of them arrived (UTC)."""

    source: str
    at: datetime


WORDS = {
    "docket_sheet": "docket sheet",
    "notice": "court's notice",
    "patent": "patent record",
    "bulk": "bulk data set",
}


def freshness(case: Case) -> list[Fresh]:
    """The sources of one case, the latest first: three queries, however many filings it has."""
    scopes = [case.key, *case.merged.values_list("key", flat=True)]
    speak = Fact.objects.filter(scope__in=scopes).values("filing")
    repeat = Filing.objects.filter(docket__case=case, status=Filing.Status.DONE).values(
        "pk"
    )  # looked, nothing new
    rows = (
        Delivery.objects.filter(Q(filing__in=speak) | Q(filing__in=repeat))
        .values_list("filing__kind", "via")
        .annotate(last=Max("at"))
        .order_by("-last")
    )
    ways = dict(Delivery.Via.choices)
    return [
        Fresh(f"{WORDS.get(kind, kind.replace('_', ' '))} by {ways[via]}", last) for kind, via, last in rows
    ]
