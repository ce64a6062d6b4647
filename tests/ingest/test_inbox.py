"""What arrives is stored once, answered clearly, and never half."""

import hashlib
import io
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from kombu.exceptions import OperationalError

from cases.models import Blob, Delivery, Filing, FilingText
from ingest import inbox, pipeline, tasks
from ingest.inbox import receive
from web.errors import Refused

RING = inbox.ring
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def bells(settings, tmp_path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    rung: list[int] = []
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(inbox, "ring", rung.append)
    return rung


def take(data: bytes, name: str = "paper.txt") -> Filing:
    filing, _ = receive(data, name=name, via="api", by=None)
    return filing


def test_it_works(bells, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        filing = take(b"some words")
    assert filing.status == "received"
    assert default_storage.open(filing.blob.path).read() == b"some words"
    assert bells == [filing.pk]


def test_the_same_bytes_twice_make_one_blob_one_filing_and_two_deliveries():
    first, new = receive(b"some words", name="a.txt", via="api", by=None)
    second, again = receive(b"some words", name="b.txt", via="page", by=None)
    assert (new, again) == (True, False)
    assert first == second
    assert Blob.objects.count() == 1
    assert list(Delivery.objects.values_list("name", "via")) == [("a.txt", "api"), ("b.txt", "page")]


def test_bytes_half_written_by_a_crash_are_written_whole():
    path = Blob(sha256=hashlib.sha256(b"some words").hexdigest()).path
    default_storage.save(path, io.BytesIO(b"some"))
    take(b"some words")
    assert default_storage.open(path).read() == b"some words"


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\0\0\0"])
def test_an_empty_file_is_refused_with_what_to_do(data):
    with pytest.raises(Refused, match="is empty. Choose the file again"):
        take(data)
    assert not Blob.objects.exists()


def test_a_file_of_sixty_megabytes_is_refused_and_leaves_nothing(tmp_path):
    with pytest.raises(Refused, match="60 MB; a filing may have at most 50 MB"):
        take(b"x" * 60 * 2**20)
    assert not Filing.objects.exists()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (bytes(range(256)) * 40, "."),
        (
            b"Dear Ms Miller,\n\nthank you for lunch. The weather was fine.\n\nYours, T.",
            "not look like a filing",
        ),
    ],
    ids=["binary junk", "a letter"],
)
def test_what_is_no_filing_is_marked_not_understood_with_a_sentence(data, says):
    filing = take(data)
    pipeline.process(filing.pk)
    filing.refresh_from_db()
    assert filing.status == "not_understood"
    assert says in filing.problem
    assert not filing.facts.exists()


def test_text_in_another_encoding_is_read():
    filing = take("UNITED STATES DISTRICT COURT\nFOR THE DISTRICT OF DELAWARE\n“é”\n".encode("cp1252"))
    pipeline.process(filing.pk)
    assert "é" in FilingText.objects.get(filing=filing).text


def test_without_a_broker_a_filing_is_taken_in_all_the_same(monkeypatch, caplog):
    def no_broker(*args: object, **options: object) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(tasks.process, "apply_async", no_broker)
    RING(take(b"some words").pk)
    assert "waits for the sweep" in caplog.text


def test_the_sweep_rings_for_what_was_received_and_not_finished(monkeypatch):
    filing = take(b"some words")
    rung: list[int] = []
    monkeypatch.setattr(tasks.process, "delay", rung.append)
    assert tasks.sweep() == 0  # it was rung for just now
    Filing.objects.update(received_at=filing.received_at - timedelta(minutes=1))
    assert tasks.sweep() == 1
    assert rung == [filing.pk]
