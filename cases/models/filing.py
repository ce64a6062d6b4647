"""What arrived: bytes, who brought them, and the paper they are in a docket."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from cases.models.case import Docket
from cases.models.wall import WalledQuerySet


class Blob(models.Model):
    """The bytes of a filing as received, stored once under their SHA-256; never altered."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    size = models.PositiveBigIntegerField(help_text="Bytes.")

    def __str__(self) -> str:
        return self.sha256[:12]

    @property
    def path(self) -> str:
        """Where Django's storage keeps it."""
        return f"{self.sha256[:2]}/{self.sha256}"


class Filing(models.Model):
    """A paper, from its arrival on: the queue of record, then what was read from it."""

    class Status(models.TextChoices):
        RECEIVED = "received", "waiting to be read"
        DONE = "done", "read"
        NOT_UNDERSTOOD = "not_understood", "not understood"
        FAILED = "failed", "failed"
        WITHDRAWN = "withdrawn", "withdrawn"
        PURGED = "purged", "purged"

    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="filings")
    docket = models.ForeignKey(Docket, null=True, on_delete=models.SET_NULL, related_name="filings")
    name = models.CharField(max_length=255, help_text="File name as first delivered.")
    status = models.CharField(max_length=16, choices=Status, default=Status.RECEIVED)
    problem = models.TextField(blank=True, help_text="For the uploader: what is wrong and what to do.")
    kind = models.CharField(max_length=16, blank=True)
    title = models.TextField(blank=True)
    filed_on = models.CharField(
        max_length=40, blank=True, help_text="EDTF; the date of this paper, never of the case."
    )
    received_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)
    claimed_at = models.DateTimeField(null=True, help_text="When a worker last took it up.")
    attempts = models.PositiveSmallIntegerField(default=0)
    reader_version = models.PositiveIntegerField(default=0)
    says = models.CharField(
        max_length=64, blank=True, db_default="", help_text="Of a docket sheet: a digest of all it says."
    )

    class FilingQuerySet(WalledQuerySet):
        def in_order(self) -> "WalledQuerySet":
            return self.order_by("-id")

    of_cases = ("docket__case",)
    objects = FilingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["blob", "docket"], name="blob_once_per_docket", nulls_distinct=False
            )
        ]
        indexes = [
            models.Index(fields=["claimed_at"], condition=models.Q(status="received"), name="filing_waiting"),
            models.Index(
                fields=["-finished_at"], condition=models.Q(status="done"), name="filing_lately_read"
            ),
            models.Index(fields=["id"], condition=~models.Q(status="done"), name="filing_not_done"),
        ]

    def __str__(self) -> str:
        return self.title or self.name

    def get_absolute_url(self) -> str:
        return f"/filings/{self.pk}/"


class FilingText(models.Model):
    """The text a filing's spans count in, and its reading; apart from the filing so that lists never load it."""

    filing = models.OneToOneField(Filing, primary_key=True, on_delete=models.CASCADE, related_name="content")
    text = models.TextField()
    pages = models.JSONField(
        default=list, help_text="Offset at which each page starts; empty where there are no pages."
    )
    reading = models.JSONField(default=dict, help_text="The reading with its spans.")

    def __str__(self) -> str:
        return f"text of filing {self.filing_id}"


class FilingPage(models.Model):
    """The words of one page of a filing's text, for searching; goes with the text. A long page has several rows."""

    content = models.ForeignKey(FilingText, on_delete=models.CASCADE, related_name="words")
    number = models.PositiveIntegerField(help_text="Counts from 1.")
    words = SearchVectorField()

    class Meta:
        indexes = [GinIndex(fields=["words"], name="filing_words")]

    def __str__(self) -> str:
        return f"page {self.number} of filing {self.content_id}"


class Delivery(models.Model):
    """One arrival of bytes: who or what brought them, when, under which name."""

    class Via(models.TextChoices):
        PAGE = "page", "upload page"
        API = "api", "API"
        COMMAND = "command", "command line"
        MAIL = "mail", "e-mail"
        FETCH = "fetch", "fetching"

    filing = models.ForeignKey(Filing, on_delete=models.CASCADE, related_name="deliveries")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="deliveries"
    )
    via = models.CharField(max_length=8, choices=Via)
    name = models.CharField(max_length=255)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.name} via {self.via}"
