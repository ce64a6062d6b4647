"""What happened."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from cases.models import Case, CasePatent, DocketEntry, Fact, WalledQuerySet
from patents.models import Patent
from web.ids import these


class EventQuerySet(WalledQuerySet):
    def in_order(self) -> "EventQuerySet":
        return self.order_by("earliest", "latest", "key")

    def in_cases(self, cases: models.QuerySet[Any] | Iterable[int]) -> "EventQuerySet":
        """What happened in these cases, acts of another case among it that were entered in theirs too."""
        entered = EventEntry.objects.filter(case__in=cases).order_by()
        return self.filter(models.Q(case__in=cases) | models.Q(pk__in=entered.values("event")))

    def of_case(self, case: Case) -> "EventQuerySet":
        """The events of a case: its own, and those of the patents in it. One small query at once: which patents."""
        patents = list(CasePatent.objects.filter(case=case).values_list("patent", flat=True))
        return self._of([case.pk], patents)

    def ids_in_cases(self, cases: list[int]) -> models.QuerySet[Any]:
        """Ids of the events of these cases: their own, and those of the patents in them."""
        patents = list(CasePatent.objects.filter(case__in=cases).values_list("patent", flat=True))
        return self._ids(cases, patents)

    def of_patent(self, patent: Patent) -> "EventQuerySet":
        """The events of a patent: its own, and those of every case it is in. One small query at once: which cases."""
        cases = list(CasePatent.objects.filter(patent=patent).values_list("case", flat=True))
        return self._of(cases, [patent.pk])

    def _of(self, cases: list[int], patents: list[int]) -> "EventQuerySet":
        """By id, each way by its own index. One query at once: which events; of hundreds of cases they are thousands, and
        whoever counts and draws them is not to look for them each time."""
        return self.filter(pk__in=these([row["pk"] for row in self._ids(cases, patents)]))

    def _ids(self, cases: list[int], patents: list[int]) -> models.QuerySet[Any]:
        events = TimelineEvent.objects.order_by()
        entered = EventEntry.objects.filter(case__in=cases).order_by().values("event")
        own, of_patents = events.filter(case__in=cases), events.filter(patent__in=patents)
        return own.values("pk").union(of_patents.values("pk"), entered)


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
    dockets = models.PositiveSmallIntegerField(
        default=1,
        db_default=1,
        help_text="In how many dockets it was entered: one order in four member cases is one event.",
    )
    disputed = models.BooleanField(default=False, help_text="Sources give dates that exclude each other.")

    of_cases = ("case", "fact__filing__docket__case")
    objects = EventQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "key"], name="event_once")]
        indexes = [
            models.Index(fields=["earliest", "latest"], name="event_time"),
            models.Index(
                fields=["kind", "case"], include=["earliest", "latest", "disputed"], name="event_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.title}"


class EventEntry(models.Model):
    """The line of each docket in which one and the same act was entered; none for what was entered in one docket only."""

    event = models.ForeignKey(TimelineEvent, on_delete=models.CASCADE, related_name="entries")
    entry = models.ForeignKey(DocketEntry, on_delete=models.CASCADE, related_name="shared_events")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="shared_events")

    of_cases = ("case",)
    objects = WalledQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry"], name="event_entry_once")]
        verbose_name_plural = "event entries"

    def __str__(self) -> str:
        return f"event {self.event_id} in case {self.case_id}"
