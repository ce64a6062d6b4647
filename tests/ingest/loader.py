"""`manage.py ingest` in a process of its own, for tests: `python -m tests.ingest.loader DIE_AT PATH`.

Bulk tables go in pieces of two lines and portions of one scope. At the named step, after as many times as it says, the
process kills itself with SIGKILL; `nowhere` lets it live.
"""

import os
import signal
import sys
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402 (Django comes first)

from ingest.bulk import load as loading  # noqa: E402
from timelines import services  # noqa: E402

STEPS: dict[str, tuple[Any, str, int]] = {
    "between two pieces": (loading, "_write", 3),
    "between two portions": (loading, "settle_alone", 2),
    "in the middle of settling": (services, "rebuild", 1),
}


def main(die_at: str, path: str) -> None:
    loading.AT_ONCE, loading.SCOPES_AT_ONCE = 2, 1
    if die_at in STEPS:
        where, name, left = STEPS[die_at]
        work = getattr(where, name)

        def dying(*args: Any, **more: Any) -> Any:
            nonlocal left
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)
            return work(*args, **more)

        setattr(where, name, dying)
    call_command("ingest", path)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
