"""Records of the Patent Office: trials before the Board, file wrappers, assignments, grants."""

import re
from collections.abc import Callable

from ingest.readers.reading import CannotRead, Reading
from ingest.readers.uspto.assignments import read_assignment_xml, read_assignments
from ingest.readers.uspto.certificate import read_patent
from ingest.readers.uspto.grant import read_grant
from ingest.readers.uspto.older_grant import read_older_grant
from ingest.readers.uspto.trials import read_trials, read_v2
from ingest.readers.uspto.wrapper import read_wrapper

NOT_KEPT = (
    "This answer of the Patent Office lists {what}, which this tracker does not keep: of the Office it keeps trials before "
    "the Board, patents with their file wrappers, and assignments."
)


PUBLISHED = (
    "This is a published application, not a patent: what it claims was never granted in this form. Send the grant, or the "
    "file wrapper of the application."
)


def _published(data: bytes, name: str = "") -> Reading:
    raise CannotRead(PUBLISHED)


def _not_kept(what: str) -> Callable[[bytes, str], Reading]:
    def refuse(data: bytes, name: str = "") -> Reading:
        raise CannotRead(NOT_KEPT.format(what=what))

    return refuse


HEAD = 20_000  # bytes in which a record shows what it is
FORMATS = (
    (re.compile(rb'"(?:patentAppealDataBag|appealNumber)"'), _not_kept("appeals from examiners")),
    (re.compile(rb'"(?:patentInterferenceDataBag|interferenceData)"'), _not_kept("interferences")),
    (re.compile(rb'"petitionDecisionData(?:Bag)?"'), _not_kept("decisions on petitions")),
    (re.compile(rb'"patentTrial(?:Proceeding|Document|Decision)?Data(?:Bag)?"'), read_trials),
    (re.compile(rb'"(?:patentFileWrapperDataBag|patentdata|patentBag)"'), read_wrapper),
    (re.compile(rb'\A\{\s*"queryResults"'), read_wrapper),
    (re.compile(rb'"reelNumber"'), read_assignments),
    (re.compile(rb'"proceedingNumber"'), read_v2),
    (re.compile(rb'\A\{\s*(?:"count"[^,]{1,12},\s*)?"documentBag"'), _not_kept("papers of a file wrapper")),
)


ASSIGNMENTS = re.compile(rb"<us-patent-assignments\b|<patent-assignments?\b|<str name=\"reelNo\">")


def recognise(data: bytes) -> Callable[[bytes, str], Reading] | None:
    """The reader of these bytes, or None where they are no record of the Office."""
    head = data[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<") and b"<us-patent-grant" in head[:2000]:
        return read_grant
    if head.startswith(b"<") and re.search(
        rb"<us-patent-application\b|<patent-application-publication\b", head
    ):
        return _published
    if head.startswith(b"<") and b"<PATDOC" in head:
        return read_older_grant
    if head.startswith(b"<") and ASSIGNMENTS.search(head):
        return read_assignment_xml
    if not head.startswith(b"{"):
        return None
    return next((read for mark, read in FORMATS if mark.search(head)), None)


__all__ = ["read_patent", "recognise"]
