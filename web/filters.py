"""Filters that every list shares: a value that is not understood is refused in words, never ignored."""

from datetime import UTC, datetime
from typing import Any

import django_filters
from django import forms
from django_filters.fields import IsoDateTimeField
from drf_spectacular.drainage import set_override


class WholeNumber(forms.IntegerField):
    default_error_messages = {"invalid": "is a whole number, such as 5."}


class NumberFilter(django_filters.Filter):
    """A whole number; PostgreSQL's integers end at 2,147,483,647."""

    field_class = WholeNumber

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"min_value": 0, "max_value": 2**31 - 1, **kwargs})
        bounds = {"minimum": self.extra["min_value"], "maximum": self.extra["max_value"]}
        words = kwargs.get("help_text") or kwargs.get("label")
        set_override(
            self, "field", {"type": "integer", **bounds, "description": words}
        )  # not the column's bounds


class Moment(IsoDateTimeField):
    """In UTC: PostgreSQL takes no offset of sixteen hours or more, which ISO 8601 can write."""

    default_error_messages = {"range": "is a moment from the year 1 to 9999."}

    def to_python(self, value: Any) -> datetime | None:
        moment: datetime | None = super().to_python(value)
        try:
            return moment and moment.astimezone(UTC)
        except OverflowError as error:
            raise forms.ValidationError(self.error_messages["range"], code="range") from error


class MomentFilter(django_filters.IsoDateTimeFilter):
    field_class = Moment


class TextFilter(django_filters.CharFilter):
    """Words of a bounded length."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 200, **kwargs})


class ClaimFilter(NumberFilter):
    """The number of a claim; PostgreSQL's small integers end at 32,767."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_value": 2**15 - 1, **kwargs})


def _truth(value: str) -> bool:
    return value == "true"


class SwitchFilter(django_filters.TypedChoiceFilter):
    """true or false; anything else is refused (Django's own null boolean would take it for "not given")."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        choices = [("", "any"), ("true", "yes"), ("false", "no")]
        super().__init__(*args, **{"choices": choices, "coerce": _truth, "empty_value": None, **kwargs})
        words = kwargs.get("help_text") or kwargs.get("label")
        set_override(
            self, "field", {"type": "boolean", "description": words}
        )  # its choices are texts, its values not
