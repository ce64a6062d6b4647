"""The servers of the tests: those that DATABASE_URL and REDIS_URL name, else embedded ones of their own.

All of it happens while this file is imported: before Django reads its settings, and before any other
conftest.py imports a model.
"""

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import django
import psycopg2
import pytest
from django.conf import settings
from django.db import connection
from playwright.sync_api import Browser, sync_playwright
from psycopg2.extensions import make_dsn

from casetracker.embedded.client import running
from casetracker.embedded.home import EmbeddedError

SLOTS = 20
TEMPLATE = "casetracker_template"
ADDRESSES = ("DATABASE_URL", "REDIS_URL")


def _serve(servers: ExitStack) -> None:
    """The process that was started has servers for the whole run; xdist's workers inherit the addresses."""
    folder = servers.enter_context(_slot())
    os.environ["VAR_DIR"] = str(folder)
    named = {name: os.environ[name] for name in ADDRESSES if os.environ.get(name)}
    if "DATABASE_URL" in named:
        os.environ["TEST_TEMPLATE"] = _template(named["DATABASE_URL"])
    if len(named) < len(ADDRESSES):
        try:
            embedded = servers.enter_context(running(folder / "embedded", fast=True))
        except EmbeddedError as error:
            pytest.exit(str(error), returncode=3)
        named = {"DATABASE_URL": embedded.database_url, "REDIS_URL": embedded.redis_url} | named
    os.environ.update(named)


def _take_part(worker: str) -> None:
    """Each of xdist's workers has a Redis database and a folder; pytest-django gives it its database."""
    number = int(worker.removeprefix("gw")) + 1
    os.environ["REDIS_URL"] = re.sub(r"/\d+$", "", os.environ["REDIS_URL"]) + f"/{number}"
    os.environ["VAR_DIR"] += f"/{worker}"


@contextmanager
def _slot() -> Iterator[Path]:
    """A folder under var/ of this run alone, so that two runs side by side do not meet."""
    var = Path(os.environ.get("VAR_DIR") or Path(__file__).parents[1] / "var")
    for number in range(1, SLOTS + 1):
        folder = var / f"test-{number}"
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "lock").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            yield folder
            return
    raise pytest.UsageError(f"{SLOTS} test runs are going on in {var}: wait for one to end.")


def _template(url: str) -> str:
    """On a server of somebody's own the test databases too are sorted by C.UTF-8."""
    connection = psycopg2.connect(make_dsn(url, dbname="postgres"))
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [TEMPLATE])
            if cursor.fetchone() is None:
                cursor.execute(
                    f"CREATE DATABASE {TEMPLATE} TEMPLATE template0"
                    " ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"
                )
    finally:
        connection.close()
    return TEMPLATE


def pytest_unconfigure() -> None:
    _servers.close()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """PostgreSQL's own analysis of tables, once a minute, is off. It does not see the rows of a test that is at work, takes
    the tables for empty, and from then on plans for one row where there are hundreds."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'ALTER TABLE "{table}" SET (autovacuum_enabled = false)')


@pytest.fixture(scope="session", autouse=True)
def _quick_passwords() -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or the one CHROMIUM names. Without one: skipped, but failed where CI is set."""
    path = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
    if not os.access(path, os.X_OK):
        reason = f"no Chromium at {path}: install Debian's `chromium`, or set CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright's loop runs in the thread of the test
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


_servers = ExitStack()
if _worker := os.environ.get("PYTEST_XDIST_WORKER"):
    _take_part(_worker)
else:
    _serve(_servers)
os.environ["SECRET_KEY"] = os.environ["ALLOWED_HOSTS"] = ""  # the trial settings, whatever .env says
os.environ["PGOPTIONS"] = (
    "-c casetracker.allow_truncate=on"  # tests empty the tables between them; nobody else may
)
os.environ["DJANGO_SETTINGS_MODULE"] = "casetracker.settings"
django.setup()
# Threads of a live server must not keep connections, or the test database cannot be dropped.
settings.DATABASES["default"]["CONN_MAX_AGE"] = 0
