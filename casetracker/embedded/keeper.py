"""The process that runs the embedded servers while anybody uses them (`python -m`, by `client.running`)."""

import argparse
import fcntl
import json
import os
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import IO

from casetracker.embedded.home import EmbeddedError, Home, Place
from casetracker.embedded.postgres import Postgres
from casetracker.embedded.redis import Redis

LOOK_EVERY = 0.3  # seconds
RESTARTS = 5  # of one server, in the keeper's life


def try_lock(file: IO[str], kind: int) -> bool:
    """Take a lock (LOCK_SH or LOCK_EX) if it is free."""
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


class Keeper:
    def __init__(self, home: Home, *, fast: bool) -> None:
        self.home = home
        place = Place.of(home)
        place.own(place.data)
        self.servers: tuple[Postgres, Redis] = (Postgres(home, place, fast=fast), Redis(home, place))
        home.sockets.write_text(str(self.servers[0].sockets))
        self.restarts = {server: 0 for server in self.servers}
        self.asked_to_stop = False
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._ask)

    def run(self, users: IO[str]) -> None:
        """Start, tell the address, watch until the last user is gone, stop."""
        try:
            for server in self.servers:
                server.start()
            self._tell()
            while not self.asked_to_stop and not try_lock(users, fcntl.LOCK_EX):
                time.sleep(LOOK_EVERY)
                self._restart_the_dead()
        finally:
            self.home.state.unlink(missing_ok=True)
            for server in reversed(self.servers):
                server.stop()
            self.home.sockets.unlink(missing_ok=True)

    def _ask(self, *_: object) -> None:
        self.asked_to_stop = True

    def _tell(self) -> None:
        postgres, redis = self.servers
        new = self.home.state.with_suffix(".new")
        new.unlink(missing_ok=True)
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            json.dump({"keeper": os.getpid(), "database_url": postgres.url, "redis_url": redis.url}, file)
        new.rename(self.home.state)

    def _restart_the_dead(self) -> None:
        for server in self.servers:
            if server.alive() or self.asked_to_stop:
                continue
            self.restarts[server] += 1
            name = type(server).__name__
            if self.restarts[server] > RESTARTS:
                raise EmbeddedError(f"The embedded {name} died {RESTARTS + 1} times: see {self.home.path}.")
            print(f"The embedded {name} died; starting it again.", flush=True)
            server.start()


def _forget_the_killed(home: Home) -> None:
    """What a keeper that was killed left behind: its address and its socket folder."""
    if home.sockets.exists():
        shutil.rmtree(home.sockets.read_text(), ignore_errors=True)
    home.state.unlink(missing_ok=True)
    home.error.unlink(missing_ok=True)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("home", type=Path)
    parser.add_argument("--fast", action="store_true")
    options = parser.parse_args(arguments)
    home = Home(options.home)
    with home.keeper_lock.open("a") as lock, home.users_lock.open("a") as users:
        deadline = time.monotonic() + 2  # somebody may be looking whether a keeper lives
        while not try_lock(lock, fcntl.LOCK_EX):
            if time.monotonic() > deadline:
                return 0
            time.sleep(0.02)
        try:
            _forget_the_killed(home)
            for name in ("postgres", "redis"):
                home.log(name).write_bytes(b"")
            Keeper(home, fast=options.fast).run(users)
        except (EmbeddedError, OSError) as error:
            home.error.write_text(str(error))
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
