"""Judges as the filings write them: by name or by initials, always with their court, for initials are no identity."""

import re
from collections import defaultdict
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import CharField, Count, F, Func, QuerySet, Value
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.models import User
from cases.models import Case, Fact, Filing
from law.courts import COURTS
from web.pages import paged

PAGE = 50
ROWS = 200  # cases of one judge shown
SPELLINGS = 2000  # ways of writing judges of one court looked through
_TITLE = re.compile(
    r"^(?:(?:the|hon|honorable|u\.?s|chief|senior|magistrate|district|administrative|patent|judge|justice)\b\.?\s*)+",
    re.I,
)
_WORD = re.compile(r"[A-Za-z]\w*")


@dataclass(frozen=True, slots=True)
class Sitting:
    """A case that filings say a judge sits in, with the words of the first that does."""

    case: Case
    fact: Fact
    filings: int


def _said(user: User) -> QuerySet[Fact]:
    return Fact.objects.visible_to(user).filter(
        slot="judge", scope__startswith="docket:", filing__status=Filing.Status.DONE
    )


@require_GET
def judge_list(request: HttpRequest) -> HttpResponse:
    """Every way a judge of a court is written, with how many cases say so."""
    number, kept = paged(request)
    asked = request.GET.get("q", "").strip()[:200]
    rows = _said(request.user)
    if asked:
        rows = rows.filter(value__icontains=asked)
    court = Func(F("scope"), Value("/"), Value(1), function="split_part", output_field=CharField())
    counted = rows.annotate(court=court).values("court", "value").annotate(n=Count("scope", distinct=True))
    page = Paginator(counted.order_by("-n", "value", "court"), PAGE).get_page(number)
    judges = [(row["court"].partition(":")[2], str(row["value"]), row["n"]) for row in page]
    return render(
        request, "cases/judges.html", {"page": page, "judges": judges, "kept": kept, "query": asked}
    )


@require_GET
def judge_page(request: HttpRequest, court: str, name: str) -> HttpResponse:
    """One way of writing a judge of one court: the cases, and who else of that court it may stand for."""
    if court not in COURTS:
        raise Http404
    here = _said(request.user).filter(scope__startswith=f"docket:{court}/")
    sittings = _sittings(here.filter(value=name), request.user)
    if not sittings:
        raise Http404
    spelled = {str(v) for v in here.order_by().values_list("value", flat=True).distinct()[:SPELLINGS]}
    context = {
        "name": name,
        "court": COURTS[court],
        "court_id": court,
        "sittings": sittings[:ROWS],
        "more": len(sittings) > ROWS,
        "perhaps": sorted(other for other in spelled - {name} if may_be_one(name, other)),
    }
    return render(request, "cases/judge.html", context)


def _sittings(facts: QuerySet[Fact], user: User) -> list[Sitting]:
    by_scope: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts.select_related("filing").order_by("filing__filed_on", "pk"):
        by_scope[fact.scope].append(fact)
    cases = Case.objects.visible_to(user).filter(key__in=by_scope).select_related("merged_into")
    found: dict[int, Sitting] = {}
    for case in cases.prefetch_related("dockets__court").in_order():
        told = by_scope[case.key]
        found.setdefault(
            (case.merged_into or case).pk,
            Sitting(case.merged_into or case, told[0], len({f.filing_id for f in told})),
        )
    return list(found.values())


def may_be_one(one: str, other: str) -> bool:
    """Whether two spellings can be one person: the same words, or the initials of the other. A hint, never a merge."""
    mine, its = _words(one), _words(other)
    if mine == its:
        return True
    return _initials(one, mine) == _initials(other, its) and 1 in (len(mine), len(its))


def _words(name: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(_TITLE.sub("", name.strip()))]


def _initials(name: str, words: list[str]) -> str:
    return words[0] if len(words) == 1 and name.isupper() else "".join(word[0] for word in words)
