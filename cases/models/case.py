"""Courts, dockets and cases (DESIGN: a docket is one court's record, a case the suit people speak of)."""

import re

from django.db import models
from django.db.models import Q

from accounts.models import VisibleQuerySet
from cases.models.wall import WalledQuerySet
from law.dockets import DISTRICT_WIDE, Number, parse
from web.search import in_words

CIVIL_ACTION = re.compile(r"\bC\.?\s?A\b|\bCiv", re.I)


class Court(models.Model):
    """A court or board, by its CourtListener id (`txwd`, `cafc`, `ptab`)."""

    id = models.CharField(primary_key=True, max_length=20)
    name = models.CharField(max_length=200)
    short = models.CharField(max_length=40, help_text="How citations write it: W.D. Tex.")

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["short"]

    def __str__(self) -> str:
        return self.short


def _meant(spelling: str, court: str) -> list[Number]:
    """Every docket number that somebody can mean who writes this."""
    for text in (spelling, spelling.upper()):
        whole = parse(text, court=court)
        if whole:
            return [whole]
    bare = f"C.A. No. {spelling}"
    if court:
        found = [parse(bare, court=court)]
    else:
        appeal = None if CIVIL_ACTION.search(spelling) else parse(spelling, court="cafc")
        found = [appeal, parse(bare, court="ded")]
    return [n for n in found if n]


class CaseQuerySet(WalledQuerySet):
    def in_order(self) -> "CaseQuerySet":
        """Latest start first; a case whose start is unknown sorts by the latest day it can have started."""
        return self.order_by(models.F("filed_latest").desc(nulls_last=True), "key")

    def suits(self) -> "CaseQuerySet":
        """Cases with a filing of their own; suits only mentioned, and dockets joined to another case, are not counted."""
        return self.filter(SUITS)

    def mentions(self) -> "CaseQuerySet":
        return self.filter(mentioned_only=True, merged_into=None)

    def numbered(self, spelling: str, court: str = "") -> "CaseQuerySet":
        """Cases whose docket bears this number, in any spelling: one where the number says enough, else all it can mean.

        An office digit counts only where it is part of the identity. `20-1140` can be a number of a court of appeals or,
        as in `C.A. No. 20-1140`, of any district court that leaves office and type out: without a court it finds both.
        """
        match = Q(pk__in=[])
        for number in _meant(spelling, court):
            this = Q(dockets__numbers__number=number.text)
            if number.forum == "district":
                anywhere = Q(dockets__numbers__core=number.core)
                this |= anywhere if not number.office else anywhere & Q(dockets__court__in=DISTRICT_WIDE)
            match |= this & Q(dockets__court=court) if court else this
        return self.filter(match).distinct()

    def with_patent(self, number: str) -> "CaseQuerySet":
        return self.filter(patents__patent__number=number).distinct()


SUITS = Q(mentioned_only=False, merged_into=None)  # as `CaseQuerySet.suits` has it
ORDERS = {  # the orders that the list of suits offers, each served by an index of its own
    "latest": (models.F("filed_latest").desc(nulls_last=True), models.F("key").asc()),
    "oldest": (models.F("filed_latest").asc(nulls_last=True), models.F("key").asc()),
    "caption": (models.F("caption").asc(), models.F("key").asc()),
    "number": (models.F("key").asc(),),
    "updated": (models.F("updated_at").desc(), models.F("key").asc()),
}


