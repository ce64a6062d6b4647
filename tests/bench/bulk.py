"""What a data set and docket sheets cost, on an empty database that is gone afterwards.

`python -m tests.bench.bulk` measures both; `python -m tests.bench.bulk 100000` a data set of so many cases alone.
"""

import subprocess
import sys

from tests.bench.field import served


def main() -> None:
    """In a process of its own, since Django reads its settings once: when the database has a name."""
    cases = sys.argv[1:] if len(sys.argv) == 2 else []  # two numbers are the size of the field
    with served("casetracker_bench_bulk"):
        subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity=0"], check=True)
        if not cases:
            subprocess.run([sys.executable, "-m", "tests.bench.inside.sheets"], check=True)
        subprocess.run([sys.executable, "-m", "tests.bench.inside.bulk", *cases], check=True)


if __name__ == "__main__":
    main()
