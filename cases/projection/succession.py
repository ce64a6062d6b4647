"""Was it renamed, or did it take over another company? One filing's former name is another filing's predecessor.

A former name is the same party; a predecessor is another company, whose notice and whose licences need not bind its
successor. Which of the two it was, a person says.
"""

from collections.abc import Mapping, Sequence

from cases.ledger.record import decision
from cases.ledger.written import Written
from cases.models import Fact, Filing, Question, Ruling
from cases.projection.questions import SLOT, asked, store_questions
from law.alike import stem


def ask_succession(parties: Sequence[str], written: Mapping[str, Sequence[Written]]) -> None:
    """One question for each party of which one name is told both ways."""
    told = {s: pair for s in parties if (pair := _both_ways(written.get(s, ())))}
    rulings = (
        Ruling.objects.filter(scope__in=told, slot=SLOT, undone_at=None).select_related("by") if told else []
    )
    decisions = {r.scope: {(r.subject, r.slot): decision(r)} for r in rulings}
    rows: list[Question] = []
    for scope, (before, former) in sorted(told.items()):
        says = f"“{before}” is called a predecessor in one filing, “{former}” a former name in another."
        fact, against = _first(scope, "predecessor", before), _first(scope, "former", former)
        rows.append(asked(scope, "predecessor", says, True, decisions.get(scope, {}), fact, against))
    store_questions(parties, rows)


def _both_ways(forms: Sequence[Written]) -> tuple[str, str] | None:
    """The first predecessor and former name, by alphabet, that share their first word."""
    names = {
        slot: sorted({str(w.value) for w in forms if w.slot == slot}) for slot in ("predecessor", "former")
    }
    pairs = ((p, f) for p in names["predecessor"] for f in names["former"] if stem(p) == stem(f))
    return next(pairs, None)


def _first(scope: str, slot: str, value: str) -> Fact:
    facts = Fact.objects.filter(scope=scope, slot=slot, value=value, filing__status=Filing.Status.DONE)
    return facts.order_by("filing__blob_id", "pointer")[0]
