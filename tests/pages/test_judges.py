"""Judges by court, as the filings write them; and the facets that count them, parties in their roles, and tags."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.judges import may_be_one
from cases.models import Case, CaseParty, Fact, Filing
from desk.models import Tag
from tests.api.field import Field

pytestmark = pytest.mark.django_db


def sits(case: Case, name: str) -> None:
    filing = Filing.objects.filter(docket__case=case).order_by("pk")[0]
    Fact.objects.create(
        filing=filing, scope=case.key, slot="judge", value=name, pointer="/judges/0", start=0, end=4, quote=name,
        fingerprint=f"{case.pk:032x}{hash(name) % 16**32:032x}"[:64],
    )  # fmt: skip


def page(client: Client, address: str, **given: str) -> str:
    answer = client.get(address, given)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_it_works(reader: Client, suits: list[Filing]) -> None:
    listed = page(reader, "/judges/")
    case = page(reader, "/cases/txwd/7:24-cv-00030/")
    assert "No filing names a judge yet" in listed and "/judges/txwd/" not in case
    sits(Case.objects.get(key="docket:txwd/7:24-cv-00030"), "David Counts")

    assert '<a href="/judges/txwd/David%20Counts/">David Counts</a>' in page(reader, "/judges/")
    assert 'href="/judges/txwd/David%20Counts/">David Counts</a>' in page(
        reader, "/cases/txwd/7:24-cv-00030/"
    )
    seen = page(reader, "/judges/txwd/David%20Counts/")
    assert "VirtaMove, Corp. v. Amazon.com Services LLC et al." in seen
    assert "#quote" in seen and "First amended complaint" in seen


def test_a_stranger_gets_404(reader: Client, field: Field) -> None:
    sits(field.case(1), "DC")

    for address in ("/judges/txwd/Nobody/", "/judges/ded/DC/", "/judges/nowhere/DC/"):
        assert reader.get(address).status_code == 404, address


def test_what_a_withdrawn_filing_said_seats_nobody(reader: Client, field: Field) -> None:
    sits(field.case(1), "DC")
    Filing.objects.update(status="withdrawn")

    assert reader.get("/judges/txwd/DC/").status_code == 404


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("DC", "David Counts", True), ("Hon. David Counts", "David Counts", True), ("DC", "Derek T. Gilliland", False),
        ("DTG", "Judge Derek T. Gilliland", True), ("David Counts", "Dana Cole", False), ("DC", "DTG", False),
        ("Chief Judge David Counts", "DC", True),
    ],
)  # fmt: skip
def test_initials_hint_at_a_name_and_names_at_nothing_but_themselves(one: str, other: str, may: bool) -> None:
    assert may_be_one(one, other) is may and may_be_one(other, one) is may


def test_initials_lead_to_the_names_they_may_stand_for(reader: Client, field: Field) -> None:
    for n, name in ((1, "DC"), (2, "David Counts")):
        sits(field.case(n), name)

    seen = page(reader, "/judges/txwd/DC/")

    assert "Perhaps also written" in seen and "Owner 2" not in seen, "a hint, never a merge"


def test_two_hundred_cases_of_a_judge_take_the_queries_of_two(reader: Client, field: Field) -> None:
    def count() -> list[int]:
        took = []
        for address in ("/judges/", "/judges/txwd/DC/"):
            with CaptureQueriesContext(connection) as seen:
                page(reader, address)
            took.append(len(seen))
        return took

    for n in (1, 2):
        sits(field.case(n), "DC")
    page(reader, "/judges/")
    few = count()
    for n in range(3, 202):
        sits(field.case(n), "DC" if n % 2 else f"Judge {n}")

    assert count() == few


def test_facets_count_parties_in_their_roles_judges_and_tags(reader: Client, field: Field) -> None:
    one, two = field.cases(2)
    owner = CaseParty.objects.get(case=one, side="patentee").party
    CaseParty.objects.create(case=two, party=owner, role="plaintiff", side="patentee")
    sits(one, "DC")
    sits(two, "McDCosta")
    Tag.objects.create(case=one, name="venue")

    seen = page(reader, "/cases/")

    assert f'<a href="?patentee={owner.pk}" >Owner 1 <span class="n">2</span></a>' in seen
    assert '<a href="?judge=%22DC%22" >DC <span class="n">1</span></a>' in seen
    assert '<a href="?tag=venue" >venue <span class="n">1</span></a>' in seen


@pytest.mark.parametrize(
    "given", [{"judge": '"DC"'}, {"tag": "Venue"}, {"challenger": "Maker 1"}, {"patentee": "Owner 1"}]
)
def test_a_facet_opens_the_rows_it_counts(reader: Client, field: Field, given: dict[str, str]) -> None:
    one, two = field.cases(2)
    sits(one, "DC")
    sits(two, "McDCosta")
    Tag.objects.create(case=one, name="venue")

    table = page(reader, "/cases/", **given).partition("<tbody>")[2].partition("</tbody>")[0]

    assert "Owner 1 v. Maker 1" in table and "Owner 2" not in table


def test_several_facets_narrow_at_once_and_each_can_be_taken_away(reader: Client, field: Field) -> None:
    one, _ = field.cases(2)
    maker = CaseParty.objects.get(case=one, side="challenger").party

    seen = page(reader, "/cases/", challenger=str(maker.pk), court="txwd")

    assert '<a href="?court=txwd" aria-current="true" title="Take this filter away">Maker 1' in seen
    assert (
        f'<a href="?challenger={maker.pk}" aria-current="true" title="Take this filter away">W.D. Tex.'
        in seen
    )


def test_the_tag_of_a_joined_case_finds_the_case_it_became(reader: Client, field: Field) -> None:
    one, two = field.cases(2)
    Tag.objects.create(case=one, name="venue")
    Case.objects.filter(pk=one.pk).update(merged_into=two)

    assert "Owner 2 v. Maker 2" in page(reader, "/cases/", tag="venue").partition("<tbody>")[2]
