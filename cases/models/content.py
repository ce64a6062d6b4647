"""Who and what is in a case: parties, patents, accusations, grounds. Rows are settled from the ledger."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from cases.models.case import Case
from cases.models.wall import WalledQuerySet
from parties.models import Attorney, Firm, Party
from patents.models import Patent
from web.search import InOneText, in_words


class CaseParty(models.Model):
    """A party in a case, by its formal role and its substantive one (a declaratory plaintiff is the challenger)."""

    class Side(models.TextChoices):
        PATENTEE = "patentee", "patentee"
        CHALLENGER = "challenger", "challenger"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="parties")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="cases")
    role = models.CharField(max_length=80, help_text="plaintiff, defendant, petitioner, patent_owner, …")
    side = models.CharField(max_length=10, choices=Side, blank=True)

    of_cases = ("case",)
    objects = WalledQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "party", "role"], name="case_party_once")]
        indexes = [models.Index(fields=["case"], include=["side", "party"], name="case_party_side")]

    def __str__(self) -> str:
        return f"{self.party_id} as {self.role}"


class CasePatent(models.Model):
    """A patent in suit or challenged in a case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="patents")
    patent = models.ForeignKey(Patent, on_delete=models.PROTECT, related_name="cases")
    claims = ArrayField(
        models.PositiveSmallIntegerField(),
        default=list,
        help_text="Claims asserted or challenged in this case.",
    )
    claims_elsewhere = ArrayField(
        models.PositiveSmallIntegerField(),
        default=list,
        help_text="Claims reported as asserted in other suits, unnamed.",
    )
    specificity = models.CharField(
        max_length=24, blank=True, help_text="exact, unspecified_independent or unspecified."
    )

    of_cases = ("case",)
    objects = WalledQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "patent"], name="case_patent_once")]
        indexes = [GinIndex(fields=["claims"], name="case_patent_claims")]

    def __str__(self) -> str:
        return f"{self.patent_id} in {self.case_id}"


class Accusation(models.Model):
    """Patentee × patent × challenger in a count: who is said to infringe what, with which products and theories."""

    class Willful(models.TextChoices):
        ALLEGED = "alleged", "alleged"
        NOT_ALLEGED = "not_alleged", "not alleged"
        AMBIGUOUS = "ambiguous", "ambiguous"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="accusations")
    patent = models.ForeignKey(Patent, on_delete=models.PROTECT, related_name="accusations")
    patentee = models.ForeignKey(Party, null=True, on_delete=models.PROTECT, related_name="accusations_made")
    challenger = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="accusations_met")
    count = models.PositiveSmallIntegerField(
        null=True, help_text="Number of the count, where the pleading numbers it."
    )
    products = ArrayField(models.TextField(), default=list)
    theories = ArrayField(models.CharField(max_length=32), default=list)
    willful = models.CharField(max_length=12, blank=True, choices=Willful)

    of_cases = ("case",)
    objects = WalledQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "patent", "patentee", "challenger", "count"],
                name="accusation_once",
                nulls_distinct=False,
            )
        ]
        indexes = [in_words(InOneText("products"), "accusation_product_words")]

    def __str__(self) -> str:
        return f"count {self.count}: {self.patent_id} against {self.challenger_id}"


class Appearance(models.Model):
    """A lawyer or a firm for one side of a case, as a filing's signature block or certificate says, and since when."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="appearances")
    attorney = models.ForeignKey(Attorney, null=True, on_delete=models.PROTECT, related_name="appearances")
    firm = models.ForeignKey(Firm, null=True, on_delete=models.PROTECT, related_name="appearances")
    role = models.CharField(max_length=80, blank=True, help_text="The role of the parties appeared for.")
    first_on = models.CharField(
        max_length=40, blank=True, help_text="EDTF; date of the earliest paper that shows it."
    )
    last_on = models.CharField(
        max_length=40, blank=True, help_text="EDTF; date of the latest paper that shows it."
    )

    of_cases = ("case",)
    objects = WalledQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "attorney", "firm", "role"], name="appearance_once", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return f"{self.attorney_id or self.firm_id} for {self.role}"


class Ground(models.Model):
    """One ground of unpatentability in a PTAB trial."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="grounds")
    number = models.PositiveSmallIntegerField()
    patent = models.ForeignKey(Patent, null=True, on_delete=models.PROTECT, related_name="grounds")
    claims = ArrayField(models.PositiveSmallIntegerField(), default=list)
    basis = models.CharField(max_length=8, help_text="Section of 35 U.S.C.: 102, 103, 112.")
    references = ArrayField(models.TextField(), default=list)
    stage = models.CharField(max_length=12, help_text="petition, instituted or final.")

    of_cases = ("case",)
    objects = WalledQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="ground_once")]
        indexes = [GinIndex(fields=["claims"], name="ground_claims")]

    def __str__(self) -> str:
        return f"ground {self.number}"
