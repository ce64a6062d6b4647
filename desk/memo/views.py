"""The memo of a case as a page, as a Word document and as PDF."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from cases.models import Case
from desk.memo.as_docx import as_docx
from desk.memo.as_pdf import as_pdf
from desk.memo.build import build
from desk.memo.document import Memo
from desk.memo.preface import preface

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_GET
def memo_page(request: HttpRequest, court: str, number: str) -> HttpResponse:
    """The memo to read on the screen and to print."""
    case = _case(request, court, number)
    if case.merged_into:
        return redirect(f"{case.merged_into.get_absolute_url()}memo/")
    memo = build(case, request.user, timezone.now())
    return render(request, "desk/memo.html", {"case": case, "memo": memo, "preface": preface(memo)})


@require_GET
def memo_docx(request: HttpRequest, court: str, number: str) -> HttpResponse:
    return _file(request, court, number, as_docx, "docx", DOCX)


@require_GET
def memo_pdf(request: HttpRequest, court: str, number: str) -> HttpResponse:
    return _file(request, court, number, as_pdf, "pdf", "application/pdf")


def _case(request: HttpRequest, court: str, number: str) -> Case:
    cases = Case.objects.visible_to(request.user).select_related("merged_into")
    return get_object_or_404(cases, key=f"docket:{court}/{number}", mentioned_only=False)


def _file(
    request: HttpRequest,
    court: str,
    number: str,
    render_as: Callable[[Memo, str], bytes],
    ending: str,
    kind: str,
) -> HttpResponse:
    case = _case(request, court, number)
    if case.merged_into:
        return redirect(f"{case.merged_into.get_absolute_url()}memo.{ending}")
    memo = build(case, request.user, timezone.now())
    name = f"memo-{court}-{slugify(number.replace(':', '-'))}.{ending}"
    return HttpResponse(
        render_as(memo, request.build_absolute_uri("/").rstrip("/")),
        content_type=kind,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "private, no-store",
        },
    )
