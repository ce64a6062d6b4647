"""Answers of the API as JSON."""

from datetime import date
from typing import Any

from rest_framework.renderers import JSONRenderer
from rest_framework.utils.encoders import JSONEncoder


class Encoder(JSONEncoder):
    """The framework's own, which asks of a day last whether it is one; a page of events has hundreds."""

    def default(self, value: Any) -> Any:
        return value.isoformat() if type(value) is date else super().default(value)


class Json(JSONRenderer):
    encoder_class = Encoder
