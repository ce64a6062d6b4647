"""A wrong setting stops the start with a sentence; a real installation is closed as it should be."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

PROJECT = Path(__file__).parents[2]
KEY = "k3y-" + "0123456789abcdefghij" * 3


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {
        k: v for k, v in os.environ.items() if k != "DJANGO_ALLOW_ASYNC_UNSAFE"
    }  # the browser tests' own
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=PROJECT,
        env=inherited | environment,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"SECRET_KEY": "short", "ALLOWED_HOSTS": "a.example"}, "SECRET_KEY must be 50 or more random"),
        ({"SECRET_KEY": "a" * 60, "ALLOWED_HOSTS": "a.example"}, "SECRET_KEY must be 50 or more random"),
        ({"SECRET_KEY": KEY, "ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is empty: name the host"),
        ({"SECRET_KEY": "", "ALLOWED_HOSTS": "a.example"}, "SECRET_KEY is not: make one with"),
        ({"DEBUG": "perhaps"}, "DEBUG must be 1 or 0, not 'perhaps'"),
        ({"BEHIND_PROXY": "nginx"}, "BEHIND_PROXY must be 1 or 0"),
        ({"DATABASE_URL": "sqlite:///db"}, "DATABASE_URL must be a PostgreSQL address such as"),
        ({"DATABASE_URL": "postgresql://host"}, "DATABASE_URL names no database"),
        ({"REDIS_URL": "localhost:6379"}, "REDIS_URL must be a Redis address such as"),
        ({"LOG_LEVEL": "LOUD"}, "LOG_LEVEL must be DEBUG, INFO, WARNING or ERROR, not 'LOUD'"),
    ],
)
def test_a_wrong_value_stops_the_start_with_a_sentence(wrong: dict[str, str], sentence: str) -> None:
    run = manage("check", **wrong)

    assert run.returncode == 2
    assert sentence in run.stderr
    assert "Traceback" not in run.stderr
    assert run.stderr.count("\n") == 1


@pytest.mark.parametrize("address", ["@host:port/name", "@[host/name", "@host:5:5/name"])
def test_a_password_is_not_repeated_in_the_complaint(address: str) -> None:
    run = manage("check", DATABASE_URL=f"postgresql://user:opensesame{address}")

    assert run.returncode == 2
    assert "opensesame" not in run.stderr


def test_a_real_installation_passes_every_check() -> None:
    run = manage(
        "check", "--deploy", "--fail-level=INFO", SECRET_KEY=KEY, ALLOWED_HOSTS="tracker.example.org"
    )

    assert run.returncode == 0, run.stderr


def test_every_variable_is_described() -> None:
    described = set(re.findall(r"^([A-Z_]+)=", (PROJECT / ".env.example").read_text(), re.M))
    code = [*(PROJECT / "casetracker").rglob("*.py"), *(PROJECT / "tests").rglob("*.py")]
    read = set()
    for path in code:
        text = path.read_text()
        read |= set(re.findall(r'env\.(?:str|list)\(\s*"([A-Z_]+)"', text))
        read |= set(re.findall(r'(?:switch|environ\.get)\("([A-Z_]+)"', text))

    assert described == read - {"PYTEST_XDIST_WORKER", "CI"}


def test_the_policy_allows_no_inline_script_or_style_and_no_frame() -> None:
    headers = Client().get("/login/").headers

    policy = dict(part.strip().partition(" ")[::2] for part in headers["Content-Security-Policy"].split(";"))
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["default-src"] == policy["frame-ancestors"] == "'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_pages_are_closed_unless_they_say_otherwise(db: None) -> None:
    assert Client().get("/healthz").json()["message"] == "ok"
    assert Client().get("/admin/accounts/user/").status_code == 302
