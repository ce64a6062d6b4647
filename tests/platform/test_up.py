"""`manage.py up`, with real processes: one command starts everything, Ctrl-C stops everything."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import psutil
import pytest

from casetracker.running import Child, Family, TooManyDeaths
from tests.platform.waiting import gone, until

pytestmark = pytest.mark.processes
PROJECT = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Up:
    """A running `manage.py up` with a var/ of its own."""

    def __init__(self, var: Path, port: int) -> None:
        self.port, self.var = port, var
        self.output = var / "up.txt"
        with self.output.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "up"],
                cwd=PROJECT,
                env=os.environ
                | {"VAR_DIR": str(var), "PORT": str(port), "DATABASE_URL": "", "REDIS_URL": ""},
                stdout=output,
                stderr=output,
            )

    def wait(self) -> "Up":
        until(lambda: self.ready() or self.process.poll() is not None, "the address")
        assert self.ready(), self.output.read_text()
        return self

    def ready(self) -> bool:
        return f"Casetracker is at http://127.0.0.1:{self.port}/" in self.output.read_text()

    def family(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)


@pytest.fixture
def up(tmp_path: Path) -> Iterator[Up]:
    up = Up(tmp_path, free_port())
    yield up.wait()
    up.process.terminate()
    up.process.wait(60)


def test_ctrl_c_stops_all_that_it_started(up: Up) -> None:
    with urlopen(f"http://127.0.0.1:{up.port}/healthz") as answer:
        assert answer.status == 200
    family = up.family()
    names = " ".join(" ".join(process.cmdline()) for process in family)
    for part in (
        "gunicorn",
        "celery -A casetracker worker",
        "celery -A casetracker beat",
        "postgres",
        "redis",
    ):
        assert part in names

    up.process.send_signal(signal.SIGINT)

    assert up.process.wait(60) == 0
    assert gone(process.pid for process in family)


def test_a_second_start_finds_what_the_first_left(up: Up) -> None:
    up.process.send_signal(signal.SIGINT)
    up.process.wait(60)

    again = Up(up.var, up.port).wait()

    again.process.terminate()
    assert again.process.wait(60) == 0


def test_killed_it_leaves_no_process_behind(up: Up) -> None:
    family = up.family()

    up.process.kill()

    until(lambda: gone(process.pid for process in family), "all its processes end")


def test_a_killed_worker_is_started_again(up: Up) -> None:
    worker = next(process for process in up.family() if "worker" in process.cmdline())
    worker.kill()

    until(lambda: "The worker died" in up.output.read_text(), "a sentence that says so")
    until(lambda: [p for p in up.family() if "worker" in p.cmdline() and p.pid != worker.pid], "a new worker")


def test_a_port_in_use_is_named_with_the_way_out(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        up = Up(tmp_path, taken.getsockname()[1])

        assert up.process.wait(60) == 1
    assert "choose another, as in `make run PORT=8010`" in up.output.read_text()
    assert "Traceback" not in up.output.read_text()


def test_a_var_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    var = tmp_path / "var"
    var.write_text("a file where the folder should be")
    run = subprocess.run(
        [sys.executable, "manage.py", "up"],
        cwd=PROJECT,
        env=os.environ | {"VAR_DIR": str(var), "DATABASE_URL": "", "REDIS_URL": ""},
        capture_output=True,
        text=True,
    )

    assert run.returncode == 2
    assert run.stderr.startswith("casetracker: Cannot write to ")
    assert run.stderr.count("\n") == 1


def test_a_child_that_dies_again_and_again_is_given_up(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "raise SystemExit('no such thing')"]
    family = Family([Child("web", command, tmp_path / "web.log")])
    family.start()
    said: list[str] = []

    with pytest.raises(TooManyDeaths, match="the web died 4 times, last with: no such thing"):
        until(lambda: said.extend(family.restart_the_dead()), "giving up")

    family.stop()
    assert said == ["The web died (no such thing); starting it again."] * 3


def test_a_child_that_does_not_listen_is_made_to_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casetracker.running.SECONDS_TO_STOP", 0.2)
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True)"
    log = tmp_path / "web.log"
    family = Family([Child("web", [sys.executable, "-c", f"{deaf}; time.sleep(600)"], log)])
    family.start()
    until(lambda: "deaf" in log.read_text(), "it ignores SIGTERM")

    family.stop()

    assert not family.children[0].alive()
