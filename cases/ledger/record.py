"""Writing a filing's facts, and handing them to settling."""

from collections import defaultdict
from collections.abc import Iterable

from cases.ledger.drafts import Draft
from cases.ledger.heard import Heard
from cases.ledger.settle import Decision, Stated
from cases.models import Fact, Filing, Ruling

Place = tuple[str, str]  # (subject, slot)


def record_facts(filing: Filing, drafts: Iterable[Draft]) -> set[str]:
    """Store what a filing says in place of what an earlier reading of it said; returns every scope touched, old and new."""
    touched = set(filing.facts.values_list("scope", flat=True))
    filing.facts.all().delete()
    facts = [
        Fact(
            filing=filing, scope=d.scope, subject=d.subject, slot=d.slot, value=d.value, pointer=d.pointer, start=d.start,
            end=d.end, quote=d.quote, modality=d.modality, doubted=d.doubted, fingerprint=d.fingerprint(filing.blob_id),
        )
        for d in drafts
    ]  # fmt: skip
    Fact.objects.bulk_create(facts, batch_size=1000)
    return touched | {f.scope for f in facts}


def by_place(facts: Iterable[Heard]) -> dict[Place, list[Heard]]:
    places: dict[Place, list[Heard]] = defaultdict(list)
    for fact in facts:
        places[fact.subject, fact.slot].append(fact)
    return dict(places)


def stated(fact: Fact | Heard) -> Stated:
    filing = fact.filing
    return Stated(
        fact.value, filing.kind, filing.filed_on, filing.blob_id, fact.fingerprint, fact.pk, fact.doubted
    )


def decision(ruling: Ruling) -> Decision:
    return Decision(
        ruling.value, ruling.fingerprint, str(ruling.by or "a former user"), frozenset(ruling.seen)
    )
