"""What a data set and docket sheets cost: python -m tests.bench.bulk. On an empty database that is gone afterwards."""

import subprocess
import sys

from tests.bench.field import served


def main() -> None:
    """In a process of its own, since Django reads its settings once: when the database has a name."""
    with served("casetracker_bench_bulk"):
        subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity=0"], check=True)
        subprocess.run([sys.executable, "-m", "tests.bench.inside.sheets"], check=True)
        subprocess.run([sys.executable, "-m", "tests.bench.inside.bulk"], check=True)


if __name__ == "__main__":
    main()
