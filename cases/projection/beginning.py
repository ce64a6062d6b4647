"""When a case began. Only what speaks of the beginning may fill it; any later paper merely bounds it."""

from collections.abc import Mapping, Sequence

from cases.ledger.heard import Heard
from cases.ledger.record import Place, stated
from cases.ledger.settle import Decision, Settled, settle
from law.dates import bounds
from law.ranks import MEMO, VOICE

PLACE: Place = ("", "begun_on")


def settle_beginning(
    places: Mapping[Place, Sequence[Heard]], decisions: Mapping[Place, Decision]
) -> Settled | None:
    """The start of the case, or its bound (`../2024-05-03`: not later than that day), or None where nothing is known.

    A memo that calls the day of an amended complaint "complaint filed" speaks of that amended complaint: the paper's
    own title wins over the observer's word for it.
    """
    bound = places.get(("", "begun_by"), [])
    amended = {f.value for f in bound if f.filing.kind == "complaint"}
    said = [f for f in places.get(PLACE, []) if not (f.value in amended and VOICE.get(f.filing.kind) == MEMO)]
    decision = decisions.get(PLACE)
    if said:
        return settle("begun_on", [stated(f) for f in said], decision)
    if not bound:
        return (
            Settled(decision.value, None, "ruled", f"decided by {decision.who}", 0, 0) if decision else None
        )
    if decision:
        return settle("begun_on", [stated(f) for f in bound], decision)
    first = min(bound, key=lambda f: (bounds(f.value)[1], f.filing.blob_id))
    last = bounds(first.value)[1]
    rule = "no source states it; the case began no later than its earliest paper"
    return Settled(f"../{last}", first.pk, "bounded", rule, len({f.filing.blob_id for f in bound}), 0)
