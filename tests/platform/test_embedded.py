"""The embedded servers, with real processes: they start anywhere, survive kills, and leave nothing behind."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg2
import pytest
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from casetracker.embedded import home as embedded_home
from casetracker.embedded.client import PROJECT, Servers, found, running
from casetracker.embedded.home import EmbeddedError
from tests.platform.waiting import gone, until

pytestmark = pytest.mark.processes
USER = "from casetracker.embedded.client import running; from pathlib import Path; import sys, time\n"
USER += "with running(Path(sys.argv[1]), fast=True): print('ready', flush=True); time.sleep(600)"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "embedded"


def ask(servers: Servers, sql: str) -> object:
    connection = psycopg2.connect(servers.database_url)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchone()[0] if cursor.description else None
    finally:
        connection.close()


def family(servers: Servers) -> list[int]:
    children = psutil.Process(servers.keeper).children(recursive=True)
    return [servers.keeper, *(child.pid for child in children)]


def server(servers: Servers, name: str) -> int:
    children = psutil.Process(servers.keeper).children()
    return next(child.pid for child in children if child.name() == name)


def answers(servers: Servers) -> bool:
    try:
        return ask(servers, "SELECT 1") == 1 and redis.Redis.from_url(servers.redis_url).ping()
    except (psycopg2.Error, redis.ConnectionError):  # it may die in the middle of the question
        return False


@pytest.fixture
def other_user(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that uses the servers in this folder."""
    process = subprocess.Popen(
        [sys.executable, "-c", USER, str(folder)], cwd=PROJECT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout and process.stdout.readline() == "ready\n"
    yield process
    process.kill()
    process.communicate()


def test_it_works(folder: Path) -> None:
    with running(folder, fast=True) as servers:
        assert answers(servers)
        processes = family(servers)

    assert gone(processes)
    assert not found(folder)


def test_text_is_sorted_by_code_point_and_knows_all_letters(folder: Path) -> None:
    with running(folder, fast=True) as servers:
        assert ask(servers, "SELECT 'B' < 'a' AND 'z' < 'é' AND upper('é') = 'É'")
        assert (
            ask(servers, "SELECT datlocale FROM pg_database WHERE datname = current_database()") == "C.UTF-8"
        )


def test_the_extensions_we_need_are_there(folder: Path) -> None:
    with running(folder, fast=True) as servers:
        for name in ("pg_trgm", "unaccent", "btree_gist"):
            ask(servers, f"CREATE EXTENSION {name}")


def test_a_space_and_much_length_in_the_path(tmp_path: Path) -> None:
    folder = tmp_path / "my 'own' folder" / ("long " * 30).strip() / ("longer " * 20).strip()

    with running(folder, fast=True) as servers:
        assert answers(servers)


def test_any_language_of_the_person_who_starts_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "tr_TR.UTF-8")
    monkeypatch.setenv("LC_ALL", "no_SUCH.locale")
    monkeypatch.setenv("PGOPTIONS", "-c nonsense")
    with running(folder, fast=True) as servers:
        monkeypatch.delenv("PGOPTIONS")
        assert answers(servers)


def test_others_of_this_machine_cannot_connect(folder: Path) -> None:
    with running(folder, fast=True) as servers:
        sockets = Path(psycopg2.extensions.parse_dsn(servers.database_url)["host"])
        assert stat.S_IMODE(sockets.stat().st_mode) == 0o700
        assert stat.S_IMODE((folder / "state.json").stat().st_mode) == 0o600
        port = redis.Redis.from_url(servers.redis_url).connection_pool.connection_kwargs["port"]
        with pytest.raises(redis.AuthenticationError):
            redis.Redis(port=port, retry=Retry(NoBackoff(), 0)).ping()


def test_a_killed_postgres_comes_back_at_the_same_address_with_its_data(folder: Path) -> None:
    with running(folder) as servers:
        ask(servers, "CREATE TABLE kept AS SELECT 7 AS n")
        os.kill(server(servers, "postgres"), signal.SIGKILL)

        until(lambda: answers(servers), "PostgreSQL answers again")
        assert ask(servers, "SELECT n FROM kept") == 7


def test_a_killed_redis_comes_back_at_the_same_address(folder: Path) -> None:
    with running(folder, fast=True) as servers:
        killed = server(servers, "redis-server")
        os.kill(killed, signal.SIGKILL)

        until(lambda: gone([killed]) and answers(servers), "Redis answers again")


def test_a_server_that_dies_again_and_again_is_given_up(folder: Path) -> None:
    with running(folder, fast=True) as servers:
        while not gone([servers.keeper]):
            with suppress(psutil.NoSuchProcess):  # the keeper, or its child, ended by itself
                for child in psutil.Process(servers.keeper).children():
                    if child.name() == "redis-server":
                        child.send_signal(signal.SIGKILL)
            until(lambda: gone([servers.keeper]) or answers(servers), "a restart, or the end")

    assert "died 6 times" in (folder / "error.txt").read_text()


