"""Recorded assignments as the assignment search gives them: reel and frame, conveyance, from whom, to whom, what."""

from datetime import datetime
from typing import Any

from ingest.readers.extract.extracted import fit
from ingest.readers.extract.plain import decode
from ingest.readers.located_json import branch, leaf, located
from ingest.readers.reading import CannotRead, Reading, Tree
from ingest.readers.uspto.wrapper import NO_TITLE
from law import patents
from law.said import Said

VERSION = (
    "The JSON is an assignment record of a version we do not know: {what} is missing. Download it again."
)


def read_assignments(data: bytes, name: str = "") -> Reading:
    """Every recorded document, as an event of each patent in it; the last that conveys title names the owner."""
    text = fit(decode(data))
    root = located(text)
    deeds = branch(root.get("successResponse", root), "data")
    if not deeds or leaf(deeds[0], "reelNumber") is None:
        raise CannotRead(VERSION.format(what="reelNumber"))
    mark = Said("assignments", 0, 1)
    found: dict[str, dict[str, Tree]] = {}
    events: list[Tree] = []
    for deed in sorted(deeds, key=_recorded):
        for number in _patents(deed):
            tree = found.setdefault(str(number.value), {"number": number})
            to = next(
                (s for a in branch(deed, "assignees") if (s := leaf(a, "assigneeName") or leaf(a, "name"))),
                None,
            )
            words = leaf(deed, "conveyance")
            if to and words and not NO_TITLE.search(str(words.value)):
                tree["owner"] = to
            events.append(_event(deed, number, to, words))
    return Reading.of(
        {
            "kind": mark.as_("patent"),
            "form": mark,
            "patents": list(found.values()),
            "events": [e for e in events if e],
        },
        text,
    )


def reel_frame(deed: Any) -> str:
    """The record's key, padded as the Office prints it: 038323/0190."""
    reel, frame = leaf(deed, "reelNumber"), leaf(deed, "frameNumber")
    return f"{int(str(reel.value)):06}/{int(str(frame.value)):04}" if reel and frame else ""


def _patents(deed: Any) -> list[Said]:
    numbers = [leaf(p, "patentNumber") for p in branch(deed, "properties")]
    return [n.as_(normal) for n in numbers if n and (normal := patents.normal(str(n.value)))]


def _recorded(deed: Any) -> str:
    said = _day(leaf(deed, "recordedDate") or leaf(deed, "recordDate") or leaf(deed, "receivedDate"))
    return str(said.value) if said else ""


def _event(deed: Any, number: Said, to: Said | None, words: Said | None) -> Tree:
    on = _day(leaf(deed, "recordedDate") or leaf(deed, "recordDate") or leaf(deed, "receivedDate"))
    if on is None or words is None:
        return None
    reel = leaf(deed, "reelNumber")
    return {
        "on": on, "kind": on.as_("assignment_recorded"), "title": words, "party": to, "patent": number,
        "modality": on.as_("stated"), "reel_frame": reel and reel.as_(reel_frame(deed)),
    }  # fmt: skip


def _day(said: Said | None) -> Said | None:
    for form in ("%m/%d/%Y", "%Y-%m-%d"):
        try:
            return (
                said.as_(datetime.strptime(str(said.value)[:10], form).date().isoformat()) if said else None
            )
        except ValueError:
            continue
    return None
