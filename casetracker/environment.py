"""Where the project stands and what its environment says; a `.env` beside manage.py is read first."""

import re
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
import psycopg2
from django.core.exceptions import ImproperlyConfigured
from psycopg2.extensions import parse_dsn

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.read_env(BASE_DIR / ".env")  # never overrides what is already set
VAR_DIR = Path(env.str("VAR_DIR", default="") or BASE_DIR / "var").absolute()
EMBEDDED_DIR = VAR_DIR / "embedded"


def complain(text: str) -> None:
    """One sentence on stderr, where a traceback would not help."""
    print(f"casetracker: {text}", file=sys.stderr)


def switch(name: str, *, default: bool) -> bool:
    value = env.str(name, default="").strip().lower()
    if value in ("1", "true", "yes", "on"):
        return True
    if value in ("0", "false", "no", "off"):
        return False
    if value:
        raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")
    return default


def database(url: str) -> dict[str, Any]:
    """A libpq URI as Django wants it; libpq's own parser reads it, so what psql takes is taken here."""
    try:
        parts = parse_dsn(url)
    except psycopg2.Error:
        parts = {"port": "wrong"}
    # libpq's message repeats the address with its password, so it is not passed on.
    if not url.startswith(("postgresql://", "postgres://")) or not parts.get("port", "5432").isdigit():
        raise ImproperlyConfigured(
            "DATABASE_URL must be a PostgreSQL address such as postgresql://user:password@host:5432/name"
            " (other characters in a part written as %40)."
        )
    if not parts.get("dbname"):
        raise ImproperlyConfigured("DATABASE_URL names no database: end it as in …@host:5432/casetracker.")
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    given = {key: parts.pop(name, "") for key, name in names.items()}
    return given | {"ENGINE": "django.db.backends.postgresql", "OPTIONS": parts}


def redis_url(url: str) -> str:
    parts = urlsplit(url)
    if (
        parts.scheme not in ("redis", "rediss")
        or not parts.hostname
        or not re.fullmatch(r"/?\d*", parts.path)
    ):
        raise ImproperlyConfigured("REDIS_URL must be a Redis address such as redis://host:6379/0.")
    return url
