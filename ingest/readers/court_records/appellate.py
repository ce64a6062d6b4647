"""The docket of a court of appeals: CM/ECF's "General Docket" page, and the JSON of the newer ACMS."""

import json
import re

from juriscraper.pacer import ACMSDocketReport, AppellateDocketReport

from ingest.readers.court_records import lines
from ingest.readers.court_records.docket import sheet_tree
from ingest.readers.court_records.page import Page, page_of
from ingest.readers.court_records.parse import parsed
from ingest.readers.extract.plain import decode
from ingest.readers.reading import CannotRead, Reading

NO_COURT = "ACMS does not write the court into its JSON: name the file after it, as in ca9_22-21.json, and send it again."
CUT_OFF = "The JSON breaks off or is damaged. Save it again."
_IN_NAME = re.compile(r"(?<![a-z0-9])(ca(?:\d{1,2}|dc|fc))[_-]", re.I)
NO_NUMBER = "The page holds no appeal's number. Open the appeal's docket again and save the page."


def read_appeal(data: bytes, name: str = "") -> Reading:
    """A page of the appellate docket: with its full entries, or the summary without them."""
    page = page_of(data, "appellate docket", name)
    found = parsed(lambda: AppellateDocketReport(page.court), page.source)
    return _reading(found, page, "appellate_docket", "Docket #")


def read_acms(data: bytes, name: str = "") -> Reading:
    """The JSON that ACMS hands its own pages, quoted from its lines. It does not say its court: the file's name must
    begin with it (`ca9_22-21.json`), as those who save such files name them."""
    source = decode(data)
    try:
        text = lines.of_json(json.loads(source))
    except (ValueError, RecursionError) as error:
        raise CannotRead(CUT_OFF) from error
    court = _IN_NAME.search(name)
    if court is None:
        raise CannotRead(NO_COURT)
    page = Page(text, "ACMS docket", text, court[1].lower())
    found = lines.shown(parsed(lambda: ACMSDocketReport(page.court), source))
    return _reading(found, page, "acms_docket", "case number")


def _reading(found: dict[str, object], page: Page, form: str, words: str) -> Reading:
    found.setdefault("cause", "")
    tree = sheet_tree(found, page.places, page.court, page.form(form, words))
    if tree["docket_number"] is None:
        raise CannotRead(NO_NUMBER)
    return Reading.of(tree, page.text)
