"""The embedded Redis: on 127.0.0.1 with a password of its own, nothing kept on disk.

It carries doorbells only; the database is the queue of record, so an empty Redis loses nothing.
"""

import secrets
import signal
import socket
import subprocess
import time

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from casetracker.embedded.home import EmbeddedError, Home, Place
from casetracker.embedded.process import end_processes_in, last_line, spawn, stop

SECONDS_TO_START = 10
TRIES = 5  # a free port may be taken between looking and binding


class Redis:
    def __init__(self, home: Home, place: Place) -> None:
        self.home, self.place = home, place
        self.data = place.data / "redis"
        self.password = secrets.token_urlsafe(24)
        self.port = _free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://:{self.password}@127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Start the server and wait until it answers. EmbeddedError if it does not."""
        self.place.own(self.data)
        end_processes_in(self.data, seconds=5)
        known = self.process is not None  # once somebody knows the address, a restart keeps it
        for _ in range(TRIES):
            if self._try():
                return
            self.port = self.port if known else _free_port()
        log = self.home.log("redis")
        raise EmbeddedError(f"The embedded Redis did not start: {last_line(log)} (more in {log}).")

    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def stop(self) -> None:
        if self.process:
            stop(self.process, [signal.SIGTERM], seconds=5)

    def _try(self) -> bool:
        place = Place(self.data, self.place.postgres, self.place.redis_server, self.place.user)
        with self.home.log("redis").open("ab") as log:
            # "-": the configuration comes through stdin, so that no list of processes shows the password
            self.process = spawn(
                place, [place.redis_server, "-"], log=log, on_death=signal.SIGTERM, stdin=subprocess.PIPE
            )
        assert self.process.stdin is not None
        self.process.stdin.write(self._configuration().encode())
        self.process.stdin.close()
        deadline = time.monotonic() + SECONDS_TO_START
        with redis.Redis.from_url(self.url, retry=Retry(NoBackoff(), 0)) as client:
            while self.alive() and time.monotonic() < deadline:
                try:
                    return bool(client.ping())
                except redis.AuthenticationError:
                    break  # somebody else's Redis on that port
                except redis.ConnectionError:
                    time.sleep(0.02)
        self.stop()
        return False

    def _configuration(self) -> str:
        lines = ["bind 127.0.0.1", f"port {self.port}", f"requirepass {self.password}"]
        return "\n".join([*lines, 'save ""', "appendonly no", "databases 64", "daemonize no"]) + "\n"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
