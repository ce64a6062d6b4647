"""`manage.py read`: JSON on standard output and exit 0, or one sentence on standard error and exit 2; never a database."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from ingest.readers.read import Reading, read

ROOT = Path(__file__).resolve().parents[2]
MEMO = ROOT / "tests" / "samples" / "memo" / "hatch_waxman.txt"


def manage(*arguments: object) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, with a database address where nothing listens."""
    nowhere = {"DATABASE_URL": "postgres://nobody@127.0.0.1:9/none", "REDIS_URL": "redis://127.0.0.1:9/0"}
    command = [sys.executable, "manage.py", "read", *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, env=os.environ | nowhere, capture_output=True, text=True, check=False
    )


def test_a_reading_is_printed_as_json_without_a_database() -> None:
    done = manage(MEMO)
    assert (done.returncode, done.stderr) == (0, "")
    document = json.loads(done.stdout)
    start, end = document["spans"]["/docket_number"]
    assert MEMO.read_text("utf-8")[start:end] == document["docket_number"] == "2:23-cv-01194"


def test_a_file_nobody_can_read_gets_one_sentence(tmp_path: Path) -> None:
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(b"")
    done = manage(empty)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{empty}: The file is empty. Send the paper itself.\n"


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    done = manage(tmp_path / "none.txt")
    assert done.returncode == 2 and "cannot be opened" in done.stderr


def test_many_files_are_written_beside_each_other_and_a_bad_one_does_not_stop_the_rest(
    tmp_path: Path,
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\0")
    done = manage("--out", tmp_path / "readings", bad, MEMO)
    assert done.returncode == 2 and "bad.txt" in done.stderr
    assert [p.name for p in (tmp_path / "readings").iterdir()] == ["hatch_waxman.json"]


def test_a_file_that_breaks_the_reader_does_not_cost_the_others_theirs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(MEMO.read_bytes())

    def reader(data: bytes, name: str) -> Reading:
        if name == "broken.txt":
            raise ValueError("a defect")
        return read(data, name)

    monkeypatch.setattr("ingest.management.commands.read.read", reader)
    with pytest.raises(SystemExit) as end:
        call_command("read", "--out", tmp_path / "readings", broken, MEMO)

    assert end.value.code == 1
    said = capsys.readouterr().err
    assert "broken.txt: our reader broke off" in said and "ValueError: a defect" in said
    assert [p.name for p in (tmp_path / "readings").iterdir()] == ["hatch_waxman.json"]


def test_many_files_need_a_folder() -> None:
    done = manage(MEMO, MEMO)
    assert done.returncode == 2 and "--out" in done.stderr
