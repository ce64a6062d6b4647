"""The file wrapper of an application: bibliography, term adjustment, continuity, assignments.

The Open Data Portal gives it whole or in parts (`patentFileWrapperDataBag`; in its first months `patentBag`, without the
level of `applicationMetaData`); the examination data system before it gave documents of an index (`queryResults`).
"""

import re
from collections.abc import Iterator
from typing import Any

from ingest.readers.extract.extracted import fit
from ingest.readers.extract.plain import decode
from ingest.readers.located_json import branch, branches, leaf, located
from ingest.readers.reading import CannotRead, Reading, Tree
from ingest.readers.uspto import values
from ingest.readers.uspto.deeds import Deed, Property, reel_frame, trees
from law.said import Said

VERSION = "The JSON is a patent file wrapper of a version we do not know: {what} is missing. Download it from the Open Data Portal again."
LAPSED = "250"  # status code of a patent that expired for an unpaid maintenance fee (37 C.F.R. 1.362)
UNPAID = re.compile(r"Expired\s+Due\s+to\s+Non-?Payment", re.I)
DISCLAIMER = re.compile(r"\bterminal\s+disclaimer\b|\bTD\b", re.I)
UNDONE = re.compile(r"\b(?:disapproved|not\s+(?:approved|accepted)|withdrawn|withdrawal|denied)\b", re.I)
DONE = re.compile(r"\b(?:filed|approved|accepted)\b", re.I)
PARENTS = {
    "CON": "continuation",
    "CIP": "continuation_in_part",
    "DIV": "division",
    "REI": "reissue",
    "NST": "national_stage",
    "PRO": "provisional",
}
IN_WORDS = (  # as the older records say it, the longer words first
    ("continuation_in_part", re.compile(r"continuation[\s-]*in[\s-]*part", re.I)),
    ("continuation", re.compile(r"continuation", re.I)),
    ("division", re.compile(r"division", re.I)),
    ("reissue", re.compile(r"reissue", re.I)),
    ("national_stage", re.compile(r"national\s+stage", re.I)),
    ("provisional", re.compile(r"provisional", re.I)),
)
_BAGS = ("patentFileWrapperDataBag", "patentdata", "patentBag")


def read_wrapper(data: bytes, name: str = "") -> Reading:
    """Every application of the answer, as far as the office gave a part of its wrapper."""
    text = fit(decode(data))
    root = located(text)
    found = root.get("queryResults") if isinstance(root, dict) else None
    answer = (found or {}).get("searchResponse") if isinstance(found or {}, dict) else None
    older = branches((answer or {}).get("response"), "docs") if isinstance(answer or {}, dict) else []
    records = older or branches(root, *_BAGS)
    if not records:
        raise CannotRead(VERSION.format(what=_BAGS[0]))
    mark = Said("file_wrapper", 0, 1)
    seen = [values.day(values.first(r, "lastIngestionDateTime", "LAST_MOD_TS")) for r in records]
    patents, events = [], []
    for record in records:
        tree = _patent(record)
        deeds = [_deed(d, tree) for d in branches(record, "assignmentBag", "assignments")]
        told = trees(deeds, mark)
        patents.append(tree | {"owner": told["patents"][0].get("owner") if told["patents"] else None})
        events += told["events"]
    tree = {"kind": mark.as_("patent"), "form": mark, "as_of": values.latest(seen)}
    return Reading.of({**tree, "patents": patents, "events": events}, text)


def _patent(record: Any) -> dict[str, Tree]:
    """What is stated of one application, under the names of any of the three systems."""
    nested = record.get("applicationMetaData")
    meta = nested if isinstance(nested, dict) else record
    term = record.get("patentTermAdjustmentData")
    published = values.publication(values.first(meta, "earliestPublicationNumber", "appEarlyPubNumber"))
    return {
        "number": values.grant(values.first(meta, "patentNumber")),
        "title": values.first(meta, "inventionTitle", "patentTitle"),
        "issued_on": values.day(
            values.first(meta, "grantDate", "patentIssueDate") or leaf(term, "grantDate")
        ),
        "filed_on": values.day(values.first(meta, "filingDate", "appFilingDate")),
        "application_number": values.application(
            values.first(record, "applicationNumberText", "applId")
            or values.first(meta, "applicationNumberText")
        ),
        "publications": [published] if published else [],
        "inventors": [s for i in branch(meta, "inventorBag") if (s := leaf(i, "inventorNameText"))]
        or list(_older_inventors(meta)),
        "assignee": values.first(meta, "firstApplicantName"),
        "term_adjustment_days": values.adjustment(
            leaf(term, "adjustmentTotalQuantity") or leaf(record, "totalPtoDays")
        ),
        "parents": list(_parents(record)),
        "terminal_disclaimer": _disclaimer(record),
        **_lapse(meta),
    }


