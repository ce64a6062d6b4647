"""In which docket a filing is: the one it says it is filed in, or the one a person put it in."""

from collections.abc import Mapping
from typing import Any

from cases.ledger import scopes
from cases.ledger.drafts import Draft, own_scope
from cases.models import Filing, Ruling

ASSIGNED = "docket"  # slot of the ruling by which a person puts a filing into a docket
NO_DOCKET = (
    "The paper does not say in which court and under which number it was filed, so it is in no case yet: "
    "choose the case it belongs to."
)
NUMBERS = ("docket_number", "other_number")


def place_of(filing: Filing) -> str:
    """The scope of a ruling about a filing: its bytes, so that it survives every re-reading."""
    return f"filing:{filing.blob_id}"


def assigned_to(filing: Filing) -> str | None:
    """The docket a person put this filing in, or None."""
    standing = Ruling.objects.filter(scope=place_of(filing), slot=ASSIGNED, undone_at=None)
    return standing.values_list("value", flat=True).first()


def own_docket(filing: Filing, document: Mapping[str, Any]) -> str | None:
    """The scope of the docket this filing is in, or None where neither it nor a person says."""
    return assigned_to(filing) or own_scope(document)


def fitting(drafts: list[Draft], own: str | None) -> list[Draft]:
    """Without the numbers of another docket: a paper that a person put elsewhere does not rename that docket."""
    court = scopes.split(own)[1].partition("/")[0] if own else ""
    return [
        d
        for d in drafts
        if d.scope != own or d.slot not in NUMBERS or scopes.of_docket(court, str(d.value)) == own
    ]
