"""The ledger: what every filing said, what people ruled, and what the record settled on."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Upper

from accounts.models import VisibleQuerySet
from cases.models.case import Case
from cases.models.filing import Filing
from cases.models.wall import WalledQuerySet


def held_words(slot: str, key: str) -> GinIndex:
    """An index that finds any part of the text that facts of a slot hold, or of one key of it."""
    text = KeyTextTransform(key, "value") if key else Cast("value", models.TextField())
    words = OpClass(Upper(text), name="gin_trgm_ops")
    return GinIndex(words, condition=models.Q(slot=slot), name=f"fact_{slot}_words")


class Fact(models.Model):
    """One thing one filing says about one subject, with the words it came from.

    `scope` is what is settled together (`docket:txwd/7:24-cv-00030`, `mention:…`, `patent:7519814`,
    `application:12/345678`, `party:…`);
    `subject` is the thing inside it (`count:1`, `party:amazon com inc/defendant`), empty for the scope itself.
    """

    filing = models.ForeignKey(Filing, on_delete=models.CASCADE, related_name="facts")
    scope = models.CharField(max_length=440, db_index=True)
    subject = models.CharField(max_length=440, blank=True)
    slot = models.CharField(max_length=32)
    value = models.JSONField()
    pointer = models.CharField(max_length=200, help_text="JSON pointer into the filing's reading.")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField(help_text="The words at start:end, with a little around them cut to size.")
    modality = models.CharField(max_length=8, default="stated", help_text="stated, alleged or believed.")
    doubted = models.BooleanField(
        default=False, db_default=False, help_text="The reading itself doubts these words."
    )
    fingerprint = models.CharField(
        max_length=64, db_index=True, help_text="Survives re-reading: bytes, subject, slot and value."
    )

    of_cases = ("filing__docket__case",)
    of_keys = ("scope",)
    objects = WalledQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["scope", "subject", "slot"], name="fact_place"),
            models.Index(fields=["scope"], condition=models.Q(slot="judge"), name="fact_judge"),
            models.Index(fields=["filing"], condition=models.Q(slot="outcome"), name="fact_outcome"),
            *(held_words(slot, key) for slot, key in (("judge", ""), ("term", "term"))),
        ]

    def __str__(self) -> str:
        return f"{self.scope} {self.subject} {self.slot}"


class Ruling(models.Model):
    """A person's reversible decision about a value (`choose` a fact, `enter` one) or a proposal (`confirm`, `refuse`)."""

    class Kind(models.TextChoices):
        CHOOSE = "choose", "chose a source"
        ENTER = "enter", "entered a value"
        CONFIRM = "confirm", "confirmed"
        REFUSE = "refuse", "refused"

    kind = models.CharField(max_length=8, choices=Kind)
    scope = models.CharField(max_length=440, db_index=True)
    subject = models.CharField(max_length=440, blank=True)
    slot = models.CharField(max_length=32)
    value = models.JSONField(
        help_text="The chosen or entered value; for a proposal the scope of the other case."
    )
    fingerprint = models.CharField(max_length=64, blank=True, help_text="Of the chosen fact.")
    seen = models.JSONField(
        default=list,
        help_text="Fingerprints of the facts known when it was made: only a new one re-opens it.",
    )
    reason = models.TextField(blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="rulings"
    )
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True)

    of_keys = ("scope",)
    objects = WalledQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scope", "subject", "slot"],
                condition=models.Q(undone_at=None) & ~models.Q(kind__in=["confirm", "refuse"]),
                name="one_ruling_per_value",
            ),
            models.UniqueConstraint(
                fields=["scope", "slot", "value"], condition=models.Q(undone_at=None, kind__in=["confirm", "refuse"]),
                name="one_ruling_per_proposal",
            ),
            models.UniqueConstraint(
                fields=["scope", "slot"], condition=models.Q(undone_at=None, kind="confirm"), name="joined_to_one",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(
                fields=["value"], condition=models.Q(undone_at=None, kind="confirm"), name="ruling_joined"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.slot} of {self.scope}"


class Value(models.Model):
    """What the record shows for one slot: the winner, the rule that chose it, and how the other sources stand to it."""

    class State(models.TextChoices):
        AGREED = "agreed", "all sources agree"
        SETTLED = "settled", "sources differ, settled by rule"
        OPEN = "open", "sources differ, needs a person"
        RULED = "ruled", "decided by a person"
        BOUNDED = "bounded", "unknown, but bounded"

    scope = models.CharField(max_length=440, db_index=True)
    subject = models.CharField(max_length=440, blank=True)
    slot = models.CharField(max_length=32)
    value = models.JSONField()
    state = models.CharField(max_length=8, choices=State)
    rule = models.CharField(max_length=200, help_text="The published rule that chose this value.")
    fact = models.ForeignKey(
        Fact, null=True, on_delete=models.SET_NULL, related_name="+", help_text="The winning fact."
    )
    sources = models.PositiveSmallIntegerField(help_text="How many filings say the same.")
    others = models.PositiveSmallIntegerField(help_text="How many filings say something else.")

    of_cases = ("fact__filing__docket__case",)
    of_keys = ("scope",)
    objects = WalledQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "subject", "slot"], name="value_once")]

    def __str__(self) -> str:
        return f"{self.slot} = {self.value}"


