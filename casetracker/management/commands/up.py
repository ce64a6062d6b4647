"""`make run`: everything on this machine, until Ctrl-C."""

import os
import signal
import socket
import sys
import time
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError

from casetracker.environment import VAR_DIR
from casetracker.running import Child, Family, TooManyDeaths

LOOK_EVERY = 0.25  # seconds
SECONDS_TO_ANSWER = 60


class Command(BaseCommand):
    help = "Migrate, make the demo cases, and run web, worker and beat until Ctrl-C. PORT says where (8000)."
    requires_system_checks: list[str] = []  # migrate checks

    def handle(self, *args: Any, **options: Any) -> None:
        port = _port()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, _ask_to_stop)
        family = Family(_children(port))
        try:
            call_command("migrate", interactive=False, verbosity=0, stdout=self.stderr)
            if "demo" in get_commands():
                call_command("demo", stdout=self.stdout)
            family.start()
            self._wait_for_answer(family, port)
            self.stdout.write(
                f"Casetracker is at http://127.0.0.1:{port}/ (Ctrl-C stops it; logs in {_logs()})"
            )
            while True:
                time.sleep(LOOK_EVERY)
                self._mend(family)
        except StopAsked:
            self.stdout.write("Stopping.")
        except TooManyDeaths as error:
            raise CommandError(f"Stopped everything: {error}") from error
        finally:
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, signal.SIG_IGN)  # a second Ctrl-C must not interrupt the stopping
            family.stop()

    def _mend(self, family: Family) -> None:
        for sentence in family.restart_the_dead():
            self.stderr.write(sentence)

    def _wait_for_answer(self, family: Family, port: int) -> None:
        deadline = time.monotonic() + SECONDS_TO_ANSWER
        while not _answers(port):
            if time.monotonic() > deadline:
                raise CommandError(f"The web server does not answer: see {_logs() / 'web.log'}.")
            self._mend(family)
            time.sleep(0.1)


class StopAsked(Exception):
    """Ctrl-C or SIGTERM."""


def _ask_to_stop(*_: object) -> None:
    raise StopAsked


def _port() -> int:
    text = os.environ.get("PORT", "8000")
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise CommandError(f"PORT must be a number from 1 to 65535, not {text!r}.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as gunicorn does
        try:
            probe.bind(("127.0.0.1", int(text)))
        except OSError as error:
            raise CommandError(
                f"Port {text} cannot be used ({error.strerror}): choose another, as in `make run PORT=8010`."
            ) from error
    return int(text)


def _logs() -> Any:
    logs = VAR_DIR / "log"
    logs.mkdir(parents=True, exist_ok=True)
    return logs


def _children(port: int) -> list[Child]:
    python = [sys.executable, "-m"]
    worker = [*python, "celery", "-A", "casetracker", "worker", "--concurrency", "2", "--without-gossip"]
    commands = {
        "web": [*python, "gunicorn", "casetracker.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "8"],
        "worker": [*worker, "--without-mingle", "--loglevel", settings.LOG_LEVEL],
        "beat": [*python, "celery", "-A", "casetracker", "beat", "--pidfile=", "--loglevel", "WARNING"],
    }
    return [Child(name, command, _logs() / f"{name}.log") for name, command in commands.items()]


def _answers(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
            return bool(answer.status == 200)
    except (URLError, ConnectionError, TimeoutError):
        return False
