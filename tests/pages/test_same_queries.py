"""Pages make the same number of queries whatever they hold."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.columns import COLUMNS
from cases.models import Accusation, Case, CaseParty, CasePatent, CaseRelation, DocketEntry, Filing, Ground
from patents.models import Patent
from tests.api.field import Field
from timelines.models import TimelineEvent

pytestmark = pytest.mark.django_db
LISTS = [
    "/",
    "/cases/",
    "/patents/",
    "/parties/",
    "/filings/",
    "/filings/rows/",
    "/review/",
    "/find/?q=owner",
]


def queries(client: Client, addresses: list[str]) -> dict[str, int]:
    took = {}
    for address in addresses:
        client.get(address)  # what a process looks up once is looked up now
        with CaptureQueriesContext(connection) as seen:
            answer = client.get(address)
        assert answer.status_code == 200, address
        assert not [q for q in seen if "cases_filingtext" in q["sql"] and '"text"' in q["sql"]], address
        took[address] = len(seen)
    return took


def test_lists_of_200_take_the_queries_of_lists_of_2(reader: Client, field: Field) -> None:
    field.cases(2)
    few = queries(reader, LISTS)
    for n in range(3, 202):
        field.case(n)

    assert queries(reader, LISTS) == few
    assert max(few.values()) <= 30


def test_a_full_case_takes_the_queries_of_an_empty_one(reader: Client, field: Field) -> None:
    """Everything of a case, its patent and its party, 2 rows and then 200 of each."""
    pages = _pages(field.case(1))
    _fill(field, 2, 4)
    few = queries(reader, pages)
    _fill(field, 4, 200)

    assert queries(reader, pages) == few
    assert max(few.values()) <= 46


def _pages(case: Case) -> list[str]:
    party = CaseParty.objects.filter(case=case).first()
    patent = CasePatent.objects.get(case=case).patent
    assert party is not None
    return [case.get_absolute_url(), patent.get_absolute_url(), party.party.get_absolute_url()]


def _fill(field: Field, first: int, last: int) -> None:
    """Give case 1, its patent and its party the rows of cases `first` to `last`."""
    case = Case.objects.get(key="docket:txwd/7:24-cv-00001")
    docket = case.dockets.get()
    patent = Patent.objects.get(number="7000001")
    owner = CaseParty.objects.get(case=case, role="plaintiff").party
    for n in range(first, last):
        other = field.case(n)
        maker = CaseParty.objects.get(case=other, role="defendant").party
        CaseParty.objects.create(case=case, party=maker, role="defendant", side="challenger")
        CaseParty.objects.create(case=other, party=owner, role="plaintiff", side="patentee")
        CasePatent.objects.create(case=other, patent=patent, claims=[1])
        CasePatent.objects.create(case=case, patent=Patent.objects.get(number=str(7000000 + n)), claims=[2])
        Accusation.objects.create(case=case, patent=patent, patentee=owner, challenger=maker, count=n)
        Ground.objects.create(case=case, number=n, patent=patent, claims=[1], basis="103", stage="petition")
        DocketEntry.objects.create(docket=docket, key=str(n), number=n, filed_on="2024-05-03", text="ORDER")
        CaseRelation.objects.create(case=case, other=other, relation="same_patents")
        event = TimelineEvent.objects.get(case=other)
        event.pk, event.case, event.scope, event.key = None, case, case.key, f"other/{n}"
        event.save()
        Filing.objects.filter(docket__case=other).update(docket=docket)


def test_every_column_takes_the_same_queries_for_2_and_200_rows(reader: Client, field: Field) -> None:
    address = ["/cases/?" + "&".join(f"columns={column.name}" for column in COLUMNS)]
    field.cases(2)
    few = queries(reader, address)
    for n in range(3, 53):
        field.case(n)

    assert queries(reader, address) == few
