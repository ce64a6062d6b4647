"""What people keep, from pages: each a form that works without a script, answered by a sentence and the page it was on."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from accounts.models import User
from cases.models import Case
from desk import keeping
from desk.models import Assignment, Note, SavedView, Tag
from web.errors import Refused


@require_POST
def follow_case(request: HttpRequest, pk: int) -> HttpResponse:
    case = _case(request, pk)
    if request.POST.get("answer") == "unfollow":
        return _kept(
            request, "You no longer follow this case.", lambda: keeping.unfollow(request.user, case=case)
        )
    return _kept(
        request, "You follow this case: its news come first on your today page.",
        lambda: keeping.follow(request.user, case=case),
    )  # fmt: skip


@require_POST
def follow_view(request: HttpRequest, pk: int) -> HttpResponse:
    view = get_object_or_404(SavedView.objects.visible_to(request.user), pk=pk)
    if request.POST.get("answer") == "unfollow":
        return _kept(
            request, "You no longer follow this view.", lambda: keeping.unfollow(request.user, view=view)
        )
    return _kept(
        request, "You follow this view: news of every case it finds come first on your today page.",
        lambda: keeping.follow(request.user, view=view),
    )  # fmt: skip


@require_POST
def save_view(request: HttpRequest) -> HttpResponse:
    name, address = request.POST.get("name", ""), request.POST.get("address", "")
    shared = request.POST.get("shared") == "on"
    return _kept(
        request, "Saved. You find it under “Saved views”.",
        lambda: keeping.save_view(request.user, name=name, address=address, shared=shared),
    )  # fmt: skip


@require_POST
def delete_view(request: HttpRequest, pk: int) -> HttpResponse:
    view = get_object_or_404(SavedView.objects.visible_to(request.user), pk=pk)
    return _kept(request, f"Deleted the view “{view}”.", lambda: keeping.delete_view(view, by=request.user))


@require_POST
def write_note(request: HttpRequest, pk: int) -> HttpResponse:
    case, text = _case(request, pk), request.POST.get("text", "")
    return _kept(request, "Noted.", lambda: keeping.write_note(case, text, by=request.user))


@require_POST
def change_note(request: HttpRequest, pk: int) -> HttpResponse:
    """Change or delete one's own note."""
    note = get_object_or_404(Note.objects.visible_to(request.user), pk=pk)
    if request.POST.get("answer") == "delete":
        return _kept(request, "Deleted the note.", lambda: keeping.delete_note(note, by=request.user))
    text = request.POST.get("text", "")
    return _kept(
        request,
        "Changed the note.",
        lambda: keeping.edit_note(note, text, by=request.user, at=timezone.now()),
    )


@require_POST
def tag_case(request: HttpRequest, pk: int) -> HttpResponse:
    case, name = _case(request, pk), request.POST.get("name", "")
    return _kept(request, "Tagged.", lambda: keeping.tag(case, name, by=request.user))


@require_POST
def untag_case(request: HttpRequest, pk: int) -> HttpResponse:
    tag = get_object_or_404(Tag.objects.visible_to(request.user), pk=pk)
    return _kept(request, f"Took the tag “{tag}” away.", lambda: keeping.untag(tag, by=request.user))


@require_POST
def assign_case(request: HttpRequest, pk: int) -> HttpResponse:
    case, asked = _case(request, pk), request.POST.get("user", "")
    person = get_object_or_404(
        User, pk=int(asked) if asked.isascii() and asked.isdigit() else 0, is_active=True
    )
    return _kept(request, f"Assigned to {person}.", lambda: keeping.assign(case, person, by=request.user))


@require_POST
def release_case(request: HttpRequest, pk: int) -> HttpResponse:
    kept = get_object_or_404(Assignment.objects.visible_to(request.user).select_related("user"), pk=pk)
    return _kept(
        request, f"No longer assigned to {kept.user}.", lambda: keeping.release(kept, by=request.user)
    )


@require_POST
def mark_looked(request: HttpRequest) -> HttpResponse:
    """Up to the position that the page showed, not the newest: what came in between is still news."""
    given = request.POST.get("position", "")
    position = int(given) if given.isascii() and given.isdigit() and len(given) < 19 else 0
    return _kept(
        request, "Marked: from now on only what is newer is shown.",
        lambda: keeping.looked(request.user, position, at=timezone.now()),
    )  # fmt: skip


def _case(request: HttpRequest, pk: int) -> Case:
    return get_object_or_404(Case.objects.visible_to(request.user), pk=pk)


def _kept(request: HttpRequest, said: str, work: Callable[[], object]) -> HttpResponse:
    """Do it and say so; what is refused is said in its own words."""
    try:
        work()
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)
    there = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        there, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return redirect(there if safe else "today")
