"""For those who need the servers: `with running(home) as servers: servers.database_url`."""

import fcntl
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from casetracker.embedded.home import EmbeddedError, Home
from casetracker.embedded.keeper import try_lock

PROJECT = Path(__file__).resolve().parents[2]
SECONDS_TO_START = 90
SECONDS_TO_STOP = 60
KEEPERS_TO_TRY = 3


@dataclass(frozen=True)
class Servers:
    database_url: str
    redis_url: str
    keeper: int  # its process id


@contextmanager
def running(path: Path, *, fast: bool = False) -> Iterator[Servers]:
    """Use the embedded servers in this folder, starting them if nobody else has; EmbeddedError says why not.

    `fast` trades durability for speed: for tests. On leaving, the servers are gone unless somebody else
    still uses them.
    """
    home = Home(path.absolute())
    home.make()
    keepers: list[subprocess.Popen[bytes]] = []
    try:
        with home.users_lock.open("a") as users:
            yield _join(home, users, keepers, fast=fast)
    finally:
        _wait_for_the_end(home, keepers)


def found(path: Path) -> Servers | None:
    """The servers that run in this folder now, if they do."""
    return _told(Home(path.absolute()))


def _join(home: Home, users: IO[str], keepers: list[subprocess.Popen[bytes]], *, fast: bool) -> Servers:
    deadline = time.monotonic() + SECONDS_TO_START
    while not try_lock(users, fcntl.LOCK_SH):  # a keeper is just stopping
        if time.monotonic() > deadline:
            raise EmbeddedError(f"The embedded servers in {home.path} do not stop: see {home.path}.")
        time.sleep(0.05)
    while time.monotonic() < deadline:
        if servers := _told(home):
            return servers
        if (not keepers or keepers[-1].poll() is not None) and not _keeper_lives(home):
            if keepers and home.error.exists():
                raise EmbeddedError(home.error.read_text())
            if len(keepers) == KEEPERS_TO_TRY:
                break
            keepers.append(_start_keeper(home, fast=fast))
        time.sleep(0.03)
    raise EmbeddedError(f"The embedded servers did not start: see {home.log('keeper')}.")


def _start_keeper(home: Home, *, fast: bool) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "casetracker.embedded.keeper", str(home.path)]
    with home.log("keeper").open("wb") as log:
        return subprocess.Popen(
            [*command, "--fast"] if fast else command,
            cwd=PROJECT,
            # libpq's variables (PGOPTIONS, PGSSLMODE, …) are meant for other servers
            env={name: value for name, value in os.environ.items() if not name.startswith("PG")},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C is for us: the servers stop when the last user has let go
        )


def _keeper_lives(home: Home) -> bool:
    with home.keeper_lock.open("a") as lock:
        if not try_lock(lock, fcntl.LOCK_EX):
            return True
        # The address of a killed keeper goes before the next one is started: under the lock, never a living one's.
        home.state.unlink(missing_ok=True)
        return False


def _told(home: Home) -> Servers | None:
    """The address, once the keeper that lives has told it."""
    if not home.state.exists() or not _keeper_lives(home):
        return None
    try:
        state = json.loads(home.state.read_text())
    except FileNotFoundError:
        return None
    return Servers(state["database_url"], state["redis_url"], state["keeper"])


def _wait_for_the_end(home: Home, keepers: list[subprocess.Popen[bytes]]) -> None:
    """Leave no process behind: wait for the keeper to stop, unless somebody else still uses the servers."""
    deadline = time.monotonic() + SECONDS_TO_STOP
    while _keeper_lives(home) and time.monotonic() < deadline:
        with home.users_lock.open("a") as users:
            # Not ours alone, yet ours to share: another user. (Neither: the keeper is stopping.)
            if not try_lock(users, fcntl.LOCK_EX) and try_lock(users, fcntl.LOCK_SH):
                return
        time.sleep(0.05)
    for keeper in keepers:
        keeper.wait(SECONDS_TO_STOP)
