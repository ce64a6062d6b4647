"""Papers before the Patent Trial and Appeal Board: petitions, responses, decisions, demonstratives, motions, notices."""

from ingest.readers.ptab.paper import read

__all__ = ["read"]
