"""Menus of a document's attachments: they name no case, only the document; its entry says which docket they belong to."""

from collections.abc import Mapping
from typing import Any

from cases.ledger import scopes
from cases.models import Docket, DocketEntry, Filing

WAITS = (
    "The page lists the attachments of a document whose docket entry has not arrived yet; it is read again as soon as a "
    "docket sheet or notice brings that entry."
)


def is_menu(document: Mapping[str, Any]) -> bool:
    return document.get("form") == "attachment_page"


def home_of(document: Mapping[str, Any]) -> str | None:
    """The scope of the one docket of the court that has the document the menu is of, or None."""
    document_id = _document_id(document)
    if not is_menu(document) or not document_id:
        return None
    found = DocketEntry.objects.filter(pacer_doc_id=document_id, docket__court=document["court"])
    keys = set(found.values_list("docket__key", flat=True)[:2])
    return f"{scopes.DOCKET}:{keys.pop()}" if len(keys) == 1 else None


def wake(docket: Docket | None) -> None:
    """Have the menus read again that waited for an entry of this docket: the sweep takes them up."""
    if docket is None:
        return
    waiting = Filing.objects.filter(status=Filing.Status.DONE, problem=WAITS).select_related("content")
    ids = {
        f.pk: _document_id(f.content.reading) for f in waiting.filter(content__reading__court=docket.court_id)
    }
    known = (
        set(docket.entries.filter(pacer_doc_id__in=ids.values()).values_list("pacer_doc_id", flat=True))
        if ids
        else set()
    )
    woken = [pk for pk, document_id in ids.items() if document_id in known]
    if woken:
        Filing.objects.filter(pk__in=woken).update(status=Filing.Status.RECEIVED, problem="", claimed_at=None)


def _document_id(document: Mapping[str, Any]) -> str:
    entries = document.get("entries", [])
    return str(entries[0].get("pacer_doc_id", "")) if entries else ""
