"""Complaints: original and amended, for infringement, for a declaration, under the Hatch-Waxman Act."""

from ingest.readers.complaint.reader import read

__all__ = ["read"]
