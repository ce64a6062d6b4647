"""What people keep beside the record. Anybody follows and saves views for themselves; what others see takes an editor."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.http import QueryDict

from accounts.groups import may_edit
from accounts.models import User
from cases.filters import CaseFilter
from cases.models import Case
from desk.models import ADDRESS, NAME, TAG, Assignment, Follow, LastLooked, Note, SavedView, Tag
from web.errors import NotAllowed, Refused

NOTE = 5000  # characters
VIEWS = 50  # saved views of one person
MOST = 20  # tags, and people assigned, of one case
FOLLOWED_VIEWS = 20


def follow(owner: User, *, case: Case | None = None, view: SavedView | None = None) -> Follow:
    """Hear of what changes in a case, or in the cases a view finds. Following twice is following once."""
    if (
        view is not None
        and Follow.objects.filter(owner=owner, case=None).exclude(view=view).count() >= FOLLOWED_VIEWS
    ):
        raise Refused(f"You follow {FOLLOWED_VIEWS} views already; stop following one of them first.")
    return Follow.objects.get_or_create(owner=owner, case=case, view=view)[0]


def unfollow(owner: User, *, case: Case | None = None, view: SavedView | None = None) -> None:
    if case is not None:
        Follow.objects.filter(owner=owner, view=None).of_case(case).delete()
    else:
        Follow.objects.filter(owner=owner, view=view, case=None).delete()


def save_view(owner: User, *, name: str, address: str, shared: bool = False) -> SavedView:
    """Keep the list's filters under a name; saving again under a name of one's own replaces what it was."""
    name = " ".join(name.split())
    if not name or len(name) > NAME:
        raise Refused(f"Give the view a name of at most {NAME} characters.")
    if len(address) > ADDRESS:
        raise Refused("These filters are too long to be kept; take some of them away.")
    if not CaseFilter(QueryDict(address), queryset=Case.objects.none()).is_valid():
        raise Refused("One of these filters is not understood; mend it, then save the view.")
    if shared:
        _editor(owner)
    mine = SavedView.objects.filter(owner=owner)
    if mine.exclude(name=name).count() >= VIEWS:
        raise Refused(f"You keep {VIEWS} views already; delete one of them first.")
    kept, _ = SavedView.objects.update_or_create(
        owner=owner, name=name, defaults={"address": address, "shared": shared}
    )
    return kept


def delete_view(view: SavedView, *, by: User) -> None:
    """One's own view; an editor also takes away what others share."""
    if view.owner_id != by.pk:
        _editor(by)
    view.delete()


def write_note(case: Case, text: str, *, by: User) -> Note:
    _editor(by)
    return Note.objects.create(case=case, text=_note(text), by=by)


def edit_note(note: Note, text: str, *, by: User, at: datetime) -> Note:
    """Change one's own words; nobody changes another's."""
    _author(note, by)
    note.text, note.edited_at = _note(text), at
    note.save(update_fields=["text", "edited_at"])
    return note


def delete_note(note: Note, *, by: User) -> None:
    _author(note, by)
    note.delete()


@transaction.atomic
def tag(case: Case, name: str, *, by: User) -> Tag:
    """File a case under a word. Tags are compared in lower case, so that one word is one tag."""
    _editor(by)
    name = " ".join(name.lower().split())
    if not name or len(name) > TAG:
        raise Refused(f"Write a tag of at most {TAG} characters.")
    if Tag.objects.of_case(case).exclude(name=name).count() >= MOST:
        raise Refused(f"This case has {MOST} tags already; take one away first.")
    return Tag.objects.get_or_create(case=case, name=name, defaults={"by": by})[0]


def untag(kept: Tag, *, by: User) -> None:
    _editor(by)
    kept.delete()


def assign(case: Case, user: User, *, by: User) -> Assignment:
    """Give a case to somebody to look after."""
    _editor(by)
    if Assignment.objects.of_case(case).exclude(user=user).count() >= MOST:
        raise Refused(f"{MOST} people look after this case already; release one of them first.")
    return Assignment.objects.get_or_create(case=case, user=user, defaults={"by": by})[0]


def release(kept: Assignment, *, by: User) -> None:
    _editor(by)
    kept.delete()


def looked(owner: User, position: int, *, at: datetime) -> None:
    """The news up to this position of the feed is seen. An older page that is marked late takes nothing back."""
    kept, new = LastLooked.objects.get_or_create(owner=owner, defaults={"position": position, "at": at})
    if not new and position >= kept.position:
        LastLooked.objects.filter(pk=kept.pk).update(position=position, at=at)


def followed(user: User) -> QuerySet[Case] | None:
    """The cases of somebody: followed, found by a followed view, or assigned. None for who follows nothing."""
    follows = list(Follow.objects.visible_to(user).select_related("view"))
    assigned = Assignment.objects.filter(user=user)
    if not follows and not assigned.exists():
        return None
    visible = Case.objects.visible_to(user).suits()
    keys = [f.case_id for f in follows if f.case_id]
    found = visible.filter(key__in=keys) | visible.filter(merged__key__in=keys)
    found |= visible.filter(pk__in=Case.objects.filter(assignments__user=user).order_by().values("pk"))
    for one in follows:
        if one.view and (filters := CaseFilter(QueryDict(one.view.address), queryset=visible)).is_valid():
            found |= visible.filter(pk__in=filters.qs.order_by().values("pk"))
    return visible.filter(pk__in=found.order_by().values("pk"))


def _editor(user: User) -> None:
    if not may_edit(user):
        raise NotAllowed(
            "Only editors may change what others see; ask one of them, or an administrator for the right."
        )


def _author(note: Note, by: User) -> None:
    _editor(by)
    if note.by_id != by.pk:
        raise NotAllowed("Only who wrote a note may change it; write one of your own beside it.")


def _note(text: str) -> str:
    text = text.replace("\x00", "�").strip()
    if not text or len(text) > NOTE:
        raise Refused(f"Write a note of at most {NOTE} characters.")
    return text
