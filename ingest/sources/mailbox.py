"""Messages out of a mailbox file (mbox), and out of a mailbox on a server (IMAP, RFC 9051)."""

import imaplib
import mailbox
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from ingest.readers.court_records import recognise
from ingest.sources.http import SourceError

MOST = 500  # messages of one look
TIMEOUT = 30
MAILDIR = ("cur", "new", "tmp")


def is_mbox(path: Path) -> bool:
    """Whether a file holds several messages, one after the other."""
    with path.open("rb") as file:
        head = file.read(200_000)
    return head.startswith(b"From ") and bool(re.search(rb"\n\r?\nFrom [^\n]+ \d{4}\r?\n[\w-]+:", head))


def messages(path: Path) -> Iterator[tuple[str, bytes]]:
    """Each message of an mbox file, as it was received."""
    box = mailbox.mbox(path, create=False)
    for key in box.iterkeys():
        yield f"{path.stem}-{int(key) + 1}.eml", box.get_bytes(key)


def is_mail_or_file(path: Path) -> bool:
    """False for what is in a mailbox directory (Maildir) beside its messages: the server's own files, and what is still
    being delivered to `tmp`."""
    for folder in (path.parent, path.parent.parent):
        if all((folder / name).is_dir() for name in MAILDIR):
            return path.parent.parent == folder and path.parent.name in ("cur", "new")
    return True


def shown(url: str) -> str:
    """A mailbox's address without its password."""
    parts = urlsplit(url)
    return f"{unquote(parts.username or '')}@{parts.hostname}{parts.path or '/INBOX'}"


def unread(url: str, state: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    """The notices that came since the last look; other mail is left alone, and nothing on the server is changed."""
    parts = urlsplit(url)
    try:
        server = imaplib.IMAP4_SSL if parts.scheme == "imaps" else imaplib.IMAP4
        with server(
            parts.hostname or "", parts.port or (993 if parts.scheme == "imaps" else 143), timeout=TIMEOUT
        ) as box:
            box.login(unquote(parts.username or ""), unquote(parts.password or ""))
            _ok(box.select(parts.path.strip("/") or "INBOX", readonly=True))
            epoch = (box.response("UIDVALIDITY")[1] or [b""])[0]
            yield from _since(box, state, epoch.decode() if epoch else "")
    except (imaplib.IMAP4.error, OSError) as error:
        raise SourceError(
            f"The mailbox {shown(url)} cannot be read ({type(error).__name__}): check IMAP_URL."
        ) from error


def _since(box: imaplib.IMAP4, state: dict[str, Any], epoch: str) -> Iterator[tuple[str, bytes]]:
    if state.get("epoch") != epoch:  # the server has numbered its messages anew (RFC 9051, 2.3.1.1)
        state.update({"epoch": epoch, "uid": 0})
    found = _ok(box.uid("SEARCH", f"UID {state['uid'] + 1}:*"))
    uids = sorted(u for u in (int(u) for u in (found[0] or b"").split()) if u > state["uid"])
    for uid in uids[:MOST]:
        parts = _ok(box.uid("FETCH", str(uid), "(BODY.PEEK[])"))
        data = next((p[1] for p in parts if isinstance(p, tuple)), b"")
        state["uid"] = uid
        if data and recognise(data):
            yield f"mail-{uid}.eml", data


def _ok(answer: tuple[str, list[Any]]) -> list[Any]:
    if answer[0] != "OK":
        raise imaplib.IMAP4.error(str(answer[1]))
    return answer[1]
