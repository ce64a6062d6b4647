"""Messages that a mail program delivers: piped to the command, or kept in a mailbox directory (Maildir)."""

import io
import mailbox
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cases.models import Delivery, DocketEntry, Filing

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "notice"
NOTICE = (SAMPLES / "nef_txed_motion.eml").read_bytes()
SECOND = NOTICE.replace(b">9</a>", b">10</a>").replace(b"MOTION to Stay", b"MOTION to Dismiss")

pytestmark = pytest.mark.django_db


def piped(monkeypatch: pytest.MonkeyPatch, data: bytes) -> str:
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    call_command("ingest", "-", stdout=out)
    return out.getvalue()


def test_a_piped_message_becomes_an_entry(monkeypatch):
    said = piped(monkeypatch, NOTICE)
    assert "standard input: read /cases/txed/2:24-cv-00123/" in said
    assert DocketEntry.objects.get().number == 9
    assert Delivery.objects.get().via == Delivery.Via.COMMAND


def test_a_message_piped_again_is_said_to_be_here(monkeypatch):
    piped(monkeypatch, NOTICE)
    assert "already have it; read" in piped(monkeypatch, NOTICE)
    assert Filing.objects.count() == 1


def test_several_messages_piped_together_are_taken_in_one_by_one(monkeypatch):
    box = b"".join(b"From court Mon Mar  4 09:12:44 2024\n" + m + b"\n" for m in (NOTICE, SECOND))
    assert piped(monkeypatch, box).count("read /cases/txed/2:24-cv-00123/") == 2
    assert sorted(DocketEntry.objects.values_list("number", flat=True)) == [9, 10]


def test_more_than_a_filing_may_be_is_refused_and_not_cut(monkeypatch, settings):
    settings.FILING_MAX_BYTES = len(NOTICE) - 1
    with pytest.raises(CommandError, match="1 of 1 were not read"):
        piped(monkeypatch, NOTICE)
    assert not Filing.objects.exists()


def test_nothing_piped_is_refused_in_a_sentence(monkeypatch):
    with pytest.raises(CommandError, match="1 of 1 were not read"):
        piped(monkeypatch, b"")
    assert not Filing.objects.exists()


def test_a_mailbox_directory_is_taken_in_without_what_its_server_keeps_there(tmp_path: Path):
    box = mailbox.Maildir(tmp_path / "Maildir")
    for message in (NOTICE, SECOND):
        kept = mailbox.MaildirMessage(message)
        kept.set_subdir("cur" if message is SECOND else "new")
        box.add(kept)
    (tmp_path / "Maildir" / "dovecot.index").write_bytes(b"\0\1\2")
    (tmp_path / "Maildir" / "tmp" / "half").write_bytes(NOTICE[:300])
    out = io.StringIO()

    call_command("ingest", str(tmp_path / "Maildir"), stdout=out)

    assert out.getvalue().count("read /cases/txed/2:24-cv-00123/") == 2
    assert len(out.getvalue().splitlines()) == 2
    assert sorted(DocketEntry.objects.values_list("number", flat=True)) == [9, 10]
