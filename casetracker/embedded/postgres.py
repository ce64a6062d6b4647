"""The embedded PostgreSQL: trusted connections over a socket in a folder that only its user may enter."""

import shutil
import signal
import subprocess
import time
from pathlib import Path
from urllib.parse import quote

import psycopg2

from casetracker.embedded.home import EmbeddedError, Home, Place
from casetracker.embedded.process import ENVIRONMENT, end_processes_in, last_line, spawn, stop

DATABASE = "casetracker"
USER = "postgres"
SECONDS_TO_START = 60  # after a crash the log is replayed first
LASTING = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "max_connections": "100",
    "work_mem": "16MB",  # of 4 MB, lists of 100,000 cases are sorted and hashed on disk
    "max_parallel_workers_per_gather": "0",  # parallel plans need more /dev/shm than containers have
}
# For tests: what a crash of the machine would lose is thrown away anyway.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_wal_size": "2GB"}


class Postgres:
    def __init__(self, home: Home, place: Place, *, fast: bool) -> None:
        self.home, self.place, self.fast = home, place, fast
        self.data = place.data / "postgres"
        self.sockets = place.socket_folder()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"postgresql://{USER}@{quote(str(self.sockets), safe='')}/{DATABASE}"

    def start(self) -> None:
        """Start the server and wait until it answers. EmbeddedError if it does not."""
        self._make_cluster()
        end_processes_in(self.data, seconds=10)
        # Nothing runs on this data: a pid file from before a crash may name somebody else's pid by now.
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        settings = LASTING | (FAST if self.fast else {}) | {"unix_socket_directories": str(self.sockets)}
        flags = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with self.home.log("postgres").open("ab") as log:
            self.process = spawn(
                Place(self.data, self.place.postgres, self.place.redis_server, self.place.user),
                [self.place.postgres / "bin" / "postgres", "-D", self.data, *flags],
                log=log,
                on_death=signal.SIGINT,  # fast shutdown
            )
        self._wait()

    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def stop(self) -> None:
        if self.process:
            stop(self.process, [signal.SIGINT, signal.SIGQUIT], seconds=20)
        shutil.rmtree(self.sockets, ignore_errors=True)

    def _make_cluster(self) -> None:
        """initdb beside the real folder, then rename: a killed first start leaves nothing half-made."""
        if self.data.exists():
            made_by = (self.data / "PG_VERSION").read_text().strip()
            if made_by != "18":
                raise EmbeddedError(
                    f"{self.data} was made by PostgreSQL {made_by}, this is 18: dump it with that version,"
                    " or remove the folder to begin anew."
                )
            return
        half = self.data.with_name("postgres.half")
        shutil.rmtree(half, ignore_errors=True)
        self.place.own(half)
        user = self.place.user
        run = subprocess.run(
            [self.place.postgres / "bin" / "initdb", *self._cluster_flags(), "--pgdata", half],
            cwd=half,
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            user=user.pw_uid if user else None,
            group=user.pw_gid if user else None,
            extra_groups=[] if user else None,
        )
        if run.returncode:
            said = (run.stderr.strip() or "initdb wrote nothing").splitlines()
            raise EmbeddedError(
                f"PostgreSQL could not make its data folder {self.data}: {' '.join(said[:3])}"
                " (mend that, or set DATABASE_URL)."
            )
        half.rename(self.data)

    def _cluster_flags(self) -> list[str]:
        # C.UTF-8 from PostgreSQL itself: the same order on every machine, whatever locales it has.
        flags = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        flags += ["--auth=trust", f"--username={USER}", "--no-instructions"]
        return flags + (["--no-sync"] if self.fast else [])

    def _wait(self) -> None:
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline:
            if not self.alive():
                break
            try:
                connection = psycopg2.connect(host=str(self.sockets), user=USER, dbname="postgres")
            except psycopg2.OperationalError:
                time.sleep(0.05)
                continue
            _create_database(connection)
            return
        said = last_line(self.home.log("postgres"))
        raise EmbeddedError(f"The embedded PostgreSQL did not start: {said} (more in {self._log}).")

    @property
    def _log(self) -> Path:
        return self.home.log("postgres")


def _create_database(connection: "psycopg2.extensions.connection") -> None:
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if cursor.fetchone() is None:
                cursor.execute(f'CREATE DATABASE "{DATABASE}"')
    finally:
        connection.close()
