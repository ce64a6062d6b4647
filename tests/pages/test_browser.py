"""Pages in a real browser: accessible, nothing blocked by the content security policy, usable by keyboard alone."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from cases.models import Case, Fact, Filing, Value
from desk import keeping
from ingest import pipeline
from ingest.inbox import receive
from parties.models import Attorney, Firm, Party
from tests.pages.browser import chromium, violations
from tests.pages.test_pictures import filed, pdf
from tests.record.papers import bytes_of, complaint

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AMAZON = "/cases/txwd/7:24-cv-00030/"
PAGES = [
    "/", "/cases/", "/cases/?patent=abc", AMAZON, "/cases/ptab/IPR2020-01582/", "/patents/", "/patents/7519814/",
    "/patents/8572138/", "/parties/",
    "/judges/", "/judges/?q=nobody", "/cases/?court=txwd&columns=court&columns=tags",
    "/filings/", "/review/", "/find/", "/find/?q=virtamove&in=words", "/find/?q=nothing+at+all", "/nowhere/",
    f"{AMAZON}memo/", "/api/guide/", "/account/",
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def editor_logs_in(db: None) -> User:
    user = User.objects.create_user("paula", password="quiet reading room")
    user.groups.add(Group.objects.get_or_create(name="editor")[0])
    return user


def keep(case: Case, user: User) -> None:
    """Something of all that people keep, and a judge."""
    keeping.follow(user, case=case)
    keeping.tag(case, "venue", by=user)
    keeping.assign(case, user, by=user)
    keeping.write_note(case, "Ask the clerk.", by=user)
    keeping.save_view(user, name=f"View {case.pk}", address="court=txwd", shared=True)
    filing = Filing.objects.filter(docket__case=case).order_by("pk")[0]
    Fact.objects.create(filing=filing, scope=case.key, slot="judge", value="DC", start=0, end=2, quote="DC")


def log_in(context: BrowserContext, live_server: LiveServer) -> Page:
    page = context.new_page()
    page.goto(f"{live_server.url}/login/")
    page.get_by_label("User name").fill("paula")
    page.get_by_label("Password").fill("quiet reading room")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{live_server.url}/")
    return page


@pytest.mark.parametrize(
    ("width", "scheme"), [(390, "light"), (1280, "light"), (1280, "dark"), (390, "dark")]
)
def test_every_page_is_accessible_and_whole(
    browser: Browser,
    live_server: LiveServer,
    editor_logs_in: User,
    suits: list[Filing],
    ptab: Filing,
    width: int,
    scheme: str,
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = log_in(context, live_server)
    for case in Case.objects.suits():
        keep(case, editor_logs_in)
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
    wrong: dict[str, list[str]] = {}
    more = [Party.objects.order_by("pk")[0], Case.objects.mentions()[0], suits[0], ptab]
    people = [f"/parties/attorneys/{Attorney.objects.get().pk}/", f"/parties/firms/{Firm.objects.get().pk}/"]
    asked = [
        "/judges/txwd/DC/",
        f"/filings/{filed(pdf()).pk}/?view=pages",
        f"/values/{Value.objects.filter(slot='begun_on')[0].pk}/",
        f"/filings/{suits[0].pk}/?see=/docket_number",
    ]
    for address in [*PAGES, *(row.get_absolute_url() for row in more), *people, *asked]:
        page.goto(live_server.url + address)
        found = violations(page)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append("scrolls sideways")
        found += [c for c in complaints if "404" not in c]
        complaints.clear()
        if found:
            wrong[address] = found
    context.close()

    assert not wrong


def test_the_login_page_is_accessible(browser: Browser, live_server: LiveServer, db: None) -> None:
    page = browser.new_page()
    page.goto(f"{live_server.url}/login/")

    assert violations(page) == []
    page.close()


def test_an_event_of_the_timeline_leads_to_its_words_by_keyboard_alone(
    browser: Browser, live_server: LiveServer, editor_logs_in: User, suits: list[Filing]
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = log_in(context, live_server)
    page.goto(live_server.url + AMAZON)

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('svg.wide a.mark')"):
            break
    page.keyboard.press("Enter")

    expect(page.locator(".text .asked").first).to_be_in_viewport()
    assert "/filings/" in page.url and page.url.endswith("#quote")
    context.close()


def test_words_and_values_lead_to_each_other(
    browser: Browser, live_server: LiveServer, editor_logs_in: User, suits: list[Filing]
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = log_in(context, live_server)
    page.goto(f"{live_server.url}/filings/{suits[0].pk}/")

    page.locator(".text a.said", has_text="7:24-cv-00030").click()
    expect(page.locator(".read .one:target")).to_contain_text("docket number")
    page.locator(".read .one:target a[href^='#w']").click()
    expect(page.locator(".text a.said:target")).to_have_text("7:24-cv-00030")
    context.close()


def test_slash_goes_to_the_search_box_and_a_number_to_its_case(
    browser: Browser, live_server: LiveServer, editor_logs_in: User, suits: list[Filing]
) -> None:
    context = browser.new_context()
    page = log_in(context, live_server)

    page.keyboard.press("/")
    page.keyboard.type("24-cv-4740")
    page.keyboard.press("Enter")

    page.wait_for_url(f"{live_server.url}/cases/cand/24-cv-04740/")
    context.close()


def test_an_uploaded_filing_is_followed_until_it_is_read(
    browser: Browser, live_server: LiveServer, editor_logs_in: User
) -> None:
    context = browser.new_context()
    page = log_in(context, live_server)
    page.goto(f"{live_server.url}/filings/")
    page.set_input_files(
        "#files", {"name": "complaint.txt", "mimeType": "text/plain", "buffer": bytes_of(complaint())}
    )
    page.get_by_role("button", name="Upload").click()
    expect(page.locator("#rows")).to_contain_text("waiting to be read")

    pipeline.process(Filing.objects.get().pk)

    expect(page.locator("#rows")).to_contain_text("First amended complaint", timeout=15_000)
    assert page.locator("#rows[hx-get]").count() == 0, "it asks no more"
    context.close()


SHIFTS = """
    window.moved = 0;
    new PerformanceObserver((list) => {
        for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.moved += shift.value;
    }).observe({ type: "layout-shift", buffered: true });
