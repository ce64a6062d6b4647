"""The generated field that `make bench` measures on: a database of its own, kept while its size is the same.

On the server that DATABASE_URL names, else on an embedded one. `make bench ARGS="1000 10000"` measures on 1,000 cases
and 10,000 entries. VAR_DIR says where the embedded server's data stand, as it does for everything else.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg2
from psycopg2.extensions import make_dsn

from casetracker.embedded.client import running

CASES, ENTRIES = map(int, sys.argv[1:3] if len(sys.argv) > 2 else (20_000, 200_000))
NAME = f"casetracker_bench_{CASES}_{ENTRIES}"
FOLDER = Path(os.environ.get("VAR_DIR") or Path(__file__).parents[2] / "var").absolute() / "bench"


@contextmanager
def served(name: str = NAME) -> Iterator[None]:
    """DATABASE_URL names the database, the field's or another, there if need be as an empty one, and REDIS_URL a Redis.
    Another than the field's is gone afterwards."""
    before = {name: os.environ.get(name, "") for name in ("DATABASE_URL", "REDIS_URL")}
    with ExitStack() as servers:
        named = dict(before)
        if not all(named.values()):
            embedded = servers.enter_context(running(FOLDER, fast=True))
            named["DATABASE_URL"] = named["DATABASE_URL"] or embedded.database_url
            named["REDIS_URL"] = named["REDIS_URL"] or embedded.redis_url
        _create(named["DATABASE_URL"], name)
        address = urlsplit(named["DATABASE_URL"])
        os.environ["DATABASE_URL"] = urlunsplit(address._replace(path=f"/{name}"))
        os.environ["REDIS_URL"] = named["REDIS_URL"]
        os.environ["SECRET_KEY"] = os.environ["ALLOWED_HOSTS"] = ""  # the trial settings, whatever .env says
        os.environ["DJANGO_SETTINGS_MODULE"] = "casetracker.settings"
        try:
            yield
        finally:
            for variable, value in before.items():  # whoever asks next has servers of its own
                os.environ[variable] = value
            if name != NAME:
                _drop(named["DATABASE_URL"], name)


def _create(url: str, name: str) -> None:
    connection = psycopg2.connect(make_dsn(url, dbname="postgres"))
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            if cursor.fetchone() is None:
                cursor.execute(
                    f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"
                )
    finally:
        connection.close()


def _drop(url: str, name: str) -> None:
    connection = psycopg2.connect(make_dsn(url, dbname="postgres"))
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
    connection.close()
