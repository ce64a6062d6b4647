"""CourtListener's API (REST v4): a docket, a page of dockets, or a docket with its entries and parties beside it.

A page of entries or parties alone names its docket by CourtListener's own id; `ingest/sources/courtlistener.py` keeps
the three together in one file: the docket's record with `docket_entries` and `parties` added.
"""

import re
from collections.abc import Iterator
from typing import Any

from ingest.readers.court_records.entries import doc_id
from ingest.readers.court_records.page import NOT_OURS
from ingest.readers.court_records.people import role_of
from ingest.readers.court_records.searched import day, dockets_of, is_search, whole
from ingest.readers.extract.extracted import fit
from ingest.readers.extract.plain import decode
from ingest.readers.located_json import branch, leaf, located
from ingest.readers.reading import CannotRead, Reading, Tree
from law import dockets
from law.courts import COURTS
from law.nature_of_suit import number_in
from law.said import Said

VERSION = "The JSON looks like a CourtListener record, but “{what}” is missing: the tracker reads version 4 of its API."
ALONE = (
    "These are entries or parties without their docket: CourtListener names it by its own id only. Send the docket's "
    "record with them, as one JSON object with docket_entries and parties added."
)
NO_LIST = "The JSON looks like a CourtListener record, but “{what}” is no list: the tracker reads version 4 of its API."
NO_NUMBER = "The docket number {number} of {court} is none we can read."
_COURT = re.compile(r"/courts/([a-z0-9]+)/")
MOST = 20  # dockets of a page


def read_courtlistener(data: bytes, name: str = "") -> Reading:
    text = fit(decode(data))
    root = located(text)
    results = branch(root, "results")
    records = [r for r in results if isinstance(r, dict)] or [root]
    mark = Said("courtlistener", 0, 1)
    if is_search(records):
        return _reading(dockets_of(records), mark, text)
    if all(leaf(r, "docket_number") is None for r in records):
        alone = any("recap_documents" in r or "party_types" in r for r in records if isinstance(r, dict))
        raise CannotRead(ALONE if alone else VERSION.format(what="docket_number"))
    return _reading([_docket(r) for r in _ours(records)], mark, text)


def _reading(found: list[dict[str, Tree]], mark: Said, text: str) -> Reading:
    head: dict[str, Tree] = {"kind": mark.as_("docket_sheet"), "form": mark}
    return Reading.of({**head, **found[0]} if len(found) == 1 else {**head, "dockets": found}, text)


def _ours(records: list[Any]) -> list[Any]:
    """Of a page's dockets those of courts whose cases this tracker keeps; of one record that record, whatever it is."""
    ours = [r for r in records if (court := _court(r)) and str(court.value) in COURTS]
    return ours or records[:1]


def _docket(record: Any) -> dict[str, Tree]:
    court, printed = _court(record), leaf(record, "docket_number")
    if court is None:
        raise CannotRead(VERSION.format(what="court_id"))
    if str(court.value) not in COURTS:
        raise CannotRead(NOT_OURS.format(court=court.value))
    number = dockets.parse(str(printed.value), court=str(court.value)) if printed else None
    if printed is None or number is None:
        raise CannotRead(NO_NUMBER.format(number=printed.value if printed else "", court=court.value))
    for lists in ("docket_entries", "parties"):
        if lists in record and not isinstance(record[lists], list) and not _elsewhere(record[lists]):
            raise CannotRead(NO_LIST.format(what=lists))
    nature = leaf(record, "nature_of_suit")
    jury = leaf(record, "jury_demand")
    demanded = jury is not None and str(jury.value).casefold() != "none"
    parties, counsel = _people(record)
    return {
        "court": court,
        "docket_number": printed.as_(number.text),
        "number_as_printed": printed,
        "caption": leaf(record, "case_name"),
        "judges": [s for key in ("assigned_to_str", "referred_to_str") if (s := leaf(record, key))],
        "assigned_to": leaf(record, "assigned_to_str"),
        "referred_to": leaf(record, "referred_to_str"),
        "case_filed_on": day(leaf(record, "date_filed")),
        "case_terminated_on": day(leaf(record, "date_terminated")),
        "last_filing_on": day(leaf(record, "date_last_filing")),
        "as_of": (m := leaf(record, "date_modified")) and m.as_(str(m.value)[:10]),
        "nature_of_suit": nature and nature.as_(number_in(str(nature.value))),
        "nature_of_suit_as_printed": nature,
        "cause": leaf(record, "cause"),
        "jurisdiction": leaf(record, "jurisdiction_type"),
        "jury_demand": jury and jury.as_(demanded),
        "jury_demand_by": jury if demanded else None,
        "mdl_status": leaf(record, "mdl_status"),
        "pacer_case_id": (c := leaf(record, "pacer_case_id")) and c.as_(str(c.value)),
        "parties": parties,
        "counsel": counsel,
        "entries": [_entry(e) for e in branch(record, "docket_entries") if isinstance(e, dict)],
    }


