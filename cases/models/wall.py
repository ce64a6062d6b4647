"""Walls: a case that only some people may see, and all that belongs to it.

A wall hides the case, its dockets, entries, filings, every fact they state and every change of them. The public registers
are not behind it: patents, parties, lawyers and courts are names that anybody may know, without what the case says of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from django.apps import apps
from django.conf import settings
from django.db import connection, models
from django.db.models import Exists, OuterRef, Q

from accounts.groups import may_administer
from accounts.models import VisibleQuerySet

_KNOWN = "_hidden_cases"  # where a loaded user keeps what is hidden from them


class WallQuerySet(models.QuerySet["Wall"]):
    def visible_to(self, user: object) -> Self:
        """The walls this user stands behind; for an administrator, all."""
        return self.all() if may_administer(user) else self.filter(admitted=getattr(user, "pk", None) or 0)


class Wall(models.Model):
    """Only those admitted see the case. It hangs on the case's key, not on its row: a case whose filings are withdrawn and
    brought back stands behind its wall again."""

    case = models.OneToOneField(
        "cases.Case",
        to_field="key",
        db_constraint=False,
        on_delete=models.DO_NOTHING,
        related_name="wall",
    )
    admitted = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="walls")
    reason = models.TextField(blank=True)
    built_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    built_at = models.DateTimeField(auto_now_add=True)

    objects = WallQuerySet.as_manager()

    def __str__(self) -> str:
        return f"wall around {self.case_id}"


AGAINST = f"""
    SELECT w.case_id FROM {Wall._meta.db_table} w
    WHERE NOT EXISTS (SELECT FROM {Wall.admitted.through._meta.db_table} a WHERE a.wall_id = w.id AND a.user_id = %s)
"""  # as fixed SQL: every list, page and look at the feed asks it first


@dataclass(frozen=True, slots=True)
class Hidden:
    """Cases that somebody may not see, by id and by key."""

    ids: Sequence[int] = ()
    keys: Sequence[str] = ()


def hidden_from(user: object) -> Hidden:
    """The cases this user may not see: those behind a wall, and suits that only their filings mention.

    Looked up at once, not asked again inside every query: walls are few, and most keep nobody out who asks."""
    with connection.cursor() as cursor:
        cursor.execute(AGAINST, [getattr(user, "pk", None) or 0])
        walls = [key for (key,) in cursor.fetchall()]
    if not walls:
        return Hidden()
    cases, relations = (apps.get_model("cases", name)._default_manager for name in ("Case", "CaseRelation"))
    walled = cases.filter(key__in=walls).order_by()
    told = relations.filter(other=OuterRef("pk"), other__mentioned_only=True).order_by()
    mentioned = cases.filter(pk__in=relations.filter(case__in=walled).order_by().values("other"))
    only_there = mentioned.filter(Exists(told)).exclude(Exists(told.exclude(case__in=walled))).order_by()
    rows = [*walled.values_list("pk", "key"), *only_there.values_list("pk", "key")]
    return Hidden([pk for pk, _ in rows], [*walls, *(key for _, key in rows)])


def known_hidden_from(user: Any) -> Hidden:
    """The same, looked up once for each loaded user: a request and a task load theirs anew."""
    known: Hidden | None = getattr(user, _KNOWN, None)
    if known is None:
        known = hidden_from(user)
        setattr(user, _KNOWN, known)
    return known


def look_again(user: Any) -> None:
    """Forget what was hidden from this user: a wall was built or moved in the same request."""
    setattr(user, _KNOWN, None)


class WalledQuerySet(VisibleQuerySet):
    """Rows that belong to cases. The model's `of_cases` names the ways to its cases; its `of_keys` names columns that hold
    a case's key."""

    def visible_to(self, user: object) -> Self:
        """The rows this user may see: all but those of a case behind a wall that keeps the user out."""
        shown = super().visible_to(user)
        hidden = known_hidden_from(user)
        if not hidden.keys:
            return shown
        behind = Q()
        for way in getattr(self.model, "of_cases", ()):
            behind |= Q(**{f"{way}__in": hidden.ids})
        for way in getattr(self.model, "of_keys", ()):
            behind |= Q(**{f"{way}__in": hidden.keys})
        return shown.exclude(behind)
