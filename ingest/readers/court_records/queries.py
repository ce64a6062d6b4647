"""Smaller pages of CM/ECF: the docket's history, the case query, the menu of a document's attachments."""

from typing import Any

from juriscraper.pacer import AppellateAttachmentPage, AttachmentPage, CaseQuery, DocketHistoryReport

from ingest.readers.court_records.docket import case_tree, sheet_tree
from ingest.readers.court_records.entries import doc_id
from ingest.readers.court_records.page import Page, page_of
from ingest.readers.court_records.parse import parsed
from ingest.readers.reading import CannotRead, Reading, Tree
from law.said import Said

NO_CASE = "The page names no case. Open it again from the case's own menu and save it."
NUMBERS_ONLY = (
    "This is a court's answer to a look-up of case numbers: it lists numbers that may be meant and does not say of which "
    "court. Open the case that is meant and save its docket sheet."
)
RESTRICTED = "*Restricted*"


class _History(DocketHistoryReport):
    """Its parser, with patterns that look at a text once: theirs, which begin with anything, start anew at every letter of a
    page that lacks the words they end with, and took seconds for 30 KB."""

    assigned_to_regex = rf"\A{DocketHistoryReport.assigned_to_regex}"
    referred_to_regex = rf"\A{DocketHistoryReport.referred_to_regex}"


def read_history(data: bytes, name: str = "") -> Reading:
    """The History/Documents report: every entry with its short text, by filing date."""
    page = page_of(data, "docket history", name)
    found = parsed(lambda: _History(page.court), page.source)
    return _reading(sheet_tree(found, page.places, page.court, page.form("docket_history", "History")), page)


def read_query(data: bytes, name: str = "") -> Reading:
    """The Case Summary: number, caption, judge and three dates."""
    page = page_of(data, "case query", name, closed=False)
    found = parsed(lambda: CaseQuery(page.court), page.source)
    form = page.form("case_query", "Query")
    tree = {"kind": form.as_("docket_sheet"), "form": form, **case_tree(found, page.places, page.court)}
    return _reading(tree, page)


def read_possible_numbers(data: bytes, name: str = "") -> Reading:
    """Numbers that a court's case look-up proposes: they are of no docket, and of no court that the answer names."""
    raise CannotRead(NUMBERS_ONLY)


def _reading(tree: dict[str, Tree], page: Page) -> Reading:
    if tree["docket_number"] is None:
        raise CannotRead(NO_CASE)
    return Reading.of(tree, page.text)


def read_attachments(data: bytes, name: str = "") -> Reading:
    """The menu of one document: its attachments with pages; what is restricted is marked. It names its case by PACER's
    own id only, so it waits until a docket with that id is known."""
    page = page_of(data, "attachment page", name)
    found = parsed(lambda: AttachmentPage(page.court), page.source)
    return _menu(found, page, page.form("attachment_page", "Document Selection Menu"))


def read_appeal_attachments(data: bytes, name: str = "") -> Reading:
    """The menu of a filing in a court of appeals: it lists the filing's own document first, and numbers none."""
    page = page_of(data, "attachment page", name)
    found = parsed(lambda: AppellateAttachmentPage(page.court), page.source)
    return _menu(found, page, page.form("attachment_page", "Documents are attached to this filing"))


def _menu(found: dict[str, Any], page: Page, form: Said) -> Reading:
    number = page.places.said(found.get("document_number"), start=form.end, near=(form.start, form.end))
    top = (number.start, number.end) if number else (form.start, form.end)
    entry = {
        "number": number.as_(int(number.value)) if number and str(number.value).isdigit() else None,
        "pacer_doc_id": Said(doc_id(str(found["pacer_doc_id"])), *top) if found.get("pacer_doc_id") else None,
        "pacer_seq": Said(int(found["pacer_seq_no"]), *top)
        if str(found.get("pacer_seq_no") or "").isdigit()
        else None,
        "attachments": _attached(found.get("attachments") or [], page, top[1]),
    }
    tree: dict[str, Tree] = {
        "kind": form.as_("docket_sheet"),
        "form": form,
        "court": Said(page.court, form.start, form.end),
        "pacer_case_id": Said(str(found["pacer_case_id"]), *top) if found.get("pacer_case_id") else None,
        "entries": [entry],
    }
    return Reading.of(tree, page.text)


def _attached(rows: list[dict[str, Any]], page: Page, start: int) -> list[Tree]:
    trees: list[Tree] = []
    at = start
    for row in rows:
        words = str(row.get("description") or "")
        number = row.get("attachment_number")
        if number is None:
            continue
        place = page.places.beginning(words or f"\t{number}\t", at) or (at, at)  # some have no description
        trees.append(
            {
                "number": Said(int(number), *place),
                "text": Said(" ".join(words.split()), *place) if words else None,
                "pages": Said(int(row["page_count"]), *place) if row.get("page_count") else None,
                "pacer_doc_id": Said(doc_id(str(row["pacer_doc_id"])), *place)
                if row.get("pacer_doc_id")
                else None,
                "sealed": Said(True, *place) if RESTRICTED in words else None,
            }
        )
        at = place[1]
    return trees
