"""What clients promised about their uploads."""

from django.conf import settings
from django.db import models


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
