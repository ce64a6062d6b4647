"""What people decide on pages: one click each, and one more undoes it. What is refused is said in its own words."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from accounts.groups import may_edit
from cases.models import Case, Fact, Filing, PartyProposal, Proposal, Question, Ruling, Value
from desk import services
from law.names import key as name_key
from parties.models import Party
from web.errors import Refused


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
def decide_party_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    proposal = get_object_or_404(
        PartyProposal.objects.visible_to(request.user).select_related("party", "into"), pk=pk
    )
    confirm = request.POST.get("answer") == "confirm"
    said = "Confirmed: they are one party." if confirm else "Refused: they are different parties."
    return _decided(
        request,
        said,
        lambda: services.decide_party(proposal, confirm=confirm, by=request.user, reason=_reason(request)),
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
