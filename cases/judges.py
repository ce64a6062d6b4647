"""Judges as the filings write them: by name or by initials, always with their court, for initials are no identity."""

import re
from dataclasses import dataclass

from django.core.exceptions import EmptyResultSet
from django.core.paginator import Paginator
from django.db import connection
from django.db.models import Count, QuerySet
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
    """Of nearly all filings what they say counts: those of which it does not are looked up, and they are few."""
    aside = Filing.objects.exclude(status=Filing.Status.DONE).order_by()
    told = Fact.objects.visible_to(user).filter(slot="judge", scope__startswith="docket:")
    return told.exclude(filing__in=aside.values("pk"))


_COUNTED = """
    SELECT split_part(substr(scope, 8), '/', 1) AS court, value #>> '{{}}' AS judge, count(*) AS n
    FROM ({said}) each_once GROUP BY court, judge ORDER BY n DESC, judge, court
"""


def _counted(said: QuerySet[Fact]) -> list[tuple[str, str, int]]:
    """(court, a way a judge is written, cases), most first: one query."""
    try:
        sql, given = said.order_by().values("scope", "value").distinct().query.sql_with_params()
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED.format(said=sql), given)
        return list(cursor.fetchall())


@require_GET
def judge_list(request: HttpRequest) -> HttpResponse:
    """Every way a judge of a court is written, with how many cases say so."""
    number, kept = paged(request)
    asked = request.GET.get("q", "").strip()[:200]
    rows = _said(request.user)
    if asked:
        rows = rows.filter(value__icontains=asked)
    page = Paginator(_counted(rows), PAGE).get_page(number)
    return render(
        request, "cases/judges.html", {"page": page, "judges": list(page), "kept": kept, "query": asked}
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


def _sittings(said: QuerySet[Fact], user: User) -> list[Sitting]:
    """The latest cases, a few more than are shown. Of each its first paper that says so, and how many papers do."""
    rows = Case.objects.visible_to(user).filter(key__in=said.order_by().values("scope"))
    cases = list(
        rows.select_related("merged_into").prefetch_related("dockets__court").in_order()[: 2 * ROWS + 1]
    )
    here = said.filter(scope__in=[case.key for case in cases])
    papers = dict(here.order_by().values_list("scope").annotate(n=Count("filing", distinct=True)))
    first = here.order_by("scope", "filing__filed_on", "pk").distinct("scope").select_related("filing")
    told = {fact.scope: fact for fact in first}
    found: dict[int, Sitting] = {}
    for case in cases:
        one = case.merged_into or case
        found.setdefault(one.pk, Sitting(one, told[case.key], papers[case.key]))
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
