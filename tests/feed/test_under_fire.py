"""No gap: a puller that stops, crashes and resumes anywhere under concurrent writers ends equal to the database."""

import random
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from django.db import connection
from django.db.models import Count
from psycopg2.extensions import make_dsn
from rest_framework.test import APIClient

from parties.models import Party
from tests.api.conftest import Client
from tests.feed.test_what_is_told import FEED
from timelines import checking, stamper
from timelines.models import Change
from timelines.stamper import stamp

PROJECT = Path(__file__).parents[2]
STAMPER = "import django; django.setup()\nfrom timelines.stamper import stamp\nwhile True: stamp()"
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]


@pytest.fixture(autouse=True)
def _no_limit(settings: Any) -> None:
    settings.API_REQUESTS_PER_MINUTE = (
        10**9
    )  # these pullers ask as fast as they can: a quick machine meets the limit


def dsn() -> str:
    given = connection.get_connection_params()
    keys = ("dbname", "user", "password", "host", "port")
    return str(make_dsn(**{k: given[k] for k in keys if given.get(k)}))


@contextmanager
def writers(count: int, seed: int, transactions: int) -> Iterator[list[subprocess.Popen[bytes]]]:
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.feed.writer", dsn(), str(seed + n), str(transactions)], cwd=PROJECT
        )
        for n in range(count)
    ]
    try:
        yield running
        assert [process.wait(300) for process in running] == [0] * count
    finally:
        for process in running:
            process.kill()
            process.wait()


@contextmanager
def second_stamper() -> Iterator[None]:
    """Another process that stamps as fast as it can, as beat's worker and other web processes do."""
    url = f"postgresql:///?{'&'.join(f'{k}={v}' for k, v in (part.split('=', 1) for part in dsn().split()))}"
    env = {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "casetracker.settings",
        "PATH": "",
        "PYTHONPATH": str(PROJECT),
    }
    process = subprocess.Popen([sys.executable, "-c", STAMPER], env=env, cwd=PROJECT)
    try:
        yield
        assert process.poll() is None, "the second stamper ended by itself"
    finally:
        process.kill()
        process.wait()


@dataclass
class Puller:
    """Follows the feed; what it has stored survives a crash, what it was just working on does not."""

    client: APIClient
    dice: random.Random
    cursor: str = ""
    mirror: dict[int, tuple[str, int | None]] = field(default_factory=dict)
    crashes: int = 0

    def step(self) -> bool:
        """Pull one page; False when there was nothing."""
        limit = self.dice.choice([1, 2, 7, 50, 500])
        page = self.client.get(FEED, {"after": self.cursor, "limit": limit, "kind": "party"}).json()
        working = dict(self.mirror)
        for change in page["results"]:
            self._apply(working, change)
            if self.dice.random() < 0.002:
                self.crashes += 1
                return True  # crashed: nothing of this page was stored
        self.mirror, self.cursor = working, page["next"]
        return bool(page["results"])

    def _apply(self, mirror: dict[int, tuple[str, int | None]], change: dict[str, Any]) -> None:
        if change["action"] == "deleted":
            mirror.pop(change["id"], None)
        elif change["object"]:
            mirror[change["id"]] = (change["object"]["name"], change["object"]["merged_into"])


def pull_while_written(clients: list[APIClient], *, count: int, seed: int, transactions: int) -> list[Puller]:
    pullers = [Puller(client, random.Random(seed + n)) for n, client in enumerate(clients)]
    with second_stamper(), writers(count, seed, transactions) as running:
        while any(process.poll() is None for process in running):
            for puller in pullers:
                puller.step()
    while stamp():
        pass
    for puller in pullers:
        while puller.step():
            pass
    return pullers


def expect_equal(pullers: list[Puller]) -> None:
    truth = {p.pk: (p.name, p.merged_into_id) for p in Party.objects.all()}
    assert len(truth) > 0
    assert checking.gaps() == 0
    assert checking.untold("party") == ([], [])
    for puller in pullers:
        assert puller.mirror == truth


def test_pullers_end_equal_to_the_database(client_of: Client) -> None:
    pullers = pull_while_written([client_of("reader"), client_of("editor")], count=3, seed=7, transactions=40)

    expect_equal(pullers)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 110))
def test_pullers_end_equal_to_the_database_for_minutes(client_of: Client, seed: int) -> None:
    clients = [client_of(group) for group in ("reader", "editor", "admin")]

    pullers = pull_while_written(clients, count=4, seed=seed, transactions=600)

    expect_equal(pullers)
    crashes = sum(p.crashes for p in pullers)
    assert crashes > 10
    told = (
        Change.objects.filter(kind="party").values_list("action").annotate(n=Count("id")).order_by("action")
    )
    print(  # what the run was made of, for whoever looks at it with -s
        f"seed {seed}: 4 writers of 600 transactions each; {dict(told)} told; {crashes} crashes of {len(pullers)} pullers;"
        f" {Party.objects.count()} parties left, the same for all"
    )


def test_a_slow_transaction_is_told_when_it_commits_and_holds_nobody_up(client_of: Client) -> None:
    client = client_of("reader")
    slow = psycopg2.connect(dsn())
    with slow.cursor() as cursor:
        cursor.execute("INSERT INTO parties_party (key, name, updated_at) VALUES ('slow', 'Slow', now())")
    Party.objects.create(key="quick", name="Quick")  # a later id, committed first

    first = client.get(FEED, {"kind": "party"}).json()
    slow.commit()
    slow.close()
    second = client.get(FEED, {"kind": "party", "after": first["next"]}).json()

    assert [c["object"]["name"] for c in first["results"]] == ["Quick"]
    assert [c["object"]["name"] for c in second["results"]] == ["Slow"]
    assert checking.gaps() == 0


@contextmanager
def another_stamper() -> Iterator[psycopg2.extensions.connection]:
    """A stamper of another process in the middle of its turn: it has looked, and has not committed."""
    other = psycopg2.connect(dsn())
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [stamper.LOCK])
    try:
        yield other
    finally:
        other.close()


def test_what_was_committed_before_the_question_is_in_the_answer_though_another_stamps(
    client_of: Client,
) -> None:
    client = client_of("reader")
    with another_stamper() as other:
        Party.objects.create(key="quick", name="Quick")  # the other one has looked before this
        ends = threading.Timer(0.3, other.commit)
        ends.start()
        page = client.get(FEED, {"kind": "party"}).json()
        ends.join()

    assert [c["object"]["name"] for c in page["results"]] == ["Quick"]


def test_a_stamper_that_hangs_delays_the_feed_and_breaks_nothing(
    client_of: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamper, "PATIENCE", "50ms")
    client = client_of("reader")
    with another_stamper():
        Party.objects.create(key="quick", name="Quick")
        first = client.get(FEED, {"kind": "party"}).json()
    second = client.get(FEED, {"kind": "party", "after": first["next"]}).json()

    assert first["results"] == []
    assert [c["object"]["name"] for c in second["results"]] == ["Quick"]


def test_one_question_stamps_no_more_than_its_batch(
    client_of: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamper, "BATCH", 2)
    Party.objects.bulk_create(Party(key=f"p{n}", name=f"P{n}") for n in range(5))
    client = client_of("reader")

    pages = [client.get(FEED, {"kind": "party"}).json()["results"] for _ in range(3)]

    assert [len(page) for page in pages] == [2, 4, 5]
