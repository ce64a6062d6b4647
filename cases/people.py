"""Who is in one case, as its page shows them: parties in all their roles, and those who appear for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from accounts.models import User
from cases.models import Appearance, Case, Fact, Value
from law.names import key as name_key
from parties.models import Party

COUNSEL = ("counsel", "counsel_firms")
PARTY_SLOTS = ("kind", "organized_in", "place_of_business", "parent")
ROLES = frozenset(  # that a caption names
    {
        "plaintiff",
        "defendant",
        "petitioner",
        "patent_owner",
        "complainant",
        "respondent",
        "appellant",
        "appellee",
    }
)


@dataclass(slots=True)
class InCase:
    """A party of a case: its roles, the sides they put it on, and (slot, value) as settled of it."""

    of: Party
    roles: list[str] = field(default_factory=list)
    sides: list[str] = field(default_factory=list)
    about: list[tuple[str, Value]] = field(default_factory=list)


def parties_of(case: Case, user: User, values: Mapping[tuple[str, str], Value]) -> list[InCase]:
    """Each party once, in all its roles, with what is settled of it in this case; those of the caption come first."""
    rows = case.parties.visible_to(user).select_related("party")
    found: dict[int, InCase] = {}
    for row in sorted(rows, key=lambda r: (r.role not in ROLES, r.side != "patentee", r.role, r.party.name)):
        one = found.setdefault(row.party_id, InCase(row.party))
        one.roles.append(row.role)
        if row.side and row.get_side_display() not in one.sides:
            one.sides.append(row.get_side_display())
        for slot in PARTY_SLOTS:
            value = values.get((f"party:{row.party.key}/{row.role}", slot))
            if value and slot not in dict(one.about):
                one.about.append((slot, value))
    return list(found.values())


def counsel_of(
    case: Case, user: User, many: Mapping[str, list[Fact]]
) -> list[tuple[Appearance, Fact | None]]:
    """Who appears for whom since when, each with the words that say so; a firm is listed where none of its people is."""
    rows = case.appearances.visible_to(user).select_related("attorney", "firm")
    told = {
        name_key(str(f.value.get("name", ""))): f for slot in reversed(COUNSEL) for f in many.get(slot, [])
    }
    found = list(rows.order_by("role", "attorney__name", "firm__name"))
    staffed = {row.firm_id for row in found if row.attorney_id}
    shown_rows = [row for row in found if row.attorney_id or row.firm_id not in staffed]
    return [(row, told.get(name_key((row.attorney or row.firm).name))) for row in shown_rows]
