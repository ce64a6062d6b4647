"""E-mail (RFC 5322): who, when and what about, the text part, and the names of what is attached."""

import email
import email.header
import email.message
import email.policy
from collections.abc import Iterator

from ingest.readers.extract.extracted import Extracted, fit
from ingest.readers.extract.plain import decode
from ingest.readers.extract.web import visible
from ingest.readers.reading import CannotRead

_SHOWN = ("From", "To", "Date", "Subject")
MOST_PARTS = 200


def from_mail(data: bytes) -> Extracted:
    """One message as text: four headers, the body (HTML only where there is no plain text), `Attachment: name` lines."""
    # compat32 reads any header without raising; the newer policies fail on broken ones
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    parts = [part for _, part in zip(range(MOST_PARTS), message.walk(), strict=False)]
    lines = [f"{name}: {_header(message[name])}" for name in _SHOWN if message[name]]
    body = _body(parts)
    if not body.strip() and len(lines) < 2:
        raise CannotRead("The e-mail has no text. Send the paper it carried.")
    names = [name for part in parts if (name := part.get_filename())]
    return Extracted(fit("\n".join([*lines, "", body, *(f"Attachment: {_header(n)}" for n in names)])))


def bodies(data: bytes) -> list[str]:
    """The text parts of a message, decoded, markup and all."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    parts = [part for _, part in zip(range(MOST_PARTS), message.walk(), strict=False)]
    return [_text(p) for p in parts if p.get_content_maintype() == "text"]


def attached_messages(data: bytes) -> list[bytes]:
    """The messages that a message carries as attachments, as mail programs forward them."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    parts = [part for _, part in zip(range(MOST_PARTS), message.walk(), strict=False)]
    carried = [p.get_payload() for p in parts if p.get_content_type() == "message/rfc822"]
    return [
        m.as_string().encode("utf-8", "surrogateescape")
        for found in carried
        if isinstance(found, list)
        for m in found[:1]
        if isinstance(m, email.message.Message)
    ]


def _body(parts: list[email.message.Message]) -> str:
    for kind in ("text/plain", "text/html"):
        texts = [_text(p) for p in parts if p.get_content_type() == kind and not p.get_filename()]
        if any(t.strip() for t in texts):
            return "\n".join(visible(t) if kind == "text/html" else t for t in texts)
    return ""


def _text(part: email.message.Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    try:
        return payload.decode(part.get_content_charset() or "utf-8")
    except (UnicodeDecodeError, LookupError):
        return decode(payload)


def _header(value: object) -> str:
    return " ".join("".join(_decoded(str(value))).split())


def _decoded(value: str) -> Iterator[str]:
    """The words of a header whose encoded parts (RFC 2047) are read, and left as printed where they are broken."""
    try:
        for piece, charset in email.header.decode_header(value):
            yield piece if isinstance(piece, str) else piece.decode(charset or "ascii", "replace")
    except (LookupError, ValueError):
        yield value
