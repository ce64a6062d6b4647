"""How many cases each of some patents is in, as far as a person may see them; and which are in most."""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import Count

from patents.models import Patent, PatentQuerySet

_MOST = """
    SELECT p.id FROM ({patents}) p LEFT JOIN (SELECT patent_id, count(*) AS n FROM {suits} GROUP BY patent_id) s
    ON s.patent_id = p.id ORDER BY coalesce(s.n, 0) DESC, p.number LIMIT %s OFFSET %s
"""


def suits_of(patents: Iterable[Patent], user: object) -> dict[int, int]:
    """By the patent's id, nothing where there are none: one query. A case behind a wall is not even counted."""
    seen = _in_suit().objects.visible_to(user).filter(patent__in=[one.pk for one in patents])
    return dict(seen.order_by().values_list("patent").annotate(n=Count("case", distinct=True)))


def most_litigated(patents: PatentQuerySet, first: int, most: int) -> list[Patent]:
    """`most` of these patents from place `first` on, those in most cases before others: two queries. The cases are counted
    before any patent is looked at, so that tens of thousands are put in order at once."""
    sql, given = patents.order_by().values("id", "number").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(_MOST.format(patents=sql, suits=_in_suit()._meta.db_table), [*given, most, first])
        ids = [pk for (pk,) in cursor.fetchall()]
    found = patents.in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def _in_suit() -> Any:
    return Patent._meta.get_field("cases").related_model
