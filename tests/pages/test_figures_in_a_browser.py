"""Figures and memo in a real browser: accessible, whole at any width, nothing blocked."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from cases.models import Case
from tests.api.field import Field
from tests.pages.browser import chromium, violations
from tests.pages.test_browser import editor_logs_in, log_in

__all__ = ["editor_logs_in"]  # a fixture


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
