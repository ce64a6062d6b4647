"""How far a case has come: the furthest step that any event of its timeline tells of.

Steps of suits follow the Federal Rules of Civil and of Appellate Procedure, those of trials 35 U.S.C. 311-318.
"""

from collections.abc import Mapping
from types import MappingProxyType

from django.db.models import Exists, OuterRef, Q

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
        "institution_decided": ("institution_decision",),
        "decided": ("final_written_decision",),
        "ended": ("termination", "certificate"),
    }
)
TRIALS = (Case.Posture.IPR, Case.Posture.PGR, Case.Posture.CBM, Case.Posture.DERIVATION)
STAGES = [
    (name, name.replace("_", " ")) for stages in (SUIT, TRIAL) for name in stages
]  # as choices of a filter


def at(stage: str) -> Q:
    """The cases that came to this stage and no further. A suit whose docket says when it was closed is closed."""
    trial = stage in TRIAL
    stages = TRIAL if trial else SUIT
    names = list(stages)
    later = [kind for name in names[names.index(stage) + 1 :] for kind in stages[name]]
    found = Q(posture__in=TRIALS) if trial else ~Q(posture__in=TRIALS)
    if stage == "closed":
        return found & (_has(stages[stage]) | ~Q(terminated_on=""))
    if not trial:
        found &= Q(terminated_on="")
    if stages[stage]:
        found &= _has(stages[stage])
    return found & ~_has(later) if later else found


def _has(kinds: list[str] | tuple[str, ...]) -> Q:
    return Q(Exists(Case.objects.filter(pk=OuterRef("pk"), events__kind__in=kinds).order_by()))
