"""How long reading takes beside one pass over the words: python -m tests.bench.readers. Prints a table, asserts nothing."""

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from ingest.readers.read import CannotRead, read
from ingest.readers.reading import Reading

ROOT = Path(__file__).resolve().parents[2]
MEGABYTE = 1_000_000
HEADS = {
    "memo": "DCT\n7:24-cv-00030\nA v. B\nI. Executive Summary and Procedural Information\n- Core Dispute: ",
    "complaint": "UNITED STATES DISTRICT COURT\nDISTRICT OF DELAWARE\nA, Inc., Plaintiff, v. B, Ltd., Defendant.\n"
    "C.A. No. 22-941-GBW\nCOMPLAINT\n1. ",
    "order": "UNITED STATES DISTRICT COURT\nDISTRICT OF DELAWARE\nA, Inc., Plaintiff, v. B, Ltd., Defendant.\n"
    "C.A. No. 22-941-GBW\nORDER\n",
    "ptab_paper": "BEFORE THE PATENT TRIAL AND APPEAL BOARD\nA, Petitioner, v. B, Patent Owner.\n"
    "IPR2020-01582\nPETITION\n",
}
HOSTILE = {
    "one line": "a patent ",
    "digits": "7",
    "parentheses": "(",
    "empty lines": "\n",
    "quotes": '"',
    "numbers": "7,519,814, ",
    "claims": "claim 1, ",
    "dates": "May 3, 2024 ",
    "short forms": "’814 ",
    "paragraphs": "1. The Defendant.\n",
}


def seconds(run: Callable[[], object], times: int = 3) -> float:
    """The best of a few runs, in seconds of processor time."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
    return best


def attempt(data: bytes) -> Reading | None:
    try:
        return read(data)
    except CannotRead:
        return None


def cases() -> list[tuple[str, str]]:
    """Name and text of what is timed: real papers where ../shared is there, a megabyte of each and of each kind, a
    megabyte of each hostile text."""
    papers = sorted((ROOT.parent / "shared" / "filings").glob("*.txt")) or sorted(
        (ROOT / "tests" / "samples").glob("memo/*.txt")
    )
    hostile = [
        (f"1 MB {name} ({kind})", head + unit * ((MEGABYTE - len(head)) // len(unit)))
        for name, unit in HOSTILE.items()
        for kind, head in HEADS.items()
    ]
    repeated = [
        (f"1 MB of {p.parent.name}/{p.stem}", _to_a_megabyte(p.read_text("utf-8")))
        for p in [*papers, *_longest_of_each_kind()]
    ]
    return [(p.stem, p.read_text("utf-8")) for p in papers] + repeated + hostile


def _to_a_megabyte(text: str) -> str:
    """A paper again and again: as many parties, claims and rows as a megabyte holds."""
    return (text + "\n") * (MEGABYTE // (len(text) + 1))


def _longest_of_each_kind() -> list[Path]:
    """The longest sample of each kind of filing."""
    kinds: dict[str, list[Path]] = {}
    for path in sorted((ROOT / "tests" / "samples").glob("*/*.txt")):
        kinds.setdefault(path.parent.name, []).append(path)
    return [max(paths, key=_size) for paths in kinds.values()]


def _size(path: Path) -> int:
    return path.stat().st_size


def main() -> None:
    table = Table(title="Reading, beside one re.findall over the words")
    for column in ("text", "KB", "words pass s", "reading s", "ratio"):
        table.add_column(column, justify="left" if column == "text" else "right")
    only = sys.argv[1] if len(sys.argv) > 1 else ""
    for name, text in cases():
        if only in name:
            data = text.encode()
            times = 1 if len(text) >= MEGABYTE // 2 else 3
            floor = seconds(lambda text=text: re.findall(r"\w+", text))  # type: ignore[misc]
            spent = seconds(lambda data=data: attempt(data), times)  # type: ignore[misc]
            table.add_row(
                name,
                f"{len(text) / 1000:.0f}",
                f"{floor:.4f}",
                f"{spent:.3f}",
                f"{spent / floor:.0f}" if floor else "",
            )
    Console(width=110).print(table)


if __name__ == "__main__":
    main()
