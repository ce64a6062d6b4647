"""The file wrapper of an application (Open Data Portal): bibliography, term adjustment, continuity, assignments."""

import re
from collections.abc import Iterator
from typing import Any

from ingest.readers.extract.extracted import fit
from ingest.readers.extract.plain import decode
from ingest.readers.located_json import branch, leaf, located
from ingest.readers.reading import CannotRead, Reading, Tree
from law import patents
from law.said import Said

VERSION = "The JSON is a patent file wrapper of a version we do not know: {what} is missing. Download it from the Open Data Portal again."
# A lien moves no title (MPEP 313); nor do its release, a change of address, or a licence.
NO_TITLE = re.compile(r"SECURITY|LIEN|RELEASE|MORTGAGE|LICEN[CS]E|CORRECT|ADDRESS|COLLATERAL", re.I)
LAPSED = "250"  # status code of a patent that expired for an unpaid maintenance fee (37 C.F.R. 1.362)
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


def read_wrapper(data: bytes, name: str = "") -> Reading:
    """Every application of the answer, as far as the office gave a part of its wrapper."""
    text = fit(decode(data))
    root = located(text)
    records = branch(root, "patentFileWrapperDataBag") or branch(root, "patentdata")  # as a download
    if not records:
        raise CannotRead(VERSION.format(what="patentFileWrapperDataBag"))
    mark = Said("file_wrapper", 0, 1)
    trees = [_patent(record) for record in records]
    events = [e for record, tree in zip(records, trees, strict=True) for e in _assignments(record, tree)]
    return Reading.of({"kind": mark.as_("patent"), "form": mark, "patents": trees, "events": events}, text)


def _patent(record: Any) -> dict[str, Tree]:
    meta = record.get("applicationMetaData", {})
    number = leaf(meta, "patentNumber")
    normal = patents.normal(str(number.value)) if number else None
    application = leaf(record, "applicationNumberText")
    publication = leaf(meta, "earliestPublicationNumber")
    return {
        "number": number.as_(normal) if number and normal else None,
        "title": leaf(meta, "inventionTitle"),
        "issued_on": leaf(meta, "grantDate"),
        "filed_on": leaf(meta, "filingDate"),
        "application_number": application and application.as_(_serial(str(application.value))),
        "publications": [publication.as_(re.sub(r"[A-Z]\d$", "", str(publication.value)))]
        if publication
        else [],
        "inventors": [s for i in branch(meta, "inventorBag") if (s := leaf(i, "inventorNameText"))],
        "assignee": leaf(meta, "firstApplicantName"),
        "owner": _owner(record),
        "term_adjustment_days": leaf(record, "patentTermAdjustmentData", "adjustmentTotalQuantity"),
        "parents": list(_parents(record)),
        "terminal_disclaimer": _disclaimer(record),
        **_lapse(meta),
    }


def _disclaimer(record: Any) -> Said | None:
    """The last event that files or accepts a terminal disclaimer, unless one after it, or of its day, undoes it."""
    events = []
    for event in branch(record, "eventDataBag"):
        on, words = leaf(event, "eventDate"), leaf(event, "eventDescriptionText")
        if on and words and DISCLAIMER.search(str(words.value)):
            undone = bool(UNDONE.search(str(words.value)))
            if undone or DONE.search(str(words.value)):
                events.append((str(on.value), undone, words))
    last = max(events, key=lambda e: e[:2], default=None)
    return last[2].as_(True) if last and not last[1] else None


def _lapse(meta: Any) -> dict[str, Tree]:
    """That the patent expired for an unpaid fee, and when the Office recorded so: not the day itself."""
    code, words = leaf(meta, "applicationStatusCode"), leaf(meta, "applicationStatusDescriptionText")
    if code is None or str(code.value) != LAPSED:
        return {}
    return {"lapsed": (words or code).as_(True), "lapse_recorded_on": leaf(meta, "applicationStatusDate")}


def _serial(digits: str) -> str:
    return f"{digits[:2]}/{digits[2:]}" if re.fullmatch(r"\d{8}", digits) else digits


def _parents(record: Any) -> Iterator[Tree]:
    for parent in branch(record, "parentContinuityBag"):
        number, code = leaf(parent, "parentApplicationNumberText"), leaf(parent, "claimParentageTypeCode")
        granted = leaf(parent, "parentPatentNumber")
        yield {
            "application_number": number and number.as_(_serial(str(number.value))),
            "relation": code and code.as_(PARENTS.get(str(code.value), "other")),
            "filed_on": leaf(parent, "parentApplicationFilingDate"),
            "patent": granted and granted.as_(patents.normal(str(granted.value))),
            "child": leaf(parent, "childApplicationNumberText"),
        }


def _recorded(record: Any) -> list[Any]:
    return sorted(
        branch(record, "assignmentBag"),
        key=lambda a: str(getattr(leaf(a, "assignmentRecordedDate"), "value", "")),
    )


def _owner(record: Any) -> Said | None:
    """The assignee of the last recorded conveyance of title (35 U.S.C. 261)."""
    for deed in reversed(_recorded(record)):
        words = leaf(deed, "conveyanceText")
        names = [s for a in branch(deed, "assigneeBag") if (s := leaf(a, "assigneeNameText"))]
        if words and names and not NO_TITLE.search(str(words.value)):
            return names[0]
    return None


def _assignments(record: Any, tree: dict[str, Tree]) -> Iterator[Tree]:
    """Each recorded document is an event of its patent."""
    for deed in _recorded(record):
        on, words = leaf(deed, "assignmentRecordedDate"), leaf(deed, "conveyanceText")
        to = next((s for a in branch(deed, "assigneeBag") if (s := leaf(a, "assigneeNameText"))), None)
        if on and words:
            yield {
                "on": on, "kind": on.as_("assignment_recorded"), "title": words, "party": to, "modality": on.as_("stated"),
                "patent": tree["number"],
            }  # fmt: skip
