"""What people keep beside the record: follows, saved views, notes, tags, assignments, and how far each has looked.

All of it hangs on a case's key, not on its row: a case whose filings are withdrawn goes, and finds what people wrote
about it when the filings are brought back.
"""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models import VisibleQuerySet
from cases.models import Case, WalledQuerySet

NAME = 80  # characters of a view's name
TAG = 40
ADDRESS = 2000  # of a view's filters


def _case(related_name: str, **options: Any) -> "models.ForeignKey[Case, Case]":
    return models.ForeignKey(
        Case,
        to_field="key",
        db_constraint=False,
        on_delete=models.DO_NOTHING,
        related_name=related_name,
        **options,
    )


class InCaseQuerySet(WalledQuerySet):
    """What belongs to cases and is everybody's."""

    def of_case(self, case: Case) -> Self:
        """Of this case and of those that were joined to it."""
        joined = Case.objects.filter(merged_into=case).order_by().values("key")
        return self.filter(Q(case=case.key) | Q(case__in=joined))


class OwnQuerySet(VisibleQuerySet):
    """What only its owner sees."""

    def visible_to(self, user: object) -> Self:
        return self.filter(owner=getattr(user, "pk", None) or 0)


class SavedViewQuerySet(VisibleQuerySet):
    def visible_to(self, user: object) -> Self:
        """One's own views, and those that others share."""
        pk = getattr(user, "pk", None)
        return self.filter(Q(owner=pk) | Q(shared=True)) if pk else self.none()

    def in_order(self) -> Self:
        return self.order_by("name", "pk")


class SavedView(models.Model):
    """Filters, order and columns of the list of cases, under a name."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=NAME)
    address = models.CharField(
        max_length=ADDRESS, help_text="The query of the list's address: court=txwd&sort=oldest."
    )
    shared = models.BooleanField(default=False, help_text="Whether everybody sees it.")
    made_at = models.DateTimeField(auto_now_add=True)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="saved_view_name_once")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/cases/?{self.address}"


class FollowQuerySet(InCaseQuerySet, OwnQuerySet):
    pass


class Follow(models.Model):
    """Somebody wants to hear of a case, or of the cases that a saved view finds."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follows")
    case = _case("follows", null=True)
    view = models.ForeignKey(SavedView, null=True, on_delete=models.CASCADE, related_name="follows")

    of_keys = ("case_id",)
    objects = FollowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "case", "view"], nulls_distinct=False, name="follow_once"
            ),
            models.CheckConstraint(
                condition=Q(case=None, view__isnull=False) | Q(case__isnull=False, view=None),
                name="follow_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.owner_id} follows {self.case_id or self.view_id}"


class Note(models.Model):
    """Words of a person about a case."""

    case = _case("notes")
    text = models.TextField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="notes"
    )
    at = models.DateTimeField(auto_now_add=True)
    edited_at = models.DateTimeField(null=True)

    of_keys = ("case_id",)
    objects = InCaseQuerySet.as_manager()

    def __str__(self) -> str:
        return self.text[:60]


class Tag(models.Model):
    """A short word that a case is filed under."""

    case = _case("tags")
    name = models.CharField(max_length=TAG, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    of_keys = ("case_id",)
    objects = InCaseQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "name"], name="tag_once_per_case")]

    def __str__(self) -> str:
        return self.name


class Assignment(models.Model):
    """Who looks after a case. An assigned case is among one's own on the today page."""

    case = _case("assignments")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="assignments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    of_keys = ("case_id",)
    objects = InCaseQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "user"], name="assigned_once")]

    def __str__(self) -> str:
        return f"{self.case_id} to {self.user_id}"


class LastLooked(models.Model):
    """Up to which position of the change feed somebody has seen the news."""

    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="last_looked"
    )
    position = models.BigIntegerField(default=0)
    at = models.DateTimeField()

    objects = OwnQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.owner_id} up to {self.position}"
