"""The text of a filing, made fit to be stored and counted in."""

import re
from dataclasses import dataclass

from ingest.readers.reading import CannotRead

MOST_CHARACTERS = 20_000_000  # a 5,000-page appendix has about twelve million

# PostgreSQL stores neither NUL nor lone surrogates; PDFium writes U+FFFE for the hyphen at a line's end.
_UNFIT = {
    0: "\ufffd",
    0x0C: "\n",
    0x0B: "\n",
    0x85: "\n",
    0x2028: "\n",
    0x2029: "\n",
    0xFFFE: "-",
    0xFFFF: "\ufffd",
}
_ASIDE = [chr(code) for code in _UNFIT]
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text that spans count in, and the offset at which each page starts (empty where there are no pages)."""

    text: str
    pages: tuple[int, ...] = ()


def fit(text: str) -> str:
    """The text with `\\n` as its only line end; NUL, lone surrogates and other line ends replaced one for one."""
    if len(text) > MOST_CHARACTERS:
        raise CannotRead(
            "The file holds more than 20 million characters. Send its parts as files of their own."
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if any(
        character in text for character in _ASIDE
    ):  # hardly a text has one, and looking is a hundred times faster
        text = text.translate(_UNFIT)
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def paged(pages: list[str]) -> Extracted:
    """Pages one under the other, each on a new line, with the offset of each page's first character."""
    starts, at, kept = [], 0, []
    for page in pages:
        page = fit(page)
        starts.append(at)
        kept.append(page)
        at += len(page) + 1
    return Extracted(fit("\n".join(kept)), tuple(starts))
