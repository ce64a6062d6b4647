"""A long list is read from whichever end is nearer; nobody sees which."""

import pytest
from django.core.paginator import Paginator
from django.db import connection
from django.test.utils import CaptureQueriesContext

from parties.models import Party
from web.pages import FromEitherEnd

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("rows", [0, 1, 4, 7, 8])
def test_pages_are_the_same_from_either_end(rows: int) -> None:
    Party.objects.bulk_create([Party(key=f"p{n}", name=f"P{n // 2}") for n in range(rows)])
    parties = Party.objects.in_order()

    found = [[party.key for party in page] for page in FromEitherEnd(parties, 2)]

    assert found == [[party.key for party in page] for page in Paginator(parties, 2)]
    assert sorted(sum(found, [])) == [f"p{n}" for n in range(rows)]


def test_the_last_page_steps_over_nothing() -> None:
    Party.objects.bulk_create([Party(key=f"p{n}", name="P") for n in range(7)])

    pages = FromEitherEnd(Party.objects.in_order(), 2)
    assert pages.count == 7
    with CaptureQueriesContext(connection) as seen:
        assert [party.key for party in pages.page(4)] == ["p6"]

    assert "OFFSET" not in seen[0]["sql"] and "LIMIT 1" in seen[0]["sql"]
