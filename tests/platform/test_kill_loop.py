"""The long one: what was committed is there after any number of kills, at whatever moment they come."""

import os
import random
import signal
from pathlib import Path

import psutil
import psycopg2
import pytest

from casetracker.embedded.client import Servers, running

ROUNDS = 40


@pytest.mark.soak
@pytest.mark.processes
def test_what_was_committed_survives_every_kill(tmp_path: Path) -> None:
    chance = random.Random(20240503)
    committed = 0
    for _ in range(ROUNDS):
        with running(tmp_path / "embedded") as servers:
            assert count(servers) in (committed, committed + 1)  # a kill may come between commit and answer
            committed = count(servers)
            kill_after = chance.randint(0, 200)
            victims = psutil.Process(servers.keeper).children() + [psutil.Process(servers.keeper)]
            committed = write_until_it_breaks(servers, committed, kill_after, chance.choice(victims))


def count(servers: Servers) -> int:
    connection = psycopg2.connect(servers.database_url)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute("CREATE TABLE IF NOT EXISTS kept (n int PRIMARY KEY)")
            cursor.execute("SELECT count(*) FROM kept")
            return int(cursor.fetchone()[0])
    finally:
        connection.close()


def write_until_it_breaks(servers: Servers, number: int, kill_after: int, victim: psutil.Process) -> int:
    """Commit numbers one by one, kill in between; the number of commits that were answered."""
    connection = psycopg2.connect(servers.database_url)
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            for turn in range(kill_after + 50):
                if turn == kill_after:
                    os.kill(victim.pid, signal.SIGKILL)
                cursor.execute("INSERT INTO kept VALUES (%s)", [number])
                number += 1
    except psycopg2.OperationalError:
        return number
    finally:
        connection.close()
    return number
