"""Who uses the tracker: people, their groups, and the tokens of their machines."""

import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models
from knox.models import AbstractAuthToken


class User(AbstractUser):
    """A person. What one may do follows from the groups `reader`, `editor` and `admin`."""

    class Meta(AbstractUser.Meta):
        pass


class Token(AbstractAuthToken):
    """A machine's key to the API; only its digest is stored."""

    class Scope(models.TextChoices):
        READ = "read", "read"
        WRITE = "write", "read and write"
        ADMIN = "admin", "read, write and manage tokens"

    public_id = models.UUIDField(
        default=uuid.uuid4, unique=True, editable=False, help_text="Names the token without giving it away."
    )
    name = models.CharField(max_length=80, blank=True, help_text="What the token is for.")
    scope = models.CharField(
        max_length=8,
        choices=Scope,
        default=Scope.READ,
        help_text="The most it may do; never more than its user may.",
    )
    last_used_at = models.DateTimeField(null=True, help_text="To the minute, UTC; null until it is used.")


class VisibleQuerySet(models.QuerySet["models.Model"]):
    """Base of every QuerySet of records: one word says who may see what, on pages, API, feed and exports alike."""

    def visible_to(self, user: "User | object") -> "VisibleQuerySet":
        """The rows this user may see: everything for whoever is logged in, nothing for anybody else."""
        return self.all() if getattr(user, "is_authenticated", False) else self.none()
