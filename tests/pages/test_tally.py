"""All suits are counted from indexes alone; what a filter finds is counted by looking at it. Both tell the same."""

import pytest

from cases.models import Case, Court, Docket, Wall
from cases.models.case import ORDERS
from cases.tally import FEW, tally, tally_of_all
from tests.api.field import Field
from tests.pages.figures import everybodys

pytestmark = pytest.mark.django_db


def seat(case: Case, court: str, n: int) -> None:
    Docket.objects.create(case=case, court_id=court, key=f"{court}/24-cv-{n:05}", number=f"1:24-cv-{n:05}")


@pytest.mark.parametrize("apart", [0, 1000])
def test_all_suits_are_counted_as_those_are_that_a_filter_finds(
    field: Field, monkeypatch: pytest.MonkeyPatch, apart: int
) -> None:
    """Whether each case found is looked up among the dockets, or these are gone through."""
    monkeypatch.setattr("cases.tally.APART", apart)
    cases = field.cases(6)
    Court.objects.create(id="cand", name="Northern District", short="N.D. Cal.")
    seat(cases[0], "cand", 901)  # transferred: in both courts
    seat(cases[1], "txwd", 902)  # two dockets of one court: once
    seat(cases[2], "cand", 903)
    Case.objects.filter(pk=cases[2].pk).update(mentioned_only=True)
    Case.objects.filter(pk=cases[3].pk).update(merged_into=cases[0])
    Case.objects.filter(pk=cases[4].pk).update(posture="ipr")
    Wall.objects.create(case_id=cases[5].key)

    _, user = everybodys()
    told = tally_of_all(user)

    assert told.postures == [("infringement", 2), ("ipr", 1)]
    assert told.courts == [("txwd", "W.D. Tex.", 3), ("cand", "N.D. Cal.", 1)]
    assert set(told.few or ()) == {cases[0].pk, cases[1].pk, cases[4].pk}
    found = tally(Case.objects.visible_to(user).suits().filter(caption__contains="v."))
    assert (found.postures, found.courts, set(found.few or ())) == (
        told.postures,
        told.courts,
        set(told.few or ()),
    )


def test_of_many_cases_none_is_named(field: Field) -> None:
    Case.objects.bulk_create([Case(key=f"docket:txwd/{n}", mentioned_only=False) for n in range(FEW + 1)])

    told = tally(Case.objects.suits())

    assert (told.count, told.few, told.courts) == (FEW + 1, None, [])
    assert len(tally(Case.objects.suits().filter(key__gte="docket:txwd/1")).few or ()) == FEW


@pytest.mark.parametrize("sort", list(ORDERS))
def test_those_of_the_first_page_are_found_with_the_counting(
    field: Field, monkeypatch: pytest.MonkeyPatch, sort: str
) -> None:
    cases = [case.pk for case in field.cases(4)]
    for pk, day in zip(cases[:3], ("2024-05-03", "2023-01-02", "2025-06-07"), strict=True):
        Case.objects.filter(pk=pk).update(filed_latest=day)
    for name, number in (("FIRST", 2), ("FEW", 1)):
        monkeypatch.setattr(f"cases.tally.{name}", number)
    asked = Case.objects.suits().filter(pk__in=cases)

    first = tally(asked, ORDERS[sort]).first
    monkeypatch.setattr("cases.tally.MANY", 3)
    of_very_many = tally(asked, ORDERS[sort]).first
    monkeypatch.setattr("cases.tally.FEW", 4)
    of_few = tally(asked, ORDERS[sort]).first

    assert set(first or ()) == {case.pk for case in asked.order_by(*ORDERS[sort])[:2]}
    assert of_very_many is None and of_few is None
