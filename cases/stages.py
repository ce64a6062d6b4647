"""How far a case has come: the furthest step that any event of its timeline tells of.

Steps of suits follow the Federal Rules of Civil and of Appellate Procedure, those of trials 35 U.S.C. 311-318.
Which of them a case has reached is kept on its row (`timelines.reached`), since lists and their facets ask for it.
"""

from collections.abc import Mapping
from types import MappingProxyType

from django.db.models import Count, QuerySet

from cases.models import Case

# stage -> kinds of event that show it was reached, in the order in which a case goes through them
SUIT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "pleadings": (),
        "claim_construction": (
            "claim_construction_brief",
            "claim_construction_hearing",
            "claim_construction_order",
        ),
        "verdict": ("verdict",),
        "judgment": ("judgment",),
        "appeal": ("notice_of_appeal", "appeal_judgment"),
        "closed": ("dismissal", "mandate"),
    }
)
TRIAL: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "petition": (),
        "institution_decided": (
            "institution_decision",
            "hearing",
        ),  # none is heard before: 35 U.S.C. 316(a)(10)
        "decided": ("final_written_decision",),
        "ended": ("termination", "certificate"),
    }
)
TRIALS = (Case.Posture.IPR, Case.Posture.PGR, Case.Posture.CBM, Case.Posture.DERIVATION)
STAGES = [
    (name, name.replace("_", " ")) for stages in (SUIT, TRIAL) for name in stages
]  # as choices of a filter


def counted(cases: QuerySet[Case]) -> list[tuple[str, int]]:
    """How many of the cases came to each stage and no further, in the order of the table: one query."""
    found = dict(cases.order_by().values_list("stage").annotate(n=Count("pk")))
    return [(name, found[name]) for name, _ in STAGES if name in found]
