"""What a settled value is called where people read it."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from law.patents import short
from parties.models import Party

NAMES = {
    "begun_on": "Filed",
    "begun_by": "Not later than",
    "attached": "Whether it was filed",
    "counts": "What is accused",
    "elements": "Text",
    "specificity": "Which claims are asserted",
    "in_suit": "Patent in suit",
}


class Placed(Protocol):
    """What stands in a slot of a subject: a value, or a person's ruling on one."""

    subject: str
    slot: str


def party_names(values: Iterable[Placed]) -> dict[str, str]:
    """Names as written, by key, of the parties that values are about: one query."""
    keys = {_party(v)[0] for v in values} - {""}
    return dict(Party.objects.filter(key__in=keys).values_list("key", "name")) if keys else {}


def label(value: Placed, names: Mapping[str, str]) -> str:
    """The slot in words, with the thing inside the scope it belongs to: `Whether it was filed, exhibit 2`,
    `Organized in, Amazon.com Services LLC, defendant`. `names` are those of `party_names`."""
    name = NAMES.get(value.slot) or value.slot.replace("_", " ").capitalize()
    kind, _, rest = value.subject.partition(":")
    party, role = _party(value)
    if party in names:
        return ", ".join(filter(None, (name, names[party], role.replace("_", " "))))
    if kind == "patent" and rest:
        return f"{name}, {short(rest)} patent"
    return f"{name}, {kind} {rest.replace('/', ', ').replace('_', ' ')}" if rest else name


def _party(value: Placed) -> tuple[str, str]:
    """Key and role of the party that a value is about, or two empty strings."""
    kind, _, rest = value.subject.partition(":")
    key, _, role = rest.partition("/")
    return (key, role) if kind == "party" else ("", "")
