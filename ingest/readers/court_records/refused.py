"""Pages of the courts' filing systems that hold no record of a case we keep: each is refused in a sentence of its own,
so that nobody waits for a docket that is not there."""

import re
from collections.abc import Callable

from ingest.readers.extract.plain import decode
from ingest.readers.extract.web import visible
from ingest.readers.reading import CannotRead, Reading

CHARGE = (
    "PACER asks here whether to accept its charge. Accept it, and save the page or the document that follows."
)
LOGIN = "This is the login page of CM/ECF. Log in at the court, and save the page that follows."
BANKRUPTCY = "This is from a bankruptcy court, whose cases this tracker does not keep."
OPINIONS = "This is a court's list of its written opinions, of many cases. Save the docket sheet of the case that is meant."
NO_RECORD = "This page of a court's filing system holds no record{said}. Open the record again, and save it once it shows."
SAYS = 120
_MENU_LINE = re.compile(r"^-\s|^Back$|^\W*$|^\d+$|\bQuery\b.*\bReports\b")


def _refusing(sentence: str) -> Callable[[bytes, str], Reading]:
    def refuse(data: bytes, name: str = "") -> Reading:
        raise CannotRead(sentence)

    return refuse


def refuse_empty(data: bytes, name: str = "") -> Reading:
    """Refuses with the words that the page shows in the record's place: `Case not found.`"""
    lines = (line.strip() for line in visible(decode(data)).splitlines())
    words = next((line for line in lines if not _MENU_LINE.search(line)), "")[:SAYS].rstrip(". ")
    raise CannotRead(NO_RECORD.format(said=f": it says “{words}”" if words else ""))


refuse_charge, refuse_login, refuse_bankruptcy, refuse_opinions = (
    _refusing(sentence) for sentence in (CHARGE, LOGIN, BANKRUPTCY, OPINIONS)
)
