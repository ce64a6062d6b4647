"""Reports of one docket: its sheet, a notice, a feed, and lines that they hold."""

from typing import Any

from tests.record.papers import Document

COURT, NUMBER = "txed", "2:24-cv-00123"
MOTION = (
    "MOTION to Stay Pending Inter Partes Review by Corvid Inc. (Attachments: # 1 Exhibit A)(Roe, Jane)"
    " (Entered: 03/02/2024)"
)


def sheet(*entries: dict[str, Any], as_of: str = "2024-06-01", **more: Any) -> Document:
    return {
        "kind": "docket_sheet", "court": COURT, "docket_number": NUMBER, "case_filed_on": "2024-02-01", "as_of": as_of,
        "caption": "Quillon LLC v. Corvid Inc.", "nature_of_suit": 830, "entries": list(entries),
    } | more  # fmt: skip


def notice(entry: dict[str, Any], **more: Any) -> Document:
    return {
        "kind": "notice", "court": COURT, "docket_number": NUMBER, "filed_on": entry["filed_on"], "entries": [entry],
    } | more  # fmt: skip


def feed(*entries: dict[str, Any], court: str = COURT, number: str = NUMBER) -> Document:
    return {
        "kind": "notice",
        "dockets": [{"court": court, "docket_number": number, "entries": list(entries)}],
    }


def complaint_line() -> dict[str, Any]:
    return {
        "number": 1,
        "filed_on": "2024-02-01",
        "text": "COMPLAINT against Corvid Inc., filed by Quillon LLC.",
    }


def motion_line(**more: Any) -> dict[str, Any]:
    return {"number": 9, "filed_on": "2024-03-01", "entered_on": "2024-03-02", "text": MOTION} | more


def minute_line(text: str = "Minute Entry: Markman Hearing held on 4/4/2024.") -> dict[str, Any]:
    return {"filed_on": "2024-04-04", "entered_on": "2024-04-04", "text": text}
