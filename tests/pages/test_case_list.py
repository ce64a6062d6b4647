"""The list of cases: filters in the address, facets with counts, columns to choose, order."""

import html
import re

import pytest
from django.test import Client

from accounts.models import User
from cases.filters import CaseFilter
from cases.models import Case, Filing
from desk import keeping
from tests.api.field import Field
from timelines.models import TimelineEvent
from timelines.reached import keep_stages

pytestmark = pytest.mark.django_db


def step(case: Case, kind: str) -> None:
    """One more event of the case."""
    event = TimelineEvent.objects.get(case=case, key="complaint_filed")
    event.pk, event.key, event.kind = None, kind, kind
    event.save()
    keep_stages([case.pk])


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

    page = reader.get("/cases/", {"sort": sort}, follow=True).content.decode()

    assert page.index(f"{first} v.") == min(page.index("Owner 1 v."), page.index("Owner 2 v."))


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


def test_every_filter_has_a_field_and_an_address_holds_only_what_is_asked(
    reader: Client, field: Field
) -> None:
    field.cases(1)

    seen = reader.get("/cases/", {"claim": "1", "q": "Owner", "court": ""}, follow=True)

    page = seen.content.decode()
    assert seen.redirect_chain == [("/cases/?claim=1&q=Owner", 302)]
    assert [name for name in CaseFilter.base_filters if f' name="{name}"' not in page] == []
    assert 'name="claim" value="1"' in page
    assert "1 given" not in page and '<details class="more-filters">' in page
    asked = reader.get("/cases/", {"judge": "DC"}).content.decode()
    assert '<details class="more-filters">' in asked and "1 given" in asked


def test_a_filter_without_a_facet_is_shown_and_taken_away_by_a_click(reader: Client, field: Field) -> None:
    field.cases(1)

    page = reader.get("/cases/", {"court": "txwd", "product": "zebra"}).content.decode()

    assert "No case matches" in page
    assert (
        '<a href="?court=txwd" aria-current="true" title="Take this filter away">Product: zebra</a>' in page
    )


def test_days_of_filing_narrow_together_with_what_else_is_asked(reader: Client, field: Field) -> None:
    """Two days in the address; the form beside the facets keeps the other filters, and a saved view keeps all."""
    first, second, third = field.cases(3)
    for case, day in ((first, "2023-12-31"), (second, "2024-01-01"), (third, "2024-06-30")):
        Case.objects.filter(pk=case.pk).update(filed_on=day, filed_earliest=day, filed_latest=day)
    asked = "court=txwd&filed_after=2024-01-01&filed_before=2024-06-29"

    page = reader.get(f"/cases/?{asked}").content.decode()

    assert [n for n in (1, 2, 3) if f"Owner {n} v. Maker {n}" in page] == [2]
    form = page[page.index('aria-label="Narrow: filed between"') :].partition("</form>")[0]
    assert '<input type="hidden" name="court" value="txwd">' in form
    assert (
        'name="filed_after" value="2024-01-01"' in form and 'name="filed_before" value="2024-06-29"' in form
    )
    assert reader.get(f"/cases/export.csv?{asked}").getvalue().count(b"\n") == 2, "a head and one case"
    years = reader.get("/cases/?court=txwd").content.decode()
    assert '<a href="?court=txwd&amp;filed_in=2024" >2024 <span class="n">2</span></a>' in years


def test_stages_and_steps_are_counted_present_and_absent(reader: Client, field: Field) -> None:
    cases = [field.case(n) for n in (1, 2, 3)]
    for case, kind in ((cases[0], "verdict"), (cases[0], "claim_construction_order"), (cases[1], "verdict")):
        step(case, kind)

    page = reader.get("/cases/", {"court": "txwd"}).content.decode()

    assert '<a href="?court=txwd&amp;event=verdict" >verdict <span class="n">2</span></a>' in page
    assert '<a href="?court=txwd&amp;no_event=verdict" >verdict <span class="n">1</span></a>' in page
    assert '<a href="?court=txwd&amp;stage=verdict" >verdict <span class="n">2</span></a>' in page
    assert '<a href="?court=txwd&amp;stage=pleadings" >pleadings <span class="n">1</span></a>' in page
    for address, found in (("event=verdict", 2), ("no_event=verdict", 1), ("stage=verdict", 2)):
        assert f"{found} found" in reader.get(f"/cases/?court=txwd&{address}").content.decode(), address


