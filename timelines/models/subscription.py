"""An address that calendars and feed readers can fetch without logging in: whoever knows it may read, until revoked."""

import uuid

from django.conf import settings
from django.db import models

from cases.models import Case


class Subscription(models.Model):
    """A secret address for one case, or for the cases of a filter. Only the digest of its secret is kept."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="subscriptions"
    )
    name = models.CharField(max_length=120, help_text="Title of the calendar or feed.")
    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the secret.")
    case = models.ForeignKey(Case, null=True, on_delete=models.CASCADE, related_name="subscriptions")
    only = models.JSONField(default=dict, help_text="Filters of the case list; with no case.")
    created_at = models.DateTimeField(auto_now_add=True)
    last_used_at = models.DateTimeField(null=True, help_text="To the hour, UTC; null until it is fetched.")

    def __str__(self) -> str:
        return self.name