class Question(models.Model):
    """Something in a filing that cannot be right, or that a person has to say: open until one does.

    It is answered by a ruling on (`scope`, `key`, `question`); undoing that opens it again.
    """

    class State(models.TextChoices):
        OPEN = "open", "open"
        ANSWERED = "answered", "answered"
        WARNING = "warning", "a warning; nothing to decide"

    scope = models.CharField(max_length=440, db_index=True)
    key = models.CharField(max_length=300, help_text="The filing's bytes and the pointer the doubt is about.")
    says = models.TextField(help_text="What is doubtful, as the reading says it.")
    state = models.CharField(max_length=8, choices=State)
    answer = models.TextField(blank=True)
    fact = models.ForeignKey(
        Fact, null=True, on_delete=models.SET_NULL, related_name="+", help_text="The words in doubt."
    )
    against = models.ForeignKey(
        Fact,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The words that speak against them.",
    )

    of_cases = ("fact__filing__docket__case",)
    of_keys = ("scope",)
    objects = WalledQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "key"], name="question_once")]
        indexes = [models.Index(fields=["scope"], condition=models.Q(state="open"), name="question_open")]

    def __str__(self) -> str:
        return self.says


class PartyProposal(models.Model):
    """Two parties that may be one, with the evidence for and against; a person confirms or refuses."""

    party = models.ForeignKey("parties.Party", on_delete=models.CASCADE, related_name="proposals_as_other")
    into = models.ForeignKey("parties.Party", on_delete=models.CASCADE, related_name="proposals")
    state = models.CharField(
        max_length=10,
        default="open",
        choices=[("open", "open"), ("confirmed", "confirmed"), ("refused", "refused")],
    )
    evidence = models.JSONField(help_text="List of {for: bool, says: sentence}.")

    objects = VisibleQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["party", "into"], name="party_proposal_once")]
        indexes = [models.Index(fields=["id"], condition=models.Q(state="open"), name="party_proposal_open")]

    def __str__(self) -> str:
        return f"{self.party_id} is {self.into_id}?"


class Proposal(models.Model):
    """A suit only mentioned that may be this case, with the evidence; a person confirms or refuses."""

    class State(models.TextChoices):
        OPEN = "open", "open"
        CONFIRMED = "confirmed", "confirmed"
        REFUSED = "refused", "refused"

    mention = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="proposals_as_mention")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="proposals")
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    evidence = models.JSONField(help_text="List of {for: bool, says: sentence}.")

    of_cases = ("mention", "case")
    objects = WalledQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mention", "case"], name="proposal_once")]

    def __str__(self) -> str:
        return f"{self.mention_id} is {self.case_id}?"
