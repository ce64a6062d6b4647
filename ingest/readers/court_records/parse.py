"""One way to run a parser of juriscraper on text: no session, no network, its errors as a sentence."""

from collections.abc import Callable
from typing import Any

from ingest.readers.reading import CannotRead

BROKEN = "The file looks like a court record, but its layout is not one we know ({error}). Save it again as the court shows it."


def parsed(make: Callable[[], Any], source: str) -> Any:
    """What the parser finds in `source`. Raises CannotRead where it finds nothing or fails."""
    try:
        report = make()
        report._parse_text(source)
        found = report.data
    except CannotRead:
        raise
    except Exception as error:  # the parsers assert, index and cast freely on pages they do not expect
        raise CannotRead(BROKEN.format(error=type(error).__name__)) from error
    if not found:
        raise CannotRead(BROKEN.format(error="empty"))
    return found
