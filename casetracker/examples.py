"""Examples of the API's parameters, for whoever reads its documentation; the tests call every one of them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

_WORDS = '"claim construction" -stay'
EXAMPLES: Mapping[str, Any] = MappingProxyType(
    {
        "after": "latest",
        "assigned": "reader",
        "attorney": "Abbott",
        "basis": "103",
        "case": "txwd/7:24-cv-00030",
        "challenger": "Amazon",
        "claim": 5,
        "claim_asserted": 1,
        "claim_challenged": 1,
        "claim_construed": 1,
        "claim_held_unpatentable": 1,
        "closed_after": "2025-01-01",
        "closed_before": "2025-12-31",
        "court": "txwd",
        "event": "claim_construction_order",
        "event_after": "2025-01-01",
        "event_before": "2025-12-31",
        "family": "7519814",
        "filed_after": "2024-01-01",
        "filed_before": "2024-12-31",
        "filed_in": 2024,
        "firm": "Birch & Partners",
        "judge": "Counts",
        "last_entry_after": "2025-01-01",
        "last_entry_before": "2025-12-31",
        "no_event": "final_written_decision",
        "no_time_to": "judgment/day",
        "not_attorney": "Abbott",
        "not_firm": "Birch & Partners",
        "not_judge": "Counts",
        "not_party": "Red Hat",
        "not_role": "defendant",
        "number": "24cv30",
        "owner": "VirtaMove",
        "party": "Amazon",
        "patent": "US 7,519,814 B2",
        "patentee": "VirtaMove",
        "product": "Fargate",
        "q": "VirtaMove",
        "received_after": "2025-01-01T00:00:00Z",
        "relation": "transferred_to",
        "role": "defendant",
        "scope": "docket:txwd/7:24-cv-00030",
        "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "slot": "posture",
        "tag": "licensing",
        "term": "image instance",
        "text": _WORDS,
        "time_to": "claim_construction_order",
    }
)
ELSEWHERE: Mapping[tuple[str, str], Any] = MappingProxyType(  # where a name means something else
    {
        ("/api/v1/docket-entries/", "number"): 12,
        ("/api/v1/docket-entries/export/", "number"): 12,
        ("/api/v1/claims/", "number"): 5,
        ("/api/v1/patents/", "number"): "US 7,519,814 B2",
        ("/api/v1/filings/", "q"): _WORDS,
        ("/api/v1/events/", "kind"): "complaint_filed",
        ("/api/v1/docket-entries/", "kind"): "order",
        ("/api/v1/filings/", "kind"): "complaint",
        ("/api/v1/events/", "before"): "2025-12-31",
        ("/api/v1/events/", "after"): "2025-01-01",
        ("/api/v1/events/export/", "after"): "2025-01-01",
        ("/api/v1/cases/{case_pk}/events/", "after"): "2025-01-01",
    }
)


def add_examples(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """A last touch to the OpenAPI document: an example for every parameter of a query that has one."""
    for address, operations in result["paths"].items():
        for parameter in operations.get("get", {}).get("parameters", ()):
            name = parameter["name"]
            example = ELSEWHERE.get((address, name), EXAMPLES.get(name))
            if parameter["in"] == "query" and example is not None and "enum" not in parameter["schema"]:
                parameter["example"] = example
    return result
