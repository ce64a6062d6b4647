"""What one new filing costs the record: python -m tests.bench.record."""

import subprocess
import sys

from tests.bench.field import served


def main() -> None:
    """In a process of its own, since Django reads its settings once: when the database has a name."""
    with served():
        subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity=0"], check=True)
        subprocess.run([sys.executable, "-m", "tests.bench.inside.record"], check=True)


if __name__ == "__main__":
    main()
