"""`{% kept_of case as kept %}`, `{% saved_views as views %}`: what people keep, shown on pages of the floors below."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import template
from django.db.models import Exists, OuterRef, QuerySet

from accounts.groups import may_administer
from accounts.models import User
from cases.models import Case, Wall
from desk.models import Assignment, Follow, Note, SavedView, Tag

NOTES = 100  # the newest notes of a case
PEOPLE = 200  # to choose from

register = template.Library()


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of one case, as one person sees it, and the wall around it. `people` are
    those it can still be given to."""

    following: bool
    tags: Sequence[Tag]
    assigned: Sequence[Assignment]
    notes: Sequence[Note]
    people: QuerySet[User]  # looked up only where an editor can choose
    wall: Wall | None
    may_wall: bool


@register.simple_tag(takes_context=True)
def kept_of(context: Any, case: Case) -> Kept:
    """Six queries, whatever is kept, and one more for who may assign."""
    user = context["request"].user
    assigned = list(
        Assignment.objects.visible_to(user).of_case(case).select_related("user").order_by("user__username")
    )
    busy = {one.user_id for one in assigned}
    return Kept(
        following=Follow.objects.visible_to(user).of_case(case).exists(),
        tags=list(Tag.objects.visible_to(user).of_case(case).order_by("name", "pk")),
        assigned=assigned,
        notes=list(
            Note.objects.visible_to(user).of_case(case).select_related("by").order_by("-at", "-pk")[:NOTES]
        ),
        wall=Wall.objects.filter(case=case.key).first(),
        may_wall=may_administer(user),
        people=User.objects.filter(is_active=True).exclude(pk__in=busy).order_by("username")[:PEOPLE],
    )


@register.simple_tag(takes_context=True)
def saved_views(context: Any) -> list[SavedView]:
    """One's own views and the shared ones, each with whether one follows it: one query."""
    user = context["request"].user
    followed = Follow.objects.visible_to(user).filter(view=OuterRef("pk"))
    views = SavedView.objects.visible_to(user).select_related("owner")
    return list(views.annotate(followed=Exists(followed)).in_order())
