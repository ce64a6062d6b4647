"""Who may see a case: the page an administrator decides it on."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.groups import may_administer
from accounts.models import User
from cases.models import Case, Wall
from desk import walls
from web.errors import NotAllowed, Refused

PEOPLE = 500  # to choose from


@require_http_methods(["GET", "POST"])
def wall(request: HttpRequest, pk: int) -> HttpResponse:
    """Build a wall around a case, say whom it lets in, or take it down."""
    case = get_object_or_404(Case.objects.visible_to(request.user), pk=pk)
    if not may_administer(request.user):
        return render(request, "403.html", status=NotAllowed.status)
    if request.method == "POST":
        return _decided(request, case)
    standing = Wall.objects.filter(case=case.key).first()
    context = {
        "case": case,
        "wall": standing,
        "admitted": set(standing.admitted.values_list("pk", flat=True)) if standing else {request.user.pk},
        "people": list(User.objects.filter(is_active=True).order_by("username")[:PEOPLE]),
    }
    return render(request, "desk/wall.html", context)


def _decided(request: HttpRequest, case: Case) -> HttpResponse:
    asked = [int(v) for v in request.POST.getlist("admitted") if v.isascii() and v.isdigit() and len(v) < 19]
    try:
        if request.POST.get("answer") == "take down":
            walls.take_down(case.key, by=request.user)
            messages.success(request, "The wall is down: everybody sees this case.")
        else:
            people = User.objects.filter(pk__in=asked, is_active=True)
            reason = request.POST.get("reason", "")[:2000]
            walls.build(case, admitted=people, by=request.user, reason=reason)
            messages.success(
                request, "The wall stands: nobody else sees this case, its filings or their words."
            )
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("wall", pk=case.pk)
    seen = Case.objects.visible_to(request.user).filter(pk=case.pk).exists()
    return redirect(case.get_absolute_url() if seen else "cases")
