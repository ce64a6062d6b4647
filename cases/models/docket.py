"""A court's docket, line by line, and the files attached to its lines."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models.functions import Coalesce, NullIf

from cases.models.case import Docket
from cases.models.wall import WalledQuerySet


class EntryQuerySet(WalledQuerySet):
    def in_order(self) -> "EntryQuerySet":
        """In the court's order: by day, then by number; a line without a number stands where its sheet has it."""
        return self.order_by("docket_id", "place", "key")

    def chain_of(self, entry: "DocketEntry") -> "EntryQuerySet":
        """The papers on a motion, and the orders on it: every entry of the docket that says it is about this one."""
        return self.filter(docket=entry.docket_id, answers__contains=[entry.number]).in_order()


class DocketEntry(models.Model):
    """A line of a court's docket. Its number may be missing (minute entries, text-only orders). One line told of by a
    feed, a notice and a sheet is one entry; each column has the words of its strongest source."""

    docket = models.ForeignKey(Docket, on_delete=models.CASCADE, related_name="entries")
    key = models.CharField(
        max_length=120,
        help_text="What makes two reports of an entry the same: its number, else date and text.",
    )
    number = models.PositiveIntegerField(null=True)
    filed_on = models.CharField(
        max_length=40, blank=True, help_text="EDTF; the court's day, in the court's zone."
    )
    entered_on = models.CharField(max_length=40, blank=True, help_text="EDTF; the day the clerk entered it.")
    text = models.TextField(
        blank=True, help_text="The docket text; where only a feed told of it, its short text."
    )
    short_text = models.TextField(blank=True, help_text="What kind of entry the court's system calls it.")
    place = models.CharField(
        max_length=60, blank=True, help_text="Sorts the entries of a docket as the court does."
    )
    pacer_doc_id = models.CharField(
        max_length=40,
        blank=True,
        help_text="Id of its main document, fourth digit 0; the same in every docket it is in.",
    )
    sealed = models.BooleanField(default=False, help_text="The entry says that it is sealed or restricted.")
    kind = models.CharField(
        max_length=32, blank=True, help_text="What it records: law/entries has the table."
    )
    motion = models.CharField(
        max_length=32, blank=True, help_text="What the motion it is, answers or decides asks for."
    )
    disposition = models.CharField(
        max_length=16,
        blank=True,
        help_text="What an order does: granted, granted_in_part, denied, moot, withdrawn.",
    )
    answers = ArrayField(
        models.PositiveIntegerField(),
        default=list,
        help_text="Numbers of the entries of this docket it says it is about.",
    )
    due = models.JSONField(default=list, help_text="List of {what, on}: days its text says something is due.")
    patents = ArrayField(
        models.CharField(max_length=24), default=list, help_text="Patent numbers in its text."
    )
    fact = models.ForeignKey(
        "cases.Fact",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Where its text comes from.",
    )
    act = models.CharField(
        max_length=16,
        blank=True,
        default="",
        db_default="",
        help_text="The same in every docket where the same act of that day is entered; empty where its words cannot tell.",
    )

    of_cases = ("docket__case",)
    objects = EntryQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["docket", "key"], name="entry_once_per_docket")]
        indexes = [
            models.Index(fields=["docket", "place", "key"], name="entry_order"),
            models.Index(fields=["filed_on", "docket"], name="entry_filed"),
            models.Index(Coalesce(NullIf("filed_on", models.Value("")), "entered_on"), name="entry_day"),
            models.Index(fields=["kind", "motion"], name="entry_kind"),
            GinIndex(fields=["answers"], name="entry_answers"),
            GinIndex(SearchVector("text", config="english"), name="entry_words"),
            models.Index(
                fields=["pacer_doc_id"], condition=~models.Q(pacer_doc_id=""), name="entry_document"
            ),
            models.Index(fields=["act"], condition=~models.Q(act=""), name="entry_act"),
        ]
        verbose_name_plural = "docket entries"

    def __str__(self) -> str:
        return f"{self.number or '-'} {self.text[:60]}"

    @property
    def anchor(self) -> str:
        """The id of its row on its case's page: by its number, or where the court gave none, by ours."""
        return f"entry-{self.number}" if self.number is not None else f"entry-at-{self.pk}"


class Document(models.Model):
    """A file attached to a docket entry, as the docket lists it: the main document is 0, attachments count from 1."""

    entry = models.ForeignKey(DocketEntry, on_delete=models.CASCADE, related_name="documents")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(blank=True, help_text="Its description.")
    pages = models.PositiveIntegerField(null=True)
    pacer_doc_id = models.CharField(max_length=40, blank=True)
    sealed = models.BooleanField(default=False, help_text="The court lists it as restricted.")

    of_cases = ("entry__docket__case",)
    objects = WalledQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["entry", "number"], name="document_once_per_entry")]

    def __str__(self) -> str:
        return f"{self.number} {self.text[:60]}"
