"""The five journeys of a working day, in a real browser and by keyboard alone, from the login to the answer."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from cases.models import Case, Filing
from desk import keeping
from ingest.tasks import process
from tests.pages.browser import chromium, violations
from tests.pages.keyboard import Keyboard
from tests.record.papers import bytes_of, complaint, take_in
from timelines.stamper import stamp

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AMAZON = "/cases/txwd/7:24-cv-00030/"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def paula(db: None) -> User:
    user = User.objects.create_user("paula", password="quiet reading room")
    user.groups.add(Group.objects.get_or_create(name="editor")[0])
    return user


@pytest.fixture
def page(browser: Browser, live_server: LiveServer, paula: User) -> Iterator[Page]:
    """Somebody has just logged in, at a desk."""
    context: BrowserContext = browser.new_context(
        viewport={"width": 1280, "height": 900}, base_url=live_server.url
    )
    page = context.new_page()
    page.goto("/login/")
    keyboard = Keyboard(page)
    keyboard.write("paula")  # the cursor is there
    keyboard.to("Password")
    keyboard.write("quiet reading room")
    keyboard.enter()
    yield page
    context.close()


@pytest.fixture
def keyboard(page: Page) -> Keyboard:
    return Keyboard(page)


def test_the_morning_round(page: Page, keyboard: Keyboard, paula: User, suits: list[Filing]) -> None:
    """What changed in my cases since yesterday; look at one; mark the rest as seen."""
    case = Case.objects.get(key="docket:txwd/7:24-cv-00030")
    keeping.follow(paula, case=case)
    stamp()
    page.goto("/")
    keyboard.open("Mark all as looked at")
    expect(page.get_by_text("Nothing changed since then")).to_be_visible()
    Case.objects.filter(pk=case.pk).update(caption="VirtaMove, Corp. v. Amazon Web Services, Inc.")
    stamp()

    page.reload()

    changed = page.locator("section", has=page.locator("#changed"))
    expect(changed.locator("del")).to_have_text("VirtaMove, Corp. v. Amazon.com Services LLC et al.")
    expect(changed.locator("ins")).to_have_text("VirtaMove, Corp. v. Amazon Web Services, Inc.")
    assert violations(page) == []
    keyboard.open("Skip to the content")
    keyboard.open("VirtaMove, Corp. v. Amazon Web Services, Inc.")
    expect(page.get_by_role("heading", level=1)).to_have_text("VirtaMove, Corp. v. Amazon Web Services, Inc.")
    keyboard.open("Skip to the content")
    keyboard.open("Following")
    expect(page.get_by_role("button", name="Follow", exact=True)).to_be_visible()


def test_a_new_complaint_becomes_a_dashboard(page: Page, keyboard: Keyboard) -> None:
    """Upload, the worker's task reads it, and its case stands with the words behind each value."""
    keyboard.open("Filings")
    keyboard.to("Drop filings on the box")
    page.set_input_files(  # what the system's own dialog would choose
        "#files", {"name": "complaint.txt", "mimeType": "text/plain", "buffer": bytes_of(complaint())}
    )
    keyboard.open("Upload")
    expect(page.locator("#rows")).to_contain_text("waiting to be read")

    process(Filing.objects.get().pk)

    expect(page.locator("#rows")).to_contain_text("First amended complaint", timeout=15_000)
    keyboard.open("First amended complaint")
    keyboard.open("VirtaMove, Corp. v. Amazon.com Services LLC")
    expect(page.locator("dl.facts")).to_contain_text("not later than 2024-05-03")
    expect(page.locator("svg.wide")).to_be_visible()
    keyboard.unfold("First amended complaint")
    keyboard.open("See it in the filing")
    expect(page.locator(".text .asked").first).to_be_in_viewport()


