"""What every step of reading a memo needs to know: its outline, its people, its patents, and which side is accused."""

import re
from dataclasses import dataclass
from functools import cached_property

from ingest.readers.memo.inventory import Inventory, Mention
from ingest.readers.memo.naming import Naming
from ingest.readers.memo.outline import Item, Outline
from ingest.readers.memo.people import Party, People, group_names
from law.said import Said

_ALL = re.compile(
    r"\b(?:both|(?:n?either)|each of the|all (?:of the )?|the (?:asserted|patents))\b[^.;]{0,40}\bpatents?(?:-in-suit)?\b|\bpatents-in-suit\b|\beach (?:asserted )?patent\b",
    re.I,
)
DECLARATORY = frozenset({"dj_noninfringement", "dj_invalidity"})


@dataclass(frozen=True)
class Frame:
    """One memo, as far as all its parts share it."""

    outline: Outline
    people: People
    naming: Naming
    inventory: Inventory
    postures: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.outline.text

    @cached_property
    def owner_side(self) -> list[Party]:
        """The side whose patents these are: the plaintiffs, or the defendants of a declaratory action."""
        return self.people.of(
            "defendant" if self.is_declaratory else "plaintiff", "patent_owner", "complainant"
        )

    @cached_property
    def accused_side(self) -> list[Party]:
        """The side said to infringe."""
        return self.people.of("plaintiff" if self.is_declaratory else "defendant", "petitioner", "respondent")

    @cached_property
    def accused_names(self) -> frozenset[str]:
        """The forms that stand for a company of the accused side or for its group."""
        return group_names(self.accused_side).union(str(p.name.value) for p in self.accused_side)

    @cached_property
    def party_stems(self) -> frozenset[str]:
        """How the words of the parties' names begin: what tells one matter from another is none of them."""
        return frozenset(w.casefold()[:5] for p in self.people.parties for w in str(p.name.value).split())

    @property
    def is_declaratory(self) -> bool:
        return bool(DECLARATORY.intersection(self.postures))

    def labelled(self, section: str, *labels: str) -> list[Item]:
        """The items of a section about one of these topics: by their label, or without one under such a heading."""
        found, inside = list[Item](), False
        for item in self.outline.section(section):
            if item.form == "heading":
                inside = item.topic.startswith(labels) and not item.label
            if (
                item.label
                and item.topic.startswith(labels)
                or inside
                and item.form in ("bullet", "paragraph")
                and not item.label
            ):
                found.append(item)
        return found

    def under(self, section: str, *headings: str) -> list[Item]:
        """The items of a section under a heading, or after a label, that begins with one of these words."""
        found, inside = list[Item](), False
        for item in self.outline.section(section):
            if item.form == "heading":
                inside = item.topic.startswith(headings)
            elif (
                item.label
                and item.topic.startswith(headings)
                or inside
                and item.form in ("bullet", "paragraph")
            ):
                found.append(item)
        return found

    def patents_in(self, start: int, end: int) -> list[Mention]:
        """The patents in suit that a stretch of text speaks of; all of them where it says "both", "each" or "all"."""
        named = self.inventory.named(start, end)
        m = _ALL.search(self.text, start, end)
        if m and not (named and named[0].start < m.start()):
            return [Mention(number, m.start(), m.end()) for number in self.inventory.numbers]
        return named

    def company(self, start: int, end: int) -> Said | None:
        """The first party named in a stretch of text: its full name where the words mean one party, else as printed."""
        return self.naming.first(self.text, start, end)
