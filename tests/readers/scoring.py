"""Counts how far a reading agrees with the one a person wrote down for the same text.

An expected reading is a reading with three marks of its own: the value "*" (anything or nothing will do), a listed
string that starts with "?" and a listed object with `"optional": true` (may be read or not).
"""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

Tally = defaultdict[str, list[int]]  # path -> [rightly read, wrongly read, missed]

UNSCORED = {"doubts", "spans", "sections", "caption", "number_as_printed", "optional"}
# What makes two listed objects the same thing: the first of these fields that the expected one has …
IDENTITY = {
    "parties": ("name",), "counsel": ("name",), "counsel_firms": ("name",), "patents": ("number", "short"),
    "references": ("number", "name", "url", "title", "exhibit"), "claims": ("number",), "counts": ("number", "patent"),
    "terms": ("term",), "contentions": ("text",), "questions": ("label", "text"), "grounds": ("number", "claims"),
    "disputes": ("issue",), "exhibits": ("number",), "authorities": ("citation",), "relief": ("label", "item"),
    "knowledge": ("patent", "basis"), "related": ("docket_number", "defendant", "relation"), "events": ("title",),
    "charts": ("claim",), "rows": ("element",), "elements": ("label", "text"), "broader": ("text",),
    "narrower": ("text",), "positions": ("text",), "experts": ("name",), "testimony": ("question",),
    "definitions": ("term",),
}  # fmt: skip
# … and these fields must agree as well.
BESIDE = {
    "parties": ("role",), "events": ("on",), "claims": ("patent",), "charts": ("patent",), "terms": ("patent",),
    "knowledge": ("party", "on"), "definitions": ("scope",),
}  # fmt: skip
FREE_TEXT = {
    "text",
    "importance",
    "feature",
    "element",
    "item",
    "basis",
    "issue",
    "title",
    "question",
    "answer",
}


def fold(value: object) -> str:
    """Case, quote marks, dashes, spaces and end punctuation make no difference."""
    text = re.sub("[‘’`´]", "'", re.sub("[“”]", '"', re.sub("[–—]", "-", str(value).casefold())))
    return re.sub(r"[\s,.;:]+", " ", text).strip(" '\"")


def alike(expected: object, read: object, field: str = "") -> bool:
    a, b = fold(expected), fold(read)
    if a == b:
        return True
    if field == "claims":
        return re.findall(r"\d+", a) == re.findall(r"\d+", b)
    if field not in FREE_TEXT:
        return False
    short, long = sorted((a, b), key=len)
    return (len(short) > 20 and short in long) or difflib.SequenceMatcher(None, a, b).ratio() >= 0.8


def key_field(item: dict[str, Any], key: str) -> str:
    return next((f for f in IDENTITY.get(key, ()) if item.get(f, "*") != "*"), "")


def same_event(expected: dict[str, Any], read: dict[str, Any]) -> float:
    if fold(expected.get("on", "")) != fold(read.get("on", "")):
        return 0.0
    a, b = fold(expected["title"]), fold(read.get("title", ""))
    ratio = difflib.SequenceMatcher(None, a, b).ratio()
    return 0.5 + ratio / 2 if ratio >= 0.5 or (min(len(a), len(b)) > 8 and (a in b or b in a)) else 0.0


def likeness(expected: Any, read: Any, key: str) -> float:
    """0 when the two are not the same thing, else how alike they are."""
    if not isinstance(expected, dict) or not isinstance(read, dict):
        return float(alike(str(expected).removeprefix("?"), read))
    if key == "events":
        return same_event(expected, read)
    field = key_field(expected, key)
    if not field or field not in read or not alike(expected[field], read[field], field):
        return 0.0
    beside = [f for f in BESIDE.get(key, ()) if expected.get(f, "*") != "*"]
    if any(fold(expected[f]) != fold(read.get(f, "")) for f in beside):
        return 0.0
    plain = [f for f, v in expected.items() if f != field and not isinstance(v, list | dict)]
    return 1.0 + sum(fold(expected[f]) == fold(read.get(f, "")) for f in plain) / (len(plain) + 1)


def is_optional(item: Any) -> bool:
    return item.get("optional", False) if isinstance(item, dict) else str(item).startswith("?")


def compare(expected: Any, read: Any, path: str, stated: set[str], tally: Tally, misses: list[str]) -> None:
    """Add what agrees, what is false and what is missing at `path` (and below, for lists) to the tally."""
    if expected == "*" or path not in stated or (expected is None and read is None):
        return
    if isinstance(expected, list) or isinstance(read, list):
        compare_lists(as_list(expected), as_list(read), path, stated, tally, misses)
    elif None not in (expected, read) and alike(expected, read, path.rsplit(".", 1)[-1]):
        tally[path][0] += 1
    else:
        tally[path][1] += read is not None
        tally[path][2] += expected is not None
        misses.append(f"{path}: read {read!r}, expected {expected!r}")


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def compare_lists(
    expected: list[Any], read: list[Any], path: str, stated: set[str], tally: Tally, misses: list[str]
) -> None:
    key, left = path.rsplit(".", 1)[-1], list(read)
    for item in sorted(expected, key=is_optional):
        best = max(left, key=lambda other: likeness(item, other, key), default=None)
        found = best is not None and likeness(item, best, key) > 0
        if found:
            left.remove(best)
        if is_optional(item):
            continue
        tally[path][0 if found else 2] += 1
        if not found:
            misses.append(f"{path}: missed {item!r}")
        elif isinstance(item, dict):
            settled = {key_field(item, key), *BESIDE.get(key, ()), *UNSCORED}
            for field in sorted((set(item) | set(best)) - settled):
                compare(item.get(field), best.get(field), f"{path}.{field}", stated, tally, misses)
    tally[path][1] += len(left)
    misses.extend(f"{path}: false {item!r}" for item in left)


def paths(node: Any, at: str = "") -> Iterator[str]:
    """Every path that an expected reading states: `parties`, `parties.role`, …"""
    if isinstance(node, list):
        for item in node:
            yield from paths(item, at)
    elif isinstance(node, dict):
        for key, value in node.items():
            here = f"{at}.{key}" if at else key
            yield here
            yield from paths(value, here)
