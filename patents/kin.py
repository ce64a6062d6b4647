"""The family of a patent as its page lists it: each member, what joins them, and how many cases it is in."""

from dataclasses import dataclass

from accounts.models import User
from law.names import key as name_key
from patents.families import family_of
from patents.models import Patent
from patents.suits import suits_of

MOST = 100  # members shown


@dataclass(frozen=True, slots=True)
class Kin:
    """Another patent of the family."""

    patent: Patent
    why: str
    cases: int


def kin(patent: Patent, user: User) -> list[Kin]:
    """Other members, in the order of their numbers. The same rule as the filter `family` has."""
    members = Patent.objects.visible_to(user).filter(pk__in=family_of(patent.number)).exclude(pk=patent.pk)
    rows = list(members.in_order()[:MOST])
    suits = suits_of(rows, user)
    return [Kin(one, _why(patent, one), suits.get(one.pk, 0)) for one in rows]


def _why(one: Patent, other: Patent) -> str:
    """Everything that joins two patents, in words; kin of kin are family too."""
    found = []
    owned = (one.priority_on, name_key(one.owner))
    if set(one.publications) & set(other.publications):
        found.append("a publication in common")
    if one.application_number and one.application_number == other.application_number:
        found.append("the same application")
    if all(owned) and owned == (other.priority_on, name_key(other.owner)):
        found.append("the same priority date and owner")
    return ", ".join(found) or "through another member"
