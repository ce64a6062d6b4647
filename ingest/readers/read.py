"""From the bytes of a filing to its reading: extract the text, see what kind of paper it is, let that reader read it."""

from collections.abc import Callable

from ingest.readers import complaint, court_records, district_paper, memo, ptab, uspto
from ingest.readers.detect import Kind, detect
from ingest.readers.extract import MOST_BYTES, TOO_LARGE, Extracted, extract
from ingest.readers.front import furniture
from ingest.readers.reading import CannotRead, Reading, Tree
from law.said import Said

VERSION = (
    17  # raised whenever a reader reads something differently: filings read by an older one are read again
)

READERS: dict[str, Callable[[str, Kind], Tree]] = {
    "memo": memo.read,
    "ptab_memo": memo.read,
    "complaint": complaint.read,
    "ptab_paper": ptab.read,
    "order": district_paper.read,
    "answer": district_paper.read,
    "motion": district_paper.read,
    "brief": district_paper.read,
    "notice": district_paper.read,
    "patent": uspto.read_patent,
}
OF_A_COURT = frozenset({"complaint", "order", "answer", "motion", "brief", "notice"})


def read(data: bytes, name: str = "") -> Reading:
    """The reading of one filing. `name` is the file's name, a hint only.

    A text nobody understands gives a reading of kind `unknown`; bytes that hold no text raise CannotRead.
    """
    if len(data) > MOST_BYTES:
        raise CannotRead(TOO_LARGE)
    record = court_records.recognise(data) or uspto.recognise(data)
    return record(data, name) if record else read_text(extract(data, name))


def read_text(extracted: Extracted) -> Reading:
    """The reading of a filing whose text is known."""
    bare = furniture.blanked(extracted.text)
    kind = detect(bare)
    if kind is None:
        return Reading.of({"kind": Said("unknown", 0, 0)}, extracted.text, extracted.pages)
    reader = READERS.get(kind.name)
    text = bare if kind.name in OF_A_COURT else extracted.text
    tree: Tree = reader(text, kind) if reader else {"kind": kind.words}
    return Reading.of(tree, extracted.text, extracted.pages)


__all__ = ["VERSION", "CannotRead", "Reading", "read", "read_text"]
