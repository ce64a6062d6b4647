"""How well the readers do on the sample pairs that nobody tunes them on.

Run as `python -m tests.readers.held_back [closed|opened] [--misses] [--only PART_OF_A_NAME]`. Of the closed ones only
the figures are to be looked at: once their misses were seen, they belong to the opened ones.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from tests.readers.scoring import UNSCORED, Tally, compare, paths

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "samples" / "held_back"
JUDGEMENT = {"contentions", "disputes", "knowledge", "references", "questions"}


def not_scored() -> dict[str, set[str]]:
    """Kind of filing -> keys left out of its expected readings, from the lines of the README."""
    lines = re.findall(r"^not scored in (\w+): (.+)$", (SAMPLES / "README.md").read_text("utf-8"), re.M)
    return {kind: set(keys.split()) for kind, keys in lines}


def read_all(texts: list[Path], folder: Path) -> dict[str, dict[str, Any]]:
    """The readings of the texts, through the command that users run; a text that is refused has none."""
    command = [sys.executable, "manage.py", "read", "--out", str(folder), *map(str, texts)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr.strip()[-2000:], file=sys.stderr)
    return {path.stem: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")}


def figures(counts: list[int]) -> str:
    right, false, missed = counts
    precision = right / (right + false) if right + false else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"{right:6}{false:6}{missed:6}{precision:8.3f}{recall:8.3f}{f1:8.3f}"


def print_table(tally: Tally) -> None:
    print(f"{'key':34}{'right':>6}{'false':>6}{'missed':>6}{'prec':>8}{'rec':>8}{'F1':>8}")
    for path in sorted(tally):
        print(f"{path:34}{figures(tally[path])}")
    for label, wanted in (("judgement keys", True), ("all other keys", False)):
        rows = [t for path, t in tally.items() if (path.split(".")[0] in JUDGEMENT) is wanted]
        print(f"{label:34}{figures([sum(column) for column in zip(*rows, strict=True)] or [0, 0, 0])}")
    print(
        f"{'all keys':34}{figures([sum(column) for column in zip(*tally.values(), strict=True)] or [0, 0, 0])}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--misses", action="store_true", help="print every value that was missed or wrongly read"
    )
    parser.add_argument("which", nargs="?", choices=("closed", "opened"), default="closed")
    parser.add_argument("--only", default="", help="a part of the names of the pairs to score")
    options = parser.parse_args()
    pairs = SAMPLES / options.which
    wanted = {
        path.name.removesuffix(".expected.json"): json.loads(path.read_text("utf-8"))
        for path in sorted(pairs.glob("*.expected.json"))
    }
    stated: defaultdict[str, set[str]] = defaultdict(set)
    for expected in wanted.values():
        stated[expected["kind"]].update(paths(expected))
    tally: Tally = defaultdict(lambda: [0, 0, 0])
    names = [name for name in wanted if options.only in name]
    if not names:
        print(f"no pairs in {options.which}")
        return
    with tempfile.TemporaryDirectory() as folder:
        readings = read_all([pairs / f"{name}.txt" for name in names], Path(folder))
    for name in names:
        expected, reading, misses = wanted[name], readings.get(name, {}), []
        skipped = not_scored().get(expected["kind"], set()) - set(expected)
        for key in sorted((set(expected) | set(reading)) - UNSCORED - skipped):
            compare(expected.get(key), reading.get(key), key, stated[expected["kind"]], tally, misses)
        if options.misses:
            print(*(f"{name}: {miss}" for miss in misses), sep="\n")
    print_table(tally)
    print(f"{len(names)} pairs; no reading of: {' '.join(n for n in names if n not in readings) or 'none'}")


if __name__ == "__main__":
    main()
