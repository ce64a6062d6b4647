"""Lists and pages: the same number of queries whatever they hold, filters in the address, empty states that help."""

import csv
import io
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

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
    assert max(few.values()) <= 20


def test_a_full_case_takes_the_queries_of_an_empty_one(reader: Client, field: Field) -> None:
    """Everything of a case, its patent and its party, 2 rows and then 200 of each."""
    pages = _pages(field.case(1))
    _fill(field, 2, 4)
    few = queries(reader, pages)
    _fill(field, 4, 200)

    assert queries(reader, pages) == few
    assert max(few.values()) <= 36


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


def test_filters_narrow_and_stay_in_the_address(reader: Client, field: Field) -> None:
    field.cases(60)

    page = reader.get("/cases/", {"party": "Maker", "court": "txwd"}).content.decode()
    assert "60 found" in page.replace("<", " <") or "60" in page
    assert "?party=Maker&amp;court=txwd&amp;page=2" in page

    one = reader.get("/cases/", {"patent": "7,000,007"}).content.decode()
    assert "Owner 7 v. Maker 7" in one and "Owner 8 v. Maker 8" not in one
    assert 'value="7,000,007"' in one


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"patent": "abc"}, "no patent number"),
        ({"number": "zzz"}, "no docket number"),
        ({"filed_after": "soon"}, "valid date"),
    ],
)
def test_a_filter_that_is_not_understood_says_so(
    reader: Client, field: Field, given: dict[str, str], words: str
) -> None:
    field.cases(2)

    page = reader.get("/cases/", given).content.decode()

    assert words in page and "Owner 1 v." not in page


def test_suits_only_mentioned_stand_apart_and_are_not_counted(reader: Client, suits: list[Filing]) -> None:
    page = reader.get("/cases/").content.decode()

    counted, _, apart = page.partition('id="mentions"')
    assert '<span class="n">2</span>' in counted
    assert "VirtaMove, Corp. v. Amazon.com Services LLC</a>" in apart


@pytest.mark.parametrize(
    ("address", "words"),
    [("/", "Upload your first filings"), ("/cases/", "Upload a filing"), ("/patents/", "Upload a filing"),
     ("/parties/", "Upload a filing"), ("/filings/", "Upload one above"), ("/review/", "Nothing waits")],
)  # fmt: skip
def test_an_empty_page_says_what_to_do_next(editor: Client, address: str, words: str) -> None:
    assert words in editor.get(address).content.decode()


def test_a_case_list_of_a_full_page_is_small(reader: Client, field: Field) -> None:
    field.cases(60)

    assert len(reader.get("/cases/", headers={"accept-encoding": "identity"}).content) < 150_000


@pytest.mark.parametrize(
    ("asked", "where"),
    [
        ("7:24cv1", "/cases/txwd/7:24-cv-00001/"),
        ("US 7,000,001 B2", "/patents/7000001/"),
        ("7000001", "/patents/7000001/"),
    ],
)
def test_the_search_box_goes_straight_to_what_has_a_number(
    reader: Client, field: Field, asked: str, where: str
) -> None:
    field.cases(2)

    assert reader.get("/find/", {"q": asked})["Location"] == where


def test_the_search_box_finds_by_words(reader: Client, field: Field) -> None:
    field.cases(2)

    page = reader.get("/find/", {"q": "maker 2"}).content.decode()

    assert "Owner 2 v. Maker 2" in page and "Owner 1 v. Maker 1" not in page


def test_a_patent_is_found_by_any_form_of_its_number(reader: Client, field: Field) -> None:
    field.cases(1)

    assert reader.get("/patents/7,000,001/")["Location"] == "/patents/7000001/"
    assert reader.get("/patents/?q=7,000,001")["Location"] == "/patents/7000001/"
    assert reader.get("/patents/9999999/").status_code == 404


def test_a_party_is_found_by_any_written_form(reader: Client, suits: list[Filing]) -> None:
    assert "Red Hat, Inc." in reader.get("/parties/?q=red+hat").content.decode()
    assert "written like this" in reader.get("/parties/?q=nobody").content.decode()


def test_facets_count_what_is_found_and_narrow_by_a_click(reader: Client, field: Field) -> None:
    field.cases(3)
    Case.objects.filter(caption="Owner 3 v. Maker 3").update(posture="ipr")

    page = reader.get("/cases/", {"court": "txwd"}).content.decode()

    assert '<a href="?court=txwd&amp;posture=ipr" >inter partes review <span class="n">1</span></a>' in page
    assert 'aria-current="true" title="Take this filter away">W.D. Tex. <span class="n">3</span>' in page


