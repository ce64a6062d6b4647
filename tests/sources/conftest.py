"""A server on this machine that answers as outside sources do, faults included."""

import csv
import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from cases.models import Source
from ingest import inbox

Answer = tuple[int, dict[str, str], bytes]


class Replay:
    """Answers by path and query, each address in turn; the last answer of an address is given again and again."""

    def __init__(self) -> None:
        self.answers: dict[str, list[Answer]] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.base = ""

    def gives(self, path: str, body: Any, status: int = 200, **headers: str) -> None:
        data = body if isinstance(body, bytes) else json.dumps(body).replace("BASE", self.base).encode()
        self.answers.setdefault(path, []).append(
            (status, {k.replace("_", "-"): v for k, v in headers.items()}, data)
        )

    def answer(self, path: str) -> Answer:
        self.asked.append(path)
        left = self.answers.get(path, [(404, {}, b"{}")])
        return left.pop(0) if len(left) > 1 else left[0]


@pytest.fixture
def replay() -> Iterator[Replay]:
    told = Replay()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.headers.append(dict(self.headers))
            status, headers, data = told.answer(self.path)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *args: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.base = f"http://127.0.0.1:{server.server_address[1]}/"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield told
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any) -> None:
    """No worker is rung for, nobody waits between tries, and files are kept in a folder of the test."""
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(inbox, "ring", lambda pk: None)
    monkeypatch.setattr("ingest.sources.http.time.sleep", lambda seconds: None)


@pytest.fixture
def docket(db: None, settings: Any, replay: Replay) -> Source:
    """A docket followed at a CourtListener of our own."""
    settings.COURTLISTENER_URL, settings.COURTLISTENER_TOKEN = replay.base, "secret-token"
    return Source.objects.create(kind="courtlistener", name="txed/2:24-cv-00123")


@pytest.fixture
def table(settings: Any, tmp_path: Path) -> Callable[[str, list[dict[str, str]]], Path]:
    """Writes the CSV file of a bulk table."""
    settings.VAR_DIR = tmp_path / "var"

    def write(name: str, rows: list[dict[str, str]]) -> Path:
        path = tmp_path / f"{name}.csv"
        with path.open("w", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        return path

    return write
