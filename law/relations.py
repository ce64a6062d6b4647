"""How one proceeding stands to another: the words of a reading's `related`, and what each means for identity.

Authorities: transfer 28 U.S.C. 1404, 1406, 1631; multidistrict 28 U.S.C. 1407; consolidation and severance Fed. R. Civ. P.
42 and 21; removal and remand 28 U.S.C. 1441, 1447; appeal 28 U.S.C. 1295.
"""

from collections.abc import Mapping
from types import MappingProxyType

# relation → (what the other case is to this one, what this one is to the other)
RELATIONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "same_patents": ("asserts the same patents", "asserts the same patents"),
        "parallel_district_court": ("parallel suit in a district court", "parallel trial"),
        "parallel_ptab": ("trial before the Board on the same patents", "suit on the same patents"),
        "parent": ("case it grew out of", "grew out of this case"),
        "lead": ("lead case", "member case"),
        "member": ("member case", "lead case"),
        "mdl": ("multidistrict proceeding", "case of this multidistrict proceeding"),
        "severed_from": ("case it was severed from", "severed from this case"),
        "remanded_from": ("court that remanded it", "remanded to"),
        "transferred_from": ("docket it was transferred from", "docket it was transferred to"),
        "transferred_to": ("docket it was transferred to", "docket it was transferred from"),
        "appeal_of": ("decision appealed from", "appeal"),
        "appeal": ("appeal", "decision appealed from"),
        "other": ("related", "related"),
    }
)
# After these the two dockets are one suit: joining them is proposed to a person.
MOVED = frozenset({"transferred_from", "transferred_to"})


def shown(relation: str, *, inverse: bool = False) -> str:
    """What the other case is to this one, in words; `inverse`: what this one is to it."""
    return RELATIONS.get(relation, RELATIONS["other"])[inverse]
