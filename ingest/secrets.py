"""The one secret a court's notice carries: the `magic_num` of its links opens the document once, without a login.

It is masked before anything is stored, one character for one, so that the size of the file and every offset hold.
"""

import base64
import binascii
import re

_SOFT = rb"(?:=\r?\n)?"  # quoted-printable breaks lines anywhere (RFC 2045, 6.7)
_NAME = _SOFT.join(re.escape(bytes([c])) for c in b"magic_num")
_SECRET = re.compile(_NAME + _SOFT + rb"(?:=3D|%3D|=)" + rb"((?:[0-9]|=\r?\n)+)", re.I)
_BASE64 = re.compile(rb"(?:[A-Za-z0-9+/]{40,}={0,2}\r?\n)+(?:[A-Za-z0-9+/]{2,}={0,2})?")
_DIGIT = re.compile(rb"(?<!=)[0-9]")


def masked(data: bytes) -> bytes:
    """The bytes with every digit of a `magic_num` turned into x, also where a message is encoded."""
    plain = _SECRET.sub(_mask, data)
    return _BASE64.sub(_decoded, plain) if b"base64" in plain[:200_000].lower() else plain


def _mask(m: re.Match[bytes]) -> bytes:
    return m[0][: m.start(1) - m.start()] + _DIGIT.sub(b"x", m[1])


def _decoded(m: re.Match[bytes]) -> bytes:
    """A base64 block with its secret masked: as long as before, its lines broken where they were."""
    packed = b"".join(m[0].split())
    try:
        inside = base64.b64decode(packed, validate=True)
    except (binascii.Error, ValueError):
        return m[0]
    safe = _SECRET.sub(_mask, inside)
    if safe == inside:
        return m[0]
    letters = iter(base64.b64encode(safe))
    return bytes(c if c in b"\r\n" else next(letters) for c in m[0])
