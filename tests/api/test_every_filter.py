"""Every filter of cases tells two cases apart that differ in nothing but what it asks for."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from rest_framework.test import APIClient

from accounts.models import User
from cases.filters import CaseFilter
from cases.models import (
    Accusation,
    Case,
    CaseParty,
    CasePatent,
    Court,
    Docket,
    DocketEntry,
    Fact,
    Filing,
    Ground,
)
from cases.models.case import CaseQuerySet
from desk.models import Assignment, Tag
from patents.models import Claim, Patent
from tests.api.field import Field
from timelines.models import TimelineEvent

ALL_GONE = "JUDGMENT Final Written Decision Determining All Challenged Claims Unpatentable 35 U.S.C. § 318(a)"
Change = Callable[[Case, Case], Any]


def row(**values: Any) -> Change:
    """The second case has other values of its own columns."""
    return lambda one, other: Case.objects.filter(pk=other.pk).update(**values)


def rows(model: Any, *, path: str = "case", first: bool = False, **values: Any) -> Change:
    """Rows of the second case (or of the first alone) have other values."""
    return lambda one, other: model.objects.filter(**{path: one if first else other}).update(**values)


def defendants(**values: Any) -> Change:
    return lambda one, other: CaseParty.objects.filter(case=other, role="defendant").update(**values)


def happened(kind: str, *, first: bool = False, on: str = "2025-02-03", **values: Any) -> Change:
    def add(one: Case, other: Case) -> None:
        case = one if first else other
        days = {"earliest": on, "latest": on} | values
        TimelineEvent.objects.create(
            scope=case.key,
            key=kind,
            case=case,
            kind=kind,
            lane="court",
            title=kind,
            on=on,
            modality="stated",
            **days,
        )

    return add


def judged(*, first: bool = False) -> Change:
    def say(one: Case, other: Case) -> None:
        case = one if first else other
        Fact.objects.create(
            filing=Filing.objects.get(docket__case=case), scope=case.key, slot="judge", value="David Counts", pointer="/j",
            start=0, end=5, quote="David", fingerprint="j",
        )  # fmt: skip

    return say


def entered(on: str) -> Change:
    return lambda one, other: DocketEntry.objects.create(
        docket=other.dockets.get(), key="2", number=2, filed_on=on, text="ORDER"
    )


def in_delaware(one: Case, other: Case) -> None:
    court = Court.objects.create(id="ded", name="District of Delaware", short="D. Del.")
    Docket.objects.filter(case=other).update(court=court)


def kin(one: Case, other: Case) -> None:
    """A patent shares a publication with another, and that one priority and owner with the second case's."""
    priority = {"priority_on": "2004-03-03"}
    Patent.objects.create(number="7999998", publications=["20060248194"])
    Patent.objects.create(number="7999999", publications=["20060248194"], owner="Owner, Corp.", **priority)
    Patent.objects.filter(number="7000002").update(owner="OWNER CORPORATION", **priority)


def assigned(one: Case, other: Case) -> None:
    Assignment.objects.create(case=other, user=User.objects.get(username="editor"))


