"""A worker process for tests: `python -m tests.ingest.worker DIE_AT FILING_ID…`.

Runs the real task on each filing, papers instead of readers. At the named step of its first filing it kills itself
with SIGKILL, as a machine would that loses power; `nowhere` lets it live.
"""

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402 (Django comes first)

from ingest import pipeline, tasks  # noqa: E402
from tests.record.papers import read_papers  # noqa: E402
from timelines import services  # noqa: E402

STEPS: dict[str, tuple[Any, str]] = {
    "before the attempt is counted": (tasks, "_attempt"),
    "before the reading": (pipeline, "read"),
    "before the text is kept": (pipeline, "_keep"),
    "before the locks": (services, "lock"),
    "before the facts": (services, "record_facts"),
    "before the record is settled": (services, "refresh"),
    "in the middle of settling": (services, "rebuild"),
    "before the commit": (services, "prune_parties"),
}


def address_of_the_database() -> str:
    """The database of the running test, as a worker process is told of it."""
    database = connection.settings_dict
    url = (
        f"postgresql://{database['USER']}:{database['PASSWORD']}@/{database['NAME']}?host={database['HOST']}"
    )
    return url + (f"&port={database['PORT']}" if database["PORT"] else "")


def _die(*_: Any, **__: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main(die_at: str, filings: list[int]) -> None:
    pipeline.read = read_papers
    if die_at in STEPS:
        where, name = STEPS[die_at]
        setattr(where, name, _die)
    for filing in filings:
        task: Callable[[int], None] = tasks.process
        task(filing)


if __name__ == "__main__":
    main(sys.argv[1], [int(a) for a in sys.argv[2:]])
