"""Every sample of the courts' records through `manage.py ingest`: once is enough, and the record equals its rebuild."""

import io
import shutil
from pathlib import Path

import pytest
from django.core.management import call_command

from cases.models import DocketEntry, Filing
from ingest import inbox
from ingest.menus import WAITS
from timelines.export import export

pytestmark = pytest.mark.django_db
SAMPLES = Path(__file__).parents[1] / "samples"
KINDS = ("docket_sheet", "notice")


@pytest.fixture
def folder(settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.MEDIA_ROOT, settings.VAR_DIR = tmp_path / "media", tmp_path / "var"
    monkeypatch.setattr(inbox, "ring", lambda pk: None)
    folder = tmp_path / "taken"
    folder.mkdir()
    for kind in KINDS:
        for sample in (SAMPLES / kind).iterdir():
            if not sample.name.endswith(".expected.json"):
                shutil.copy(sample, folder)
    return folder


def test_records_taken_twice_are_taken_once_and_equal_their_rebuild(folder: Path):
    call_command("ingest", str(folder), stdout=io.StringIO())
    once = list(export())
    call_command("ingest", str(folder), stdout=io.StringIO())
    assert list(export()) == once

    told = io.StringIO()
    call_command("rebuild", "--check", stdout=told)
    assert "equals its rebuild" in told.getvalue()


def test_a_menu_before_its_sheet_is_read_again_in_the_same_run(folder: Path):
    """`attachments_txed.html` comes before `txed_quillon.html`, whose motion it lists the attachments of."""
    call_command("ingest", str(folder), stdout=io.StringIO())
    waiting = Filing.objects.filter(problem=WAITS).values_list("name", flat=True)
    assert list(waiting) == ["attachments_ca9.html"]  # no sample brings the appeal it is of
    motion = DocketEntry.objects.get(docket__number="2:24-cv-00123", docket__court="txed", number=9)
    assert [(d.text, d.pages) for d in motion.documents.order_by("number")] == [
        ("Declaration of J. Roe", 4),
        ("Text of Proposed Order", None),
    ]
    assert motion.documents.get(number=2).sealed
