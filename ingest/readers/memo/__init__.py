"""Analyst memos: one published per filing, with the same headings I to VII; and their sisters about PTAB papers."""

from ingest.readers import memo_layout
from ingest.readers.detect import Kind
from ingest.readers.memo.board import read_board_memo
from ingest.readers.memo.district import read_district_memo
from ingest.readers.reading import Tree


def read(text: str, kind: Kind) -> Tree:
    """The tree of a memo, on a paper of a court or of the Board."""
    text = memo_layout.plain(text)
    return read_board_memo(text, kind) if kind.name == "ptab_memo" else read_district_memo(text, kind)


__all__ = ["read"]
