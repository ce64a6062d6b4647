"""Trials before the PTAB: the Open Data Portal's JSON (proceedings, documents, decisions) and the older API's (v2).

The Board's record is its docket: a proceeding is the case, each paper an entry, each exhibit an entry of its own.
"""

import re
from collections.abc import Iterator
from typing import Any

from ingest.readers.extract.extracted import fit
from ingest.readers.extract.plain import decode
from ingest.readers.located_json import branches, leaf, located
from ingest.readers.reading import CannotRead, Reading, Tree
from ingest.readers.uspto import values
from law import dockets
from law.said import Said

VERSION = "The JSON is a PTAB record of a version we do not know: {what} is missing. Download it as the Open Data Portal gives it."
POSTURES = {"IPR": "ipr", "PGR": "pgr", "CBM": "cbm", "DER": "derivation"}
# How the portal names its lists: of the three kinds, and of each of them as a download.
BAGS = (
    "patentTrialProceedingDataBag", "patentTrialDocumentDataBag", "patentTrialDecisionDataBag", "patentTrialData",
)  # fmt: skip
_ET_AL = re.compile(r"\s*et\s*al\.?$", re.I)
PARTY_BAGS = (
    ("regularPetitionerData", "petitioner"), ("derivationPetitionerData", "petitioner"),
    ("patentOwnerData", "patent_owner"), ("respondentData", "patent_owner"),
)  # fmt: skip
# Keys of the older API, by what they are here.
V2 = {
    "petitionerPartyName": "petitioner", "respondentPartyName": "patent_owner",
}  # fmt: skip


def read_trials(data: bytes, name: str = "") -> Reading:
    """The Open Data Portal's answer: one trial, or several with their papers."""
    text = fit(decode(data))
    root = located(text)
    records = branches(root, *BAGS)
    if not any(leaf(record, "trialNumber") for record in records):
        raise CannotRead(VERSION.format(what="trialNumber"))
    trials: dict[str, dict[str, Tree]] = {}
    for record in records:
        number = leaf(record, "trialNumber")
        if number is None:
            continue
        trial = trials.setdefault(str(number.value), _trial(record, number))
        if record.get("documentData") or record.get("decisionData"):
            trial["entries"].append(_paper(record))
    return _reading(trials, text, "ptab_odp")


def read_v2(data: bytes, name: str = "") -> Reading:
    """The older API's answer: proceedings, documents or decisions. Ex parte appeals are no trials and are left out."""
    text = fit(decode(data))
    trials: dict[str, dict[str, Tree]] = {}
    for record in branches(located(text), "results"):
        number = leaf(record, "proceedingNumber")
        if number is None or dockets.parse(str(number.value)) is None:
            continue
        trial = trials.setdefault(str(number.value), _older_trial(record, number))
        if leaf(record, "documentIdentifier") or leaf(record, "documentNumber"):
            trial["entries"].append(_older_paper(record))
    if not trials:
        raise CannotRead(
            "The JSON lists no trial before the Board: only IPR, PGR, CBM and DER numbers are kept."
        )
    return _reading(trials, text, "ptab_v2")


def _reading(trials: dict[str, dict[str, Tree]], text: str, form: str) -> Reading:
    mark = Said(form, 0, min(1, len(text)))
    for trial in trials.values():
        trial["entries"].sort(key=_sorted)
    head: dict[str, Tree] = {"kind": mark.as_("docket_sheet"), "form": mark}
    if len(trials) == 1:
        return Reading.of({**head, **next(iter(trials.values()))}, text)
    return Reading.of({**head, "dockets": list(trials.values())}, text)


def _sorted(paper: dict[str, Tree]) -> tuple[str, int]:
    number = paper["number"] or paper["exhibit"]
    return (paper["filed_on"].value if paper["filed_on"] else "", int(number.value) if number else 0)


def _trial(record: Any, number: Said) -> dict[str, Tree]:
    meta, owner = record.get("trialMetaData", {}), record.get("patentOwnerData", {})
    kind = leaf(meta, "trialTypeCode")
    filed, accorded = (values.day(leaf(meta, key)) for key in ("petitionFilingDate", "accordedFilingDate"))
    return {
        "court": number.as_("ptab"),
        "docket_number": number,
        "posture": kind and kind.as_(POSTURES.get(str(kind.value).upper())),
        "case_filed_on": filed or accorded,
        "accorded_on": accorded,
        "case_terminated_on": values.day(leaf(meta, "terminationDate")),
        "status": leaf(meta, "trialStatusCategory"),
        "as_of": values.day(leaf(meta, "trialLastModifiedDate") or leaf(record, "lastModifiedDateTime")),
        "parties": [p for bag, role in PARTY_BAGS for p in _party(leaf(record.get(bag), "realPartyInInterestName"), role)],
        "counsel": [c for bag, role in PARTY_BAGS for c in _counsel(leaf(record.get(bag), "counselName"), role)],
        "patents": _patent(leaf(owner, "patentNumber"), leaf(owner, "grantDate"), leaf(owner, "applicationNumberText")),
        "events": list(_events(meta)),
        "entries": [],
    }  # fmt: skip


