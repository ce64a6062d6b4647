"""Captions whose columns were printed one after the other: the roles stand together, the names elsewhere."""

import re
from dataclasses import dataclass, field

from ingest.readers.front.tokens import Token
from law.said import Said


@dataclass(slots=True)
class Block:
    """Names that stand together, and the roles printed under them (none: told by their side of the "v.")."""

    names: list[tuple[str, int]] = field(default_factory=list)
    roles: list[Said] = field(default_factory=list)
    implied: str = ""


def _side(role: Token) -> str:
    """`plaintiff` or `defendant` where the token is that word alone."""
    words = re.sub(r"[^a-z]", "", role.text.casefold()).rstrip("s")
    return words if words in ("plaintiff", "defendant") else ""


def blocks(before_text: list[Token]) -> list[Block] | None:
    """The blocks of a caption whose columns were printed one after the other, so that the roles of both sides stand
    together and tell nothing: the "v." between the names does. None where the caption is in order."""
    told = [t for t in before_text if t.kind in ("name", "role", "versus")]
    roles = [t for t in told if t.kind == "role"]
    together = any(
        a.kind == b.kind == "role" and {_side(a), _side(b)} == {"plaintiff", "defendant"}
        for a, b in zip(told, told[1:], strict=False)
    )
    under = sum(a.kind == "name" and b.kind == "role" for a, b in zip(told, told[1:], strict=False))
    if not together or any(not _side(r) for r in roles) or under > max(4, len(roles) // 2):
        return None
    groups = _groups(before_text)
    sides: list[tuple[str, list[tuple[str, int]]]] = []
    for before, versus, after in zip(groups, groups[1:], groups[2:], strict=False):
        if before and after and not versus:
            sides += [("plaintiff", before), ("defendant", after)]
    said = {_side(r): Said(r.text, r.start, r.start + len(r.text)) for r in reversed(roles)}
    return [Block(names, [said[side]], "") for side, names in sides]


def _groups(told: list[Token]) -> list[list[tuple[str, int]]]:
    """The names that stand together on lines without a gap; an empty group is a "v."."""
    groups: list[list[tuple[str, int]]] = []
    line = -9
    for t in told:
        if t.kind == "versus":
            groups.append([])
            line = -9
        elif t.kind == "name" and t.line - line <= 1:
            groups[-1].append((t.text, t.start))
            line = t.line
        elif t.kind == "name" and t.side != "right":
            groups.append([(t.text, t.start)])
            line = t.line
    return groups
