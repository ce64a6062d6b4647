"""Bytes to text: plain text in any encoding, PDF, DOCX, HTML, e-mail. Text keeps its offsets: nothing is reordered."""

from ingest.readers.extract.extracted import Extracted
from ingest.readers.extract.sniff import MOST_BYTES, TOO_LARGE, extract

__all__ = ["MOST_BYTES", "TOO_LARGE", "Extracted", "extract"]
