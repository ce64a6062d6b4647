"""Cases over the same patents stand beside a case, whether or not a filing relates them."""

import pytest
from django.test import Client

from accounts.models import User
from cases.models import Case, CasePatent, Filing
from cases.same_patents import SHOWN, sharing_patents
from tests.api.field import Field

pytestmark = pytest.mark.django_db


def section(page: str) -> str:
    return page[page.index('id="related"') :].partition("</section>")[0]


def test_it_works(reader: Client, suits: list[Filing]) -> None:
    page = section(reader.get("/cases/txwd/7:24-cv-00030/").content.decode())

    assert "Over the same patents" in page
    assert '/cases/cand/24-cv-04740/">Red Hat' in page
    assert "&#x27;814" in page


def test_those_with_most_in_common_come_first_and_the_rest_is_counted(field: Field) -> None:
    first, *others = field.cases(SHOWN + 3)
    user = User.objects.get(username="editor")
    for other in others:
        CasePatent.objects.create(case=other, patent=first.patents.get().patent)
    CasePatent.objects.create(case=first, patent=others[4].patents.order_by("pk")[0].patent)

    shared = sharing_patents(first, user, told=[others[0].pk])

    assert shared.cases[0].case == others[4]
    assert shared.cases[0].patents == ["'001", "'006"]
    assert (len(shared.cases), shared.count) == (SHOWN, SHOWN + 1)
    assert others[0] not in [one.case for one in shared.cases], "a filing names it: it stands above"


def test_a_case_whose_patents_nobody_else_has_says_so(reader: Client, field: Field) -> None:
    case = field.case(1)
    case.relations.all().delete()
    Case.objects.mentions().delete()

    assert "no other case is about its patents" in section(
        reader.get(case.get_absolute_url()).content.decode()
    )
