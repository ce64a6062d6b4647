"""The desk: today, the review queue, one value with its sources, and what people decide. A decision is one click, and one
more click undoes it."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from accounts.groups import may_edit
from cases.filters import CaseFilter
from cases.models import Case, Fact, Filing, Proposal, Question, Ruling, Value
from desk import services
from desk.compared import about, in_words, label, place, rulings, told
from desk.today import coming, news, open_questions, waiting
from law.names import key as name_key
from law.patents import normal
from parties.models import Party
from patents.models import Patent
from web.errors import Refused
from web.pages import paged

FOUND = 12  # of each kind on the page of a search
PAGE = 25
DECIDED = 10


@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """What changed lately, what needs a person, what is being read."""
    visible = Filing.objects.visible_to(request.user)
    asked = waiting(request.user)
    reading = list(visible.filter(status=Filing.Status.RECEIVED).in_order()[:FOUND])
    context = {
        "news": news(request.user),
        "waiting": asked,
        "conflicts": [(v, f"{label(v)}, {place(v.scope)}") for v in asked.conflicts],
        "reading": reading,
        "latest": list(
            visible.filter(status=Filing.Status.DONE)
            .select_related("docket__case")
            .order_by("-finished_at")[:8]
        ),
        "coming": coming(request.user, timezone.localdate()),
        "empty": not reading and not visible.exists(),
        "may_edit": may_edit(request.user),
    }
    return render(request, "desk/_reading.html" if request.htmx else "desk/today.html", context)


@require_GET
def find(request: HttpRequest) -> HttpResponse:
    """The search box: a docket number in any spelling or a patent number goes straight there."""
    asked = request.GET.get("q", "").strip()[:200]
    if not asked:
        return redirect("cases")
    cases = Case.objects.visible_to(request.user)
    numbered = list(
        cases.filter(mentioned_only=False)
        .numbered(asked.upper())
        .in_order()
        .select_related("merged_into")[: FOUND + 1]
    )
    if len(numbered) == 1:
        return redirect(numbered[0].merged_into or numbered[0])
    if numbered:
        return render(
            request,
            "cases/choose.html",
            {"asked": asked, "found": numbered[:FOUND], "more": len(numbered) > FOUND},
        )
    patent = Patent.objects.visible_to(request.user).filter(number=normal(asked) or "").first()
    if patent:
        return redirect(patent)
    filters = CaseFilter({"q": asked}, queryset=cases.filter(merged_into=None))
    parties = Party.objects.visible_to(request.user).standing()
    context = {
        "asked": asked,
        "searched": asked,
        "cases": list(filters.qs.in_order()[:FOUND]),
        "parties": list(
            (parties.filter(name__icontains=asked) | parties.filter(names__written__icontains=asked))
            .distinct()
            .in_order()[:FOUND]
        ),
        "patents": list(
            Patent.objects.visible_to(request.user).filter(title__icontains=asked).in_order()[:FOUND]
        ),
    }
    return render(request, "desk/find.html", context)


@require_GET
def review(request: HttpRequest) -> HttpResponse:
    """Everything that needs a person, in one queue, and what was decided lately."""
    user = request.user
    number, kept = paged(request)
    conflicts = (
        Value.objects.visible_to(user).filter(state=Value.State.OPEN).order_by("scope", "subject", "slot")
    )
    page = Paginator(conflicts.select_related("fact__filing"), PAGE).get_page(number)
    sources = told(list(page), user)
    filings = Filing.objects.visible_to(user).filter(
        status__in=(Filing.Status.NOT_UNDERSTOOD, Filing.Status.FAILED)
    )
    context = {
        "proposals": list(
            Proposal.objects.visible_to(user)
            .filter(state="open")
            .select_related("mention", "case")
            .order_by("id")[:PAGE]
        ),
        "page": page,
        "conflicts": [
            {
                "value": v,
                "label": f"{label(v)}, {place(v.scope)}",
                "words": in_words(v.slot, v.value),
                "sources": sources[v.pk],
            }
            for v in page
        ],
        "kept": kept,
        "filings": list(filings.in_order()[:PAGE]),
        "questions": open_questions(user, PAGE),
        "decided": list(
            Ruling.objects.visible_to(user)
            .filter(undone_at=None)
            .select_related("by")
            .order_by("-id")[:DECIDED]
        ),
        "may_edit": may_edit(user),
    }
    return render(request, "desk/review.html", context)


@require_GET
def value_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One settled value: the winner, the rule, every source with its quote, the decisions."""
    value = get_object_or_404(Value.objects.visible_to(request.user).select_related("fact__filing"), pk=pk)
    context = {
        "value": value,
        "label": label(value),
        "words": in_words(value.slot, value.value),
        "about": about(value.scope),
        "sources": told([value], request.user)[value.pk],
        "rulings": rulings(value),
        "may_edit": may_edit(request.user),
        "enterable": isinstance(value.value, str),
    }
    return render(request, "desk/value.html", context)


