"""The Internet Archive's XML of a docket (the older public face of RECAP)."""

import re

from juriscraper.pacer import InternetArchive

from ingest.readers.court_records.docket import sheet_tree
from ingest.readers.court_records.page import Page
from ingest.readers.court_records.parse import parsed
from ingest.readers.extract.extracted import fit
from ingest.readers.extract.plain import decode
from ingest.readers.reading import CannotRead, Reading

CUT_OFF = "The XML breaks off before its end. Download it again."


def read_archive(data: bytes, name: str = "") -> Reading:
    """The whole docket, quoted from the XML's source."""
    text = fit(decode(data))
    court = re.search(r"<court>\s*(\w{2,10})\s*</court>", text)
    if "</gov_uscourts_docket>" not in text[-200:] or court is None:
        raise CannotRead(CUT_OFF)
    page = Page(text, "docket XML", text, court[1])
    found = parsed(lambda: InternetArchive(page.court), text)
    tree = sheet_tree(found, page.places, page.court, page.form("archive_docket", "gov_uscourts_docket"))
    if tree["docket_number"] is None:
        raise CannotRead(CUT_OFF)
    return Reading.of(tree, text)