def test_which_cases_assert_claim_1_of_the_814_patent_and_what_each_side_said(
    page: Page, keyboard: Keyboard
) -> None:
    patent = {"number": "7519814", "claims": "1", "claims_specificity": "exact"}
    side = {"term": "container", "patent": "7519814"}
    take_in(
        complaint(
            patents=[patent],
            terms=[side | {"construction": "an aggregate of files", "construed_by": "VirtaMove, Corp."}],
        ),
        complaint(docket_number="7:24-cv-00031", patents=[patent | {"claims": "2"}]),
        {
            "kind": "ptab_paper", "title": "PETITION", "court": "ptab", "docket_number": "IPR2025-00490",
            "filed_on": "2025-01-22", "posture": "ipr",
            "parties": [{"name": "Google LLC", "role": "petitioner"}, {"name": "VirtaMove, Corp.", "role": "patent_owner"}],
            "patents": [patent], "terms": [side | {"construction": "a sealed image", "construed_by": "Google LLC"}],
        },
    )  # fmt: skip
    keyboard.open("Cases")
    keyboard.to("Patent")  # of the navigation
    keyboard.to("Patent")
    keyboard.write("US 7,519,814")
    keyboard.to("Claim")
    keyboard.write("1")
    keyboard.enter()
    expect(page.locator("table.cards tbody tr")).to_have_count(2)
    keyboard.unfold("Saved views")
    keyboard.to("Save these filters as")
    keyboard.write("Claim 1 of '814")
    keyboard.enter()
    keyboard.open("Claim 1 of '814")
    expect(page.locator("table.cards tbody tr")).to_have_count(2)
    assert violations(page) == []

    keyboard.to("Cases")  # the list, past its filters and facets
    keyboard.to("Cases")
    keyboard.open("'814")

    matrix = page.locator("section", has=page.locator("#matrix"))
    expect(matrix.locator("tbody tr td:nth-of-type(3)").get_by_text("in this case")).to_have_count(2)
    keyboard.open("Terms")
    terms = page.locator("section", has=page.locator("#terms"))
    expect(terms).to_be_in_viewport()
    expect(terms).to_contain_text("an aggregate of files")
    expect(terms).to_contain_text("a sealed image")
    assert violations(page) == []


def test_a_conflict_is_resolved_and_the_decision_undone(page: Page, keyboard: Keyboard) -> None:
    """The sources side by side with their words, one key to decide, one to take it back."""
    take_in(complaint(), complaint(title="FIRST AMENDED COMPLAINT, CORRECTED", posture="dj_invalidity"))
    page.goto("/")
    conflict = page.locator(".ask-box", has_text="Posture, 7:24-cv-00030")
    keyboard.open("Open the review queue")
    expect(conflict).to_have_count(1)

    keyboard.open("Let this stand: infringement")

    expect(page.get_by_text("Your choice stands.")).to_be_visible()
    expect(conflict).to_have_count(0)
    assert Case.objects.get(key="docket:txwd/7:24-cv-00030").posture == "infringement"
    keyboard.open("Undo")
    expect(conflict).to_have_count(1)


def test_a_timeline_is_printed_for_a_partner(page: Page, keyboard: Keyboard, suits: list[Filing]) -> None:
    """On paper: the drawing and its table, no forms, no navigation, no buttons. The case is found by its number, and
    then again among what was opened lately."""
    keyboard.press("/")
    keyboard.write("24cv30")
    keyboard.enter()
    expect(page.locator("svg.wide")).to_be_visible()
    keyboard.press("/")
    expect(page.locator("#opened").get_by_role("link")).to_have_count(1)
    keyboard.press("ArrowDown")
    keyboard.enter()
    expect(page.locator("svg.wide")).to_be_visible()
    page.emulate_media(media="print")

    expect(page.locator(".top")).to_be_hidden()
    expect(page.locator("table.events")).to_be_visible()
    assert page.locator("form:visible, button:visible").count() == 0

    assert page.pdf().startswith(b"%PDF-")
