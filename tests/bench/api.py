"""The API on a generated field: python -m tests.bench.api. The first time it makes the field, for minutes."""

import subprocess
import sys

from tests.bench.field import served


def main() -> None:
    """In a process of its own, since Django reads its settings once: when the field's database has a name."""
    with served():
        subprocess.run([sys.executable, "-m", "tests.bench.inside.api", *sys.argv[1:]], check=True)


if __name__ == "__main__":
    main()
