"""The RSS feed of a court, fetched when it has entries that were not seen."""

import re
from collections.abc import Iterator
from typing import Any

from ingest.sources.http import Client, SourceError

SEEN = 5000  # guids kept: a busy court enters some two thousand lines a day, and a feed goes back one
_GUID = re.compile(r"<guid[^>]*>([^<]{1,500})</guid>.*?<pubDate>([^<]{1,60})</pubDate>", re.S)


def feed(client: Client, url: str, court: str, state: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    """The court's feed as it came, or nothing when each of its entries was seen before."""
    data = client.get(url).content
    if b"</rss>" not in data[-400:]:
        raise SourceError(f"The feed of {court} breaks off; it is tried again later.")
    items = [f"{guid} {on}" for guid, on in _GUID.findall(data.decode("utf-8", "replace"))]
    seen = set(state.get("seen", []))
    fresh = [i for i in items if i not in seen]
    state["seen"] = (fresh + state.get("seen", []))[:SEEN]
    if fresh:
        yield f"feed-{court}.xml", data
