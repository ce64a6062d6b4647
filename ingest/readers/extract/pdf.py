"""PDF: its text layer through PDFium, page by page; a scan through the `tesseract` program where there is one."""

import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pypdfium2

from ingest.readers.extract.extracted import Extracted, paged
from ingest.readers.reading import CannotRead

MOST_PAGES = 5000
WIDE, TALL = 1100, 2200  # pixels of a page's picture at most, whatever size the PDF gives its page
SECONDS_PER_PAGE = 60  # of character recognition
_PDFIUM = threading.Lock()  # PDFium is not thread-safe: one document at a time in a process

# The court's header stamp is text even on a scanned page, so it does not count as a text layer.
_STAMP = re.compile(
    r"^.{0,60}\b(?:Document|Doc|Dkt|Paper|PageID|Filed)\b.{0,160}$|\bPage\s\d+\b", re.I | re.M
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_LEAST_WORDS = 8  # a page below this has no text layer worth the name


def from_pdf(data: bytes) -> Extracted:
    """The text of a PDF with its page starts. Raises CannotRead for a locked, broken, oversized or scanned file."""
    with _PDFIUM, _opened(data) as document:
        pages = [_text(document, number) for number in range(len(document))]
        if _is_scan(pages):
            pages = _recognised(document)
    return paged(pages)


@contextmanager
def _opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise CannotRead(
                "The PDF is locked with a password. Save a copy without it and send that."
            ) from error
        raise CannotRead("The PDF is damaged. Download it again, or print it to a new PDF.") from error
    try:
        if not 0 < len(document) <= MOST_PAGES:
            raise CannotRead(
                f"The PDF has {len(document)} pages; between 1 and {MOST_PAGES} can be read. Split it."
            )
        yield document
    finally:
        document.close()


def _text(document: pypdfium2.PdfDocument, number: int) -> str:
    try:
        page = document[number]
        layer = page.get_textpage()
        text: str = layer.get_text_range()
        layer.close()
        page.close()
    except pypdfium2.PdfiumError as error:
        raise CannotRead(
            f"Page {number + 1} of the PDF is damaged. Print the file to a new PDF and send that."
        ) from error
    return text


def picture(data: bytes, number: int) -> bytes | None:
    """A page (from 1) as PNG, as wide as WIDE pixels; None where the PDF has no such page. Raises CannotRead."""
    with _PDFIUM, _opened(data) as document:
        if not 1 <= number <= len(document):
            return None
        try:
            page = document[number - 1]
            width, height = page.get_size()
            drawn = page.render(scale=min(WIDE / max(width, 1), TALL / max(height, 1)))
        except pypdfium2.PdfiumError as error:
            raise CannotRead(f"Page {number} of the PDF is damaged and cannot be shown.") from error
        png = BytesIO()
        drawn.to_pil().save(png, "PNG")
        return png.getvalue()


def _is_scan(pages: list[str]) -> bool:
    """Whether most pages hold pictures of text: hardly a word besides the court's stamp."""
    bare = sum(len(_WORD.findall(_STAMP.sub("", page[:4000]))) < _LEAST_WORDS for page in pages)
    return bare * 2 > len(pages)


def _recognised(document: pypdfium2.PdfDocument) -> list[str]:
    program = shutil.which("tesseract")
    if program is None:
        raise CannotRead(
            "The PDF is a scan without text and needs OCR. Run it through text recognition and send it again."
        )
    return [_recognise(program, document, number) for number in range(len(document))]


def _recognise(program: str, document: pypdfium2.PdfDocument, number: int) -> str:
    """One page through tesseract, as a grey 300 dpi picture in PGM (Netpbm), which needs no picture library."""
    picture = document[number].render(scale=300 / 72, grayscale=True)
    rows = memoryview(picture.buffer).cast("B")
    grey = b"".join(
        bytes(rows[y * picture.stride : y * picture.stride + picture.width]) for y in range(picture.height)
    )
    pgm = b"P5 %d %d 255\n" % (picture.width, picture.height) + grey
    try:
        done = subprocess.run(
            [program, "stdin", "stdout"], input=pgm, capture_output=True, timeout=SECONDS_PER_PAGE, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise CannotRead(
            f"Text recognition failed on page {number + 1}. Recognise the text elsewhere and send it again."
        ) from error
    return done.stdout.decode("utf-8", "replace")
