"""Which format the bytes are, from the bytes: names of files and of senders lie."""

import re

from ingest.readers.extract.extracted import Extracted
from ingest.readers.extract.mail import from_mail
from ingest.readers.extract.pdf import from_pdf
from ingest.readers.extract.plain import from_text
from ingest.readers.extract.web import from_html
from ingest.readers.extract.word import from_zip
from ingest.readers.reading import CannotRead

MOST_BYTES = 200_000_000
TOO_LARGE = "The file is larger than 200 MB. Send its parts as files of their own."
_PICTURE = "The file is a picture. Turn it into a PDF with recognised text and send that."
_REFUSED = (  # first bytes of formats that hold papers but are not read, and what to do instead
    (b"\xd0\xcf\x11\xe0", "The file is in the old Word format. Save it as DOCX or PDF and send that."),
    (b"{\\rtf", "The file is in rich text format. Save it as DOCX or PDF and send that."),
    (b"\x1f\x8b", "The file is compressed. Unpack it and send the paper itself."),
    (b"7z\xbc\xaf\x27\x1c", "The file is an archive. Unpack it and send the papers in it one by one."),
    (b"Rar!", "The file is an archive. Unpack it and send the papers in it one by one."),
    (b"\x89PNG", _PICTURE), (b"\xff\xd8\xff", _PICTURE), (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE), (b"MM\x00*", _PICTURE),
)  # fmt: skip
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body|table|div|p)\b",
    re.I | re.S,
)
_HTML_LATER = re.compile(rb"<(?:html|body)[\s>]", re.I)
_HEADER = re.compile(
    rb"^(From|To|Cc|Subject|Date|Received|Return-Path|Message-ID|MIME-Version|Content-Type|Delivered-To|X-[\w-]{1,40}):\s",
    re.I | re.M,
)


def extract(data: bytes, name: str = "") -> Extracted:
    """The text of one file, whatever its format. `name` is not believed. Raises CannotRead with what to do."""
    if not data.strip(b"\0 \t\r\n"):
        raise CannotRead("The file is empty. Send the paper itself.")
    if len(data) > MOST_BYTES:
        raise CannotRead(TOO_LARGE)
    for first, sentence in _REFUSED:
        if data.startswith(first):
            raise CannotRead(sentence)
    if b"%PDF-" in data[:1024]:
        return from_pdf(data)
    if data.startswith(b"PK\x03\x04"):
        return from_zip(data)
    if _is_mail(data):
        return from_mail(data)
    if _HTML.match(data.removeprefix(b"\xef\xbb\xbf")) or _HTML_LATER.search(data[:2048]):
        return from_html(data)
    return from_text(data)


def _is_mail(data: bytes) -> bool:
    """Whether the file begins with a header block: at least three known fields before the first empty line."""
    head = re.split(rb"\r?\n\r?\n", data[:20_000].lstrip(), maxsplit=1)[0]
    names = {m[1].lower() for m in _HEADER.finditer(head)}
    return len(names) >= 3 and bool(_HEADER.match(data.lstrip()) or data.startswith(b"From "))
