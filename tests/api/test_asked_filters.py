"""The filters that attorneys ask for, in the API and on the page alike."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from cases.asked_filters import AskedFilter
from cases.models import Accusation, Appearance, Case, CaseParty, DocketEntry, Fact, Filing
from patents.models import Patent
from tests.api.field import Field
from timelines.models import TimelineEvent
from timelines.reached import keep_stages


@pytest.fixture
def two(field: Field) -> tuple[Case, Case]:
    one, other = field.cases(2)
    return one, other


def found(client: APIClient, **asked: object) -> list[int]:
    answer = client.get("/api/v1/cases/", {"mentioned_only": "false"} | asked)
    assert answer.status_code == 200, answer.json()
    return [row["id"] for row in answer.json()["results"]]


def add(case: Case, kind: str, on: str = "2025-02-03") -> None:
    TimelineEvent.objects.create(
        scope=case.key, key=f"{kind}/{on}", case=case, kind=kind, lane="court", title=kind, on=on, earliest=on, latest=on,
        modality="stated",
    )  # fmt: skip
    keep_stages([case.pk])


@pytest.mark.parametrize(
    ("shared", "kin"),
    [
        ({"publications": ["20060248194"]}, True),
        ({"application_number": "11/094403"}, True),
        ({"priority_on": "2004-03-03", "owner": "Owner"}, True),
        ({"priority_on": "2004-03-03"}, False),
        ({"owner": "Owner"}, False),
        ({}, False),
    ],
)
def test_a_family_is_what_is_told_of_it(
    reader: APIClient, two: tuple[Case, Case], shared: dict, kin: bool
) -> None:
    Patent.objects.update(**shared)

    assert found(reader, family="7,000,001") == [case.pk for case in (two if kin else two[:1])]


def test_a_family_of_a_patent_nobody_spoke_of_is_empty(reader: APIClient, two: tuple[Case, Case]) -> None:
    assert found(reader, family="9999999") == []


def test_cases_are_found_by_the_product_accused(reader: APIClient, two: tuple[Case, Case]) -> None:
    Accusation.objects.filter(case=two[1]).update(products=["Echo Dot", "Fire TV"])

    assert found(reader, product="fire") == [two[1].pk]


@pytest.mark.parametrize("name", ["firm", "attorney"])
def test_cases_are_found_by_who_appeared(reader: APIClient, two: tuple[Case, Case], name: str) -> None:
    person = getattr(Appearance.objects.get(case=two[1]), name)

    assert found(reader, **{name: person.name.upper()}) == [two[1].pk]
    assert found(reader, **{name: person.pk}) == [two[1].pk]


def test_cases_are_found_by_the_judge_a_standing_paper_names(
    reader: APIClient, two: tuple[Case, Case]
) -> None:
    filing = Filing.objects.get(docket__case=two[0])
    Fact.objects.create(
        filing=filing, scope=two[0].key, slot="judge", value="David Counts", pointer="/judges/0", start=0, end=5,
        quote="David Counts", fingerprint="j",
    )  # fmt: skip
    assert found(reader, judge="counts") == [two[0].pk]

    Filing.objects.filter(pk=filing.pk).update(status="withdrawn")
    assert found(reader, judge="counts") == []


@pytest.mark.parametrize(
    ("kinds", "stage"),
    [
        ([], "pleadings"),
        (["claim_construction_brief"], "claim_construction"),
        (["claim_construction_order", "verdict"], "verdict"),
        (["judgment", "notice_of_appeal"], "appeal"),
        (["claim_construction_order", "dismissal"], "closed"),
    ],
)
def test_a_suit_is_at_the_furthest_stage_told(
    reader: APIClient, two: tuple[Case, Case], kinds: list[str], stage: str
) -> None:
    for kind in kinds:
        add(two[1], kind)
    stages = [
        "pleadings",
        "claim_construction",
        "verdict",
        "judgment",
        "appeal",
        "closed",
        "petition",
        "ended",
    ]

    assert [s for s in stages if two[1].pk in found(reader, stage=s)] == [stage]


def test_a_suit_whose_docket_was_closed_is_closed(reader: APIClient, two: tuple[Case, Case]) -> None:
    Case.objects.filter(pk=two[0].pk).update(terminated_on="2025-03-04")
    keep_stages()

    assert found(reader, stage="closed") == [two[0].pk]
    assert found(reader, stage="pleadings") == [two[1].pk]


def test_trials_have_stages_of_their_own(reader: APIClient, two: tuple[Case, Case]) -> None:
    Case.objects.filter(mentioned_only=False).update(posture="ipr")
    add(two[1], "institution_decision")
    keep_stages()

    assert found(reader, stage="petition") == [two[0].pk]
    assert found(reader, stage="institution_decided") == [two[1].pk]
    assert found(reader, stage="pleadings") == []


def test_a_trial_that_was_heard_was_instituted_a_suit_is_not_further_by_a_hearing(
    reader: APIClient, two: tuple[Case, Case]
) -> None:
    Case.objects.filter(pk=two[0].pk).update(posture="ipr")
    for case in two:
        add(case, "hearing")

    assert found(reader, stage="institution_decided") == [two[0].pk]
    assert found(reader, stage="pleadings") == [two[1].pk]


def test_cases_are_found_by_the_nature_of_suit(reader: APIClient, two: tuple[Case, Case]) -> None:
    Case.objects.filter(pk=two[1].pk).update(nature_of_suit=835)

    assert found(reader, nature_of_suit=835) == [two[1].pk]
    refused = reader.get("/api/v1/cases/", {"nature_of_suit": "1"})
    assert refused.status_code == 400
    assert "830" in refused.json()["message"]


def test_cases_are_found_by_the_day_they_were_closed(reader: APIClient, two: tuple[Case, Case]) -> None:
    one, other = two
    Case.objects.filter(pk=one.pk).update(terminated_on="2025-03-04")
    keep_stages()
    Case.objects.filter(pk=other.pk).update(terminated_on="../2025-03-04")  # no later than

    assert found(reader, closed_after="2025-03-04") == [one.pk]
    assert found(reader, closed_before="2025-03-04") == [one.pk]
    assert found(reader, closed_after="2025-03-05") == found(reader, closed_before="2025-03-03") == []


def test_cases_are_found_by_the_day_of_their_last_entry(reader: APIClient, two: tuple[Case, Case]) -> None:
    DocketEntry.objects.create(
        docket=two[1].dockets.get(), key="2", number=2, filed_on="2025-06-01", text="ORDER"
    )

    assert found(reader, last_entry_after="2025-01-01") == [two[1].pk]
    assert found(reader, last_entry_before="2025-01-01") == [two[0].pk]
    assert found(reader, last_entry_before="2025-06-01") == [two[0].pk, two[1].pk]


def test_a_kind_of_event_and_its_days_are_asked_of_one_event(
    reader: APIClient, two: tuple[Case, Case]
) -> None:
    one, other = two
    add(one, "hearing", "2025-02-03")
    add(other, "hearing", "2026-02-03")
    add(other, "verdict", "2025-02-03")

    asked = {"event": "hearing", "event_after": "2025-01-01", "event_before": "2025-12-31"}

    assert found(reader, **asked) == [one.pk]
    assert found(reader, event="hearing", event_before="2025-12-31") == [one.pk]
    assert found(reader, event_after="2026-01-01") == [other.pk]


def test_an_event_can_be_asked_for_and_another_be_left_out(reader: APIClient, two: tuple[Case, Case]) -> None:
    for case in two:
        add(case, "claim_construction_order")
    add(two[0], "final_written_decision")

    assert found(reader, event="claim_construction_order", no_event="final_written_decision") == [two[1].pk]


def test_a_party_is_left_out_in_one_role_only(reader: APIClient, two: tuple[Case, Case]) -> None:
    one, other = two
    maker = CaseParty.objects.get(case=one, role="defendant").party
    CaseParty.objects.create(case=other, party=maker, role="plaintiff", side="challenger")

    assert found(reader, not_party=maker.pk) == []
    assert found(reader, not_party=maker.pk, not_role="defendant") == [other.pk]
    assert found(reader, not_role="plaintiff") == []
    assert found(reader, not_role="intervenor") == [one.pk, other.pk]


def test_the_page_takes_the_same_filters(reader: APIClient, two: tuple[Case, Case]) -> None:
    Accusation.objects.filter(case=two[1]).update(products=["Echo Dot"])

    page = reader.get("/cases/", {"product": "echo"}).content.decode()

    assert "Owner 2 v. Maker 2" in page
    assert "Owner 1 v. Maker 1" not in page


VALUES = {
    "family": "7000001", "product": "x", "firm": "x", "attorney": "x", "judge": "x", "not_role": "x", "stage": "closed",
    "nature_of_suit": "830",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(AskedFilter.base_filters))
def test_each_filter_is_asked_with_the_page_and_not_row_by_row(
    reader: APIClient, field: Field, name: str
) -> None:
    asked = {name: VALUES.get(name, "2024-05-03"), "limit": 100}

    def queries() -> int:
        reader.get("/api/v1/cases/", asked)
        with CaptureQueriesContext(connection) as seen:
            assert reader.get("/api/v1/cases/", asked).status_code == 200
        return len(seen)

    field.cases(2)
    few = queries()
    for n in range(3, 13):
        field.case(n)

    assert queries() == few
