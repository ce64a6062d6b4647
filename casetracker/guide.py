"""The guide for those who pull docket events, as a page of the product: docs/pull-docket-events.md, rendered."""

from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

GUIDE = settings.BASE_DIR / "docs" / "pull-docket-events.md"


def guide(request: HttpRequest) -> HttpResponse:
    return render(request, "guide.html", {"guide": _html()})


@cache
def _html() -> SafeString:
    """The text is ours and comes with the program; HTML in it stays text all the same."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    return mark_safe(markdown.render(GUIDE.read_text("utf-8")))
