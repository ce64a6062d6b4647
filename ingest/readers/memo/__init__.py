"""Analyst memos: one published per filing, with the same headings I to VII; and their sisters about PTAB papers."""

from ingest.readers import memo_layout
from ingest.readers.detect import Kind
from ingest.readers.memo.board import read_board_memo
from ingest.readers.memo.district import read_district_memo
from ingest.readers.reading import Tree


def read(text: str, kind: Kind) -> Tree:
    """The tree of a memo, on a paper of a court or of the Board."""
    plain = memo_layout.plain(text)
    reader = read_board_memo if kind.name == "ptab_memo" else read_district_memo
    if plain == text:
        return reader(text, kind)
    compact, places = memo_layout.compact(plain)
    tree: dict[str, Tree] = reader(compact, kind)
    return {**memo_layout.moved({k: v for k, v in tree.items() if k != "kind"}, places), "kind": kind.words}


__all__ = ["read"]