def test_of_many_cases_the_costly_facets_are_counted_when_somebody_asks(
    reader: Client, field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cases.facets.AT_ONCE", 2)
    field.cases(3)

    page = reader.get("/cases/?court=txwd").content.decode()
    assert 'W.D. Tex. <span class="n">3</span>' in page and "Narrow: patent" not in page
    more = re.search(r'<a href="(\?[^"]*counts=all)"', page)
    assert more is not None

    every = reader.get(f"/cases/{html.unescape(more[1])}").content.decode()
    assert "Narrow: patent" in every and 'W.D. Tex. <span class="n">3</span>' in every
    assert "?court=txwd&amp;counts=all&amp;patent=7000001" in every and "Count stages" not in every
    assert "Narrow: patent" in reader.get("/cases/?patent=7000001").content.decode()


def test_a_facet_that_is_chosen_is_taken_away_by_a_click(reader: Client, field: Field) -> None:
    step(field.case(1), "verdict")
    field.case(2)

    page = reader.get("/cases/", {"no_event": "verdict", "court": "txwd"}).content.decode()

    assert '<a href="?court=txwd" aria-current="true" title="Take this filter away">verdict' in page


def test_who_looks_after_a_case_is_a_filter_a_facet_and_a_column(editor: Client, field: Field) -> None:
    mine, _ = field.case(1), field.case(2)
    user = User.objects.get(username="editor")
    keeping.assign(mine, user, by=user)

    page = editor.get("/cases/", {"court": "txwd", "columns": "assigned"}).content.decode()
    assert '<td data-label="Assigned to">editor</td>' in page
    assert "?court=txwd&amp;columns=assigned&amp;assigned=editor" in page
    found = editor.get("/cases/", {"assigned": "editor"}).content.decode()
    assert "Owner 1 v. Maker 1" in found and "Owner 2 v. Maker 2" not in found
    assert '<option value="editor" selected>me</option>' in found


def test_suits_only_mentioned_stand_apart_and_are_not_counted(reader: Client, suits: list[Filing]) -> None:
    page = reader.get("/cases/").content.decode()

    counted, _, apart = page.partition('id="mentions"')
    assert '<span class="n">2</span>' in counted
    assert "VirtaMove, Corp. v. Amazon.com Services LLC</a>" in apart


def test_a_case_list_of_a_full_page_is_small(reader: Client, field: Field) -> None:
    field.cases(60)

    assert len(reader.get("/cases/", headers={"accept-encoding": "identity"}).content) < 150_000


def test_what_people_keep_is_never_remembered_from_before(editor: Client, field: Field) -> None:
    """The feed tells nothing of tags, so a list by tag is looked up each time, and so are the counts of tags."""
    case = field.case(1)
    user = User.objects.get(username="editor")
    assert "No case matches" in editor.get("/cases/?tag=venue").content.decode()
    assert "tag=venue" not in editor.get("/cases/?court=txwd").content.decode()

    keeping.tag(case, "venue", by=user)

    assert "Owner 1 v. Maker 1" in editor.get("/cases/?tag=venue").content.decode()
    assert "?court=txwd&amp;tag=venue" in editor.get("/cases/?court=txwd").content.decode()


def test_a_list_that_is_remembered_follows_the_record(reader: Client, field: Field) -> None:
    field.cases(2)
    assert "2 found" in reader.get("/cases/?court=txwd").content.decode()

    field.case(3)

    page = reader.get("/cases/?court=txwd").content.decode()
    assert "3 found" in page and "Owner 3 v. Maker 3" in page
    assert 'W.D. Tex. <span class="n">3</span>' in page


def test_a_form_that_nobody_filled_asks_for_nothing(reader: Client, field: Field) -> None:
    """A browser sends the first choice of each select where none is chosen: it must be the empty one."""
    field.cases(1)

    page = reader.get("/cases/").content.decode()
    selects = re.findall(r'<select id="\w+" name="(\w+)">(.*?)</select>', page, re.S)

    assert len(selects) > 8
    assert [name for name, options in selects if not options.startswith('<option value=""')] == []
    assert [name for name, options in selects if " selected" in options and name != "sort"] == []
