"""Facts as settling holds them: a case may have ten thousand, and a row of a model costs many times a plain record."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from cases.models import Fact, Filing
from web.ids import called


@dataclass(frozen=True, slots=True)
class Paper:
    """Of the filing that says something, what ranks it."""

    pk: int
    blob_id: str
    kind: str
    filed_on: str


@dataclass(slots=True, eq=False)
class Heard:
    """One fact: the columns of its row, but for the words it came from, which no rule looks at."""

    pk: int
    scope: str
    subject: str
    slot: str
    value: Any
    pointer: str
    modality: str
    doubted: bool
    fingerprint: str
    filing_id: int
    filing: Paper


_COLUMNS = (
    "pk", "scope", "subject", "slot", "value", "pointer", "modality", "doubted", "fingerprint", "filing_id",
)  # fmt: skip
_PAPER = ("pk", "blob_id", "kind", "filed_on")
in_order = attrgetter("filing.blob_id", "pointer", "slot")  # does not depend on which filing came first


def heard(scopes: Collection[str]) -> list[Heard]:
    """What the filings that count say of these scopes, in order."""
    rows = list(
        Fact.objects.filter(scope__in=called(scopes), filing__status=Filing.Status.DONE).values_list(
            *_COLUMNS
        )
    )
    filings = Filing.objects.filter(pk__in={row[-1] for row in rows}).values_list(*_PAPER)
    papers = {row[0]: Paper(*row) for row in filings}
    made: Callable[..., Heard] = Heard  # columns and fields are in one order
    return sorted((made(*row, papers[row[-1]]) for row in rows), key=in_order)
