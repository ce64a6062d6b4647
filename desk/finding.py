"""The search box: straight to what has a number, else what is named or said like the words; before any, what was opened
lately."""

import re

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from accounts.models import User
from cases.filters import CaseFilter
from cases.models import Case, CaseParty
from desk.opened import opened
from desk.said import said_in_words
from law.names import key as name_key
from law.patents import normal
from parties.filters import named
from parties.models import Party
from patents.models import Patent

FOUND = 12  # of each kind on the page of a search
SHORT_NAME = re.compile(r"['’‘`´]?([0-9]{3})(?:\s+patents?)?", re.I)  # 814, '814, ’814 patent
WITHIN = 3  # letters from which names are looked through; an index of words knows nothing shorter


@require_GET
def find(request: HttpRequest) -> HttpResponse:
    """A docket number in any spelling or a patent number goes straight there. `in=words` looks into the words of the
    record instead, which takes longer: the page asks for that by itself once it is there."""
    asked = request.GET.get("q", "").strip()[:200]
    if not asked:
        return render(request, "desk/find.html", {"opened": opened(request)})
    if request.GET.get("in") == "words":
        said = said_in_words(asked, request.user)
        if request.htmx:
            return render(request, "desk/_said.html", {"asked": asked, "said": said})
        return render(
            request,
            "desk/find.html",
            _named(asked, request.user) | {"asked": asked, "searched": asked, "said": said},
        )
    numbered = list(
        Case.objects.visible_to(request.user)
        .filter(mentioned_only=False)
        .numbered(asked.upper())
        .in_order()
        .select_related("merged_into")[: FOUND + 1]
    )
    if len(numbered) == 1:
        return redirect(numbered[0].merged_into or numbered[0])
    if numbered:
        listed = {"asked": asked, "found": numbered[:FOUND], "more": len(numbered) > FOUND}
        return render(request, "cases/choose.html", listed)
    patent = Patent.objects.visible_to(request.user).filter(number=normal(asked) or "").first()
    if patent:
        return redirect(patent)
    return render(
        request, "desk/find.html", _named(asked, request.user) | {"asked": asked, "searched": asked}
    )


def _named(asked: str, user: User) -> dict[str, object]:
    """Cases, parties and patents that are named like this."""
    if len(asked) < WITHIN:
        return _beginning(asked, user)
    filters = CaseFilter({"q": asked}, queryset=Case.objects.visible_to(user).filter(merged_into=None))
    parties = Party.objects.visible_to(user).standing().filter(pk__in=named(asked))
    short = SHORT_NAME.fullmatch(asked)
    called = Q(number__endswith=short[1]) if short else Q(title__icontains=asked)
    patents = Patent.objects.visible_to(user).filter(called)
    return {
        "cases": list(filters.qs.in_order()[:FOUND]),
        "parties": list(parties.in_order()[:FOUND]),
        "patents": list(patents.in_order()[:FOUND]),
    }


def _beginning(asked: str, user: User) -> dict[str, object]:
    """Parties whose names begin like this, and their cases: HP, LG, 3M."""
    begins = name_key(asked)
    found = Party.objects.visible_to(user).standing().filter(key__startswith=begins)
    parties = list(found.in_order()[:FOUND]) if begins else []
    theirs = Case.objects.visible_to(user).filter(
        merged_into=None, pk__in=CaseParty.objects.filter(party__in=parties).values("case")
    )
    return {"cases": list(theirs.in_order()[:FOUND]), "parties": parties, "patents": []}


@require_GET
def opened_lately(request: HttpRequest) -> HttpResponse:
    """What the search box offers before anything is written into it."""
    return render(request, "desk/_opened.html", {"opened": opened(request)})
