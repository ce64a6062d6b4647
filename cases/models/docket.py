"""A court's docket, line by line."""

from django.db import models

from accounts.models import VisibleQuerySet
from cases.models.case import Docket


class DocketEntry(models.Model):
    """A line of a court's docket. Its number may be missing (minute entries, text-only orders)."""

    docket = models.ForeignKey(Docket, on_delete=models.CASCADE, related_name="entries")
    key = models.CharField(
        max_length=120,
        help_text="What makes two reports of an entry the same: its number, else date and text.",
    )
    number = models.PositiveIntegerField(null=True)
    filed_on = models.CharField(
        max_length=40, blank=True, help_text="EDTF; the court's day, in the court's zone."
    )
    text = models.TextField(blank=True)

    class EntryQuerySet(VisibleQuerySet):
        def in_order(self) -> "VisibleQuerySet":
            return self.order_by("docket_id", models.F("number").asc(nulls_last=True), "filed_on", "key")

    objects = EntryQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["docket", "key"], name="entry_once_per_docket")]
        verbose_name_plural = "docket entries"

    def __str__(self) -> str:
        return f"{self.number or '-'} {self.text[:60]}"
