"""Pages of parties, attorneys and firms."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.models import Appearance, CaseParty
from parties.models import Attorney, Firm, Party
from tests.api.field import Field
from tests.record.papers import complaint, take_in

pytestmark = pytest.mark.django_db
COUNSEL = [{"name": "Dana Harlow", "firm": "HARLOW & REED", "for": "plaintiff", "bar": ["CA 246953"]}]


def test_counsel_leads_to_its_page_and_to_the_words(reader: Client, db: None) -> None:
    filing = take_in(complaint(counsel=COUNSEL))[0]

    page = reader.get("/cases/txwd/7:24-cv-00030/").content.decode()

    assert f"/parties/attorneys/{Attorney.objects.get().pk}/" in page
    assert "CA 246953" in page and f"/filings/{filing.pk}/?see=%2Fcounsel%2F0%2Fname#quote" in page


def test_an_attorney_and_a_firm_show_for_whom_they_appear(reader: Client, db: None) -> None:
    take_in(complaint(counsel=COUNSEL))

    for address in (
        f"/parties/attorneys/{Attorney.objects.get().pk}/",
        f"/parties/firms/{Firm.objects.get().pk}/",
    ):
        page = reader.get(address).content.decode()
        assert "VirtaMove, Corp." in page and "7:24-cv-00030" in page and "plaintiff" in page


@pytest.mark.parametrize("address", ["/parties/9999/", "/parties/attorneys/9999/", "/parties/firms/9999/"])
def test_a_stranger_gets_404(reader: Client, address: str) -> None:
    assert reader.get(address).status_code == 404


def test_a_joined_name_leads_to_the_party_it_became(reader: Client, db: None) -> None:
    old, new = (Party.objects.create(key=k, name=k) for k in ("old", "new"))
    Party.objects.filter(pk=old.pk).update(merged_into=new)

    assert reader.get(old.get_absolute_url())["Location"] == new.get_absolute_url()
    assert old.get_absolute_url() not in reader.get("/parties/").content.decode()


def test_a_busy_firm_takes_the_queries_of_a_quiet_one(reader: Client, field: Field) -> None:
    firm = Firm.objects.create(key="firm", name="Firm")

    def fill(first: int, last: int) -> int:
        for n in range(first, last):
            case = field.case(n)
            attorney = Attorney.objects.create(key=str(n), name=f"Lawyer {n}")
            Appearance.objects.create(case=case, attorney=attorney, firm=firm, role="plaintiff")
        with CaptureQueriesContext(connection) as seen:
            page = reader.get(f"/parties/firms/{firm.pk}/").content.decode()
        assert f"Lawyer {first}" in page and CaseParty.objects.exists()
        return len(seen)

    assert fill(1, 3) == fill(3, 60)


def test_a_party_shows_whom_it_meets_and_how_often(reader: Client, field: Field) -> None:
    one, two = field.cases(2)
    owner = Party.objects.get(name="Owner 1")
    CaseParty.objects.create(case=two, party=owner, role="plaintiff", side="patentee")
    CaseParty.objects.create(
        case=one, party=Party.objects.get(name="Maker 2"), role="defendant", side="challenger"
    )

    page = reader.get(owner.get_absolute_url()).content.decode()
    met = page.partition('aria-labelledby="others"')[2].partition("</section>")[0]

    assert [name.partition("<")[0] for name in met.split('/">')[1:]] == ["Maker 2", "Maker 1", "Owner 2"]
    assert [n.partition("<")[0] for n in met.split('data-label="Cases">')[1:]] == ["2", "1", "1"]


def test_the_cases_of_a_party_are_drawn_from_filing_to_closing(reader: Client, field: Field) -> None:
    one, two = field.cases(2)
    owner = Party.objects.get(name="Owner 1")
    CaseParty.objects.create(case=two, party=owner, role="plaintiff", side="patentee")
    type(one).objects.filter(pk=one.pk).update(terminated_on="2025-01-31")

    page = reader.get(owner.get_absolute_url()).content.decode()

    assert "filed 2024-05-03, closed 2025-01-31: Owner 1 v. Maker 1, 7:24-cv-00001" in page
    assert "filed 2024-05-03: Owner 2 v. Maker 2" in page
    assert (
        'id="timeline"'
        not in reader.get(Party.objects.get(name="Maker 1").get_absolute_url()).content.decode()
    )
