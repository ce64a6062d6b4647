"""Families: patents that sources tell to be of one invention.

Kin share a publication or an application, or the earliest priority date (35 U.S.C. 119, 120) and the owner; kin of kin
are kin. Empty columns make no family, and a date alone makes none.
"""

from django.db.models import Q

from law.names import key as name_key
from patents.models import Patent

MOST = 2000  # patents of one family; the largest known have some hundreds
FIELDS = ("pk", "publications", "application_number", "priority_on", "owner")
Told = dict[
    int, tuple[list[str], str, str, str]
]  # by id: publications, application, priority, key of the owner


def family_of(number: str) -> set[int]:
    """Ids of this patent (number in normal form) and of all its kin; empty where nobody spoke of it."""
    found: Told = {}
    fresh = _told(Q(number=number))
    while fresh and len(found) < MOST:
        found |= fresh
        fresh = {pk: told for pk, told in _kin(fresh).items() if pk not in found}
    return set(found)


def _kin(of: Told) -> Told:
    """Those that share something with any of these."""
    publications = sorted({p for told in of.values() for p in told[0]})
    applications = {told[1] for told in of.values()} - {""}
    owned = {told[2:] for told in of.values() if all(told[2:])}
    near = _told(
        Q(publications__overlap=publications) | Q(application_number__in=applications)
        | Q(priority_on__in={day for day, _ in owned})
    )  # fmt: skip
    return {
        pk: told
        for pk, told in near.items()
        if set(told[0]) & set(publications) or told[1] in applications or told[2:] in owned
    }


def _told(which: Q) -> Told:
    rows = Patent.objects.filter(which).values_list(*FIELDS)
    return {pk: (pubs, application, day, name_key(owner)) for pk, pubs, application, day, owner in rows}