@require_POST
def decide_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    proposal = get_object_or_404(
        Proposal.objects.visible_to(request.user).select_related("mention", "case"), pk=pk
    )
    confirm = request.POST.get("answer") == "confirm"
    said = "Confirmed: they are one case." if confirm else "Refused: they are different suits."
    return _decided(
        request,
        said,
        lambda: services.decide(proposal, confirm=confirm, by=request.user, reason=_reason(request)),
    )


@require_POST
def choose_fact(request: HttpRequest, pk: int) -> HttpResponse:
    fact = get_object_or_404(Fact.objects.visible_to(request.user), pk=pk)
    return _decided(
        request,
        "Your choice stands.",
        lambda: services.choose(fact, by=request.user, reason=_reason(request)),
    )


@require_POST
def enter_value(request: HttpRequest, pk: int) -> HttpResponse:
    value = get_object_or_404(Value.objects.visible_to(request.user), pk=pk)
    new = request.POST.get("value", "").strip()[:400]
    return _decided(
        request,
        "Your value stands.",
        lambda: services.enter(value, new, by=request.user, reason=_reason(request)),
    )


@require_POST
def answer_question(request: HttpRequest, pk: int) -> HttpResponse:
    question = get_object_or_404(Question.objects.visible_to(request.user), pk=pk)
    says = request.POST.get("answer", "").strip()[:400]
    return _decided(
        request,
        "Answered.",
        lambda: services.answer(question, says, by=request.user, reason=_reason(request)),
    )


@require_POST
def join_case(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that this case is the same suit as another, told by its number."""
    cases = Case.objects.visible_to(request.user)
    case = get_object_or_404(cases, pk=pk)
    asked = request.POST.get("number", "").strip()[:100]
    found = list(cases.suits().numbered(asked.upper()).exclude(pk=pk)[:2])

    def join() -> Ruling:
        if len(found) != 1:
            many = "Several other cases bear" if found else "No other case bears"
            raise Refused(f"{many} the number “{asked}”; write it with its office, as in 7:24-cv-00030.")
        return services.join_cases(case, found[0], by=request.user, reason=_reason(request))

    return _decided(request, "Joined: both addresses lead to one case.", join)


@require_POST
def join_party(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that this party is the same as another, told by its name."""
    parties = Party.objects.visible_to(request.user).standing()
    party = get_object_or_404(parties, pk=pk)
    asked = request.POST.get("name", "").strip()[:400]
    other = parties.filter(key=name_key(asked)[:300]).exclude(pk=pk).first()

    def join() -> Ruling:
        if other is None:
            raise Refused(f"No other party is called “{asked}”; write its whole name, as its page shows it.")
        return services.join_parties(party, other, by=request.user, reason=_reason(request))

    return _decided(request, "Joined: the two names are one party.", join)


@require_POST
def undo_ruling(request: HttpRequest, pk: int) -> HttpResponse:
    ruling = get_object_or_404(Ruling.objects.visible_to(request.user), pk=pk)
    return _decided(
        request,
        "Undone: the record is again what the filings make it.",
        lambda: services.undo(ruling, by=request.user),
        undoable=False,
    )


@require_POST
def withdraw_filing(request: HttpRequest, pk: int) -> HttpResponse:
    filing = get_object_or_404(Filing.objects.visible_to(request.user), pk=pk)
    if filing.status == Filing.Status.WITHDRAWN:
        return _decided(
            request,
            "Brought back; it is read again.",
            lambda: services.restore(filing, by=request.user),
            undoable=False,
        )
    return _decided(
        request,
        "Withdrawn: what it said is undone everywhere.",
        lambda: services.withdraw(filing, by=request.user, reason=_reason(request)),
        undoable=False,
    )


def _reason(request: HttpRequest) -> str:
    return request.POST.get("reason", "")[:500]


def _decided(
    request: HttpRequest, said: str, work: Callable[[], object], *, undoable: bool = True
) -> HttpResponse:
    """Do it, and say so with a way back; what is refused is said in its own words."""
    if not may_edit(request.user):
        raise PermissionDenied
    try:
        done = work()
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        tag = f"undo-{done.pk}" if undoable and isinstance(done, Ruling) else ""
        messages.success(request, said, extra_tags=tag)
    there = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        there, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return redirect(there if safe else "review")
