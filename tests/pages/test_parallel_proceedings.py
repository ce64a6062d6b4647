"""The timeline of a case shows other proceedings over its patents, each in a lane of its own."""

import pytest
from django.test import Client

from cases.models import Case, CasePatent, Court
from patents.models import Patent
from tests.api.field import Field
from timelines.models import TimelineEvent

pytestmark = pytest.mark.django_db


def share(case: Case, other: Case) -> None:
    """The other case is over the patent of the first too."""
    CasePatent.objects.create(case=other, patent=Patent.objects.get(cases__case=case), claims=[1])


def test_a_case_over_the_same_patent_has_its_lane(reader: Client, field: Field) -> None:
    case, other, stranger = field.cases(3)
    share(case, other)

    page = reader.get(case.get_absolute_url()).content.decode()

    assert '<text class="lane-name" x="8"' in page
    assert ">7:24-cv-00002</text>" in page and ">7:24-cv-00003</text>" not in page
    assert f'<a class="lane lane-parallel quiet" href="{other.get_absolute_url()}">7:24-cv-00002</a>' in page
    assert "other proceedings over the same patents" in page


def test_steps_that_decide_nothing_stay_with_their_case(reader: Client, field: Field) -> None:
    case, other = field.cases(2)
    share(case, other)
    TimelineEvent.objects.filter(case=other).update(kind="motion")

    assert ">7:24-cv-00002</text>" not in reader.get(case.get_absolute_url()).content.decode()


def test_of_many_the_trials_before_the_board_come_first(reader: Client, field: Field) -> None:
    case, *others = field.cases(8)
    for other in others:
        share(case, other)
    board, _ = Court.objects.get_or_create(id="ptab", defaults={"name": "Board", "short": "P.T.A.B."})
    others[-1].dockets.update(court=board, number="IPR2024-00007")

    page = reader.get(case.get_absolute_url()).content.decode()

    assert ">IPR2024-00007</text>" in page
    assert page.count('class="lane-name"') == 1 + 4
    assert "4 of 7 other proceedings" in page
