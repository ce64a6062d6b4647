"""Parties and the names they are written under. Nothing here merges two parties: only people do."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models

from accounts.models import VisibleQuerySet
from web.search import in_words


class PartyQuerySet(VisibleQuerySet):
    def in_order(self) -> "PartyQuerySet":
        return self.order_by("name", "key")

    def standing(self) -> "PartyQuerySet":
        """Parties that were not joined to another."""
        return self.filter(merged_into=None)


class Party(models.Model):
    """A company, person or body, by the key of its full name."""

    key = models.CharField(
        max_length=300, unique=True, help_text="The name with case, punctuation and accents folded away."
    )
    name = models.CharField(max_length=400, help_text="The name as its highest-ranked source writes it.")
    merged_into = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.SET_NULL,
        related_name="merged",
        help_text="Decided to be this other party.",
    )
    stem = models.CharField(
        max_length=60,
        blank=True,
        default="",
        db_default="",
        db_index=True,
        help_text="First word of its name, by which its likes are looked for.",
    )
    initials = models.CharField(
        max_length=12,
        blank=True,
        default="",
        db_default="",
        db_index=True,
        help_text="First letters: HPE, IBM.",
    )
    updated_at = models.DateTimeField(auto_now=True)

    objects = PartyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "parties"
        indexes = [
            in_words("name", "party_words"),
            models.Index(fields=["name", "key"], name="party_list_order"),
            GinIndex(OpClass("key", name="gin_trgm_ops"), name="party_key_words"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/parties/{self.pk}/"


class Firm(models.Model):
    """A law firm, by the key of its name."""

    key = models.CharField(max_length=300, unique=True)
    name = models.CharField(max_length=400)

    objects = VisibleQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class Attorney(models.Model):
    """A lawyer: by bar or registration number where one is printed, else by name."""

    key = models.CharField(
        max_length=300, unique=True, help_text="`CA 246953`, `USPTO 48277`, or the folded name."
    )
    name = models.CharField(max_length=400)

    objects = VisibleQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class PartyRelation(models.Model):
    """Another company that filings name beside a party: its parent, its predecessor. They are not the same party."""

    class Relation(models.TextChoices):
        PARENT = "parent", "subsidiary of"
        PREDECESSOR = "predecessor", "successor of"

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="relations")
    relation = models.CharField(max_length=12, choices=Relation)
    written = models.CharField(max_length=400, help_text="The other company as written.")
    key = models.CharField(
        max_length=300, db_index=True, help_text="Key of the other company's name, where it is a party."
    )
    first_on = models.CharField(
        max_length=40, blank=True, help_text="EDTF date of the earliest paper that says so."
    )
    last_on = models.CharField(
        max_length=40, blank=True, help_text="EDTF date of the latest paper that says so."
    )

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["relation", "written"]
        constraints = [
            models.UniqueConstraint(fields=["party", "relation", "written"], name="party_relation_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_relation_display()} {self.written}"  # type: ignore[attr-defined]


class PartyName(models.Model):
    """One written form of a party's name, and what kind of form it is."""

    class Kind(models.TextChoices):
        NAME = "name", "name"
        ALIAS = "alias", "also called"
        FORMER = "former", "formerly"
        OCR = "ocr_variant", "misread as"

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="names")
    written = models.CharField(max_length=400)
    kind = models.CharField(max_length=12, choices=Kind)
    first_on = models.CharField(
        max_length=40,
        blank=True,
        help_text="EDTF date of the earliest paper that uses it; empty where undated.",
    )
    last_on = models.CharField(
        max_length=40, blank=True, help_text="EDTF date of the latest paper that uses it."
    )

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "written"]
        constraints = [models.UniqueConstraint(fields=["party", "written", "kind"], name="party_name_once")]
        indexes = [in_words("written", "party_name_words")]

    def __str__(self) -> str:
        return f"{self.written} ({self.kind})"
