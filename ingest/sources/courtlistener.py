"""A docket from CourtListener's API (REST v4), with its entries and parties, as one file that the reader knows."""

import hashlib
import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from ingest.sources.http import Client, SourceError

MOST_PAGES = 5000
Keep = Callable[[dict[str, Any]], None]


def docket(
    client: Client, base: str, name: str, state: dict[str, Any], keep: Keep
) -> Iterator[tuple[str, bytes]]:
    """The docket `name` (COURT/NUMBER) as a file, or nothing when it says what it said last time.

    Pages are kept in `state` as they come: what was stopped goes on at the page after the last.
    """
    record = _record(client, base, name, state)
    parts: dict[str, list[Any]] = {}
    for part in ("docket-entries", "parties"):
        parts[part] = list(_pages(client, base, part, record["id"], state, keep))
    whole = {**record, "docket_entries": parts["docket-entries"], "parties": parts["parties"]}
    told = {k: v for k, v in whole.items() if not k.startswith("date_modified")}
    sha256 = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
    known = state.get("sha256") == sha256
    state.clear()
    state.update({"id": record["id"], "sha256": sha256})
    if not known:
        yield (
            f"courtlistener-{record['id']}.json",
            json.dumps(whole, sort_keys=True, ensure_ascii=False, indent=1).encode(),
        )


def _record(client: Client, base: str, name: str, state: dict[str, Any]) -> dict[str, Any]:
    if "id" in state:
        return client.json(f"{base}dockets/{state['id']}/")
    court, _, number = name.partition("/")
    found = client.json(f"{base}dockets/", {"court": court, "docket_number": number}).get("results", [])
    if len(found) != 1:
        raise SourceError(
            f"CourtListener has {len(found) or 'no'} dockets {number} in {court}: check the number."
        )
    record: dict[str, Any] = found[0]
    state["id"] = record["id"]
    return record


def _pages(
    client: Client, base: str, part: str, docket_id: int, state: dict[str, Any], keep: Keep
) -> Iterator[Any]:
    """Every item of a paged list, by its cursors; an address on another host is not followed."""
    begun = state.setdefault(part, {"items": [], "next": f"{base}{part}/?docket={docket_id}"})
    for _ in range(MOST_PAGES):
        if not begun["next"]:
            break
        if urlsplit(begun["next"]).netloc != urlsplit(base).netloc:
            raise SourceError("CourtListener's next page lies on another host; it is not followed.")
        page = client.json(begun["next"])
        if "results" not in page:
            raise SourceError("CourtListener's answer has no results: its API is of another version than 4.")
        begun["items"].extend(page["results"])
        begun["next"] = page.get("next")
        keep(state)
    yield from begun["items"]
