"""Docket sheets that say what the sheet before them said.

A sheet is a look at the court's docket. The next look that finds nothing new is no further source: its facts are not kept,
and nothing is settled anew. Which of several sheets are repeats follows from their dates and bytes, never from the order
they came in; a docket that went back to what it once said is told anew.
"""

import hashlib
import json
from collections.abc import Iterable

from cases.ledger import scopes
from cases.ledger.drafts import Draft
from cases.models import Filing

SHEET = "docket_sheet"
REPEATS = "It says what the docket sheet before it said: nothing is new."


def digest(drafts: Iterable[Draft]) -> str:
    """Of all that a filing says, whatever its bytes and wherever it says it."""
    said = [
        (d.scope, d.subject, d.slot, d.value, d.pointer, d.modality, d.doubted)
        for d in drafts
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def neighbours(filing: Filing, own: str) -> tuple[Filing | None, Filing | None]:
    """The sheets of the same docket that were made before and after this one, by their dates, then by their bytes."""
    sheets = Filing.objects.filter(
        docket__key=scopes.split(own)[1], kind=SHEET, status=Filing.Status.DONE
    ).exclude(pk=filing.pk)
    before, after = None, None
    for sheet in sheets.order_by("filed_on", "blob_id"):
        if (sheet.filed_on, sheet.blob_id) < (filing.filed_on, filing.blob_id):
            before = sheet
        elif after is None:
            after = sheet
    return before, after


def same(one: Filing | None, other: Filing) -> bool:
    """Whether two sheets say the same."""
    return one is not None and bool(one.says) and one.says == other.says
