"""What makes two tellings one event. The key never holds words that sources vary, and a date only where a kind repeats."""

from collections.abc import Mapping
from typing import Any

from law.dates import bounds
from law.entries import AUTHORITY
from law.names import key as name_key

ONCE = frozenset(
    {"complaint_filed", "petition_filed", "patent_issued", "priority", "application_filed", "published"}
)
LANES = {
    "priority": "patents", "patent_issued": "patents", "application_filed": "patents", "published": "patents",
    "prosecution_citation": "patents", "assignment_recorded": "patents",
    "complaint_filed": "court", "amended_complaint_filed": "court", "hearing": "court",
    "service": "court", "petition_filed": "board", "related_case_filed": "court",
}  # fmt: skip


def natural_key(event: Mapping[str, Any]) -> str:
    """The key of an event as a reading tells it. An event that can happen only once is its kind; others are told apart
    by when (to the month for citations, to the stated span otherwise) and by whom or, without a name, by title."""
    kind = str(event.get("kind", "other"))
    if kind in ONCE:
        return kind
    span = "..".join(str(d or "") for d in bounds(event["on"]))
    if kind == "amended_complaint_filed":
        return f"{kind}/{event['amendment']}" if "amendment" in event else f"{kind}/{span}"
    if kind == "prosecution_citation":
        return f"{kind}/{event.get('patent', '')}/{span[:7]}"
    if kind in {"meeting", "hearing", "service", "alleged_notice"}:
        return f"{kind}/{span}"
    who = name_key(str(event.get("party", ""))) if kind != "related_case_filed" else ""
    return f"dated/{span}/{who or name_key(str(event.get('title', '')))}"[:440]


def lane(event: Mapping[str, Any], board: bool) -> str:
    """The lane an event is drawn in; a trial's own steps before the Board go to the Board's lane."""
    kind = str(event.get("kind", ""))
    found = LANES.get(kind) or ("court" if kind in AUTHORITY or kind == "service_of_process" else "business")
    return "board" if board and found == "court" else found
