"""JSON whose every value knows its place: objects and lists as they are, leaves as values with their span."""

import json
import re
from typing import Any

from ingest.readers.reading import CannotRead
from law.said import Said

DAMAGED = "The JSON breaks off or is damaged near character {at}. Download it again."
DEEPEST = 60  # levels; records of courts and offices have fewer than ten
_TOKEN = re.compile(
    r'\s*(?:([{}\[\],:])|"((?:[^"\\]|\\.)*)"|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null))', re.S
)
_WORDS = {"true": True, "false": False, "null": None}


def located(text: str) -> Any:
    """The value that `text` is. Strings are placed inside their quotes. Raises CannotRead where it is no whole JSON."""
    value, at = _value(text, 0, 0)
    if text[at:].strip():
        raise CannotRead(DAMAGED.format(at=at))
    return value


def _next(text: str, at: int) -> re.Match[str]:
    m = _TOKEN.match(text, at)
    if m is None:
        raise CannotRead(DAMAGED.format(at=at))
    return m


def _value(text: str, at: int, depth: int) -> tuple[Any, int]:
    m = _next(text, at)
    if m[1] in ("{", "[") and depth < DEEPEST:
        return _object(text, m.end(), depth) if m[1] == "{" else _list(text, m.end(), depth)
    if m[2] is not None:
        return Said(_string(m[2], m.start(2)), m.start(2), m.end(2)), m.end()
    if m[3] is not None:
        return Said(_number(m[3], m.start(3)), m.start(3), m.end(3)), m.end()
    if m[4] is not None:
        return (Said(_WORDS[m[4]], m.start(4), m.end(4)) if m[4] != "null" else None), m.end()
    raise CannotRead(DAMAGED.format(at=at))


def _object(text: str, at: int, depth: int) -> tuple[dict[str, Any], int]:
    found: dict[str, Any] = {}
    m = _next(text, at)
    if m[1] == "}":
        return found, m.end()
    while True:
        key = _next(text, at)
        colon = _next(text, key.end())
        if key[2] is None or colon[1] != ":":
            raise CannotRead(DAMAGED.format(at=at))
        found[_string(key[2], at)], at = _value(text, colon.end(), depth + 1)
        m = _next(text, at)
        at = m.end()
        if m[1] == "}":
            return found, at
        if m[1] != ",":
            raise CannotRead(DAMAGED.format(at=at))


def _list(text: str, at: int, depth: int) -> tuple[list[Any], int]:
    found: list[Any] = []
    m = _next(text, at)
    if m[1] == "]":
        return found, m.end()
    while True:
        value, at = _value(text, at, depth + 1)
        found.append(value)
        m = _next(text, at)
        at = m.end()
        if m[1] == "]":
            return found, at
        if m[1] != ",":
            raise CannotRead(DAMAGED.format(at=at))


def _number(raw: str, at: int) -> int | float:
    try:
        return json.loads(raw)  # type: ignore[no-any-return]
    except ValueError as error:  # 007
        raise CannotRead(DAMAGED.format(at=at)) from error


def _string(raw: str, at: int) -> str:
    try:
        return str(json.loads(f'"{raw}"', strict=False)) if "\\" in raw else raw
    except ValueError as error:
        raise CannotRead(DAMAGED.format(at=at)) from error


def leaf(node: Any, *keys: str) -> Said | None:
    """The leaf at these keys; None where it is absent, null, empty or no leaf."""
    for key in keys:
        node = node.get(key) if isinstance(node, dict) else None
    return node if isinstance(node, Said) and node.value not in ("", None) else None


def branch(node: Any, key: str) -> list[Any]:
    """The list at this key, empty where there is none; an object that stands there alone is a list of one."""
    found = node.get(key) if isinstance(node, dict) else None
    return found if isinstance(found, list) else [found] if isinstance(found, dict) else []


def branches(node: Any, *keys: str) -> list[dict[str, Any]]:
    """The objects of the first list among these keys that has any; what else stands in it is passed over."""
    found = ([o for o in branch(node, key) if isinstance(o, dict)] for key in keys)
    return next((objects for objects in found if objects), [])
