"""A patent's row and its claims, from what all filings say of it."""

from datetime import date
from typing import Any

from cases.ledger import scopes
from cases.ledger.record import by_place, decisions_in, facts_in
from cases.ledger.settle import Settled
from cases.models import CasePatent
from cases.projection.differences import bring_to
from cases.projection.values import settle_places, store_values
from law.dates import is_day
from law.expiry import Facts, expiry
from patents.models import Claim, Patent

COLUMNS = {
    "title": "title", "issued_on": "issued_on", "priority_on": "priority_on", "application_filed_on": "filed_on",
    "application_number": "application_number", "owner": "owner",
}  # fmt: skip


def settle_patent(scope: str) -> None:
    """Settle one patent: its values, its row, its claims."""
    number = scopes.split(scope)[1]
    places = by_place(facts_in([scope]))
    settled = settle_places(places, decisions_in([scope]))
    store_values(scope, settled)
    if not places and not Patent.objects.filter(number=number).exists():
        return
    row: dict[str, Any] = {
        column: str(settled["", slot].value) if ("", slot) in settled else ""
        for slot, column in COLUMNS.items()
    }
    row |= _term(number, settled)
    bring_to(Patent.objects.filter(number=number), ("number",), [Patent(number=number, **row)])
    patent = Patent.objects.get(number=number)
    bring_to(
        patent.claims.all(),
        ("number",),
        [_claim(patent, s, settled) for s, slot in places if slot == "claim"],
    )


def _term(number: str, settled: dict[tuple[str, str], Settled]) -> dict[str, Any]:
    """Publications, term adjustment, and the expiry that follows from the settled facts."""

    def value(slot: str, default: Any) -> Any:
        return settled["", slot].value if ("", slot) in settled else default

    adjustment = value("term_adjustment_days", None)
    found = expiry(
        Facts(
            number,
            _day(value("issued_on", "")),
            _day(value("application_filed_on", "")),
            adjustment_days=adjustment,
        )
    )
    return {
        "publications": value("publications", []),
        "term_adjustment_days": adjustment,
        "expires_on": found.on,
        "expiry_certainty": found.certainty,
        "expiry_working": list(found.working),
    }


def _day(edtf: str) -> date | None:
    return date.fromisoformat(edtf) if is_day(edtf) else None


def _claim(patent: Patent, subject: str, settled: dict[tuple[str, str], Settled]) -> Claim:
    def value(slot: str, default: object) -> object:
        return settled[subject, slot].value if (subject, slot) in settled else default

    return Claim(
        patent=patent, number=int(subject.partition(":")[2]), independent=value("independent", None),
        category=value("category", ""), elements=value("elements", []),
    )  # fmt: skip


def prune_patent(scope: str) -> None:
    """Let go of a patent that no filing speaks of any more and no case holds (after its cases have been settled)."""
    number = scopes.split(scope)[1]
    if not facts_in([scope]) and not CasePatent.objects.filter(patent__number=number).exists():
        Patent.objects.filter(number=number).delete()
