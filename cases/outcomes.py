"""What became of a patent's claims before the Board and the Office, each with the words that say so."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from accounts.models import User
from cases.models import Fact

WORDS = {
    "unpatentable": "held unpatentable by the Board", "not_unpatentable": "not shown unpatentable",
    "cancelled": "cancelled", "confirmed": "confirmed", "amended": "patentable as amended", "added": "added",
    "disclaimed": "disclaimed", "not_reexamined": "not reexamined",
}  # fmt: skip
GONE = frozenset({"cancelled", "disclaimed"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """Claims of one outcome in one paper: `on` EDTF, `by` the trial or reexamination (both may be empty)."""

    claims: Sequence[int]
    status: str
    on: str
    by: str
    fact: Fact

    @property
    def words(self) -> str:
        return WORDS.get(self.status, self.status)

    @property
    def gone(self) -> bool:
        return self.status in GONE


def outcomes(number: str, user: User) -> list[Outcome]:
    """The outcomes of a patent's claims, the earliest first: one query."""
    facts = Fact.objects.visible_to(user).filter(scope=f"patent:{number}", slot="outcome")
    groups: dict[tuple[str, str, str, int], list[Fact]] = defaultdict(list)
    for fact in facts.select_related("filing").order_by("pk"):
        value = fact.value
        groups[value.get("on", ""), value["status"], value.get("by", ""), fact.filing_id].append(fact)
    return [
        Outcome(sorted(int(f.subject.partition(":")[2]) for f in held), status, on, by, held[0])
        for (on, status, by, _), held in sorted(groups.items(), key=lambda g: (g[0][0] or "~", g[0][1:]))
    ]
