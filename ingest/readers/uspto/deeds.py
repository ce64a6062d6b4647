"""Recorded documents of title, in whatever form the Office gives them: an event of each patent in them, and its owner."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ingest.readers.reading import CannotRead, Tree
from ingest.readers.uspto import values
from law.said import Said

# A lien moves no title (MPEP 313); nor do its release, a change of address, or a licence.
NO_TITLE = re.compile(r"SECURITY|LIEN|RELEASE|MORTGAGE|LICEN[CS]E|CORRECT|ADDRESS|COLLATERAL", re.I)
MOST = 2_000  # patents and applications in one file: each is locked while it is settled
TOO_MANY = (
    "The file lists recorded assignments of {n:,} patents and applications, a whole day's or year's records. Search the assignments for "
    "the patents you follow and send that answer."
)


@dataclass(frozen=True, slots=True)
class Property:
    """A patent or application in a document: what of it is stated."""

    patent: Said | None = None
    application: Said | None = None
    about: dict[str, Tree] = field(default_factory=dict)  # title, days, publications, as the reading's keys


@dataclass(frozen=True, slots=True)
class Deed:
    """A recorded document. `key` is its reel and frame, 038323/0190: later documents have higher ones."""

    key: str
    reel: Said | None
    words: Said | None  # of what it conveys
    recorded: Said | None
    executed: Said | None
    to: Sequence[Said]
    properties: Sequence[Property]

    @property
    def order(self) -> tuple[str, str]:
        return (str(self.recorded.value) if self.recorded else "", self.key)


def reel_frame(reel: Said | None, frame: Said | None) -> str:
    """The record's key, padded as the Office prints it: 038323/0190; empty where either is no number."""
    digits = [str(s.value).split(".")[0].strip() if s else "" for s in (reel, frame)]
    return f"{int(digits[0]):06}/{int(digits[1]):04}" if all(d.isdigit() for d in digits) else ""


def trees(deeds: Iterable[Deed], mark: Said) -> dict[str, Tree]:
    """The patents and events of these documents; the last that conveys title names the owner (35 U.S.C. 261)."""
    ordered = _ordered(list(deeds))
    named = {str(about.value) for d in ordered for p in d.properties if (about := p.patent or p.application)}
    if len(named) > MOST:
        raise CannotRead(TOO_MANY.format(n=len(named)))
    found: dict[str, dict[str, Tree]] = {}
    events: list[Tree] = []
    for deed in ordered:
        for one in deed.properties:
            if number := one.patent or one.application:
                tree = found.setdefault(str(number.value), {})
                tree |= {"number": one.patent, "application_number": one.application, **one.about}
                if deed.to and deed.words and not NO_TITLE.search(str(deed.words.value)):
                    tree["owner"] = deed.to[0]
                events += _events(deed, one, mark)
    fresh = values.latest(d.recorded or d.executed for d in ordered)
    return {"as_of": fresh, "patents": list(found.values()), "events": events}


def _ordered(deeds: list[Deed]) -> list[Deed]:
    """By the day of recording where all have one, else by reel and frame, which the Office counts on."""
    if all(d.recorded for d in deeds):
        return sorted(deeds, key=lambda d: d.order)
    return sorted(deeds, key=lambda d: d.key)


def _events(deed: Deed, one: Property, mark: Said) -> Iterator[Tree]:
    on, words = deed.recorded or deed.executed, deed.words
    if on is None or words is None:
        return
    kind = "assignment_recorded" if deed.recorded else "assignment"
    named: dict[str, Tree] = {"patent": one.patent} if one.patent else {"application": one.application}
    yield {
        "on": on, "kind": on.as_(kind), "title": words, "party": deed.to[0] if deed.to else None, **named,
        "modality": on.as_("stated"), "reel_frame": deed.reel.as_(deed.key) if deed.reel and deed.key else None,
    }  # fmt: skip
