"""Figures over cases: each number is the count of the rows its link shows, and what is left out is counted beside it."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from cases.models import Case, Court, Docket, Ground
from desk.analytics.counting import Times, by_court, by_posture, by_stage, by_year, times
from desk.analytics.definitions import MILESTONES
from desk.analytics.drawing import bars, boxes, columns
from desk.analytics.figures import Figures
from patents.models import Patent
from tests.api.field import Field
from tests.pages.browser import chromium, violations
from tests.pages.test_browser import editor_logs_in, log_in
from timelines.models import TimelineEvent

pytestmark = pytest.mark.django_db
FILED = date(2024, 5, 3)
__all__ = ["editor_logs_in"]  # a fixture


def everybodys() -> tuple[object, User]:
    user, _ = User.objects.get_or_create(username="reader")
    return Case.objects.visible_to(user).suits(), user


def starts(case: Case, edtf: str, earliest: date | None, latest: date | None) -> Case:
    case.filed_on, case.filed_earliest, case.filed_latest = edtf, earliest, latest
    case.save()
    return case


def happens(case: Case, kind: str, first: date, last: date | None = None, *, disputed: bool = False) -> None:
    TimelineEvent.objects.create(
        scope=case.key, key=f"{kind}/{TimelineEvent.objects.count()}", case=case, kind=kind, lane="court", title=kind,
        on=first.isoformat(), earliest=first, latest=last or first, modality="stated", disputed=disputed,
    )  # fmt: skip


@pytest.fixture
def mixed(field: Field) -> Field:
    """Cases of every sort: known, bounded and open years, no posture, two courts, times untold for each reason."""
    cases = field.cases(16)
    starts(cases[0], "../2024-05-03", None, FILED)
    starts(cases[1], "2022/2023", date(2022, 1, 1), date(2023, 12, 31))
    starts(cases[2], "2021", date(2021, 1, 1), date(2021, 12, 31))
    starts(cases[3], "", None, None)
    starts(cases[4], "2019-02-01", date(2019, 2, 1), date(2019, 2, 1))
    Case.objects.filter(pk=cases[5].pk).update(posture="")
    Case.objects.filter(pk=cases[6].pk).update(posture="ipr")
    other = Court.objects.create(id="cand", name="Northern District", short="N.D. Cal.")
    Docket.objects.create(case=cases[7], court=other, key="cand/24-cv-00900", number="5:24-cv-00900")
    for n, case in enumerate(cases):
        happens(case, "dismissal", FILED + timedelta(days=100 + 10 * n))
    happens(cases[15], "dismissal", FILED + timedelta(days=900))  # a second one: the first counts
    happens(cases[8], "judgment", FILED + timedelta(days=300))
    happens(cases[9], "judgment", FILED + timedelta(days=310), FILED + timedelta(days=340))
    happens(cases[10], "judgment", FILED + timedelta(days=320), disputed=True)
    happens(cases[11], "judgment", FILED - timedelta(days=2))
    happens(cases[0], "judgment", FILED + timedelta(days=50))
    patent = Patent.objects.get(number="7000006")
    for number, (stage, claims) in enumerate([("instituted", [1, 2]), ("instituted", [2, 3]), ("", [9])], 2):
        Ground.objects.create(
            case=cases[6], number=number, patent=patent, claims=claims, basis="103", stage=stage
        )
    return field


def numbered_links(page: str) -> Iterator[tuple[int, str]]:
    """Every number of the page that is a link, with the address: in tables, in charts, in what is left out."""
    for address, text in re.findall(r'<a href="(/[^"]*\?[^"]*)"[^>]*>(.*?)</a>', page, re.S):
        words = re.sub(r"<title>.*?</title>|<[^>]+>", " ", text).split()
        if words and re.fullmatch(r"[\d,]+", words[-1]):
            yield int(words[-1].replace(",", "")), address.replace("&amp;", "&")


def rows_shown(client: Client, address: str) -> int:
    page = client.get(address).content.decode()
    found = re.search(r'<h1>.*?<span class="n">\s*(?:<a[^>]*>)?([\d,]+)', page, re.S)
    assert found, address
    return int(found[1].replace(",", ""))


def test_it_works(reader: Client, mixed: Field) -> None:
    page = reader.get("/analytics/").content.decode()

    titles = [
        "Cases by year of filing",
        "Cases by court",
        "Cases by posture",
        "Days from filing to a milestone",
        "Grounds",
    ]
    assert all(title in page for title in titles)
    assert page.count("What is counted") == 5


@pytest.mark.parametrize(
    "asked", ["", "?court=txwd", "?posture=infringement", "?party=Maker", "?filed_after=2020-01-01"]
)
def test_every_number_opens_as_many_rows_as_it_says(reader: Client, mixed: Field, asked: str) -> None:
    page = reader.get(f"/analytics/{asked}").content.decode()
    links = dict.fromkeys(numbered_links(page))

    assert len(links) > 12
    assert {address: rows_shown(reader, address) for _, address in links} == {a: n for n, a in links}


def test_nobody_sees_it_without_a_login(client: Client) -> None:
    for address in ("/analytics/", "/analytics/grounds/"):
        assert client.get(address)["Location"].startswith("/login/")


def test_a_case_counts_in_the_year_that_is_certain_and_apart_where_none_is(mixed: Field) -> None:
    cases, _ = everybodys()

    assert by_year(cases) == ({2019: 1, 2021: 1, 2024: 11}, 3)


def test_a_case_in_two_courts_counts_in_both(mixed: Field) -> None:
    cases, user = everybodys()

    assert by_court(cases, user) == [("txwd", "W.D. Tex.", 16), ("cand", "N.D. Cal.", 1)]


def test_cases_without_a_posture_are_counted_apart(mixed: Field) -> None:
    cases, user = everybodys()

    assert by_posture(cases) == [("infringement", 14), ("", 1), ("ipr", 1)]
    left = Figures(cases, user, {}).postures().left_out
    assert [(one.reason, one.numbers[0][1].text) for one in left] == [("no filing states the posture", "1")]


def test_times_are_from_the_first_day_to_the_first_event(mixed: Field) -> None:
    cases, user = everybodys()
    dismissal, judgment = times(cases, user)

    # Filed 2024-05-03 are the sixth to the sixteenth case, dismissed after 150, 160, … 250 days; the fifth in 2019.
    known = sorted([(FILED - date(2019, 2, 1)).days + 140, *range(150, 260, 10)])
    assert (dismissal.kind, dismissal.n) == ("dismissal", 12)
    assert dismissal.quartiles == (150, 177.5, 205, 232.5, known[-1])
    assert dismissal.untimed == {"start": 4, "day": 0, "before": 0} and dismissal.dots == ()
    assert (judgment.n, [d.days for d in judgment.dots]) == (1, [300])
    assert judgment.untimed == {"start": 1, "day": 2, "before": 1}


def test_milestones_stand_in_the_order_of_a_case(mixed: Field) -> None:
    case = Case.objects.get(key="docket:txwd/7:24-cv-00013")
    happens(case, "claim_construction_order", FILED + timedelta(days=60))
    happens(case, "motion", FILED)
    cases, user = everybodys()

    assert [t.kind for t in times(cases, user)] == ["claim_construction_order", "dismissal", "judgment"]
    assert "motion" not in MILESTONES


def test_claims_count_once_for_each_trial_and_stage(mixed: Field) -> None:
    cases, user = everybodys()
    instituted = by_stage(cases, user)["instituted"]

    assert (instituted.trials, instituted.grounds, instituted.claims) == (1, 2, 3)
    figure = Figures(cases, user, {}).grounds()
    assert [name for name, _ in figure.rows] == ["In the petition", "Instituted"]
    assert figure.left_out[0].numbers[0][1].text == "1"


def test_grounds_and_claims_are_listed_with_their_trial(reader: Client, mixed: Field) -> None:
    page = reader.get("/analytics/grounds/", {"ground_stage": "instituted", "by": "claim"}).content.decode()

    assert re.findall(r'data-label="Claim">(\d+)<', page) == ["1", "2", "3"]
    assert re.findall(r'data-label="Grounds">(\d+)<', page) == ["1", "2", "1"]
    assert "Owner 7 v. Maker 7" in page


def test_mentions_are_counted_in_none_and_said_to_be(reader: Client, field: Field) -> None:
    field.cases(2)

    page = " ".join(reader.get("/analytics/").content.decode().split())

    assert "2 suits only mentioned</a> are in none of them" in page and "2 cases</a>" in page


def test_filters_stay_in_every_link(reader: Client, mixed: Field) -> None:
    page = reader.get("/analytics/", {"party": "Maker", "court": "txwd"}).content.decode()
    links = [address for _, address in numbered_links(page)]

    assert links and all("party=Maker" in address and "court=txwd" in address for address in links)


def test_what_the_figures_split_by_is_taken_from_the_address(reader: Client, mixed: Field) -> None:
    answer = reader.get("/analytics/?court=txwd&filed_in=2024&time_to=judgment&party=")

    assert (answer.status_code, answer["Location"]) == (302, "/analytics/?court=txwd")


def test_a_filter_that_is_not_understood_says_so(reader: Client, mixed: Field) -> None:
    page = reader.get("/analytics/", {"patent": "abc"}).content.decode()

    assert "is no patent number" in page and "Mend the filter above" in page and "<svg" not in page


@pytest.mark.parametrize(
    "given", [{"no_time_to": "judgment"}, {"no_time_to": "judgment/never"}, {"filed_in": "soon"}]
)
def test_a_reason_that_is_none_is_refused(reader: Client, mixed: Field, given: dict[str, str]) -> None:
    page = reader.get("/cases/", given).content.decode()

    assert 'role="alert"' in page and "Owner 9 v." not in page


def test_an_empty_record_says_what_to_do(reader: Client) -> None:
    page = reader.get("/analytics/").content.decode()

    assert "nothing to count" in page and "Upload a filing" in page and "<svg" not in page


def test_figures_of_200_cases_take_the_queries_of_2(reader: Client, field: Field) -> None:
    addresses = [
        "/analytics/",
        "/analytics/?court=txwd",
        "/analytics/grounds/",
        "/analytics/grounds/?by=claim",
    ]

    def took() -> list[int]:
        found = []
        for address in addresses:
            reader.get(address)
            with CaptureQueriesContext(connection) as seen:
                assert reader.get(address).status_code == 200
            found.append(len(seen))
        return found

    for case in field.cases(2):
        happens(case, "judgment", FILED + timedelta(days=30))
    few = took()
    for n in range(3, 202):
        happens(field.case(n), ("judgment", "dismissal", "verdict")[n % 3], FILED + timedelta(days=n))

    assert took() == few
    assert max(few) <= 14


def test_the_drawing_holds_no_style_of_its_own(reader: Client, mixed: Field) -> None:
    assert " style=" not in reader.get("/analytics/").content.decode()


# The drawings


def test_bars_are_shares_of_the_longest() -> None:
    drawn = bars([("W.D. Tex.", 40, "/a"), ("D. Del.", 10, "/b")])

    assert drawn is not None and [b.width for b in drawn.bars] == [86, 21.5]
    assert bars([]) is None


def test_a_year_without_cases_keeps_its_place() -> None:
    drawn = columns({2020: 4, 2023: 8}, {2020: "/a", 2023: "/b"})

    assert drawn is not None and [(c.year, c.count, c.height) for c in drawn.columns] == [
        (2020, 4, 75), (2021, 0, 0), (2022, 0, 0), (2023, 8, 150),
    ]  # fmt: skip
    assert drawn.left_out == 0


def test_only_the_latest_years_are_drawn() -> None:
    drawn = columns({1985: 1, 2024: 2, 2025: 3}, {})

    assert drawn is not None and (drawn.columns[0].year, len(drawn.columns), drawn.left_out) == (1986, 40, 1)


def test_a_box_stands_on_the_scale_of_days() -> None:
    few = Times("judgment", 0, (), (), {})
    many = Times("dismissal", 12, (0, 100, 200, 300, 400), (), {})
    drawn = boxes([("Judgment", few), ("Dismissal", many)])

    assert drawn is not None and [t.days for t in drawn.ticks] == [0, 90, 180, 270, 360, 450]
    assert [b.name for b in drawn.boxes] == ["Dismissal"]
    assert drawn.boxes[0].quartiles == (3, 23.44, 43.89, 64.33, 84.78)
    assert boxes([("Judgment", few)]) is None


# In a browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("width", "scheme"), [(390, "light"), (1280, "light"), (1280, "dark"), (390, "dark")]
)
def test_figures_and_memo_are_accessible_and_whole(
    browser: Browser, live_server: LiveServer, editor_logs_in: User, mixed: Field, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = log_in(context, live_server)
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
    wrong: dict[str, list[str]] = {}
    case = Case.objects.get(key="docket:txwd/7:24-cv-00007")
    for address in (
        "/analytics/",
        "/analytics/?patent=abc",
        "/analytics/grounds/?by=claim",
        f"{case.get_absolute_url()}memo/",
    ):
        page.goto(live_server.url + address)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        found = violations(page) + complaints
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append("scrolls sideways")
        complaints.clear()
        if found:
            wrong[address] = found
    context.close()

    assert not wrong
