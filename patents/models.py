"""Patents and their claims, as the filings and the register state them."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from accounts.models import VisibleQuerySet
from law.patents import short, shown


class PatentQuerySet(VisibleQuerySet):
    def in_order(self) -> "PatentQuerySet":
        return self.order_by("number")


class Patent(models.Model):
    """A patent, by its number in normal form. Its facts are settled from what filings say (see the ledger)."""

    number = models.CharField(max_length=24, unique=True, help_text="Normal form: 7519814, RE40521, D618677.")
    title = models.TextField(blank=True)
    issued_on = models.CharField(max_length=40, blank=True, help_text="EDTF date of grant.")
    priority_on = models.CharField(
        max_length=40, blank=True, help_text="EDTF; earliest priority date as stated."
    )
    filed_on = models.CharField(max_length=40, blank=True, help_text="EDTF; filing date of its application.")
    application_number = models.CharField(max_length=24, blank=True)
    owner = models.TextField(blank=True, help_text="Owner as last stated.")
    publications = ArrayField(
        models.CharField(max_length=24), default=list, help_text="Numbers it was published under."
    )
    term_adjustment_days = models.IntegerField(null=True, help_text="Days; 35 U.S.C. 154(b).")
    expires_on = models.DateField(
        null=True, help_text="Computed, never read: 35 U.S.C. 154(a)(2) and the facts at hand."
    )
    expiry_certainty = models.CharField(
        max_length=10, blank=True, help_text="exact, not_before, not_after or unknown."
    )
    expiry_working = models.JSONField(
        default=list, help_text="How the expiry was computed, a sentence for each step."
    )
    updated_at = models.DateTimeField(auto_now=True)

    objects = PatentQuerySet.as_manager()

    class Meta:
        indexes = [  # by which families are looked for
            GinIndex(fields=["publications"], name="patent_publications"),
            models.Index(fields=["application_number"], name="patent_application"),
            models.Index(fields=["priority_on"], name="patent_priority"),
        ]

    def __str__(self) -> str:
        return f"{short(self.number)} patent"

    @property
    def shown(self) -> str:
        return shown(self.number)

    @property
    def short(self) -> str:
        return short(self.number)

    def get_absolute_url(self) -> str:
        return f"/patents/{self.number}/"


class ClaimQuerySet(VisibleQuerySet):
    def in_order(self) -> "ClaimQuerySet":
        return self.order_by("patent_id", "number")


class Claim(models.Model):
    """One claim of a patent, as far as a filing prints or names it."""

    patent = models.ForeignKey(Patent, on_delete=models.CASCADE, related_name="claims")
    number = models.PositiveSmallIntegerField()
    independent = models.BooleanField(null=True)
    depends_on = ArrayField(
        models.PositiveSmallIntegerField(), default=list, help_text="Claims it refers to: 35 U.S.C. 112(d)."
    )
    category = models.CharField(
        max_length=16, blank=True, help_text="system, method, medium, apparatus, composition."
    )
    elements = models.JSONField(
        default=list, help_text="List of {label, text}, as the highest-ranked source prints them."
    )
    outcomes = models.JSONField(
        default=list,
        help_text="What became of it, earliest first: list of {status, on, by}. Of the Board: unpatentable, "
        "not_unpatentable; of a certificate: cancelled, confirmed, amended, added, disclaimed, not_reexamined.",
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["patent", "number"], name="claim_once_per_patent")]

    def __str__(self) -> str:
        return f"claim {self.number} of {self.patent_id}"