ASKED: Mapping[
    str, tuple[Mapping[str, Any], Change | None]
] = {  # without a change the two differ in it already
    "assigned": ({"assigned": "editor"}, assigned),
    "attorney": ({"attorney": "Counsel 2"}, None),
    "challenger": ({"challenger": "Maker 2"}, None),
    "claim": ({"claim": 9}, rows(CasePatent, claims=[9])),
    "claim_asserted": ({"claim_asserted": 9}, rows(CasePatent, claims=[9])),
    "claim_challenged": ({"claim_challenged": 9}, rows(Ground, claims=[9])),
    "claim_construed": (
        {"claim_construed": 1, "patent": "7000002"},
        lambda one, other: Claim.objects.update(
            elements=[{"text": "1. A box with a thing, number 2, in it."}]
        ),
    ),
    "claim_held_unpatentable": (
        {"claim_held_unpatentable": 1},
        rows(Filing, path="docket__case", title=ALL_GONE),
    ),
    "closed_after": ({"closed_after": "2025-01-01"}, row(terminated_on="2025-01-01")),
    "closed_before": ({"closed_before": "2025-01-01"}, row(terminated_on="2025-01-01")),
    "court": ({"court": "ded"}, in_delaware),
    "event": ({"event": "hearing"}, happened("hearing")),
    "event_after": ({"event_after": "2025-01-01"}, happened("hearing")),
    "event_before": ({"event_before": "2023-12-31"}, happened("hearing", on="2023-02-03")),
    "family": ({"family": "7999998"}, kin),
    "filed_after": ({"filed_after": "2025-01-01"}, row(filed_latest="2025-02-02")),
    "filed_before": ({"filed_before": "2023-12-31"}, row(filed_latest="2023-02-02")),
    "filed_in": ({"filed_in": 2023}, row(filed_earliest="2023-02-02", filed_latest="2023-02-02")),
    "filing_year_known": ({"filing_year_known": "false"}, row(filed_earliest=None)),
    "firm": ({"firm": "Firm 2"}, None),
    "ground_stage": ({"ground_stage": "final"}, rows(Ground, stage="final")),
    "judge": ({"judge": "counts"}, judged()),
    "last_entry_after": ({"last_entry_after": "2025-01-01"}, entered("2025-01-01")),
    "last_entry_before": (
        {"last_entry_before": "2023-12-31"},
        rows(DocketEntry, path="docket__case", filed_on="2023-12-31"),
    ),
    "mentioned_only": ({"mentioned_only": "true"}, row(mentioned_only=True)),
    "nature_of_suit": ({"nature_of_suit": 835}, row(nature_of_suit=835)),
    "no_event": ({"no_event": "hearing"}, happened("hearing", first=True)),
    "no_time_to": ({"no_time_to": "judgment/day"}, happened("judgment", earliest="2025-02-01")),
    "not_attorney": ({"not_attorney": "Counsel 1"}, None),
    "not_firm": ({"not_firm": "Firm 1"}, None),
    "not_judge": ({"not_judge": "counts"}, judged(first=True)),
    "not_party": ({"not_party": "Maker 1"}, None),
    "not_role": ({"not_role": "defendant"}, defendants(role="intervenor")),
    "number": ({"number": "24cv2"}, None),
    "open_questions": ({"open_questions": "true"}, row(open_questions=1)),
    "party": ({"party": "maker 2"}, None),
    "patent": ({"patent": "US 7,000,002 B2"}, None),
    "patentee": ({"patentee": "Owner 2"}, None),
    "posture": ({"posture": "anda"}, row(posture="anda")),
    "product": ({"product": "fire"}, rows(Accusation, products=["Fire TV"])),
    "q": ({"q": "maker 2"}, None),
    "role": ({"role": "intervenor"}, defendants(role="intervenor")),
    "side": ({"side": "challenger"}, rows(CaseParty, first=True, side="")),
    "stage": ({"stage": "closed"}, row(stage="closed")),
    "tag": ({"tag": "Licensing"}, lambda one, other: Tag.objects.create(case=other, name="licensing")),
    "term": ({"term": "NUMBER 2"}, None),
    "time_to": ({"time_to": "judgment"}, happened("judgment")),
}


def found(client: APIClient, two: list[Case], asked: Mapping[str, Any]) -> list[Case]:
    answer = client.get("/api/v1/cases/", dict(asked))
    assert answer.status_code == 200, answer.json()
    ids = {case["id"] for case in answer.json()["results"]}
    return [case for case in two if case.pk in ids]


def test_every_filter_of_cases_is_in_the_table() -> None:
    assert set(ASKED) == set(CaseFilter.base_filters)


@pytest.mark.parametrize("name", sorted(ASKED))
def test_a_filter_finds_the_case_that_differs_and_not_the_other(
    reader: APIClient, field: Field, name: str
) -> None:
    one, other = two = field.cases(2)
    asked, change = ASKED[name]
    if change:
        assert len(found(reader, two, asked)) != 1, "it tells them apart before they differ"
        change(one, other)

    assert found(reader, two, asked) == [other]