class Case(models.Model):
    """A suit, PTAB trial, investigation or appeal. Its columns are settled from the ledger, never written by hand."""

    class Posture(models.TextChoices):
        INFRINGEMENT = "infringement", "infringement"
        DJ_NONINFRINGEMENT = "dj_noninfringement", "declaratory judgment of non-infringement"
        DJ_INVALIDITY = "dj_invalidity", "declaratory judgment of invalidity"
        ANDA = "anda", "Hatch-Waxman (ANDA)"
        IPR = "ipr", "inter partes review"
        PGR = "pgr", "post-grant review"
        CBM = "cbm", "covered business method review"
        DERIVATION = "derivation", "derivation"
        ITC_337 = "itc_337", "section 337 investigation"
        APPEAL = "appeal", "appeal"

    key = models.CharField(
        max_length=400, unique=True, help_text="docket:COURT/NUMBER, or mention:… for a suit only mentioned."
    )
    caption = models.CharField(max_length=600, blank=True)
    posture = models.CharField(max_length=24, blank=True, choices=Posture)
    filed_on = models.CharField(
        max_length=40,
        blank=True,
        help_text="EDTF day the suit began; `../2024-05-03` is not later than that day.",
    )
    filed_earliest = models.DateField(null=True)
    filed_latest = models.DateField(null=True)
    jury_demand = models.BooleanField(null=True)
    nature_of_suit = models.PositiveSmallIntegerField(
        null=True,
        help_text="Code of the civil cover sheet: 830 patent, 835 Hatch-Waxman (law/nature_of_suit.py).",
    )
    cause = models.CharField(
        max_length=120, blank=True, help_text="As the docket prints it: 35:271 Patent Infringement."
    )
    terminated_on = models.CharField(max_length=40, blank=True, help_text="EDTF day the docket was closed.")
    stage = models.CharField(
        max_length=20,
        default="pleadings",
        db_default="pleadings",
        help_text="The furthest step its timeline tells of: cases/stages.py has the table.",
    )
    mentioned_only = models.BooleanField(default=True, help_text="No filing of its own has arrived.")
    merged_into = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.SET_NULL,
        related_name="merged",
        help_text="Confirmed to be this other case.",
    )
    open_questions = models.PositiveIntegerField(
        default=0, help_text="Conflicts and proposals that wait for a person."
    )
    updated_at = models.DateTimeField(auto_now=True)

    of_cases = ("pk",)
    objects = CaseQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["mentioned_only", "filed_latest", "key"], name="case_list_order"),
            *(
                models.Index(*order, condition=SUITS, name=f"case_list_{name}")
                for name, order in ORDERS.items()
            ),
            # what is counted of all suits, without a look at their rows
            models.Index(fields=["posture"], include=["id"], condition=SUITS, name="case_postures"),
            models.Index(fields=["stage"], include=["id", "posture"], condition=SUITS, name="case_stages"),
            in_words("caption", "case_words"),
        ]

    def __str__(self) -> str:
        return self.caption or self.key

    def get_absolute_url(self) -> str:
        scheme, _, place = self.key.partition(":")
        return f"/cases/{place}/" if scheme == "docket" else f"/mentions/{self.pk}/"


class Docket(models.Model):
    """One court's record of a case."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="dockets")
    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="dockets")
    key = models.CharField(
        max_length=80, unique=True, help_text="COURT/IDENTITY: what makes two dockets the same."
    )
    number = models.CharField(max_length=40, help_text="The number as settled, in normal form.")

    of_cases = ("case",)
    objects = WalledQuerySet.as_manager()

    class Meta:
        ordering = ["key"]
        indexes = [
            models.Index(fields=["case", "court"], name="docket_court"),
            models.Index(fields=["court", "case"], name="docket_seat"),
        ]

    def __str__(self) -> str:
        return self.number


class DocketNumber(models.Model):
    """A spelling of a docket's number (normal form), so that any of them finds the docket."""

    docket = models.ForeignKey(Docket, on_delete=models.CASCADE, related_name="numbers")
    number = models.CharField(max_length=40, db_index=True)
    core = models.CharField(max_length=40, db_index=True, help_text="The number without its office.")

    of_cases = ("docket__case",)
    objects = WalledQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["docket", "number"], name="docket_number_once")]

    def __str__(self) -> str:
        return self.number


class CaseRelation(models.Model):
    """One case named by another's filings: same patents, parallel trial, transfer, lead and member, appeal."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="relations")
    other = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="related_from")
    relation = models.CharField(
        max_length=32, help_text="What `other` is to `case`: law/relations has the table."
    )
    on = models.CharField(
        max_length=40, blank=True, help_text="EDTF; `../D` is no later than the earliest paper that says so."
    )
    fact = models.ForeignKey(
        "cases.Fact",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The words it comes from.",
    )
    sources = models.PositiveSmallIntegerField(default=1, help_text="How many filings say so.")

    of_cases = ("case", "other")
    objects = WalledQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "other", "relation"], name="case_relation_once")
        ]

    def __str__(self) -> str:
        return self.relation
