"""What happened."""

from django.db import models

from accounts.models import VisibleQuerySet
from cases.models import Case, Fact
from patents.models import Patent


class EventQuerySet(VisibleQuerySet):
    def in_order(self) -> "EventQuerySet":
        return self.order_by("earliest", "latest", "key")

    def of_case(self, case: Case) -> "EventQuerySet":
        """The events of a case: its own, and those of the patents in it."""
        return self.filter(models.Q(case=case) | models.Q(patent__cases__case=case)).distinct()

    def of_patent(self, patent: Patent) -> "EventQuerySet":
        """The events of a patent: its own, and those of every case it is in."""
        return self.filter(models.Q(patent=patent) | models.Q(case__patents__patent=patent)).distinct()


class TimelineEvent(models.Model):
    """Something that happened, once, however many filings tell of it."""

    class Lane(models.TextChoices):
        COURT = "court", "Court"
        BOARD = "board", "PTAB"
        PATENTS = "patents", "Patents"
        BUSINESS = "business", "Business"

    scope = models.CharField(max_length=440)
    key = models.CharField(
        max_length=440, help_text="Natural key inside the scope: what makes two tellings one event."
    )
    case = models.ForeignKey(Case, null=True, on_delete=models.CASCADE, related_name="events")
    patent = models.ForeignKey(Patent, null=True, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=32)
    lane = models.CharField(max_length=8, choices=Lane)
    title = models.TextField(help_text="The words of the strongest source.")
    on = models.CharField(max_length=40, help_text="EDTF date.")
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    qualifier = models.CharField(
        max_length=16, blank=True, help_text="about, at_least, no_later_than or before."
    )
    modality = models.CharField(max_length=8, help_text="stated, alleged or believed.")
    party = models.CharField(
        max_length=400, blank=True, help_text="Whom it is about, as the source names them."
    )
    fact = models.ForeignKey(Fact, null=True, on_delete=models.SET_NULL, related_name="+")
    sources = models.PositiveSmallIntegerField(default=1, help_text="How many filings tell of it.")
    disputed = models.BooleanField(default=False, help_text="Sources give dates that exclude each other.")

    objects = EventQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "key"], name="event_once")]
        indexes = [models.Index(fields=["earliest", "latest"], name="event_time")]

    def __str__(self) -> str:
        return f"{self.on} {self.title}"
