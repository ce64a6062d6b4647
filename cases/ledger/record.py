"""Writing a filing's facts, and handing them to settling."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import connection
from django.db.models import Max, Min

from cases.ledger.drafts import Draft
from cases.ledger.heard import Heard
from cases.ledger.settle import Decision, Stated
from cases.models import Fact, Filing, Ruling

Place = tuple[str, str]  # (subject, slot)
AT_ONCE = 20_000  # facts that one statement removes: PostgreSQL holds in memory what it has to check of each


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


def forget_facts(filing: Filing) -> None:
    """Remove what a filing says, be it millions of facts: no row is read, and nothing is left that points at one."""
    for field in Fact._meta.get_fields(include_hidden=True):
        if field.one_to_many:
            name = field.field.name
            field.related_model._default_manager.filter(**{f"{name}__filing": filing}).update(**{name: None})
    ends = filing.facts.aggregate(first=Min("pk"), last=Max("pk"))
    sql = f"DELETE FROM {Fact._meta.db_table} WHERE filing_id = %s AND id >= %s AND id < %s"
    with connection.cursor() as cursor:
        # Each fact is looked for in the tables that were just emptied: by their indexes, for all that is dead in them.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET LOCAL enable_seqscan = off")
        for first in range(ends["first"], ends["last"] + 1, AT_ONCE) if ends["first"] else ():
            cursor.execute(sql, [filing.pk, first, first + AT_ONCE])
        cursor.execute("SET CONSTRAINTS ALL DEFERRED; SET LOCAL enable_seqscan = on")


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
