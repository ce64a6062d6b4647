"""A command killed while it takes in a bulk table or a docket sheet is run again: the record is what it should be."""

import csv
import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command

from cases.models import Case, DocketEntry
from ingest.bulk.tasks import settle
from ingest.models import BulkLoad, SetAside
from tests.ingest.loader import STEPS
from tests.ingest.worker import address_of_the_database

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]
SHEET = Path(__file__).parents[1] / "samples" / "docket_sheet" / "txed_quillon.html"


def ingest(die_at: str, path: Path, folder: Path) -> int:
    environment = os.environ | {
        "DATABASE_URL": address_of_the_database(), "BLOB_DIR": str(folder / "blobs"), "VAR_DIR": str(folder / "var"),
    }  # fmt: skip
    command = [sys.executable, "-m", "tests.ingest.loader", die_at, str(path)]
    silent = subprocess.DEVNULL
    return subprocess.run(
        command, env=environment, cwd=django_settings.BASE_DIR, timeout=120, stdout=silent
    ).returncode


def rebuilt() -> str:
    out = io.StringIO()
    call_command("rebuild", "--check", stdout=out)
    return out.getvalue()


def lines(path: Path) -> Path:
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        columns = "case_number district_id doc_number short_description long_description doc_date_filed doc_date_uploaded"
        writer.writerow(columns.split())
        for n in range(8):
            day = f"2009-04-0{n + 1}"
            writer.writerow(
                [f"2:09-cv-0012{n // 2}", "txed", f"{n % 2 + 1}.0", "", f"ORDER number {n}", day, day]
            )
    return path


@pytest.mark.parametrize("step", STEPS)
def test_a_bulk_load_that_was_killed_and_run_again_leaves_the_record_equal_to_its_rebuild(step, tmp_path):
    path = lines(tmp_path / "documents.csv")
    assert ingest(step, path, tmp_path) == -signal.SIGKILL
    assert not BulkLoad.objects.exclude(settled_at=None).exists()

    assert ingest("nowhere", path, tmp_path) == 0

    assert rebuilt() == "The record equals its rebuild.\n"
    assert (Case.objects.count(), DocketEntry.objects.count()) == (4, 8)
    assert not SetAside.objects.exists()


@pytest.mark.parametrize("step", [s for s in STEPS if s != "between two pieces"])
def test_a_load_killed_after_its_rows_came_in_is_finished_by_the_beat(step, tmp_path):
    assert ingest(step, lines(tmp_path / "documents.csv"), tmp_path) == -signal.SIGKILL

    settle()

    assert BulkLoad.objects.get().settled_at
    assert rebuilt() == "The record equals its rebuild.\n"
    assert (Case.objects.count(), DocketEntry.objects.count()) == (4, 8)
    settle()
    assert rebuilt() == "The record equals its rebuild.\n"


def test_a_load_killed_among_its_rows_waits_for_the_command(tmp_path):
    assert ingest("between two pieces", lines(tmp_path / "documents.csv"), tmp_path) == -signal.SIGKILL
    settle()
    assert not Case.objects.exists()
    assert BulkLoad.objects.get().settled_at is None


def test_a_docket_sheet_whose_command_was_killed_leaves_nothing_half_written(tmp_path):
    assert ingest("in the middle of settling", SHEET, tmp_path) == -signal.SIGKILL
    assert not Case.objects.exists()
    assert rebuilt() == "The record equals its rebuild.\n"

    assert ingest("nowhere", SHEET, tmp_path) == 0
    assert DocketEntry.objects.exists()
    assert rebuilt() == "The record equals its rebuild.\n"