def _court(record: Any) -> Said | None:
    """The court's id: a key of its own, or the end of the court's address."""
    said = leaf(record, "court_id")
    address = leaf(record, "court")
    if said is None and address is not None:
        m = _COURT.search(str(address.value))
        said = address.as_(m[1] if m else str(address.value))
    return said


def _elsewhere(node: Any) -> bool:
    """Whether the record gives the address of a list in its place, or nothing."""
    return node is None or isinstance(node, Said) and str(node.value).startswith("https://")


def _entry(record: Any) -> dict[str, Tree]:
    number, papers = whole(leaf(record, "entry_number")), branch(record, "recap_documents")
    main = next((p for p in papers if leaf(p, "attachment_number") is None), None)
    sequence = whole(leaf(record, "pacer_sequence_number"))
    document = leaf(main, "pacer_doc_id")
    sealed = leaf(main, "is_sealed")
    return {
        "number": number,
        "filed_on": day(leaf(record, "date_filed")),
        "text": leaf(record, "description"),
        "short_text": leaf(record, "short_description") or leaf(main, "description"),
        "pacer_seq": sequence,
        "pacer_doc_id": document and document.as_(doc_id(str(document.value))),
        "sealed": sealed if sealed and sealed.value is True else None,
        "attachments": list(_attachments(papers)),
    }


def _attachments(papers: list[Any]) -> Iterator[Tree]:
    for paper in papers:
        number, words = whole(leaf(paper, "attachment_number")), leaf(paper, "description")
        document = leaf(paper, "pacer_doc_id")
        if number is not None:
            sealed = leaf(paper, "is_sealed")
            yield {
                "number": number, "text": words, "pages": whole(leaf(paper, "page_count")),
                "pacer_doc_id": document and document.as_(doc_id(str(document.value))),
                "sealed": sealed if sealed and sealed.value is True else None,
            }  # fmt: skip


def _people(record: Any) -> tuple[list[Tree], list[Tree]]:
    parties: list[Tree] = []
    counsel: list[Tree] = []
    for party in branch(record, "parties"):
        name = leaf(party, "name")
        for kind in branch(party, "party_types"):
            printed = leaf(kind, "name")
            role = role_of(str(printed.value)) if printed else None
            if name and printed and role:
                parties.append(
                    {
                        "name": name,
                        "role": printed.as_(role),
                        "terminated_on": day(leaf(kind, "date_terminated")),
                    }
                )
                counsel.extend(_counsel(party, printed.as_(role)))
    return parties, counsel


def _counsel(party: Any, role: Said) -> Iterator[Tree]:
    for lawyer in branch(party, "attorneys"):
        name = leaf(lawyer, "name") or leaf(lawyer, "attorney", "name")
        if name:
            yield {"name": name, "for": role}
