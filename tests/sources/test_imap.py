"""A mailbox on a server is polled: every notice once, whatever the server does; nothing on the server is changed."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from cases.models import Filing, Source
from ingest.sources.look import follow, look
from ingest.sources.tasks import look_around
from tests.sources.imap import Mailbox, Server

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "notice" / "nef_txed_motion.eml"
NOTICE = SAMPLE.read_bytes()
OTHER_MAIL = b"From: friend@example.com\r\nTo: ecf@firm.example\r\nSubject: Lunch\r\n\r\nAt noon?\r\n"

pytestmark = pytest.mark.django_db


def notice(number: int) -> bytes:
    return NOTICE.replace(b">9</a>", b">%d</a>" % number)


@pytest.fixture
def mailbox(settings: Any) -> Iterator[Mailbox]:
    box = Mailbox()
    with Server(box):
        settings.IMAP_URL = box.url
        yield box


@pytest.fixture
def source(mailbox: Mailbox) -> Source:
    follow()
    return Source.objects.get()


def looked(source: Source) -> tuple[int, str]:
    taken = look(source, at=timezone.now())
    return taken, Source.objects.get(pk=source.pk).problem


def test_every_notice_is_taken_in_once_and_other_mail_left_alone(mailbox: Mailbox, source: Source):
    mailbox.add(4, notice(9))
    mailbox.add(5, OTHER_MAIL)
    mailbox.add(9, notice(10))

    assert looked(source) == (2, "")
    assert looked(source) == (0, "")
    mailbox.add(10, notice(11))
    assert looked(source) == (1, "")

    assert list(Filing.objects.order_by("pk").values_list("name", flat=True)) == [
        "mail-4.eml",
        "mail-9.eml",
        "mail-10.eml",
    ]
    assert set(Filing.objects.values_list("deliveries__via", flat=True)) == {"mail"}


def test_nothing_on_the_server_is_changed(mailbox: Mailbox, source: Source):
    mailbox.add(4, notice(9))
    looked(source)
    assert [w.split()[0] for w in mailbox.said] == [
        "CAPABILITY",
        "LOGIN",
        "EXAMINE",
        "SEARCH",
        "FETCH",
        "LOGOUT",
    ]
    assert "BODY.PEEK[]" in mailbox.said[4]
    assert mailbox.flags == {4: set()}


def test_a_notice_is_found_whatever_flags_it_has_or_has_not(mailbox: Mailbox, source: Source):
    """Somebody has read one in a mail program, and never marked another: what counts is the number, not the flag."""
    mailbox.add(4, notice(9))
    mailbox.add(5, notice(10))
    mailbox.flags[4] = {"\\Seen"}
    assert looked(source) == (2, "")


def test_a_connection_that_ends_in_the_middle_of_a_message_loses_and_doubles_nothing(
    mailbox: Mailbox, source: Source
):
    mailbox.add(4, notice(9))
    mailbox.add(5, notice(10))
    mailbox.add(6, notice(11))
    mailbox.breaks_off_at = 5

    taken, problem = looked(source)
    assert taken == 1
    assert problem.startswith("The mailbox ecf@firm.example@127.0.0.1/INBOX cannot be read")
    assert looked(source) == (2, "")

    assert Filing.objects.count() == 3
    assert {f.deliveries.count() for f in Filing.objects.all()} == {1}


def test_the_same_message_under_two_numbers_is_one_filing(mailbox: Mailbox, source: Source):
    mailbox.add(4, notice(9))
    mailbox.add(5, notice(9))
    assert looked(source) == (1, "")
    assert Filing.objects.get().deliveries.count() == 2


def test_a_server_that_numbers_anew_is_read_from_the_start_and_doubles_no_filing(
    mailbox: Mailbox, source: Source
):
    mailbox.add(40, notice(9))
    looked(source)
    mailbox.epoch, mailbox.messages = 2, {}
    mailbox.add(1, notice(9))
    mailbox.add(2, notice(10))
    assert looked(source) == (1, "")
    assert Filing.objects.count() == 2


@pytest.mark.parametrize("refused", ["LOGIN", "EXAMINE", "SEARCH"])
def test_a_server_that_refuses_is_told_of_without_the_password(
    mailbox: Mailbox, source: Source, refused: str
):
    mailbox.add(4, notice(9))
    mailbox.refuses = {refused}
    taken, problem = looked(source)
    assert taken == 0
    assert "cannot be read" in problem
    assert mailbox.password not in problem
    mailbox.refuses = set()
    assert looked(source) == (1, "")


def test_the_beats_round_polls_the_mailbox(mailbox: Mailbox):
    mailbox.add(4, notice(9))
    assert look_around() == 1
    mailbox.add(5, notice(10))
    assert look_around() == 0  # looked at a moment ago
    Source.objects.update(checked_at=timezone.now() - timedelta(minutes=5))
    assert look_around() == 1
