"""Analyst memos: one published per filing, with the same headings I to VII; and their sisters about PTAB papers."""

from ingest.readers.detect import Kind
from ingest.readers.reading import Tree


def read(text: str, kind: Kind) -> Tree:
    """The tree of a memo."""
    return {"kind": kind.words}


__all__ = ["read"]