def _events(meta: Any) -> Iterator[Tree]:
    """What the record itself dates, in the words of the portal or of the older interface."""
    for key, kind, title in (
        ("petitionFilingDate", "petition_filed", "Petition filed"),
        ("proceedingFilingDate", "petition_filed", "Petition filed"),
        ("institutionDecisionDate", "institution_decision", "Decision on institution"),
    ):
        on = values.day(leaf(meta, key))
        if on:
            yield {"on": on, "kind": on.as_(kind), "title": on.as_(title), "modality": on.as_("stated")}


def _paper(record: Any) -> dict[str, Tree]:
    paper, decided = record.get("documentData", {}), record.get("decisionData", {})
    number = leaf(paper, "documentNumber")
    title = leaf(paper, "documentTitleText") or leaf(paper, "documentName")
    is_exhibit = str(getattr(leaf(paper, "documentCategory"), "value", "")).casefold() == "exhibit"
    outcome = leaf(decided, "trialOutcomeCategory")
    kind = leaf(paper, "documentTypeDescriptionText") or leaf(decided, "decisionTypeCategory")
    return {
        "number": values.count(number) if not is_exhibit else None,
        "exhibit": values.count(number) if is_exhibit else None,
        "filed_on": values.day(leaf(paper, "documentFilingDate") or leaf(decided, "decisionIssueDate")),
        "text": title or outcome,  # a list of decisions names no papers
        "short_text": outcome or kind,
        "filer": leaf(paper, "filingPartyCategory"),
        "pacer_doc_id": (i := leaf(paper, "documentIdentifier")) and i.as_(str(i.value)),
    }


def _older_trial(record: Any, number: Said) -> dict[str, Tree]:
    kind = leaf(record, "subproceedingTypeCategory")
    return {
        "court": number.as_("ptab"),
        "docket_number": number,
        "posture": kind and kind.as_(POSTURES.get(str(kind.value).upper())),
        "case_filed_on": values.day(leaf(record, "proceedingFilingDate")),
        "accorded_on": values.day(leaf(record, "accordedFilingDate")),
        "status": leaf(record, "proceedingStatusCategory"),
        "parties": [p for key, role in V2.items() for p in _party(leaf(record, key), role)],
        "counsel": [
            *_counsel(leaf(record, "petitionerCounselName"), "petitioner"),
            *_counsel(leaf(record, "respondentCounselName"), "patent_owner"),
        ],
        "patents": _patent(
            leaf(record, "respondentPatentNumber"),
            leaf(record, "respondentGrantDate"),
            leaf(record, "respondentApplicationNumberText"),
        ),
        "events": list(_events(record)),
        "entries": [],
    }


def _older_paper(record: Any) -> dict[str, Tree]:
    number = leaf(record, "documentNumber")
    is_exhibit = str(getattr(leaf(record, "documentCategory"), "value", "")).casefold() == "exhibit"
    return {
        "number": values.count(number) if not is_exhibit else None,
        "exhibit": values.count(number) if is_exhibit else None,
        "filed_on": values.day(leaf(record, "documentFilingDate") or leaf(record, "decisionDate")),
        "text": leaf(record, "documentTitleText") or leaf(record, "documentName"),
        "short_text": leaf(record, "subdecisionTypeCategory") or leaf(record, "documentTypeName"),
        "pacer_doc_id": (i := leaf(record, "documentIdentifier")) and i.as_(str(i.value)),
    }


def _party(name: Said | None, role: str) -> list[Tree]:
    plain = _ET_AL.sub("", str(name.value)) if name else ""
    return (
        [{"name": Said(plain, name.start, name.start + len(plain)), "role": name.as_(role)}]
        if name and plain
        else []
    )


def _counsel(name: Said | None, role: str) -> list[Tree]:
    """`Knight, Dustinet al`: the register runs the words together; the name is what stands before."""
    last, _, first = _ET_AL.sub("", str(name.value)).partition(",") if name else ("", "", "")
    full = f"{first.strip()} {last.strip()}".strip()
    return [{"name": name.as_(full), "for": name.as_(role)}] if name and full else []


def _patent(number: Said | None, issued: Said | None, serial: Said | None) -> list[Tree]:
    found = values.grant(number)
    if found is None:
        return []
    return [
        {
            "number": found,
            "issued_on": values.day(issued),
            "application_number": values.application(serial),
        }
    ]
