"""Plain text in whatever encoding it comes: UTF-8, UTF-16 and UTF-32 with a byte-order mark, else Windows-1252."""

import codecs
import re

from ingest.readers.extract.extracted import Extracted, fit
from ingest.readers.reading import CannotRead

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")
NOT_A_DOCUMENT = "The file holds no readable text. Send the paper as PDF, Word (DOCX), HTML or plain text."


def decode(data: bytes) -> str:
    """The characters that these bytes mean; bytes that mean none become U+FFFD."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # court e-mail is cp1252 with a stray \xa7; a long UTF-8 text with one bad byte stays UTF-8
        worth_keeping = error.start > 2000 or any(b >= 0xC2 for b in data[: error.start])
        text = data.decode("utf-8", "replace") if worth_keeping else ""
        return (
            text
            if worth_keeping and text.count("\ufffd") * 200 < len(text)
            else data.decode("cp1252", "replace")
        )


def from_text(data: bytes) -> Extracted:
    """Text as it stands; form feeds (as `pdftotext` writes them) become line ends that start a page."""
    raw = decode(data).replace("\r\n", "\n")
    sample = raw[:100_000]
    if len(_NO_TEXT.findall(sample)) * 10 > len(sample):
        raise CannotRead(NOT_A_DOCUMENT)
    text = fit(raw)
    if not text.strip():
        raise CannotRead("The file is empty. Send the paper itself.")
    breaks = [m.end() for m in re.finditer("\f", raw) if m.end() < len(raw)]
    return Extracted(text, (0, *breaks) if breaks else ())
