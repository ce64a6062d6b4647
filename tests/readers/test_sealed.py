"""Which lines of a docket say that they are sealed, and which only speak of what is."""

import pytest

from ingest.readers.court_records.entries import entry_tree
from ingest.readers.court_records.places import Places


def sealed(text: str) -> bool:
    row = {"description": text, "date_filed": None, "document_number": None}
    tree, _ = entry_tree(row, Places(text), (0, len(text)), (0, 1))
    return tree["sealed"] is not None


@pytest.mark.parametrize(
    "text",
    [
        "SEALED MOTION to Transfer by Corvid Inc.. (Roe, Jane)",
        "Letter from Defendants to Judge Poe - (Under Seal). (Roe, Jane)",
        "**RESTRICTED DOCUMENT** Summons Issued as to Corvid Inc.",
        "RESTRICTED Letter as to Corvid Inc.",
        "ORDER setting conditions. ACCESS TO THE PDF DOCUMENT IS RESTRICTED TO CASE PARTICIPANTS",
        "Order (Sealed) on the parties' submissions. (mw)",
        "SEALED ORDER granting 81 Motion. Signed by Judge Ada Poe",
    ],
)
def test_a_line_says_that_it_is_sealed(text: str):
    assert sealed(text)


@pytest.mark.parametrize(
    "text",
    [
        "MOTION for Leave to File Under Seal by Corvid Inc.. (Roe, Jane)",
        "Order on Sealed Motion",
        "TEXT ORDER: In light of our order that sealed the exhibit, the transcript may be had.",
        "MINUTE ORDER granting 164 Sealed Motion for Leave to File Document Under Seal",
        "Redacted Public Version of [31] Opposed Sealed Motion to Transfer by Corvid Inc.",
        "RESPONSE TO DEFENDANT'S SEALED MOTION to exclude by Quillon LLC",
        "MOTION to Enforce by Quillon LLC (Attachments: # 1 Exhibit 1 (filed under seal))",
        "Case Unsealed",
    ],
)
def test_a_line_only_speaks_of_what_is_sealed(text: str):
    assert not sealed(text)
