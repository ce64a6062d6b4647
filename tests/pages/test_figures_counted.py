"""What each figure counts, and what it leaves out."""

from datetime import date, timedelta

import pytest

from cases.models import Case
from cases.tally import tally
from desk.analytics.counting import by_stage, by_year, times
from desk.analytics.definitions import MILESTONES
from desk.analytics.figures import Figures
from tests.api.field import Field
from tests.pages.figures import FILED, everybodys, happens

pytestmark = pytest.mark.django_db


def test_a_case_counts_in_the_year_that_is_certain_and_apart_where_none_is(mixed: Field) -> None:
    cases, _ = everybodys()

    assert by_year(cases) == ({2019: 1, 2021: 1, 2024: 11}, 3)


def test_a_case_in_two_courts_counts_in_both(mixed: Field) -> None:
    cases, _ = everybodys()

    assert tally(cases).courts == [("txwd", "W.D. Tex.", 16), ("cand", "N.D. Cal.", 1)]


def test_cases_without_a_posture_are_counted_apart(mixed: Field) -> None:
    cases, user = everybodys()

    assert tally(cases).postures == [("infringement", 14), ("", 1), ("ipr", 1)]
    left = Figures(cases, tally(cases), user, {}).postures().left_out
    assert [(one.reason, one.numbers[0][1].text) for one in left] == [("no filing states the posture", "1")]


def test_times_are_from_the_first_day_to_the_first_event(mixed: Field) -> None:
    cases, user = everybodys()
    dismissal, judgment = times(cases, user)

    # Filed 2024-05-03 are the sixth to the sixteenth case, dismissed after 150, 160, … 250 days; the fifth in 2019.
    known = sorted([(FILED - date(2019, 2, 1)).days + 140, *range(150, 260, 10)])
    assert (dismissal.kind, dismissal.n) == ("dismissal", 12)
    assert dismissal.quartiles == (150, 177.5, 205, 232.5, known[-1])
    assert dismissal.untimed == {"start": 4, "day": 0, "before": 0} and dismissal.dots == ()
    assert (judgment.n, [d.days for d in judgment.dots]) == (1, [300])
    assert judgment.untimed == {"start": 1, "day": 2, "before": 1}


def test_milestones_stand_in_the_order_of_a_case(mixed: Field) -> None:
    case = Case.objects.get(key="docket:txwd/7:24-cv-00013")
    happens(case, "claim_construction_order", FILED + timedelta(days=60))
    happens(case, "motion", FILED)
    cases, user = everybodys()

    assert [t.kind for t in times(cases, user)] == ["claim_construction_order", "dismissal", "judgment"]
    assert "motion" not in MILESTONES


def test_claims_count_once_for_each_trial_and_stage(mixed: Field) -> None:
    cases, user = everybodys()
    instituted = by_stage(cases, user)["instituted"]

    assert (instituted.trials, instituted.grounds, instituted.claims) == (1, 2, 3)
    figure = Figures(cases, tally(cases), user, {}).grounds()
    assert [name for name, _ in figure.rows] == ["In the petition", "Instituted"]
    assert figure.left_out[0].numbers[0][1].text == "1"
