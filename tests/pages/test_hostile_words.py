"""Words of filings are anybody's: in a real browser none of them runs, and no uploaded file is shown as a page of ours."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from cases.models import Case, DocketEntry, Filing
from parties.models import Party
from patents.models import Patent
from tests.api.field import Field
from tests.pages.browser import chromium
from tests.pages.test_browser import log_in
from timelines.models import TimelineEvent

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOSTILE = "\"'><script>window.ran=1</script><img src=x onerror=window.ran=1><svg onload=window.ran=1>{{7*7}}javascript:ran"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def editor_logs_in(db: None) -> User:
    user = User.objects.create_user("paula", password="quiet reading room")
    user.groups.add(Group.objects.get_or_create(name="editor")[0])
    return user


@pytest.fixture
def hostile(field: Field) -> Case:
    """Every name and text of a case, its party, its patent and its filing would run, if it could."""
    case = field.case(1)
    Case.objects.update(caption=HOSTILE)
    Party.objects.update(name=HOSTILE)
    Patent.objects.update(title=HOSTILE, owner=HOSTILE)
    TimelineEvent.objects.update(title=HOSTILE, party=HOSTILE)
    DocketEntry.objects.update(text=HOSTILE)
    Filing.objects.update(title=HOSTILE, name=f"{HOSTILE}.html"[:255])
    return case


def test_no_word_of_a_filing_runs(
    browser: Browser, live_server: LiveServer, editor_logs_in: User, hostile: Case
) -> None:
    context = browser.new_context()
    page = log_in(context, live_server)
    addresses = [
        "/", "/cases/", "/cases/?court=txwd", hostile.get_absolute_url(), f"{hostile.get_absolute_url()}memo/", "/patents/",
        "/patents/7000001/", "/parties/", Party.objects.order_by("pk")[0].get_absolute_url(), "/filings/",
        Filing.objects.order_by("pk")[0].get_absolute_url(), "/review/", "/find/?q=script", f"/find/?q={HOSTILE}",
        "/analytics/",
    ]  # fmt: skip

    for address in addresses:
        answer = page.goto(live_server.url + address)
        assert answer is not None and answer.status == 200, address
        assert "script-src 'self'" in answer.headers["content-security-policy"], address
        assert not ran(page), address
        assert "49javascript" not in page.content(), "no template either"
    context.close()


def ran(page: Page) -> bool:
    return bool(
        page.evaluate("window.ran === 1 || document.querySelector('main img[src=x], main script') !== null")
    )
