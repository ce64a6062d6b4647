"""A great many new rows are copied into their table: they hold what an INSERT would have written."""

import pytest
from django.db import transaction

from cases.models import Case, Court, Docket, DocketEntry
from cases.projection.copied import WORTH, insert
from timelines.models import Change

pytestmark = pytest.mark.django_db

ODD = 'a\tb\\N\nc\r"d", {e} \\. ’'


def entries(docket: Docket) -> list[DocketEntry]:
    return [
        DocketEntry(
            docket=docket, key=f"n{n}", number=n or None, text=ODD, answers=[n, 7], patents=[ODD, "7519814"],
            due=[{"what": ODD, "on": None}], sealed=n % 2 == 0,
        )
        for n in range(WORTH)
    ]  # fmt: skip


def values(rows: list[DocketEntry]) -> list[tuple[object, ...]]:
    names = [f.attname for f in DocketEntry._meta.concrete_fields if not f.primary_key]
    return [tuple(getattr(row, name) for name in names) for row in rows]


def test_copied_rows_hold_what_inserted_rows_hold():
    court = Court.objects.create(id="txed", name="E.D. Tex.", short="E.D. Tex.")
    case = Case.objects.create(key="docket:txed/2:09-cv-00123")
    docket = Docket.objects.create(case=case, court=court, key="txed/2:09-cv-00123", number="2:09-cv-00123")
    with transaction.atomic():
        DocketEntry.objects.bulk_create(entries(docket))
        inserted = values(list(DocketEntry.objects.order_by("pk")))
        transaction.set_rollback(True)

    rows = entries(docket)
    insert(rows)

    standing = list(DocketEntry.objects.order_by("pk"))
    assert values(standing) == inserted == values(rows)
    assert [row.pk for row in rows] == [e.pk for e in standing]
    told = Change.objects.filter(kind="docket_entry", action="created")
    assert list(told.order_by("id").values_list("subject_id", flat=True)) == [e.pk for e in standing]
