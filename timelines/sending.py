"""One POST request to somebody else's server, that cannot be led to ours.

The name is resolved once, each address it has is checked, and the connection goes to the checked address itself: a name
that resolves to something else a moment later gains nothing. Redirects are not followed.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Mapping
from urllib.parse import urlsplit

from django.conf import settings

SECONDS = 10  # for connecting, and for each pause of the other side
WHOLE = 20  # seconds for all of it: a server that drips is cut off


class NotTaken(Exception):
    """The message was not accepted; the text says why, for the webhook's owner."""


class _Connection(http.client.HTTPSConnection):
    def __init__(self, host: str, port: int, *, tls: bool) -> None:
        super().__init__(host, port, timeout=SECONDS, context=ssl.create_default_context())
        self.tls = tls

    def connect(self) -> None:
        plain = socket.create_connection((_checked_address(self.host, self.port), self.port), timeout=SECONDS)
        self.sock = self._context.wrap_socket(plain, server_hostname=self.host) if self.tls else plain  # type: ignore[attr-defined]


def _checked_address(host: str, port: int) -> str:
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        raise NotTaken(f"The name {host} could not be resolved.") from error
    if not settings.WEBHOOKS_TO_PRIVATE_ADDRESSES and not all(_is_public(address) for address in found):
        raise NotTaken(f"{host} is an address inside a private network; webhooks go to public ones only.")
    return min(found)


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    return ip.is_global and not ip.is_multicast and (inner is None or _is_public(str(inner)))


def post(url: str, body: bytes, headers: Mapping[str, str]) -> None:
    """Send; raises NotTaken for everything but a 2xx answer."""
    parts = urlsplit(url)
    tls = parts.scheme == "https"
    connection = _Connection(parts.hostname or "", parts.port or (443 if tls else 80), tls=tls)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    cut = threading.Timer(WHOLE, lambda: connection.sock and connection.sock.shutdown(socket.SHUT_RDWR))
    cut.start()
    try:
        connection.request("POST", path, body, dict(headers))
        status = connection.getresponse().status
    except (OSError, http.client.HTTPException) as error:
        raise NotTaken(f"No answer: {type(error).__name__} {error}".strip()) from error
    finally:
        cut.cancel()
        connection.close()
    if not 200 <= status < 300:
        raise NotTaken(f"The answer was {status}; 2xx would have taken it.")
