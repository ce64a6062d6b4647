"""Where filings are fetched from on their own: what was last looked for, and what went wrong."""

from django.db import models


class SourceQuerySet(models.QuerySet["Source"]):
    def failing(self) -> "SourceQuerySet":
        """Sources whose last look ended with a problem."""
        return self.exclude(problem="")

    def due(self, before: object) -> "SourceQuerySet":
        """Sources not looked at since that moment, those never looked at first."""
        return self.filter(models.Q(checked_at=None) | models.Q(checked_at__lt=before)).order_by(
            models.F("checked_at").asc(nulls_first=True), "pk"
        )


class Source(models.Model):
    """One thing that is polled: a docket at CourtListener, a court's feed, a mailbox."""

    class Kind(models.TextChoices):
        COURTLISTENER = "courtlistener", "CourtListener"
        FEED = "feed", "court's feed"
        MAILBOX = "mailbox", "mailbox"

    kind = models.CharField(max_length=16, choices=Kind)
    name = models.CharField(
        max_length=120, help_text="COURT/NUMBER of a docket, a court's id, or a mailbox without its password."
    )
    state = models.JSONField(default=dict, help_text="How far the last look came.")
    checked_at = models.DateTimeField(null=True, help_text="When it was last looked at.")
    succeeded_at = models.DateTimeField(null=True, help_text="When a look last ended well.")
    problem = models.TextField(
        blank=True, help_text="What went wrong last, in a sentence; empty when all is well."
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "name"]
        constraints = [models.UniqueConstraint(fields=["kind", "name"], name="source_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.name}"
