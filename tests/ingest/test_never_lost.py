"""Promise *nothing lost*: kill a worker anywhere; after the sweep the state equals an undisturbed run."""

import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import psycopg2
import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import transaction

from cases.models import Filing
from ingest import inbox, pipeline, tasks
from ingest.inbox import receive
from tests.ingest.worker import STEPS, address_of_the_database
from tests.record.papers import Document, amazon_memo, bytes_of, complaint, read_papers, red_hat_memo
from timelines.export import export

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]
PAPERS = (complaint(), amazon_memo(), red_hat_memo())


@pytest.fixture(autouse=True)
def quiet_inbox(settings, tmp_path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path / "blobs"
    monkeypatch.setattr(inbox, "ring", lambda pk: None)
    yield


def received(papers: tuple[Document, ...] = PAPERS) -> list[int]:
    return [receive(bytes_of(p), name="paper.txt", via="command", by=None)[0].pk for p in papers]


def worker(die_at: str, filings: list[int]) -> "subprocess.Popen[bytes]":
    """A real process on the test's own database and blobs."""
    environment = os.environ | {
        "DATABASE_URL": address_of_the_database(),
        "BLOB_DIR": str(django_settings.MEDIA_ROOT),
    }
    command = [sys.executable, "-m", "tests.ingest.worker", die_at, *map(str, filings)]
    return subprocess.Popen(command, env=environment, cwd=django_settings.BASE_DIR)


def run(die_at: str, filings: list[int]) -> int:
    return worker(die_at, filings).wait(timeout=120)


@pytest.fixture(scope="module")
def undisturbed() -> dict[str, str]:
    return {}


def the_record_of_an_undisturbed_run(undisturbed: dict[str, str]) -> str:
    """Made once, in a transaction that leaves nothing behind."""
    if "export" not in undisturbed:
        with transaction.atomic(), pytest.MonkeyPatch.context() as patch:
            patch.setattr(pipeline, "read", read_papers)
            for pk in received():
                pipeline.process(pk)
            undisturbed["export"] = export()
            transaction.set_rollback(True)
    return undisturbed["export"]


@pytest.mark.parametrize("step", STEPS)
def test_a_worker_killed_at_any_step_loses_nothing(step: str, undisturbed):
    expected = the_record_of_an_undisturbed_run(undisturbed)
    filings = received()
    assert run(step, filings) == -signal.SIGKILL
    assert not Filing.objects.filter(status="done").exists(), "nothing of a killed attempt may be seen"
    assert run("nowhere", filings) == 0
    assert export() == expected


def test_a_filing_that_stops_every_worker_is_set_aside_with_a_sentence():
    filings = received()[:1]
    for _ in range(5):
        assert run("before the reading", filings) == -signal.SIGKILL
    assert run("before the reading", filings) == 0
    filing = Filing.objects.get(pk=filings[0])
    assert filing.status == "failed"
    assert "failed 5 times" in filing.problem


def test_eight_workers_on_the_same_filings_give_the_rows_of_one(undisturbed):
    expected = the_record_of_an_undisturbed_run(undisturbed)
    filings = received()
    workers = [worker("nowhere", filings[i % 3 :] + filings[: i % 3]) for i in range(8)]
    assert [w.wait(timeout=180) for w in workers] == [0] * 8
    run("nowhere", filings)  # what a worker passed over because another held it
    assert export() == expected
    assert set(Filing.objects.values_list("attempts", flat=True)) == {1}


def test_a_filing_that_another_worker_is_at_counts_no_second_attempt():
    """Between two turns nobody holds its row: the lock of the other one's connection tells."""
    pk = received()[0]
    other = psycopg2.connect(address_of_the_database())
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [tasks.ALONE, pk])
    assert run("nowhere", [pk]) == 0
    assert Filing.objects.get(pk=pk).attempts == 0
    other.close()
    assert run("nowhere", [pk]) == 0
    assert Filing.objects.get(pk=pk).status == "done"


def test_the_command_waits_for_the_worker_that_was_quicker(tmp_path, monkeypatch):
    """As beside `make run`: the paper is not called unread because somebody else is just reading it."""
    monkeypatch.setattr(pipeline, "read", read_papers)
    pk = received(PAPERS[:1])[0]
    other = psycopg2.connect(address_of_the_database())
    cursor = other.cursor()
    cursor.execute("SELECT pg_advisory_lock(%s, %s)", [tasks.ALONE, pk])
    looks: list[float] = []

    def look_again(seconds: float) -> None:
        looks.append(seconds)
        if len(looks) == 3:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [tasks.ALONE, pk])

    monkeypatch.setattr(tasks.time, "sleep", look_again)
    paper = tmp_path / "paper.txt"
    paper.write_bytes(bytes_of(PAPERS[0]))
    out = io.StringIO()
    call_command("ingest", str(paper), stdout=out)
    other.close()
    assert len(looks) == 3 and out.getvalue().startswith("paper.txt: already have it; read /cases/")
