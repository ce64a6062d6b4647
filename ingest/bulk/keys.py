"""The dockets that rows of a data set are of: those that stand, and those that have to be opened."""

from collections.abc import Mapping

from django.db import connection

from cases.ledger import scopes
from cases.models import Case, Court, Docket, DocketNumber
from law.courts import COURTS
from law.dockets import parse

_OTHERS_TOO = """
    SELECT d.id FROM unnest(%s::bigint[]) AS d (id)
    WHERE EXISTS (SELECT FROM cases_docketentry e JOIN cases_fact f ON f.id = e.fact_id
                  WHERE e.docket_id = d.id AND f.filing_id <> %s)
"""


def open_dockets(numbers: Mapping[str, str], filing_id: int) -> dict[str, int]:
    """Scope → id of its docket, for those of whose lines no other filing speaks; what the others should hold is left to
    settling. `numbers` are scopes with the number that the data set prints; dockets that are not there are opened."""
    keys = {scopes.split(scope)[1]: scope for scope in numbers}
    standing = dict(Docket.objects.filter(key__in=keys).values_list("key", "pk"))
    missing = {key: numbers[scope] for key, scope in keys.items() if key not in standing}
    if missing:
        standing |= _opened(missing)
    with connection.cursor() as cursor:
        cursor.execute(_OTHERS_TOO, [list(standing.values()), filing_id])
        others = {pk for (pk,) in cursor.fetchall()}
    return {keys[key]: pk for key, pk in standing.items() if pk not in others}


def _opened(missing: Mapping[str, str]) -> dict[str, int]:
    """New cases with their dockets; settling fills them in."""
    courts = sorted({key.partition("/")[0] for key in missing})
    Court.objects.bulk_create(
        [Court(id=c, name=COURTS[c].name, short=COURTS[c].short) for c in courts], ignore_conflicts=True
    )
    scope = {key: f"{scopes.DOCKET}:{key}" for key in sorted(missing)}
    cases = {c.key: c for c in Case.objects.filter(key__in=scope.values())}
    fresh = [Case(key=s, mentioned_only=False) for s in scope.values() if s not in cases]
    cases |= {c.key: c for c in Case.objects.bulk_create(fresh, batch_size=1000)}
    dockets = Docket.objects.bulk_create(
        [Docket(case=cases[s], court_id=key.partition("/")[0], key=key, number=missing[key]) for key, s in scope.items()],
        batch_size=1000,
    )  # fmt: skip
    spelled = [(d, n) for d in dockets if (n := parse(d.number, court=d.court_id))]
    DocketNumber.objects.bulk_create(
        [DocketNumber(docket=d, number=n.text, core=n.core) for d, n in spelled], batch_size=1000
    )
    return {d.key: d.pk for d in dockets}
