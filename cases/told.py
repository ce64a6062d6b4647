"""What readings say beyond the ledger: terms, charts, exhibits, disputes, questions, as each filing tells them."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.db.models.fields.json import KeyTransform

from cases.models import Filing, FilingText

READINGS = 40  # filings looked at, the latest ones
KEYS = ("terms", "charts", "exhibits", "disputes", "questions")


@dataclass(frozen=True, slots=True)
class Telling:
    """One item of a reading, with the filing and the pointer that lead to its words."""

    filing: Filing
    pointer: str
    item: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """Terms and exhibits are lists of tellings of one and the same, in the order in which they came."""

    terms: Sequence[Sequence[Telling]]
    exhibits: Sequence[Sequence[Telling]]
    charts: Sequence[Telling]
    disputes: Sequence[Telling]
    questions: Sequence[Telling]


def told_in(filings: QuerySet[Filing]) -> Told:
    """Straight from the readings of these filings, without their text: one query."""
    keys = {key: KeyTransform(key, "reading") for key in KEYS}
    rows = FilingText.objects.filter(filing__in=filings.order_by("-id").values("pk")[:READINGS])
    found: dict[str, list[Telling]] = {key: [] for key in KEYS}
    for row in rows.order_by("filing_id").values(
        "filing_id", "filing__kind", "filing__title", "filing__name", **keys
    ):
        filing = Filing(
            pk=row["filing_id"],
            kind=row["filing__kind"],
            title=row["filing__title"],
            name=row["filing__name"],
        )
        for key in KEYS:
            found[key].extend(Telling(filing, f"/{key}/{i}", item) for i, item in enumerate(row[key] or []))
    return Told(
        terms=_together(found["terms"], _term),
        exhibits=_together(found["exhibits"], _exhibit),
        charts=found["charts"],
        disputes=found["disputes"],
        questions=found["questions"],
    )


def _together(
    tellings: Iterable[Telling], mark: Callable[[dict[str, Any]], tuple[str, str]]
) -> list[list[Telling]]:
    found: dict[tuple[str, str], list[Telling]] = {}
    for telling in tellings:
        found.setdefault(mark(telling.item), []).append(telling)
    return list(found.values())


def _term(item: dict[str, Any]) -> tuple[str, str]:
    return folded(item.get("term")), str(item.get("patent") or "")


def _exhibit(item: dict[str, Any]) -> tuple[str, str]:
    """Exhibit A of a complaint and Exhibit A of a motion are two: the number alone does not say that they are one."""
    return folded(item.get("number")), folded(item.get("title"))


def folded(text: object) -> str:
    """Words alone, to compare by."""
    return re.sub(r"\W+", " ", str(text or "")).casefold().strip()
