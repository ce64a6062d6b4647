"""Filings for tests of the record: a paper is a reading's document; its text is made of its values, so that spans hold."""

import json
from typing import Any

from cases.models import Filing
from ingest import pipeline
from ingest.inbox import receive
from ingest.readers.reading import Reading
from law.said import Said
from timelines.services import in_turns

Document = dict[str, Any]


def reading_of(document: Document) -> Reading:
    """The reading whose document this is; every value stands on a line of its own in the text."""
    lines: list[str] = []
    offset = 0

    def said(node: Any) -> Any:
        nonlocal offset
        if isinstance(node, dict):
            return {k: said(v) for k, v in node.items()}
        if isinstance(node, list):
            return [said(v) for v in node]
        line = str(node)
        lines.append(line)
        offset += len(line) + 1
        return Said(node, offset - len(line) - 1, offset - 1)

    tree = {k: said(v) for k, v in document.items()}
    return Reading.of(tree, "\n".join(lines))


def bytes_of(document: Document) -> bytes:
    return json.dumps(document, sort_keys=True).encode()


def read_papers(data: bytes, name: str = "") -> Reading:
    """Takes the place of the readers: the bytes are the document."""
    return reading_of(json.loads(data))


def take_in(*documents: Document) -> list[Filing]:
    """Send papers through the real inbox and pipeline, one after the other."""
    filings = []
    for document in documents:
        filing, _ = receive(bytes_of(document), name=f"{document['kind']}.txt", via="command", by=None)
        in_turns(lambda pk=filing.pk: pipeline.process(pk))
        filings.append(Filing.objects.get(pk=filing.pk))
    return filings


def complaint(**more: Any) -> Document:
    """VirtaMove's first amended complaint, in short."""
    return {
        "kind": "complaint",
        "title": "FIRST AMENDED COMPLAINT",
        "amendment": 1,
        "court": "txwd",
        "docket_number": "7:24-cv-00030",
        "filed_on": "2024-05-03",
        "posture": "infringement",
        "parties": [
            {"name": "VirtaMove, Corp.", "role": "plaintiff"},
            {"name": "Amazon.com Services LLC", "role": "defendant"},
            {"name": "Amazon Web Services, Inc.", "role": "defendant"},
        ],
        "patents": [{"number": "7519814", "title": "System for Containerization", "issued_on": "2009-04-14"}],
        "counts": [{"number": 1, "patent": "7519814", "defendants": ["Amazon Web Services, Inc."], "willful": "alleged"}],
        "events": [{"on": "2024-05-03", "title": "First amended complaint filed", "kind": "amended_complaint_filed"}],
    } | more  # fmt: skip


def amazon_memo(**more: Any) -> Document:
    """A memo about the same paper: it calls it the complaint, and its defendant all companies."""
    return {
        "kind": "memo",
        "court": "txwd",
        "docket_number": "7:24-cv-00030",
        "filed_on": "2024-05-03",
        "caption": "VirtaMove Corp v. Amazon.com Inc",
        "posture": "infringement",
        "parties": [
            {"name": "VirtaMove, Corp.", "role": "plaintiff"},
            {"name": "Amazon.com Services LLC", "role": "defendant"},
        ],
        "patents": [{"number": "7519814", "priority_on": "2003-09-15"}],
        "counts": [{"patent": "7519814", "defendants": ["Amazon.com Services LLC"], "willful": "alleged"}],
        "events": [{"on": "2024-05-03", "title": "Complaint Filed", "kind": "complaint_filed"}],
    } | more


def red_hat_memo(**more: Any) -> Document:
    """A memo on a declaratory suit, which mentions the suit against Amazon and its first day."""
    return {
        "kind": "memo",
        "court": "cand",
        "docket_number": "5:24-cv-04740",
        "other_numbers": ["3:24-cv-04740"],
        "filed_on": "2024-08-05",
        "posture": "dj_noninfringement",
        "parties": [
            {"name": "Red Hat, Inc.", "role": "plaintiff"},
            {"name": "VirtaMove, Corp.", "role": "defendant"},
        ],
        "patents": [{"number": "7519814", "claims": "1, 2, 6", "claims_specificity": "exact"}],
        "related": [
            {
                "relation": "same_patents",
                "plaintiff": "VirtaMove, Corp.",
                "defendant": "Amazon.com Services LLC",
                "filed_on": "2024-01-26",
            }
        ],
        "events": [{"on": "2024-08-05", "title": "Complaint Filed", "kind": "complaint_filed"}],
    } | more
