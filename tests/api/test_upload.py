"""Bringing a filing through the API."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from rest_framework.response import Response
from rest_framework.test import APIClient

from cases.models import Blob, Delivery, Filing

pytestmark = pytest.mark.django_db
TEXT = b"IN THE UNITED STATES DISTRICT COURT\nCivil Action No. 7:24-cv-00077\nCOMPLAINT\n"


@pytest.fixture(autouse=True)
def _blobs(tmp_path: object) -> object:
    with override_settings(MEDIA_ROOT=str(tmp_path)):
        yield


def send(client: APIClient, data: bytes, name: str = "complaint.txt", **headers: str) -> Response:
    body = {"file": SimpleUploadedFile(name, data)}
    return client.post("/api/v1/filings/", body, format="multipart", headers=headers)


def test_a_new_filing_is_taken_in_and_can_be_followed(editor: APIClient) -> None:
    answer = send(editor, TEXT)

    assert answer.status_code == 202
    followed = editor.get(answer["Location"])
    assert followed.json() == answer.json()["filing"]
    assert followed.json()["status"] == "received"
    assert Delivery.objects.get().via == "api"


def test_the_same_bytes_again_are_told_so(editor: APIClient) -> None:
    first = send(editor, TEXT)

    again = send(editor, TEXT, name="other name.txt")

    assert again.status_code == 200
    assert again["Location"] == first["Location"]
    assert "here already" in again.json()["message"]
    assert Blob.objects.count() == Filing.objects.count() == 1
    assert Delivery.objects.count() == 2


def test_an_idempotency_key_stands_for_one_file(editor: APIClient) -> None:
    key = {"Idempotency-Key": "job-17"}
    assert send(editor, TEXT, **key).status_code == 202
    assert send(editor, TEXT, **key).status_code == 200

    other = send(editor, TEXT + b"more", **key)

    assert other.status_code == 409
    assert Filing.objects.count() == 1


@pytest.mark.parametrize(("data", "says"), [(b"", "is empty"), (b"\0 \n", "is empty")])
def test_an_empty_file_is_refused(editor: APIClient, data: bytes, says: str) -> None:
    answer = send(editor, data)

    assert answer.status_code == 400
    assert says in answer.json()["message"]
    assert not Filing.objects.exists()


def test_too_large_a_file_is_refused(editor: APIClient) -> None:
    with override_settings(FILING_MAX_BYTES=10):
        answer = send(editor, b"x" * 11)

    assert answer.status_code == 400
    assert "at most" in answer.json()["message"]


def test_a_request_without_a_file_is_told_what_is_missing(editor: APIClient) -> None:
    answer = editor.post("/api/v1/filings/", {}, format="multipart")

    assert answer.status_code == 400
    assert list(answer.json()["extra"]) == ["file"]


def test_another_kind_of_body_is_refused(editor: APIClient) -> None:
    assert editor.post("/api/v1/filings/", {"file": "x"}, format="json").status_code == 415


def test_a_reader_may_not_bring_filings(reader: APIClient) -> None:
    assert send(reader, TEXT).status_code == 403
    assert not Filing.objects.exists()
