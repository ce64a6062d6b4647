"""The Internet Archive's XML of a docket (the older public face of RECAP)."""

import re
from collections.abc import Iterator
from typing import Any

from juriscraper.pacer import InternetArchive
from lxml import etree

from ingest.readers.court_records import lines
from ingest.readers.court_records.docket import HEAD, sheet_tree
from ingest.readers.court_records.entries import doc_id
from ingest.readers.court_records.page import Page
from ingest.readers.court_records.parse import parsed
from ingest.readers.extract.plain import decode
from ingest.readers.reading import CannotRead, Reading, Tree
from law.said import Said

CUT_OFF = "The XML breaks off before its end. Download it again."
_AS_PRINTED = (  # what the parser leaves out or rewrites
    ("case_name", "case name"), ("pacer_case_id", "pacer case num"), ("date_last_filing", "date last filing"),
)  # fmt: skip
_ATTACHED = re.compile(
    r"^document doc num: (\d{1,9}) attachment num: ([1-9]\d{0,3})\n((?:(?!document )[^\n]{0,4000}\n)*)", re.M
)
_ID, _WORDS = re.compile(r"^pacer doc id: (\d{6,16})$", re.M), re.compile(r"^short desc: ([^\n]+)$", re.M)


def read_archive(data: bytes, name: str = "") -> Reading:
    """The whole docket, quoted from the lines of its XML."""
    source = decode(data)
    court = re.search(r"<court>\s*(\w{2,10})\s*</court>", source)
    if "</gov_uscourts_docket>" not in source[-200:] or court is None:
        raise CannotRead(CUT_OFF)
    try:
        text = lines.of_xml(source)
    except etree.XMLSyntaxError as error:
        raise CannotRead(CUT_OFF) from error
    page = Page(text, "docket XML", text, court[1])
    found = lines.shown(parsed(lambda: InternetArchive(page.court), source))
    for key, label in _AS_PRINTED:
        m = re.search(rf"^{label}: ([^\n]+)$", text[:HEAD], re.M)
        found[key] = m[1] if m else found.get(key)
    tree = sheet_tree(found, page.places, page.court, page.form("archive_docket", "docket num"))
    if tree["docket_number"] is None:
        raise CannotRead(CUT_OFF)
    _attach(tree["entries"], text)
    return Reading.of(tree, text)


def _attach(entries: list[dict[str, Any]], text: str) -> None:
    """Give each entry the attachments that the file lists as documents of their own."""
    numbered = {e["number"].value: e for e in entries if e["number"]}
    for m in _ATTACHED.finditer(text):
        entry = numbered.get(int(m[1]))
        if entry is not None:
            have = entry["attachments"] or []
            entry["attachments"] = sorted(_with(have, m), key=lambda a: int(a["number"].value))


def _with(have: list[Tree], m: re.Match[str]) -> Iterator[Tree]:
    """The attachments told of in the entry's words, and this one, which adds its document's id."""
    words, document = _WORDS.search(m[3]), _ID.search(m[3])
    told = {
        "number": Said(int(m[2]), *m.span(2)),
        "text": words and Said(words[1], m.start(3) + words.start(1), m.start(3) + words.end(1)),
        "pacer_doc_id": document
        and Said(doc_id(document[1]), m.start(3) + document.start(1), m.start(3) + document.end(1)),
    }
    known = [a for a in have if a["number"].value == int(m[2])]
    yield from (a for a in have if a["number"].value != int(m[2]))
    yield {**told, **{k: v for a in known for k, v in a.items() if v is not None}}
