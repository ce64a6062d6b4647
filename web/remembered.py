"""What is counted over the whole record is counted once for each state of it."""

import hashlib
from collections.abc import Callable
from functools import cache as once
from typing import TypeVar

from django.conf import settings
from django.core.cache import cache
from django.utils.module_loading import import_string

T = TypeVar("T")
KEPT = 600  # seconds


@once
def _state() -> Callable[[], str]:
    """What a floor above says of the record, by the name in the settings: words that differ whenever the record does."""
    told: Callable[[], str] = import_string(settings.STATE_OF_THE_RECORD)
    return told


def remembered(what: str, user: object, make: Callable[[], T]) -> T:
    """`make()` as it was for this person at the present state of the record, else made now. `what` names it wholly;
    nobody is shown what was made for another."""
    told = f"{getattr(user, 'pk', None)}:{_state()()}:{what}"
    key = f"remembered:{hashlib.sha256(told.encode()).hexdigest()}"
    found: T | None = cache.get(key)
    if found is None:
        found = make()
        cache.set(key, found, KEPT)
    return found
