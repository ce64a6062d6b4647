"""Notices by mail and courts' feeds: brought by a mailbox file, by a push, by a look; their secret is never kept."""

import base64
import io
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone
from rest_framework.test import APIClient

from accounts.models import User
from cases.models import DocketEntry, Filing, FilingText, Source
from ingest import pipeline
from ingest.secrets import masked
from ingest.sources.look import follow, look
from tests.sources.conftest import Replay

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "notice"
NOTICE = (SAMPLES / "nef_txed_motion.eml").read_bytes()
FEED = (SAMPLES / "feed_txed.xml").read_bytes()
SECRET = b"90817263"

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> APIClient:
    user = User.objects.create_user("clerk")
    user.groups.add(Group.objects.get_or_create(name="editor")[0])
    client = APIClient()
    client.force_authenticate(user)
    return client


def push(client: APIClient, data: bytes):
    return client.post("/api/v1/inbound-mail/", data, content_type="message/rfc822")


def test_a_pushed_notice_becomes_an_entry(clerk: APIClient):
    answer = push(clerk, NOTICE)
    assert answer.status_code == 202
    pipeline.process(Filing.objects.get().pk)
    entry = DocketEntry.objects.get()
    assert (entry.number, entry.motion, entry.docket.key) == (9, "stay_pending_review", "txed/2:24-cv-00123")


def test_the_same_message_again_is_said_to_be_here(clerk: APIClient):
    push(clerk, NOTICE)
    assert push(clerk, NOTICE).status_code == 200
    assert Filing.objects.count() == 1


def test_a_stranger_may_not_push():
    assert push(APIClient(), NOTICE).status_code in (401, 403)
    assert not Filing.objects.exists()


def test_the_secret_of_a_notice_is_stored_nowhere(clerk: APIClient):
    push(clerk, NOTICE)
    filing = Filing.objects.get()
    pipeline.process(filing.pk)
    with default_storage.open(filing.blob.path) as file:
        assert SECRET not in file.read()
    kept = FilingText.objects.get()
    assert SECRET.decode() not in kept.text + str(kept.reading)


@pytest.mark.parametrize(
    "wrap",
    [lambda b: b, lambda b: b.replace(b"=", b"=3D").replace(b"9081", b"90=\r\n81"), base64.encodebytes],
)
def test_masking_keeps_length_and_leaves_no_digit_of_the_secret(wrap):
    link = (
        b'<a href="https://ecf.txed.uscourts.gov/doc1/1?caseid=2&de_seq_num=31&magic_num=90817263" >9</a> and more words'
        * 3
    )
    data = b"Content-Transfer-Encoding: base64\r\n\r\n" + wrap(link)
    safe = masked(data)
    assert len(safe) == len(data)
    body = safe.split(b"\r\n\r\n", 1)[1]
    plain = base64.decodebytes(body) if wrap is base64.encodebytes else body
    assert b"817263" not in plain.replace(b"=\r\n", b"")
    assert b"de_seq_num" in plain


def test_a_mailbox_file_is_taken_in_message_by_message(tmp_path: Path):
    second = NOTICE.replace(b">9</a>", b">10</a>").replace(b"MOTION to Stay", b"MOTION to Dismiss")
    box = b"".join(b"From court Mon Mar  4 09:12:44 2024\n" + m + b"\n" for m in (NOTICE, second))
    (tmp_path / "notices.mbox").write_bytes(box)
    out = io.StringIO()

    call_command("ingest", str(tmp_path / "notices.mbox"), stdout=out)

    assert out.getvalue().count("read /cases/txed/2:24-cv-00123/") == 2
    assert sorted(DocketEntry.objects.values_list("number", flat=True)) == [9, 10]


def test_a_feed_is_fetched_when_it_has_something_new(settings, replay: Replay):
    settings.FEED_URL, settings.FEED_COURTS = replay.base + "{court}.xml", ["txed"]
    replay.gives("/txed.xml", FEED)
    follow()
    source = Source.objects.get()

    assert look(source, at=timezone.now()) == 1
    assert look(source, at=timezone.now()) == 0

    pipeline.process(Filing.objects.get().pk)
    entry = DocketEntry.objects.get()  # the criminal case of the feed opens no docket
    assert (entry.number, entry.entered_on, entry.text) == (9, "2024-03-04", "Motion to Stay")


def test_a_feed_that_breaks_off_says_so_and_stores_nothing(settings, replay: Replay):
    settings.FEED_URL, settings.FEED_COURTS = replay.base + "{court}.xml", ["txed"]
    replay.gives("/txed.xml", FEED[:400])
    follow()
    source = Source.objects.get()
    assert look(source, at=timezone.now()) == 0
    assert source.problem == "The feed of txed breaks off; it is tried again later."
    assert not Filing.objects.exists()


def test_a_mailbox_that_cannot_be_reached_says_so_without_its_password(settings):
    settings.IMAP_URL = "imap://ecf%40firm.example:hunter2@127.0.0.1:1/INBOX"
    follow()
    source = Source.objects.get()
    look(source, at=timezone.now())
    assert source.problem.startswith("The mailbox ecf@firm.example@127.0.0.1/INBOX cannot be read")
    assert "hunter2" not in source.problem + source.name
