"""One way to run a parser of juriscraper on text: no session, no network, its errors as a sentence."""

from collections.abc import Callable
from typing import Any

from ingest.readers.reading import CannotRead

BROKEN = "The file looks like a court record, but its layout is not one we know ({error}). Save it again as the court shows it."

EMPTY = (
    "The file looks like a court record, but holds no case: it may be sealed, still being opened, or have no line that fits "
    "what was asked for. Ask for the whole record, and save it again as the court shows it."
)


def guarded(call: Callable[[], Any]) -> Any:
    """What a parser's call gives. Raises CannotRead where it fails."""
    try:
        return call()
    except CannotRead:
        raise
    except Exception as error:  # the parsers assert, index and cast freely on pages they do not expect
        raise CannotRead(BROKEN.format(error=type(error).__name__)) from error


def parsed(make: Callable[[], Any], source: str) -> Any:
    """What the parser finds in `source`. Raises CannotRead where it finds nothing or fails."""

    def run() -> Any:
        report = make()
        report._parse_text(source)
        return report.data

    found = guarded(run)
    if not found:
        raise CannotRead(EMPTY)
    return found
