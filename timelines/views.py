"""A timeline as a file of its own, for a memo or a slide."""

import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from cases.models import Case
from timelines.drawing import Wide, draw_picture
from timelines.models import TimelineEvent
from timelines.shown import parallel_to, timeline_of, window


@require_GET
def case_svg(request: HttpRequest, court: str, number: str) -> HttpResponse:
    """The drawing of a case's timeline, as shown (years and kind from the address), as a download."""
    case, drawing = _drawn(request, court, number)
    context = {
        "wide": drawing,
        "name": str(case),
        "css": _css(),
        "site": request.build_absolute_uri("/").rstrip("/"),
    }
    response = render(request, "timelines/file.svg", context, content_type="image/svg+xml")
    response["Content-Disposition"] = f'attachment; filename="{_name(number)}.svg"'
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response


@require_GET
def case_png(request: HttpRequest, court: str, number: str) -> HttpResponse:
    """The same drawing as a picture, for a slide or a letter."""
    case, drawing = _drawn(request, court, number)
    response = HttpResponse(draw_picture(drawing, str(case)), content_type="image/png")
    response["Content-Disposition"] = f'attachment; filename="{_name(number)}.png"'
    return response


def _drawn(request: HttpRequest, court: str, number: str) -> tuple[Case, Wide]:
    """The case and its timeline as the address narrows it; 404 where nothing is to be drawn."""
    case = get_object_or_404(
        Case.objects.visible_to(request.user), key=f"docket:{court}/{number}", mentioned_only=False
    )
    events = TimelineEvent.objects.of_case(case).visible_to(request.user)
    drawing = timeline_of(events, window(request.GET), parallel_to(case, request.user)).wide
    if drawing is None:
        raise Http404
    return case, drawing


def _name(number: str) -> str:
    return f"timeline-{re.sub(r'[^A-Za-z0-9-]+', '-', number)}"


def _css() -> str:
    """The timeline's stylesheet with the light theme's colours written in: programs that show files know no variables."""
    sheets = [Path(str(finders.find(f"css/{name}.css"))).read_text("utf-8") for name in ("base", "timeline")]
    light = sheets[0].partition("@media")[0]
    colours = dict(re.findall(r"--([\w-]+):\s*([^;]+);", light))
    return re.sub(r"var\(--([\w-]+)\)", lambda m: colours.get(m[1], m[0]), sheets[1].partition("@media")[0])
