"""What stands behind a wall is on no page of whoever it keeps out: neither as a lane, a line, a count, nor from before."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from accounts.models import User
from cases.models import Case, CaseParty, CasePatent
from desk import walls
from parties.models import Party
from patents.models import Patent
from tests.api.field import Field

pytestmark = pytest.mark.django_db


@pytest.fixture
def secret(field: Field, reader: Client) -> Case:
    """The second of two cases over one patent and with one party in common; every page was seen before the wall."""
    case, other = field.cases(2)
    CasePatent.objects.create(case=other, patent=Patent.objects.get(cases__case=case), claims=[1])
    CaseParty.objects.create(
        case=other, party=Party.objects.get(name="Owner 1"), role="plaintiff", side="patentee"
    )
    for address in ("/cases/", "/patents/", case.get_absolute_url(), "/analytics/"):
        assert reader.get(address).status_code == 200
    admin = User.objects.create(username="admin")
    admin.groups.add(Group.objects.get_or_create(name="admin")[0])
    walls.build(other, admitted=[admin], by=admin, reason="sealed")
    return other


def test_no_page_shows_it_or_counts_it(reader: Client, secret: Case) -> None:
    case = Case.objects.get(key="docket:txwd/7:24-cv-00001")
    party = Party.objects.get(name="Owner 1")
    pages = [
        "/cases/?court=txwd",
        case.get_absolute_url(),
        "/patents/7000001/",
        party.get_absolute_url(),
        "/analytics/",
        "/analytics/?part=times",
    ]

    for address in pages:
        page = reader.get(address).content.decode()
        assert "7:24-cv-00002" not in page and "Owner 2 v. Maker 2" not in page, address
    assert '<td class="num" data-label="Cases">1</td>' in reader.get("/patents/").content.decode()
    assert "Maker 2" not in reader.get(party.get_absolute_url()).content.decode()
    assert "1 found" in reader.get("/cases/?court=txwd").content.decode()
