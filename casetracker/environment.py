"""Where the project stands and what its environment says; a `.env` beside manage.py is read first."""

import sys
from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.read_env(BASE_DIR / ".env")  # never overrides what is already set
VAR_DIR = Path(env.str("VAR_DIR", default="") or BASE_DIR / "var").absolute()
EMBEDDED_DIR = VAR_DIR / "embedded"


def complain(text: str) -> None:
    """One sentence on stderr, where a traceback would not help."""
    print(f"casetracker: {text}", file=sys.stderr)