def _older_inventors(meta: Any) -> Iterator[Said]:
    """Surname first, then the given names, each a value of its own: quoted from the one to the other."""
    for one in branch(meta, "inventors"):
        last, given = leaf(one, "nameLineOne"), leaf(one, "nameLineTwo")
        if last and given:
            whole = " ".join(f"{given.value} {last.value}".split())
            yield Said(whole, min(last.start, given.start), max(last.end, given.end))


def _disclaimer(record: Any) -> Said | None:
    """The last event that files or accepts a terminal disclaimer, unless one after it, or of its day, undoes it."""
    events = []
    for event in branches(record, "eventDataBag", "transactionContentBag", "transactions"):
        on = values.day(values.first(event, "eventDate", "recordedDate", "recordDate"))
        words = values.first(event, "eventDescriptionText", "caseActionDescriptionText", "description")
        if on and words and DISCLAIMER.search(str(words.value)):
            undone = bool(UNDONE.search(str(words.value)))
            if undone or DONE.search(str(words.value)):
                events.append((str(on.value), undone, words))
    last = max(events, key=lambda e: e[:2], default=None)
    return last[2].as_(True) if last and not last[1] else None


def _lapse(meta: Any) -> dict[str, Tree]:
    """That the patent expired for an unpaid fee, and when the Office recorded so: not the day itself."""
    code = leaf(meta, "applicationStatusCode")
    words = values.first(meta, "applicationStatusDescriptionText", "appStatus")
    unpaid = (code is not None and str(code.value) == LAPSED) or (words and UNPAID.search(str(words.value)))
    said = words or code
    if said is None or not unpaid:
        return {}
    recorded = values.day(values.first(meta, "applicationStatusDate", "appStatusDate"))
    return {"lapsed": said.as_(True), "lapse_recorded_on": recorded}


def _parents(record: Any) -> Iterator[Tree]:
    """The applications whose benefit it claims, and those whose benefit they claim."""
    beta = record.get("continuityBag")
    for parent in branches(record, "parentContinuityBag", "parentContinuity") or branches(
        beta, "parentContinuityBag"
    ):
        number = values.first(parent, "parentApplicationNumberText", "claimApplicationNumberText")
        yield {
            "application_number": values.application(number),
            "relation": _relation(parent),
            "filed_on": values.day(values.first(parent, "parentApplicationFilingDate", "filingDate")),
            "patent": values.grant(values.first(parent, "parentPatentNumber", "patentNumberText")),
            "child": values.first(parent, "childApplicationNumberText", "applicationNumberText"),
        }


def _relation(parent: Any) -> Said | None:
    code = values.first(parent, "claimParentageTypeCode")
    if code and str(code.value) in PARENTS:
        return code.as_(PARENTS[str(code.value)])
    said = (
        values.first(parent, "claimParentageTypeCodeDescriptionText", "applicationStatusDescription") or code
    )
    words = str(said.value) if said else ""
    return said and said.as_(next((name for name, form in IN_WORDS if form.search(words)), "other"))


def _deed(deed: Any, tree: dict[str, Tree]) -> Deed:
    """A recorded document; the examination data system misspells what it conveys."""
    reel = values.first(deed, "reelNumber") or values.first(deed, "reelAndFrameNumber")
    key = values.first(deed, "reelAndFrameNumber", "reelNumber/frameNumber")
    to = [
        s
        for a in branches(deed, "assigneeBag", "assignee")
        if (s := values.first(a, "assigneeNameText", "assigneeName"))
    ]
    return Deed(
        reel_frame(reel, values.first(deed, "frameNumber")) or (str(key.value) if key else ""),
        reel,
        values.first(deed, "conveyanceText", "converyanceName"),
        values.day(values.first(deed, "assignmentRecordedDate", "recordedDate")),
        None,
        to,
        [Property(tree["number"], tree["application_number"])],
    )
