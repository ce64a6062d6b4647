"""Somebody's server that is told of changes (Standard Webhooks, https://www.standardwebhooks.com)."""

import uuid

from django.conf import settings
from django.db import models


class WebhookQuerySet(models.QuerySet["Webhook"]):
    def given_up(self, owner: object) -> "WebhookQuerySet":
        """One's own webhooks that were disabled after the last try failed, the latest first."""
        mine = self.filter(owner=getattr(owner, "pk", None), disabled_at__isnull=False)
        return mine.order_by("-disabled_at", "pk")


class Webhook(models.Model):
    """Where to send changes, which ones, and how far that got. It follows the feed as any puller does: what was not
    taken is still there to be sent."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="webhooks")
    url = models.CharField(max_length=500, help_text="Receives POST requests; https only.")
    secret = models.CharField(max_length=80, help_text="Signs what is sent; shown once.")
    only = models.JSONField(default=dict, help_text="Filters of the feed: kind, court, case, patent, party.")
    position = models.BigIntegerField(help_text="The last position that was taken, or passed over.")
    pending = models.BigIntegerField(
        null=True, help_text="End of the message being sent: tried again, it is the same."
    )
    failures = models.PositiveSmallIntegerField(
        default=0, help_text="Failed attempts since the last success."
    )
    next_try_at = models.DateTimeField(help_text="Not before; UTC.")
    claimed_until = models.DateTimeField(null=True, help_text="A worker is sending until then at the latest.")
    last_success_at = models.DateTimeField(
        null=True, help_text="When a message was last taken, UTC; null for never."
    )
    last_error = models.TextField(blank=True, help_text="Why the last attempt failed; empty after a success.")
    disabled_at = models.DateTimeField(null=True, help_text="When it was given up, UTC; null while it works.")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = WebhookQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["next_try_at"], condition=models.Q(disabled_at=None), name="webhook_due"),
        ]

    def __str__(self) -> str:
        return self.url
