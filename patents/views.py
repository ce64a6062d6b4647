"""Pages of patents: the list, and one patent with every case it is in."""

from collections import defaultdict
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from law.patents import normal
from patents.models import Patent
from web.pages import paged

PAGE = 50
ROWS = 200  # cases and accusations shown on one patent's page


def patent_list(request: HttpRequest) -> HttpResponse:
    """Patents in suit or challenged, most litigated first; a number leads straight to its page."""
    number, kept = paged(request)
    asked = request.GET.get("q", "").strip()[:200]
    patents = Patent.objects.visible_to(request.user)
    if asked:
        exact = patents.filter(number=normal(asked) or "").first()
        if exact:
            return redirect(exact)
        patents = patents.filter(
            Q(title__icontains=asked) | Q(owner__icontains=asked) | Q(number__contains=asked.replace(",", ""))
        )
    rows = patents.annotate(suits=Count("cases", distinct=True)).order_by("-suits", "number")
    page = Paginator(rows, PAGE).get_page(number)
    return render(request, "patents/list.html", {"page": page, "kept": kept, "query": asked})


def patent_page(request: HttpRequest, number: str) -> HttpResponse:
    """One patent. Any written form of its number leads here."""
    patents = Patent.objects.visible_to(request.user)
    patent = patents.filter(number=number).first()
    if patent is None:
        found = patents.filter(number=normal(number) or "").first()
        if found is None:
            raise Http404
        return redirect(found)
    cases = list(
        patent.cases.visible_to(request.user)
        .select_related("case")
        .prefetch_related("case__parties__party", "case__dockets__court")
        .order_by("-case__filed_latest", "case__key")[:ROWS]
    )
    claims = list(patent.claims.visible_to(request.user).in_order())
    accusations = patent.accusations.visible_to(request.user).select_related("case", "patentee", "challenger")
    context = {
        "patent": patent,
        "cases": [{"row": row, "sides": _sides(row.case)} for row in cases],
        "accusations": accusations.order_by("case__key", "count", "challenger__name")[:ROWS],
        "grounds": patent.grounds.visible_to(request.user)
        .select_related("case")
        .order_by("case__key", "number")[:ROWS],
        "claims": claims,
        "matrix": _matrix(cases, claims),
    }
    return render(request, "patents/patent.html", context)


def _sides(case: Any) -> dict[str, list[Any]]:
    """The parties of a case by their substantive side, from what is already loaded."""
    sides: dict[str, list[Any]] = defaultdict(list)
    for row in case.parties.all():
        sides[row.side or row.role].append(row.party)
    return dict(sides)


def _matrix(cases: list[Any], claims: list[Any]) -> list[dict[str, Any]]:
    """Claim × case: for each claim that any case names, where it stands in each case (here, elsewhere, not)."""
    named = {n for row in cases for n in (*row.claims, *row.claims_elsewhere)}
    text = {c.number: c for c in claims}
    return [
        {
            "number": n,
            "claim": text.get(n),
            "cells": [
                "in" if n in row.claims else "elsewhere" if n in row.claims_elsewhere else "" for row in cases
            ],
        }
        for n in sorted(named)
    ]
