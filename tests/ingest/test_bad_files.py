"""Files of a known kind but broken, through `manage.py ingest`: each gets one sentence, and nothing is half written."""

import gzip
import io
import json
import re
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from cases.models import Blob, Case, Docket, DocketEntry, Fact, Filing
from ingest import inbox

pytestmark = pytest.mark.django_db
SAMPLES = Path(__file__).parents[1] / "samples"
SHEET = (SAMPLES / "docket_sheet" / "txed_quillon.html").read_bytes()
MEGABYTE = 2**20


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch, settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT, settings.VAR_DIR = tmp_path / "media", tmp_path / "var"
    monkeypatch.setattr(inbox, "ring", lambda pk: None)


def said_of(path: Path) -> str:
    """What the command says of a file that it cannot read; the record is as it was."""
    out = io.StringIO()
    with pytest.raises(CommandError, match="1 of 1 were not read"):
        call_command("ingest", str(path), stdout=out)
    for model in (Fact, Case, Docket, DocketEntry):
        assert not model.objects.exists()
    assert not Filing.objects.filter(status=Filing.Status.DONE).exists()
    (line,) = out.getvalue().splitlines()
    return line.removeprefix(f"{path.name}: ")


def archive(*parts: tuple[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts:
            file.writestr(name, content)
    return data.getvalue()


def bomb(*names: str) -> bytes:
    """A small archive that unpacks to more than 200 MB."""
    return archive(*((name, b" " * (101 * MEGABYTE)) for name in names))


def liar() -> bytes:
    """A document whose directory tells of a few bytes while its part unpacks to a hundred megabytes."""
    data = archive(("word/document.xml", b" " * (100 * MEGABYTE)), ("[Content_Types].xml", b"<Types/>"))
    return data.replace((100 * MEGABYTE).to_bytes(4, "little"), (100).to_bytes(4, "little"))


@pytest.mark.parametrize(
    ("name", "make", "says"),
    [
        ("brief.docx", lambda: bomb("word/document.xml", "word/more.xml"), "unpacks to more than 200 MB"),
        ("liar.docx", liar, "The Word file is damaged"),
        ("table.xlsx", lambda: bomb("xl/workbook.xml", "xl/worksheets/sheet1.xml"), "unpacks to more than 200 MB"),
        ("papers.zip", lambda: bomb("a.txt", "b.txt"), "unpacks to more than 200 MB"),
        ("sheet.html.gz", lambda: gzip.compress(b" " * (210 * MEGABYTE)), "The file is compressed. Unpack it"),
    ],
)  # fmt: skip
def test_an_archive_that_unpacks_to_too_much_is_refused_in_little_memory(
    tmp_path: Path, name: str, make: Callable[[], bytes], says: str
):
    path = tmp_path / name
    path.write_bytes(make())
    tracemalloc.start()
    try:
        assert says in said_of(path)
        assert tracemalloc.get_traced_memory()[1] < 60 * MEGABYTE
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", ["grant.xml", "docket.xml"])
def test_two_hundred_megabytes_of_xml_are_refused_unread(tmp_path: Path, name: str):
    path = tmp_path / name
    with path.open("wb") as file:
        file.write(b'<?xml version="1.0"?>\n<us-patent-grant lang="EN">\n')
        for _ in range(200):
            file.write(b"<claim-text>A widget.</claim-text>\n".ljust(1024) * 1024)
    tracemalloc.start()
    try:
        assert "200 MB; a filing may have at most 50 MB" in said_of(path)
        assert tracemalloc.get_traced_memory()[1] < 30 * MEGABYTE
    finally:
        tracemalloc.stop()
    assert not Blob.objects.exists()


def test_entities_that_grow_without_end_are_not_followed(tmp_path: Path):
    names = [f"e{n}" for n in range(12)]
    grow = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip(names, names[1:], strict=False))
    path = tmp_path / "grant.xml"
    head = f'<?xml version="1.0"?><!DOCTYPE us-patent-grant [<!ENTITY e0 "ha">{grow}]>'
    path.write_text(f"{head}<us-patent-grant><p>&e11;</p></us-patent-grant>")
    assert said_of(path)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_docket_sheet_that_breaks_off_opens_no_docket(tmp_path: Path, share: float):
    path = tmp_path / "sheet.html"
    path.write_bytes(SHEET[: int(len(SHEET) * share)])
    assert "breaks off" in said_of(path)


def test_a_sheet_of_a_court_nobody_knows_opens_no_docket(tmp_path: Path):
    path = tmp_path / "sheet.html"
    sheet = re.sub(rb"eastern district of texas", b"Outer District of Nowhere", SHEET, flags=re.I)
    path.write_bytes(re.sub(rb"txed", b"zzxx", sheet, flags=re.I))
    assert said_of(path).startswith("not understood")


@pytest.mark.parametrize(
    "told",
    [
        {"docket_entries": {"1": "text"}, "docket_number": "2:24-cv-00123", "court_id": "txed"},
        {"docket_entries": [1, 2], "docket_number": ["2:24-cv-00123"], "court": {"id": 4}},
        {"patentTrialProceedingDataBag": "none"},
        {"patentFileWrapperDataBag": [{"applicationMetaData": 3}]},
        {"results": [{"proceedingNumber": 7}]},
        {"caseDetails": []},
    ],
    ids=lambda told: next(iter(told)),
)
def test_json_of_another_version_is_not_half_read(tmp_path: Path, told: dict[str, object]):
    path = tmp_path / "record.json"
    path.write_text(json.dumps(told))
    assert said_of(path)


def test_what_is_refused_leaves_no_file_behind(tmp_path: Path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(60 * MEGABYTE)
    said_of(path)
    assert not default_storage.exists(".") or default_storage.listdir(".") == ([], [])


def test_an_answer_that_names_applications_only_is_kept_and_says_for_what_it_waits(tmp_path: Path):
    part = {"applicationNumberText": "17000001", "patentTermAdjustmentData": {"adjustmentTotalQuantity": 12}}
    path = tmp_path / "adjustment.json"
    path.write_text(json.dumps({"count": 1, "patentFileWrapperDataBag": [part]}))

    call_command("ingest", str(path), stdout=io.StringIO())

    filing = Filing.objects.get()
    assert filing.status == Filing.Status.DONE and not Case.objects.exists()
    assert filing.problem.startswith(
        "This filing names application 17/000,001; no patent here is known by it yet."
    )
