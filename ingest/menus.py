"""Menus of a document's attachments: they name no case, only the document; its entry says which docket they belong to."""

from collections.abc import Iterable, Mapping
from typing import Any

from cases.ledger import scopes
from cases.ledger.drafts import Draft
from cases.models import DocketEntry, Filing

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


def wake(drafts: Iterable[Draft]) -> None:
    """Have the menus read again that waited for an entry among these facts: the sweep takes them up."""
    keys = {scopes.split(d.scope)[1] for d in drafts if d.slot == "entry"}
    if not keys:
        return
    courts = {key.partition("/")[0] for key in keys}
    waiting = Filing.objects.filter(
        status=Filing.Status.DONE, problem=WAITS, content__reading__court__in=list(courts)
    )
    ids = {f.pk: _document_id(f.content.reading) for f in waiting.select_related("content")}
    known = (
        set(
            DocketEntry.objects.filter(docket__key__in=keys, pacer_doc_id__in=ids.values()).values_list(
                "pacer_doc_id", flat=True
            )
        )
        if ids
        else set()
    )
    again = [pk for pk, document_id in ids.items() if document_id in known]
    if again:
        Filing.objects.filter(pk__in=again).update(status=Filing.Status.RECEIVED, problem="", claimed_at=None)


def woken() -> list[int]:
    """The menus that wait to be read again, by their ids."""
    again = Filing.objects.filter(status=Filing.Status.RECEIVED, content__reading__form="attachment_page")
    return list(again.order_by("pk").values_list("pk", flat=True))


def _document_id(document: Mapping[str, Any]) -> str:
    entries = document.get("entries", [])
    return str(entries[0].get("pacer_doc_id", "")) if entries else ""