@pytest.mark.parametrize(
    ("sort", "first"),
    [("", "Owner 2"), ("oldest", "Owner 1"), ("caption", "Owner 1"), ("nonsense", "Owner 2")],
)
def test_the_list_is_sorted_as_the_address_says(reader: Client, field: Field, sort: str, first: str) -> None:
    field.cases(2)
    Case.objects.filter(caption="Owner 1 v. Maker 1").update(filed_latest="2001-01-01")

    page = reader.get("/cases/", {"sort": sort}).content.decode()

    assert page.index(f"{first} v.") == min(page.index("Owner 1 v."), page.index("Owner 2 v."))


def test_an_export_holds_exactly_what_the_page_shows(reader: Client, field: Field) -> None:
    field.cases(60)

    answer = reader.get("/cases/export.csv", {"party": "Maker 1"})
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode())))

    assert "attachment" in answer["Content-Disposition"]
    assert len(rows) == 1 + 11  # the head; Maker 1 and Maker 10 to 19
    assert rows[0][:3] == ["Caption", "Number", "Court"]
    assert rows[1][-1].startswith("http://testserver/cases/txwd/")


def test_a_spreadsheet_holds_the_same_rows(reader: Client, field: Field) -> None:
    field.cases(3)

    answer = reader.get("/cases/export.xlsx", {"sort": "caption"})
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active

    assert [row[0] for row in sheet.iter_rows(values_only=True)] == [
        "Caption",
        *(f"Owner {n} v. Maker {n}" for n in (1, 2, 3)),
    ]


def test_an_export_takes_the_queries_of_its_portions_not_of_its_rows(reader: Client, field: Field) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            b"".join(reader.get("/cases/export.csv").streaming_content)
        return len(seen)

    field.cases(2)
    few = count()
    for n in range(3, 60):
        field.case(n)

    assert count() == few


def test_words_of_a_filing_never_become_a_formula(reader: Client, field: Field) -> None:
    Case.objects.filter(pk=field.case(1).pk).update(caption="=HYPERLINK(1)")

    text = b"".join(reader.get("/cases/export.csv").streaming_content).decode()

    assert "'=HYPERLINK(1)" in text


def test_a_bad_filter_has_no_export(reader: Client, field: Field) -> None:
    assert reader.get("/cases/export.csv", {"patent": "abc"}).status_code == 404


def test_columns_are_chosen_in_the_address(reader: Client, field: Field) -> None:
    field.cases(1)

    seen = reader.get(
        "/cases/", {"columns": ["challengers", "court", "nonsense"], "court": "txwd"}
    ).content.decode()

    assert [part.partition("<")[0] for part in seen.split('<th scope="col">')[1:]] == [
        "Case",
        "Court",
        "Challengers",
    ]
    assert '<td data-label="Challengers">Maker 1</td>' in seen
    assert '<input type="hidden" name="columns" value="challengers">' in seen, (
        "filtering again keeps the columns"
    )


def test_a_filter_without_a_field_of_its_own_is_kept_when_filtering_again(
    reader: Client, field: Field
) -> None:
    field.cases(1)

    seen = reader.get("/cases/", {"claim": "1", "q": "Owner"}).content.decode()

    assert (
        seen.count('<input type="hidden" name="claim" value="1">') == 2
    )  # in the filters and in the columns' form
    assert seen.count('<input type="hidden" name="q"') == 1  # in the columns' form alone


def test_an_export_has_the_columns_that_are_shown(reader: Client, field: Field) -> None:
    field.cases(1)

    answer = reader.get("/cases/export.csv", {"columns": ["patents", "questions"]})
    head = next(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode())))

    assert head == ["Caption", "Patents", "Open questions", "Address"]


def test_every_column_takes_the_same_queries_for_2_and_200_rows(reader: Client, field: Field) -> None:
    address = ["/cases/?" + "&".join(f"columns={column.name}" for column in COLUMNS)]
    field.cases(2)
    few = queries(reader, address)
    for n in range(3, 53):
        field.case(n)

    assert queries(reader, address) == few


def test_a_patent_shows_when_it_expires_and_why(reader: Client, field: Field) -> None:
    field.case(1)
    assert "Nothing about this patent's filing" in reader.get("/patents/7000001/").content.decode()
    Patent.objects.update(
        expires_on=date(2022, 6, 1),
        expiry_certainty="not_before",
        expiry_working=["Twenty years from <filing>."],
    )

    seen = reader.get("/patents/7000001/").content.decode()

    assert "Not before 2022-06-01" in seen and "may be later" in seen
    assert "<li>Twenty years from &lt;filing&gt;.</li>" in seen
