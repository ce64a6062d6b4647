"""A web process loads what answers need before the first of them, in a process of its own as gunicorn's is."""

import subprocess
import sys

from django.conf import settings

TOLD = """
import gc, casetracker.wsgi
from django.template.loader import get_template
frozen = gc.get_freeze_count()
before = set(__import__("sys").modules)
get_template("cases/case.html"); import cases.views, timelines.api.events
print(frozen > 50_000, sorted(set(__import__("sys").modules) - before))
"""


def test_addresses_and_templates_are_loaded_and_left_out_of_searches_for_cycles() -> None:
    told = subprocess.run(
        [sys.executable, "-c", TOLD],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert told.stdout.split(maxsplit=1) == ["True", "[]\n"]