def test_a_claim_is_construed_through_the_claim_it_depends_on(reader: APIClient, field: Field) -> None:
    _, other = two = field.cases(2)
    patent = Patent.objects.get(number="7000002")
    Claim.objects.update(elements=[{"text": "A thing number 2."}])
    Claim.objects.create(
        patent=patent, number=5, depends_on=[1, 5], elements=[{"text": "of claim 1, made of tin"}]
    )
    Claim.objects.create(patent=patent, number=6, elements=[{"text": "A tin."}])

    assert found(reader, two, {"claim_construed": 5, "patent": "7000002"}) == [other]
    assert found(reader, two, {"claim_construed": 6, "patent": "7000002"}) == []
    assert found(reader, two, {"claim_construed": 7, "patent": "7000002"}) == []


def test_which_claim_is_construed_is_asked_of_one_patent(reader: APIClient) -> None:
    answer = reader.get("/api/v1/cases/", {"claim_construed": 1})

    assert answer.status_code == 400
    assert "Give `patent`" in answer.json()["extra"]["claim_construed"][0]


@pytest.mark.parametrize("posture", ["infringement", "ipr"])
def test_a_claim_in_a_suit_is_asserted_and_one_in_a_trial_challenged(
    reader: APIClient, field: Field, posture: str
) -> None:
    case = field.case(1)
    Ground.objects.all().delete()
    Case.objects.filter(pk=case.pk).update(posture=posture)

    asserted = found(reader, [case], {"claim_asserted": 5, "patent": "7000001"})
    challenged = found(reader, [case], {"claim_challenged": 5, "patent": "7000001"})

    assert (asserted, challenged) == (([case], []) if posture == "infringement" else ([], [case]))
    assert (
        found(reader, [case], {"claim_asserted": 4}) == found(reader, [case], {"claim_challenged": 4}) == []
    )


@pytest.mark.parametrize("title", ["Some", "No"])
def test_a_decision_on_some_of_the_claims_holds_none_of_them_for_sure(
    reader: APIClient, field: Field, title: str
) -> None:
    case = field.case(1)
    Filing.objects.filter(docket__case=case).update(title=ALL_GONE.replace("All", title))

    assert found(reader, [case], {"claim_held_unpatentable": 1}) == []


def test_a_decision_on_some_of_the_claims_holds_those_it_orders(reader: APIClient, field: Field) -> None:
    one, other = two = field.cases(2)
    Fact.objects.create(
        filing=Filing.objects.get(docket__case=other), scope="patent:7000002", subject="claim:5", slot="outcome",
        value={"status": "unpatentable", "by": "IPR2024-00002"}, pointer="/title", start=0, end=5, quote="claim",
        fingerprint="o",
    )  # fmt: skip

    assert found(reader, two, {"claim_held_unpatentable": 5}) == [other]
    assert found(reader, two, {"claim_held_unpatentable": 5, "patent": "7000002"}) == [other]
    assert found(reader, two, {"claim_held_unpatentable": 5, "patent": "7000001"}) == []
    assert found(reader, two, {"claim_held_unpatentable": 6}) == []
    Fact.objects.filter(slot="outcome").update(value={"status": "not_unpatentable"})
    assert found(reader, two, {"claim_held_unpatentable": 5}) == []


def test_what_the_docket_of_a_joined_case_says_of_its_judge_is_said_of_the_case(
    reader: APIClient, field: Field
) -> None:
    one, other = field.cases(2)
    judged(first=True)(one, other)
    Docket.objects.filter(case=one).update(case=other)
    cases: CaseQuerySet = Case.objects.filter(pk=one.pk)
    cases.update(merged_into=other)

    assert found(reader, [one, other], {"judge": "counts"}) == [other]
    assert found(reader, [one, other], {"not_judge": "counts"}) == []
