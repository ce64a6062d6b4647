"""A page of CourtListener's search (`/search/?type=r` or `type=d`): dockets by the names its index gives their fields.

With `type=r` each docket has those of its papers that match, and older answers (v3) give each paper with its docket's fields.
The index lists parties without what they are called and lawyers without for whom: the caption and the lawyers' names are read.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from ingest.readers.court_records.entries import doc_id
from ingest.readers.located_json import branch, branches, leaf
from ingest.readers.reading import CannotRead, Tree
from law import dockets
from law.courts import COURTS
from law.nature_of_suit import number_in
from law.said import Said

NOT_DOCKETS = (
    "This page of CourtListener's search lists {what}, which name no docket entries: search with type=r or type=d for "
    "dockets, and save that answer."
)
NONE_OURS = "None of the dockets of this search page is of a court whose cases this tracker keeps under a number we can read."
_MARK = re.compile(r"</?mark>")


def is_search(records: Sequence[Any]) -> bool:
    """Whether these are results of a search: their keys are written in the index's way."""
    return any(isinstance(r, dict) and "docketNumber" in r for r in records)


def dockets_of(records: Sequence[Any]) -> list[dict[str, Tree]]:
    """The dockets of a page, each once. Raises CannotRead where they are none, or none of ours."""
    found: dict[tuple[str, str], dict[str, Tree]] = {}
    for record in (r for r in records if isinstance(r, dict)):
        if "cluster_id" in record or "dateArgued" in record and "docket_absolute_url" not in record:
            what = "opinions" if "cluster_id" in record else "recordings of arguments"
            raise CannotRead(NOT_DOCKETS.format(what=what))
        court, printed = leaf(record, "court_id"), leaf(record, "docketNumber")
        if not (court and printed) or str(court.value) not in COURTS:
            continue
        number = dockets.parse(_plain(printed), court=str(court.value))
        if number is None:
            continue
        tree = found.setdefault(
            (str(court.value), number.text), _docket(record, court, printed.as_(number.text), printed)
        )
        papers = branches(record, "recap_documents") or ([record] if "document_number" in record else [])
        _add(tree["entries"], papers)
    if not found:
        raise CannotRead(NONE_OURS)
    return list(found.values())


def _plain(said: Said) -> str:
    return _MARK.sub("", str(said.value))


def _said(record: Any, *keys: str) -> Said | None:
    """The first of these that has words, without the marks of what was searched for."""
    said = next((s for key in keys if (s := leaf(record, key))), None)
    return said and said.as_(_plain(said))


def _docket(record: Any, court: Said, number: Said, printed: Said) -> dict[str, Tree]:
    nature, jury = _said(record, "suitNature"), _said(record, "juryDemand")
    demanded = jury is not None and str(jury.value).casefold() != "none"
    assigned, referred = _said(record, "assignedTo"), _said(record, "referredTo")
    return {
        "court": court,
        "docket_number": number,
        "number_as_printed": printed.as_(_plain(printed)),
        "caption": _said(record, "caseName"),
        "judges": [s for s in (assigned, referred) if s],
        "assigned_to": assigned,
        "referred_to": referred,
        "case_filed_on": day(leaf(record, "dateFiled")),
        "case_terminated_on": day(leaf(record, "dateTerminated")),
        "nature_of_suit": nature and nature.as_(number_in(str(nature.value))),
        "nature_of_suit_as_printed": nature,
        "cause": _said(record, "cause"),
        "jurisdiction": _said(record, "jurisdictionType"),
        "jury_demand": jury and jury.as_(demanded),
        "jury_demand_by": jury if demanded else None,
        "pacer_case_id": (c := leaf(record, "pacer_case_id")) and c.as_(str(c.value)),
        "counsel": [{"name": s.as_(_plain(s))} for s in branch(record, "attorney") if isinstance(s, Said) and s.value],
        "entries": [],
    }  # fmt: skip


def day(said: Said | None) -> Said | None:
    """The day of a date or a moment, or None where it is none."""
    m = re.match(r"\d{4}-\d\d-\d\d", str(said.value)) if said else None
    return said.as_(m[0]) if said and m else None


def _add(entries: list[Tree], papers: Sequence[Mapping[str, Any]]) -> None:
    """Papers under their entries: an entry's number is of it, its attachments have numbers of their own."""
    for paper in papers:
        number = whole(leaf(paper, "entry_number") or leaf(paper, "document_number"))
        known = next(
            (e for e in entries if number and e["number"] and e["number"].value == number.value), None
        )
        if known is None:
            known = {
                "number": number,
                "filed_on": day(leaf(paper, "entry_date_filed")),
                "text": _said(paper, "description"),
                "attachments": [],
            }
            entries.append(known)
        attachment = whole(leaf(paper, "attachment_number"))
        if attachment:
            known["attachments"].append({"number": attachment, **_paper(paper, "text")})
        else:
            known |= _paper(paper, "short_text")
    entries[:] = [e for e in entries if e["filed_on"]]


def _paper(paper: Mapping[str, Any], words: str) -> dict[str, Tree]:
    document = leaf(paper, "pacer_doc_id")
    return {
        words: _said(paper, "short_description"),
        "pacer_doc_id": document and document.as_(doc_id(str(document.value))),
    }


def whole(said: Said | None) -> Said | None:
    """A number of the record's own counting, also where it is written as text."""
    digits = str(said.value) if said else ""
    return said.as_(int(digits)) if said and digits.isdigit() and 0 < int(digits) < 2**31 else None
