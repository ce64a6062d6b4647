"""Records of the Patent Office: trials before the Board, file wrappers, assignments, grants."""

import re
from collections.abc import Callable

from ingest.readers.reading import Reading
from ingest.readers.uspto.assignments import read_assignments
from ingest.readers.uspto.certificate import read_patent
from ingest.readers.uspto.grant import read_grant
from ingest.readers.uspto.trials import read_trials, read_v2
from ingest.readers.uspto.wrapper import read_wrapper

HEAD = 20_000  # bytes in which a record shows what it is
FORMATS = (
    (re.compile(rb'"patentTrial(?:Proceeding|Document)DataBag"'), read_trials),
    (re.compile(rb'"patentFileWrapperDataBag"'), read_wrapper),
    (re.compile(rb'"reelNumber"'), read_assignments),
    (re.compile(rb'"proceedingNumber"'), read_v2),
)


def recognise(data: bytes) -> Callable[[bytes, str], Reading] | None:
    """The reader of these bytes, or None where they are no record of the Office."""
    head = data[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<") and b"<us-patent-grant" in head[:2000]:
        return read_grant
    if not head.startswith(b"{"):
        return None
    return next((read for mark, read in FORMATS if mark.search(head)), None)


__all__ = ["read_patent", "recognise"]
