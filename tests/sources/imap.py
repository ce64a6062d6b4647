"""A small IMAP server on this machine (RFC 9051, as far as a reader of mail needs), with the faults that servers have."""

import re
import socketserver
import threading
from collections.abc import Callable

_COMMAND = re.compile(rb"(\S+) (?:UID )?(\S+) ?(.*)", re.I)


class Mailbox:
    """Messages by their UID, flags, and what is to go wrong. `said` are the commands that were given."""

    def __init__(self) -> None:
        self.messages: dict[int, bytes] = {}
        self.flags: dict[int, set[str]] = {}
        self.epoch = 1
        self.said: list[str] = []
        self.password = "hunter2"
        self.breaks_off_at: int | None = None  # the UID in the middle of whose text the connection ends, once
        self.refuses: set[str] = set()  # commands answered NO
        self.port = 0

    def add(self, uid: int, data: bytes) -> None:
        self.messages[uid], self.flags[uid] = data, set()

    @property
    def url(self) -> str:
        return f"imap://ecf%40firm.example:{self.password}@127.0.0.1:{self.port}/INBOX"

    def answer(self, send: Callable[[bytes], object], line: bytes) -> bool:
        """Answer one command; returns whether the connection goes on."""
        found = _COMMAND.match(line)
        tag, name, rest = found.groups() if found else (b"*", b"", b"")
        word = name.decode().upper()
        self.said.append(f"{word} {rest.decode()}".strip() if word != "LOGIN" else "LOGIN")
        if word in self.refuses or (word == "LOGIN" and self.password.encode() not in rest):
            send(tag + b" NO refused\r\n")
        elif word == "FETCH":
            return self._fetch(send, tag, int(rest.split()[0]))
        else:
            for told in self._told(word, rest):
                send(told + b"\r\n")
            send(tag + b" OK done\r\n")
        return word != "LOGOUT"

    def _told(self, word: str, rest: bytes) -> list[bytes]:
        if word == "CAPABILITY":
            return [b"* CAPABILITY IMAP4rev1"]
        if word in ("SELECT", "EXAMINE"):
            return [b"* %d EXISTS" % len(self.messages), b"* OK [UIDVALIDITY %d] so numbered" % self.epoch]
        if word == "SEARCH":
            first = int(rest.split()[1].split(b":")[0])
            # `n:*` always holds the last message, be its UID below n (RFC 9051, 6.4.4)
            found = {u for u in self.messages if u >= first} | set(sorted(self.messages)[-1:])
            return [b"* SEARCH " + b" ".join(b"%d" % u for u in sorted(found))]
        return [b"* BYE"] if word == "LOGOUT" else []

    def _fetch(self, send: Callable[[bytes], object], tag: bytes, uid: int) -> bool:
        data = self.messages[uid]
        head = b"* 1 FETCH (UID %d BODY[] {%d}\r\n" % (uid, len(data))
        if uid == self.breaks_off_at:
            self.breaks_off_at = None
            send(head + data[: len(data) // 2])
            return False
        send(head + data + b")\r\n" + tag + b" OK done\r\n")
        return True


class Server(socketserver.ThreadingTCPServer):
    """Serves one mailbox until it is left."""

    allow_reuse_address = daemon_threads = True

    def __init__(self, mailbox: Mailbox) -> None:
        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                self.wfile.write(b"* OK ready\r\n")
                while (line := self.rfile.readline()) and mailbox.answer(self.wfile.write, line.rstrip()):
                    pass

        super().__init__(("127.0.0.1", 0), Handler)
        mailbox.port = self.server_address[1]

    def __enter__(self) -> "Server":
        self.thread = threading.Thread(target=self.serve_forever, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.thread.join()
        self.server_close()
