"""A patent's page: claims by case over time, what became of each claim before the Board, and the patent's family."""

import re

import pytest
from django.test import Client

from cases.models import Case, CaseParty, CasePatent, Ground
from patents.models import Patent
from tests.api.field import Field

pytestmark = pytest.mark.django_db


def section(page: str, name: str) -> str:
    return page.partition(f'aria-labelledby="{name}"')[2].partition("</section>")[0]


def campaign(field: Field) -> tuple[Case, Case]:
    """Two cases over the first's patent: claims 1 and 5 in 2024, claim 2 in 2020, with a claim of another suit."""
    new, old = field.case(1), field.case(2)
    Case.objects.filter(pk=old.pk).update(
        filed_on="2020-01-02", filed_earliest="2020-01-02", filed_latest="2020-01-02"
    )
    patent = Patent.objects.get(number="7000001")
    CasePatent.objects.create(case=old, patent=patent, claims=[2], claims_elsewhere=[5])
    return new, old


def test_claims_are_laid_out_by_case_the_earliest_first(reader: Client, field: Field) -> None:
    campaign(field)

    matrix = section(reader.get("/patents/7000001/").content.decode(), "matrix")
    rows = matrix.partition("<tbody>")[2].split("<tr>")[1:]

    assert [matrix.count(f'href="#claim-{n}"') for n in (1, 2, 5)] == [1, 1, 1]
    assert "7:24-cv-00002" in rows[0] and "2020-01-02" in rows[0]
    cells = re.findall(r'<td(?: class="(\w+)")?>', rows[0])
    assert cells == ["when", "muted", "", "in", "elsewhere"]
    assert rows[0].count(">elsewhere<") == 1 and rows[0].count(">in this case<") == 1
    assert "7:24-cv-00001" in rows[1] and rows[1].count(">in this case<") == 2
    assert "Maker 2" in rows[0], "against whom"


def test_a_claim_tells_what_became_of_it_in_each_trial(reader: Client, field: Field) -> None:
    case = field.case(1)
    patent = Patent.objects.get(number="7000001")
    Ground.objects.create(case=case, number=2, patent=patent, claims=[1, 9], basis="102", stage="final")

    claims = section(reader.get("/patents/7000001/").content.decode(), "claims")
    first, ninth = (claims.partition(f'id="claim-{n}"')[2].partition("</div>")[0] for n in (1, 9))

    assert "in the final decision" in first and "grounds 1, 2" in first
    assert "in the final decision" in ninth and "ground 2" in ninth
    assert 'class="claim bare" id="claim-9"' in claims, "a claim that no filing prints"


def test_the_family_is_listed_with_what_joins_it(reader: Client, field: Field) -> None:
    field.cases(3)
    one, two, three = Patent.objects.order_by("number")
    Patent.objects.filter(pk__in=[one.pk, two.pk]).update(publications=["20050060722"])
    Patent.objects.filter(pk__in=[one.pk, three.pk]).update(priority_on="2003-09-15", owner="Owner 1")

    family = section(reader.get("/patents/7000001/").content.decode(), "family")

    assert "7,000,002" in family and "a publication in common" in family
    assert "7,000,003" in family and "the same priority date and owner" in family
    assert 'href="/cases/?family=7000001"' in family
    assert "3 found" in reader.get("/cases/?family=7000001").content.decode()


def test_a_patent_without_kin_says_what_makes_a_family(reader: Client, field: Field) -> None:
    field.case(1)

    assert "No other patent here" in section(reader.get("/patents/7000001/").content.decode(), "family")


def test_a_long_campaign_shows_its_latest_cases_and_leads_to_all(reader: Client, field: Field) -> None:
    patent = Patent.objects.get(cases__case=field.case(1))
    for n in range(2, 54):
        CasePatent.objects.create(case=field.case(n), patent=patent, claims=[3])

    page = reader.get("/patents/7000001/").content.decode()

    assert '<h2 id="cases">Cases and trials <span class="n">53</span>' in page
    assert "The latest 50." in page and 'href="/cases/?patent=7000001"' in page
    assert section(page, "cases").count("<tr>") == 1 + 50


def test_parties_of_a_joined_docket_are_not_listed_twice(reader: Client, field: Field) -> None:
    new, old = campaign(field)
    Case.objects.filter(pk=old.pk).update(merged_into=new)

    cases = section(reader.get("/patents/7000001/").content.decode(), "cases")

    assert cases.count("<tr>") == 1 + 1
    assert CaseParty.objects.filter(case=old).exists()
