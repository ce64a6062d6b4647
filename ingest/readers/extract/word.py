"""Word files (DOCX): paragraphs and tables in their order."""

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

from ingest.readers.extract.extracted import Extracted, fit
from ingest.readers.reading import CannotRead

MOST_BYTES = 200_000_000  # unpacked: beyond it a small file is a bomb, not a paper
MOST_PARTS = 10_000


def from_zip(data: bytes) -> Extracted:
    """The text of a DOCX; any other archive is refused with what to do."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise CannotRead("The file is a damaged archive. Download it again.") from error
    if len(parts) > MOST_PARTS or sum(p.file_size for p in parts) > MOST_BYTES:
        raise CannotRead("The file unpacks to more than 200 MB. Send the paper as PDF or plain text.")
    if not any(p.filename == "word/document.xml" for p in parts):
        raise CannotRead("The file is an archive. Unpack it and send the papers in it one by one.")
    try:
        document = docx.Document(io.BytesIO(data))
        lines = [line for block in document.iter_inner_content() for line in _lines(block)]
    except Exception as error:  # python-docx lets the errors of zipfile, lxml and its own lookups through
        raise CannotRead(
            "The Word file is damaged. Open it in Word and save it again, or send a PDF."
        ) from error
    return Extracted(fit("\n".join(lines)))


def _lines(block: Paragraph | Table) -> Iterator[str]:
    if isinstance(block, Paragraph):
        style = block.style.name if block.style is not None else ""
        yield ("- " if (style or "").startswith("List") and block.text.strip() else "") + block.text
        return
    rows = [[cell.text for cell in row.cells] for row in block.rows]
    if len(rows) == 1:  # one row lays out a page, a caption for instance: its cells hold lines of their own
        yield from rows[0]
        return
    for row in rows:
        yield "\t".join(" ".join(cell.split()) for cell in row)
