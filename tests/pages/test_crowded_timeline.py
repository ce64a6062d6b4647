"""Of more events than a drawing holds, those are shown that a reader looks for first."""

from datetime import date, timedelta

import pytest
from django.test import Client

from cases.models import Case
from tests.api.field import Field
from timelines.models import TimelineEvent
from timelines.shown import MOST, Window, timeline_of

pytestmark = pytest.mark.django_db


def happened(case: Case, kind: str, on: date, n: int = 0) -> None:
    TimelineEvent.objects.create(
        scope=case.key, key=f"{kind}/{on}/{n}", case=case, kind=kind, lane="court", title=f"{kind} {n}", on=str(on),
        earliest=on, latest=on, modality="stated",
    )  # fmt: skip


@pytest.fixture
def crowded(field: Field) -> Case:
    """A hundred orders, ten motions among them, then a verdict; the complaint came first."""
    case = field.case(1)
    for n in range(100):
        happened(case, "order", date(2024, 7, 1) + timedelta(days=n), n)
    for n in range(10):
        happened(case, "motion", date(2024, 9, 1) + timedelta(days=n), n)
    happened(case, "verdict", date(2024, 6, 30))
    return case


def test_what_decides_a_case_comes_first_then_what_is_latest(crowded: Case) -> None:
    shown = timeline_of(TimelineEvent.objects.of_case(crowded), Window())
    kinds = [e.kind for e in shown.events]
    orders = [e.earliest for e in shown.events if e.kind == "order"]

    assert len(kinds) == MOST and {"complaint_filed", "verdict"} < set(kinds) and "motion" not in kinds
    assert min(o for o in orders if o) == date(2024, 10, 8) - timedelta(days=len(orders) - 1), "the latest"
    assert kinds.index("complaint_filed") < kinds.index("verdict") < kinds.index("order"), "in order of time"


def test_the_page_says_how_many_are_left_out(reader: Client, crowded: Case) -> None:
    page = reader.get(crowded.get_absolute_url()).content.decode()

    left = TimelineEvent.objects.of_case(crowded).count() - MOST
    assert f"{left} more events are neither drawn nor listed: what decides a case comes first" in page