"""


def test_nothing_jumps_while_a_page_loads_or_follows_what_is_read(
    browser: Browser, live_server: LiveServer, editor_logs_in: User, suits: list[Filing]
) -> None:
    """Cumulative layout shift; below 0.1 a page counts as steady (web.dev/cls), here nothing is to move at all."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = log_in(context, live_server)
    context.add_init_script(SHIFTS)
    moved: dict[str, float] = {}

    def look(address: str) -> None:
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        moved[address] = page.evaluate("window.moved")

    for address in (
        "/",
        "/cases/",
        AMAZON,
        "/patents/7519814/",
        suits[0].get_absolute_url(),
        "/analytics/",
        "/analytics/?part=times",
        "/review/",
    ):
        page.goto(live_server.url + address)
        look(address)
    for n, address in enumerate(("/", "/filings/")):
        new, _ = receive(
            bytes_of(complaint(docket_number=f"7:24-cv-0005{n}")),
            name="new.txt",
            via="page",
            by=editor_logs_in,
        )
        page.goto(live_server.url + address)
        expect(page.locator("[hx-trigger^=every]")).to_have_count(1)
        pipeline.process(new.pk)
        expect(page.locator("[hx-trigger^=every]")).to_have_count(0, timeout=15_000)
        look(f"{address} while it is read")
    page.evaluate(
        "document.querySelector('main').prepend(Object.assign(document.createElement('p'), {innerHTML: 'x<br>x'}))"
    )
    look("a line put on top")
    context.close()

    assert moved.pop("a line put on top") > 0, "a jump would be seen"
    assert {address: value for address, value in moved.items() if value >= 0.01} == {}


def test_pages_can_be_read_without_javascript(
    browser: Browser, live_server: LiveServer, editor_logs_in: User, suits: list[Filing]
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = log_in(context, live_server)
    page.goto(live_server.url + AMAZON)

    page.locator("details.source summary").first.click()
    expect(page.get_by_role("link", name="See it in the filing").first).to_be_visible()
    page.get_by_role("link", name="See it in the filing").first.click()
    expect(page.locator(".text .asked").first).to_be_in_viewport()
    context.close()


def test_a_proposal_is_decided_and_undone_with_two_clicks(
    browser: Browser, live_server: LiveServer, editor_logs_in: User, suits: list[Filing]
) -> None:
    context = browser.new_context()
    page = log_in(context, live_server)
    page.goto(live_server.url + AMAZON)

    page.get_by_role("button", name="Confirm: the same suit").click()
    expect(page.locator("dl.facts")).to_contain_text("2024-01-26")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("dl.facts")).to_contain_text("unknown, not later than 2024-05-03")
    context.close()
