"""The change feed: one thin row for every row of the record that was made, altered or removed.

Rows are written by the database's own triggers (see `watched`), in the writer's transaction; a position is given after
the commit (see `timelines.stamper`). Values are not kept here: they are rendered when read, for whoever reads.
"""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import VisibleQuerySet
from cases.models import hidden_from


class ChangeQuerySet(VisibleQuerySet):
    def visible_to(self, user: object) -> Self:
        """The changes this user may know of: not those of cases behind a wall, and of grants and revocations one's own."""
        hidden = Q(case_id__in=hidden_from(user).ids)
        own = Q(reader_id=getattr(user, "pk", None) or 0)
        # Of one's own losses and gains only those are told that still hold: who replays finds what may be seen now.
        gone = Q(action__in=(Change.Action.REVOKED, Change.Action.DELETED))
        return (
            super().visible_to(user).filter((Q(reader_id=None) | own & ~gone) & ~hidden | own & gone & hidden)
        )


class Change(models.Model):
    """One row of the record was created, updated, merged into another, or deleted; or somebody got or lost the sight of a
    case."""

    class Action(models.TextChoices):
        CREATED = "created"
        UPDATED = "updated"
        MERGED = "merged"
        DELETED = "deleted"
        GRANTED = "granted", "access granted"
        REVOKED = "revoked", "access revoked"

    position = models.BigIntegerField(
        null=True, unique=True, help_text="1, 2, 3 … without a gap; none until stamped."
    )
    kind = models.CharField(max_length=16, help_text="What changed: case, docket_entry, event, …")
    action = models.CharField(max_length=8, choices=Action)
    subject_id = models.BigIntegerField(help_text="Id of what changed, among those of its kind.")
    fields = ArrayField(
        models.TextField(), default=list, help_text="Names of the fields that changed, for an update."
    )
    case_id = models.BigIntegerField(
        null=True, help_text="The case it belongs to (no foreign key: cases can go)."
    )
    patent_id = models.BigIntegerField(null=True)
    party_ids = ArrayField(models.BigIntegerField(), default=list)
    court = models.CharField(max_length=20, blank=True, help_text="Court of the case: txwd, ptab.")
    reader_id = models.BigIntegerField(
        null=True, help_text="Whose access was granted or revoked: nobody else is told."
    )
    at = models.DateTimeField(
        db_default=Now(), help_text="When it was written, UTC; positions follow commits instead."
    )

    objects = ChangeQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["id"], condition=Q(position=None), name="change_unstamped"),
            models.Index(fields=["case_id", "position"], name="change_case"),
            models.Index(fields=["patent_id", "position"], name="change_patent"),
            models.Index(fields=["court", "position"], name="change_court"),
            models.Index(fields=["kind", "subject_id", "id"], name="change_subject"),
            GinIndex(fields=["party_ids"], name="change_parties"),
            models.Index(
                fields=["at"],
                condition=Q(action="deleted", kind__in=("event", "event_entry")),
                name="change_called_off",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}: {self.kind} {self.subject_id} {self.action}"


class Revision(models.Model):
    """What an update replaced and by what. Goes when its subject goes; `timelines.changes.forget` purges it earlier. Of a
    deleted event its days stay, and of its place in a docket the event, since calendars must be told of them."""

    change = models.OneToOneField(Change, primary_key=True, on_delete=models.CASCADE, related_name="revision")
    before = models.JSONField(help_text="The changed fields with their old values.")
    after = models.JSONField(help_text="The changed fields with their new values.")

    def __str__(self) -> str:
        return f"revision of change {self.change_id}"


class Epoch(models.Model):
    """A stretch of the feed in which positions were only added. A restored backup starts a new one."""

    key = models.CharField(
        max_length=12, unique=True, help_text="Random; the part of a cursor before the colon."
    )
    place = models.CharField(
        max_length=60, help_text="Cluster, its timeline and database in which the epoch began."
    )
    began_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key


class FeedCheckQuerySet(models.QuerySet["FeedCheck"]):
    def unsettled(self) -> "FeedCheck | None":
        """The newest check if it found the feed and the tables to differ."""
        newest = self.order_by("-id").first()
        return newest if newest and newest.found else None


class FeedCheck(models.Model):
    """One nightly comparison of the tables with the feed."""

    checked_at = models.DateTimeField(auto_now_add=True)
    found = ArrayField(
        models.TextField(), default=list, help_text="What differs, a sentence each; empty: nothing."
    )

    objects = FeedCheckQuerySet.as_manager()

    def __str__(self) -> str:
        return f"check of the feed at {self.checked_at:%Y-%m-%d %H:%M}"