def test_a_killed_keeper_takes_its_servers_with_it_and_the_data_stay(folder: Path) -> None:
    with running(folder) as servers:
        ask(servers, "CREATE TABLE kept AS SELECT 7 AS n")
        processes = family(servers)
        os.kill(servers.keeper, signal.SIGKILL)
        until(lambda: gone(processes), "the servers end")

    with running(folder) as servers:
        assert ask(servers, "SELECT n FROM kept") == 7


def test_a_start_right_after_a_kill_of_everything(folder: Path) -> None:
    with running(folder) as servers:
        ask(servers, "CREATE TABLE kept AS SELECT 7 AS n")
        for pid in family(servers):
            with suppress(ProcessLookupError):  # gone with the one killed before
                os.kill(pid, signal.SIGKILL)
        until(lambda: gone([servers.keeper]), "the keeper is gone")

        with running(folder) as again:
            assert ask(again, "SELECT n FROM kept") == 7


def test_the_servers_go_when_their_user_is_killed(folder: Path, other_user: subprocess.Popen[str]) -> None:
    servers = found(folder)
    assert servers
    processes = family(servers)

    other_user.kill()

    until(lambda: gone(processes), "the servers end")


def test_the_servers_stay_while_another_uses_them(folder: Path, other_user: subprocess.Popen[str]) -> None:
    with running(folder, fast=True) as servers:
        assert answers(servers)

    assert answers(servers)


def test_a_first_start_that_is_killed_leaves_nothing_half_made(folder: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", USER, str(folder)], cwd=PROJECT)
    until(lambda: (folder / "data" / "postgres.half" / "base").exists(), "initdb is at work")
    for child in psutil.Process(process.pid).children(recursive=True):
        with suppress(psutil.NoSuchProcess):  # one of initdb's steps, ended since
            child.kill()
    process.kill()
    process.wait()
    assert not (folder / "data" / "postgres").exists()

    with running(folder, fast=True) as servers:
        assert answers(servers)


def test_a_pid_file_that_names_somebody_elses_process(folder: Path) -> None:
    with running(folder, fast=True):
        pass
    (folder / "data" / "postgres" / "postmaster.pid").write_text(f"{os.getpid()}\n")

    with running(folder, fast=True) as servers:
        assert answers(servers)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file where the folder should be")

    with (
        pytest.raises(EmbeddedError, match=r"Cannot write to .*var/embedded .*or set VAR_DIR"),
        running(tmp_path / "var" / "embedded"),
    ):
        pass


def test_data_of_another_postgresql_are_left_alone(folder: Path) -> None:
    with running(folder, fast=True):
        pass
    made_by = folder / "data" / "postgres" / "PG_VERSION"
    made_by.write_text("15\n")

    with pytest.raises(EmbeddedError, match="made by PostgreSQL 15, this is 18"), running(folder, fast=True):
        pass
    assert made_by.read_text() == "15\n"


def test_where_there_are_no_binaries_the_variables_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded_home, "find_spec", lambda name: None)

    with pytest.raises(EmbeddedError, match="set DATABASE_URL and REDIS_URL"):
        embedded_home._programs()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the servers as another user")
def test_root_keeps_data_elsewhere_when_nobody_else_may_enter_the_project(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0o700)
    folder = closed / "embedded"
    with running(folder, fast=True) as servers:
        ask(servers, "CREATE TABLE kept AS SELECT 7 AS n")
    elsewhere = Path((folder / "elsewhere").read_text().strip())
    request.addfinalizer(lambda: subprocess.run(["rm", "-rf", "--", elsewhere], check=True))

    closed.chmod(0o755)  # once there, it stays there
    with running(folder, fast=True) as servers:
        assert ask(servers, "SELECT n FROM kept") == 7

    elsewhere.rename(elsewhere.with_suffix(".moved"))
    request.addfinalizer(
        lambda: subprocess.run(["rm", "-rf", "--", elsewhere.with_suffix(".moved")], check=True)
    )
    with pytest.raises(EmbeddedError, match="is gone: restore it"), running(folder, fast=True):
        pass


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the servers as another user")
def test_root_copies_the_programs_when_nobody_else_may_run_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    postgres, redis_server = embedded_home._programs()
    user = embedded_home._server_user(embedded_home.Home(tmp_path))
    monkeypatch.setattr(embedded_home, "_fallback", lambda home: tmp_path)

    copied, copied_redis = embedded_home._copies(embedded_home.Home(tmp_path), postgres, redis_server)

    for program in (copied / "bin" / "initdb", copied_redis):
        assert program.stat().st_mode & 0o055 == 0o055
        run = subprocess.run([program, "--version"], capture_output=True, text=True)
        assert run.returncode == 0 and user.pw_uid
