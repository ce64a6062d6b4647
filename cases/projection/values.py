"""The settled value of every single-valued slot of a scope."""

from collections.abc import Iterable, Mapping, Sequence

from cases.ledger.heard import Heard
from cases.ledger.record import Place, stated
from cases.ledger.settle import Decision, Settled, settle
from cases.models import Value
from cases.projection.copied import new
from cases.projection.differences import bring_to
from web.ids import called

# Slots that hold many values at once: nothing in them contradicts anything else, so nothing is settled.
MANY = frozenset(
    {"other_number", "judge", "event", "alias", "former", "ocr_variant", "related", "counsel", "counsel_firms", "name",
     "party", "in_suit", "number", "claim", "entry", "doubt", "asks", "term", "charted", "flag", "predecessor",
     "mentioned_number", "relief", "dispute", "cites", "outcome", "passage"}
)  # fmt: skip


def settle_places(
    places: Mapping[Place, Sequence[Heard]], decisions: Mapping[Place, Decision]
) -> dict[Place, Settled]:
    """The settled value of each single-valued place."""
    return {
        place: settle(place[1], [stated(f) for f in facts], decisions.get(place))
        for place, facts in places.items()
        if place[1] not in MANY
    }


def value_rows(scope: str, settled: Mapping[Place, Settled]) -> list[Value]:
    """The settled values of a scope as rows, so that every page can lead from a value to its words."""
    return [
        new(
            Value, scope=scope, subject=subject, slot=slot, value=s.value, state=s.state, rule=s.rule[:200],
            fact_id=s.fact_id, sources=s.sources, others=s.others,
        )
        for (subject, slot), s in settled.items()
    ]  # fmt: skip


def store_values(scopes: Sequence[str], wanted: Iterable[Value]) -> None:
    """Keep the settled values of these scopes, and no others."""
    bring_to(Value.objects.filter(scope__in=called(scopes)), ("scope", "subject", "slot"), wanted)
