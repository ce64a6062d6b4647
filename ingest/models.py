"""What clients promised about their uploads, how far long loads have come, and what they have set aside meanwhile."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class UploadKey(models.Model):
    """An Idempotency-Key and the bytes it was sent with: the same key never stands for two different filings."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="upload_keys")
    key = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "key"], name="upload_key_once")]

    def __str__(self) -> str:
        return self.key


class BulkLoad(models.Model):
    """How far the loading of a data set's table has come: a load that was stopped goes on from here."""

    filing = models.OneToOneField("cases.Filing", on_delete=models.CASCADE, related_name="bulk_load")
    rows_done = models.PositiveBigIntegerField(
        default=0, help_text="Rows of the file whose facts are written."
    )
    bad = models.PositiveBigIntegerField(default=0, help_text="Rows left out.")
    settled_to = models.CharField(max_length=440, blank=True, help_text="Scopes up to this one are settled.")
    settled_at = models.DateTimeField(null=True, help_text="When the load was finished.")
    again_since = models.DateTimeField(
        null=True,
        help_text="Since when what it says waits to be settled: it has come in, or was withdrawn or brought back.",
    )

    def __str__(self) -> str:
        return f"{self.rows_done} rows of {self.filing_id}"

    def start_again(self) -> None:
        """Have everything it said settled again from the start, in the background, a bounded number of scopes at a time."""
        self.settled_to, self.again_since = "", timezone.now()
        self.save(update_fields=["settled_to", "again_since"])


class SetAside(models.Model):
    """An index or a foreign key that is off while a great many rows come in, and how to build it again."""

    kind = models.CharField(max_length=8, choices=[("index", "index"), ("key", "foreign key")])
    table = models.CharField(max_length=63)
    name = models.CharField(max_length=63, unique=True)
    definition = models.TextField(help_text="As PostgreSQL itself writes it.")

    def __str__(self) -> str:
        return self.name

    @property
    def off(self) -> str:
        """The statement that takes it off."""
        return (
            f'DROP INDEX "{self.name}"'
            if self.kind == "index"
            else f'{self._alter} DROP CONSTRAINT "{self.name}"'
        )

    @property
    def on(self) -> str:
        """The statement that builds it again."""
        return (
            self.definition
            if self.kind == "index"
            else f'{self._alter} ADD CONSTRAINT "{self.name}" {self.definition}'
        )

    @property
    def _alter(self) -> str:
        return f"ALTER TABLE {self.table}"
