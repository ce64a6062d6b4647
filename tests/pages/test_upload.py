"""Bringing filings: what is taken, what is refused in words, and the list that follows by itself."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cases.models import Blob, Filing
from ingest import pipeline
from tests.record.papers import bytes_of, complaint

pytestmark = pytest.mark.django_db


def upload(client: Client, *files: tuple[str, bytes]) -> str:
    sent = {"files": [SimpleUploadedFile(name, data) for name, data in files]}
    return client.post("/filings/", sent, follow=True).content.decode()


def test_it_works(editor: Client) -> None:
    page = upload(editor, ("complaint.txt", bytes_of(complaint())), ("other.txt", b"some words"))

    assert "2 filings received" in page and "complaint.txt" in page and "other.txt" in page
    assert Filing.objects.filter(status="received").count() == 2


def test_the_list_asks_again_until_everything_is_read(editor: Client) -> None:
    page = upload(editor, ("complaint.txt", bytes_of(complaint())))
    assert 'hx-get="/filings/rows/"' in page

    pipeline.process(Filing.objects.get().pk)
    rows = editor.get("/filings/rows/").content.decode()

    assert "hx-get" not in rows and "/cases/txwd/7:24-cv-00030/" in rows


def test_a_reader_may_not_upload(reader: Client) -> None:
    answer = reader.post("/filings/", {"files": [SimpleUploadedFile("a.txt", b"words")]})

    assert answer.status_code == 403 and not Filing.objects.exists()


def test_the_same_bytes_twice_are_one_filing_and_said_so(editor: Client) -> None:
    upload(editor, ("a.txt", b"the same words"))

    page = upload(editor, ("b.txt", b"the same words"))

    assert "here already" in page
    assert (Filing.objects.count(), Blob.objects.count()) == (1, 1)


def test_an_empty_file_is_refused_and_stops_none_of_the_others(editor: Client) -> None:
    page = upload(editor, ("empty.txt", b""), ("good.txt", b"words"))

    assert "empty.txt" in page and "is empty" in page and "1 filing received" in page


def test_a_file_that_is_too_large_is_refused_with_the_limit(editor: Client, settings: Any) -> None:
    settings.FILING_MAX_BYTES = 2**20

    page = upload(editor, ("big.txt", b"w" * (2**21)))

    assert "at most 1 MB" in page and not Filing.objects.exists()


def test_no_file_chosen_is_told(editor: Client) -> None:
    assert "No file was chosen" in upload(editor)


def test_the_list_can_be_narrowed_to_a_status(editor: Client) -> None:
    upload(editor, ("waits.txt", b"words"))

    assert "waits.txt" in editor.get("/filings/?status=received").content.decode()
    assert "waits.txt" not in editor.get("/filings/?status=failed").content.decode()
