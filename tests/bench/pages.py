"""The pages on a generated field: python -m tests.bench.pages. The first time it makes the field, for minutes.

`python -m tests.bench.pages 100000 1000000` measures on 100,000 cases with 1,000,000 entries; words after that name the
pages, a number how often each is asked for: `python -m tests.bench.pages 100000 1000000 5 court patent`.
"""

import subprocess
import sys

from tests.bench.field import served


def main() -> None:
    """In a process of its own, since Django reads its settings once: when the field's database has a name."""
    with served():
        subprocess.run([sys.executable, "-m", "tests.bench.inside.pages", *sys.argv[1:]], check=True)


if __name__ == "__main__":
    main()
