"""The docket sheet of a district court (CM/ECF "Docket Report"), of the JPML and the Court of Federal Claims."""

from juriscraper.pacer import DocketReport

from ingest.readers.court_records.docket import sheet_tree
from ingest.readers.court_records.page import page_of
from ingest.readers.court_records.parse import parsed
from ingest.readers.reading import CannotRead, Reading

EMPTY = "The page holds no docket: no number or no parties came with it. Run the docket report again and save its result."


def read_docket(data: bytes, name: str = "") -> Reading:
    page = page_of(data, "docket sheet", name)
    found = parsed(lambda: DocketReport(page.court), page.source)
    tree = sheet_tree(found, page.places, page.court, page.form("docket", "DOCKET FOR CASE #"))
    if tree["docket_number"] is None:
        raise CannotRead(EMPTY)
    return Reading.of(tree, page.text)
