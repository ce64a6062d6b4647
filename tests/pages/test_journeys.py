"""The five journeys of a working day, in a real browser: from the login to the answer on the screen."""

import re
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
    page.get_by_label("User name").fill("paula")
    page.get_by_label("Password").fill("quiet reading room")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{live_server.url}/")
    yield page
    context.close()


def test_the_morning_round(page: Page, paula: User, suits: list[Filing]) -> None:
    """What changed in my cases since yesterday; look at one; mark the rest as seen."""
    case = Case.objects.get(key="docket:txwd/7:24-cv-00030")
    keeping.follow(paula, case=case)
    stamp()
    page.goto("/")
    page.get_by_role("button", name="Mark all as looked at").click()
    expect(page.get_by_text("Nothing changed since then")).to_be_visible()
    Case.objects.filter(pk=case.pk).update(caption="VirtaMove, Corp. v. Amazon Web Services, Inc.")
    stamp()

    page.reload()

    changed = page.locator("section", has=page.locator("#changed"))
    expect(changed.locator("del")).to_have_text("VirtaMove, Corp. v. Amazon.com Services LLC et al.")
    expect(changed.locator("ins")).to_have_text("VirtaMove, Corp. v. Amazon Web Services, Inc.")
    assert violations(page) == []
    changed.get_by_role("link", name="VirtaMove, Corp. v. Amazon Web Services, Inc.").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("VirtaMove, Corp. v. Amazon Web Services, Inc.")
    expect(page.get_by_role("button", name="Following")).to_be_visible()


def test_a_new_complaint_becomes_a_dashboard(page: Page) -> None:
    """Upload, the worker's task reads it, and its case stands with the words behind each value."""
    page.goto("/filings/")
    page.set_input_files(
        "#files", {"name": "complaint.txt", "mimeType": "text/plain", "buffer": bytes_of(complaint())}
    )
    page.get_by_role("button", name="Upload").click()
    expect(page.locator("#rows")).to_contain_text("waiting to be read")

    process(Filing.objects.get().pk)

    page.locator("#rows").get_by_role("link", name="First amended complaint").first.click(timeout=15_000)
    page.get_by_role("link", name="VirtaMove, Corp. v. Amazon.com Services LLC").first.click()
    expect(page.locator("dl.facts")).to_contain_text("not later than 2024-05-03")
    expect(page.locator("svg.wide")).to_be_visible()
    page.locator("dl.facts details.source summary").first.click()
    page.get_by_role("link", name="See it in the filing").first.click()
    expect(page.locator(".text .asked").first).to_be_in_viewport()


def test_which_cases_assert_claim_1_of_the_814_patent_and_what_each_side_said(page: Page) -> None:
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
    page.goto("/cases/")
    page.get_by_label("Patent", exact=True).fill("US 7,519,814")
    page.get_by_label("Claim", exact=True).fill("1")
    page.get_by_role("button", name="Filter", exact=True).click()
    expect(page.locator("table.cards tbody tr")).to_have_count(2)
    page.get_by_label("Save these filters as").fill("Claim 1 of '814")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="Claim 1 of '814").click()
    expect(page.locator("table.cards tbody tr")).to_have_count(2)
    assert violations(page) == []

    page.get_by_role("link", name="'814", exact=True).first.click()

    matrix = page.locator("section", has=page.locator("#matrix"))
    expect(matrix.locator("tbody tr td.cell:nth-of-type(3)").get_by_text("in this case")).to_have_count(2)
    terms = page.locator("section", has=page.locator("#terms"))
    expect(terms).to_contain_text("an aggregate of files")
    expect(terms).to_contain_text("a sealed image")
    assert violations(page) == []


def test_a_conflict_is_resolved_and_the_decision_undone(page: Page) -> None:
    """The sources side by side with their words, one click to decide, one to take it back."""
    take_in(complaint(), complaint(title="FIRST AMENDED COMPLAINT, CORRECTED", posture="dj_invalidity"))
    page.goto("/review/")
    conflict = page.locator(".ask-box", has_text="Posture, 7:24-cv-00030")

    conflict.get_by_role("button", name=re.compile("Let this stand.*: infringement")).click()

    expect(page.get_by_text("Your choice stands.")).to_be_visible()
    expect(conflict).to_have_count(0)
    assert Case.objects.get(key="docket:txwd/7:24-cv-00030").posture == "infringement"
    page.get_by_role("button", name="Undo", exact=True).first.click()
    expect(conflict).to_have_count(1)


def test_a_timeline_is_printed_for_a_partner(page: Page, suits: list[Filing]) -> None:
    """On paper: the drawing and its table, no forms, no navigation, no buttons."""
    page.goto(AMAZON)
    page.emulate_media(media="print")

    expect(page.locator("svg.wide")).to_be_visible()
    expect(page.locator(".top")).to_be_hidden()
    assert page.locator("form:visible, button:visible").count() == 0

    assert page.pdf().startswith(b"%PDF-")
