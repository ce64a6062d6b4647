"""Pages of cases: the list, one case, a suit only mentioned."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render

from accounts.groups import may_edit
from cases.dashboard import page_of
from cases.filters import CaseFilter
from cases.models import Case, Court
from web.pages import paged

PAGE = 50
CHOICES = 8  # cases in a short list to choose from


def case_list(request: HttpRequest) -> HttpResponse:
    """Cases with filters in the address; suits only mentioned stand apart and are not counted."""
    visible = Case.objects.visible_to(request.user)
    number, kept = paged(request)
    given = QueryDict(kept)
    filters = CaseFilter(given, queryset=visible.suits())
    found = (filters.qs if filters.is_valid() else visible.none()).in_order()
    page = Paginator(
        found.prefetch_related("dockets__court", "patents__patent", "parties__party"), PAGE
    ).get_page(number)
    mentioned = CaseFilter(given, queryset=visible.mentions())
    context = {
        "filters": filters,
        "page": page,
        "kept": kept,
        "asked": bool(given),
        "mentions": list(mentioned.qs.in_order()[:PAGE]) if mentioned.is_valid() and page.number == 1 else [],
        "courts": Court.objects.filter(dockets__case__in=visible.suits()).distinct(),
    }
    return render(request, "cases/list.html", context)


def case_page(request: HttpRequest, court: str, number: str) -> HttpResponse:
    """One case. Any spelling of its number leads here; a number that several cases bear gives a short list."""
    visible = Case.objects.visible_to(request.user).filter(mentioned_only=False)
    case = visible.filter(key=f"docket:{court}/{number}").select_related("merged_into").first()
    if case is None:
        found = list(
            visible.numbered(number.upper(), court).in_order().select_related("merged_into")[: CHOICES + 1]
        )
        if not found:
            raise Http404
        if len(found) > 1:
            return render(
                request,
                "cases/choose.html",
                {"asked": number, "court": court, "found": found[:CHOICES], "more": len(found) > CHOICES},
            )
        return redirect(found[0].merged_into or found[0])
    if case.merged_into:
        return redirect(case.merged_into)
    return render(
        request,
        "cases/case.html",
        page_of(case, request.user, request.GET) | {"may_edit": may_edit(request.user)},
    )


def mention_page(request: HttpRequest, pk: int) -> HttpResponse:
    """A suit that filings only mention: who names it, and which case it may be."""
    case = get_object_or_404(Case.objects.visible_to(request.user).select_related("merged_into"), pk=pk)
    if case.merged_into or not case.mentioned_only:
        return redirect(case.merged_into or case)
    context = {
        "case": case,
        "parties": case.parties.visible_to(request.user).select_related("party").order_by("-role"),
        "named_by": case.related_from.visible_to(request.user).select_related("case").order_by("case__key"),
        "proposals": case.proposals_as_mention.visible_to(request.user)
        .select_related("case")
        .order_by("case__key"),
        "may_edit": may_edit(request.user),
    }
    return render(request, "cases/mention.html", context)
