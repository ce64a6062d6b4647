"""How far a case has come: the furthest step that any event of its timeline tells of.

Steps of suits follow the Federal Rules of Civil and of Appellate Procedure, those of trials 35 U.S.C. 311-318.
"""

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.db.models import Case as Either
from django.db.models import IntegerField, Max, Q, QuerySet, When
from django.db.models import Value as V
from django.db.models.functions import Coalesce

from cases.happened import OF_CASE, happened
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


def counted(cases: QuerySet[Case]) -> list[tuple[str, int]]:
    """How many of the cases came to each stage and no further, as `at` has it, in the order of the table: two queries."""
    own, shared = (_reached(cases, way) for way in OF_CASE)
    entered = {pk: steps for pk, _, _, *steps in shared.filter(shared_events__isnull=False)}
    found: Counter[str] = Counter()
    for pk, posture, terminated_on, *steps in own:
        in_trial, in_suit = map(max, zip(steps, entered.get(pk, steps), strict=True))
        if posture in TRIALS:
            found[list(TRIAL)[in_trial]] += 1
        else:
            found["closed" if terminated_on else list(SUIT)[in_suit]] += 1
    return [(name, found[name]) for stages in (SUIT, TRIAL) for name in stages if found[name]]


def _reached(cases: QuerySet[Case], way: str) -> QuerySet[Any]:
    """Of each case its posture, its end, and the stages that events on this way from it show: of a trial, of a suit."""
    rows = cases.order_by().values_list("pk", "posture", "terminated_on")
    return rows.annotate(in_trial=_furthest(TRIAL, way), in_suit=_furthest(SUIT, way))


def _furthest(stages: Mapping[str, tuple[str, ...]], way: str) -> Coalesce:
    """The number of the last stage that any event of a case shows; 0, the first, where none does."""
    steps = (When(**{f"{way}kind__in": kinds}, then=V(i)) for i, kinds in enumerate(stages.values()) if kinds)
    return Coalesce(Max(Either(*steps, output_field=IntegerField())), 0)


def _has(kinds: list[str] | tuple[str, ...]) -> Q:
    return happened(lambda of: Q(**{f"{of}kind__in": kinds}))
