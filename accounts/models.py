"""Who uses the tracker: people, their groups, and the tokens of their machines."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from knox.models import AbstractAuthToken


class User(AbstractUser):
    """A person. What one may do follows from the groups `reader`, `editor` and `admin`."""

    class Meta(AbstractUser.Meta):
        pass


class Token(AbstractAuthToken):
    """A machine's key to the API; only its digest is stored."""

    name = models.CharField(max_length=80, blank=True, help_text="What the token is for.")


class VisibleQuerySet(models.QuerySet["models.Model"]):
    """Base of every QuerySet of records: one word says who may see what, on pages, API, feed and exports alike."""

    def visible_to(self, user: "User | object") -> "VisibleQuerySet":
        """The rows this user may see: everything for whoever is logged in, nothing for anybody else."""
        return self.all() if getattr(user, "is_authenticated", False) else self.none()
