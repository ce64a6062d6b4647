"""The client printed in the guide ends equal to the database, while the server and the client itself are killed."""

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from accounts.models import User
from accounts.services import make_token
from parties.models import Party
from tests.feed.test_under_fire import PROJECT, dsn, writers
from tests.platform.waiting import until
from timelines.stamper import stamp

GUIDE = PROJECT / "docs" / "pull-docket-events.md"
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]


def client_code() -> str:
    (code,) = re.findall(r"```python\n(.*?)```", GUIDE.read_text(), re.S)
    return str(code)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str], log: Path, **env: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process; killed without warning in the end, with those it started: a web server's orphan would go on stamping."""
    with log.open("ab") as out:
        process = subprocess.Popen(
            command, env=os.environ | env, cwd=PROJECT, stdout=out, stderr=out, start_new_session=True
        )
        try:
            yield process
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def answers(address: str) -> bool:
    try:
        return bool(urllib.request.urlopen(f"{address}/healthz", timeout=5).status == 200)
    except (urllib.error.URLError, OSError):
        return False


def copied(file: Path) -> dict[int, tuple[str, int | None]]:
    if not file.exists():
        return {}
    with sqlite3.connect(file, timeout=30) as db:
        rows = db.execute("SELECT json FROM thing WHERE kind = 'party'").fetchall()
    things = [json.loads(row) for (row,) in rows]
    return {thing["id"]: (thing["name"], thing["merged_into"]) for thing in things}


def test_the_client_has_at_most_forty_lines() -> None:
    assert len([line for line in client_code().splitlines() if line.strip()]) <= 40


def test_it_ends_equal_to_the_database_though_both_sides_are_killed(tmp_path: Path) -> None:
    port, copy = free_port(), tmp_path / "copy.db"
    address = f"http://127.0.0.1:{port}"
    _, token = make_token(User.objects.create(username="machine"), name="puller")
    (tmp_path / "client.py").write_text(client_code())
    url = "postgresql:///?" + "&".join(dsn().split())
    web = [
        sys.executable,
        "-m",
        "gunicorn",
        "casetracker.wsgi",
        "--bind",
        f"127.0.0.1:{port}",
        "--threads",
        "8",
    ]
    puller = [sys.executable, str(tmp_path / "client.py")]
    mine = {"CASETRACKER": address, "CASETRACKER_TOKEN": token, "COPY": str(copy)}

    def truth() -> dict[int, tuple[str, int | None]]:
        return {p.pk: (p.name, p.merged_into_id) for p in Party.objects.all()}

    with writers(2, seed=3, transactions=80):
        for _ in range(3):
            before = copied(copy)
            with (
                running(web, tmp_path / "web.log", DATABASE_URL=url),
                running(puller, tmp_path / "puller.log", **mine),
            ):
                until(lambda: answers(address), "the web server")
                until(
                    lambda before=before: copied(copy) != before, "the copy moves on"
                )  # then both are killed
    stamp()
    with (
        running(web, tmp_path / "web.log", DATABASE_URL=url),
        running(puller, tmp_path / "puller.log", **mine) as last,
    ):
        until(lambda: copied(copy) == truth(), "the copy equals the database")
        assert last.poll() is None, (tmp_path / "puller.log").read_text()
    assert truth()
