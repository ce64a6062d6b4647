"""One family of errors, answered the same way by pages, API and commands: a sentence that says what to do."""

import logging
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler

log = logging.getLogger(__name__)


class Refused(Exception):
    """What was asked cannot be done, and asking again changes nothing. The message is for the person who asked."""

    status = 400


class NotAllowed(Refused):
    """Somebody else may do this; the message says who."""

    status = 403


def _flat(detail: Any) -> str:
    if isinstance(detail, dict):
        return " ".join(
            f"{key}: {_flat(value)}" if key != "non_field_errors" else _flat(value)
            for key, value in detail.items()
        )
    if isinstance(detail, list):
        return " ".join(_flat(item) for item in detail)
    return str(detail)


def api_exception_handler(error: Exception, context: dict[str, Any]) -> Response | None:
    """Every API error as `{"message": sentence, "extra": {…}}`."""
    if isinstance(error, Refused):
        return Response({"message": str(error), "extra": {}}, status=error.status)
    response = exception_handler(error, context)
    if response is None:
        return None
    extra = (
        response.data
        if isinstance(error, exceptions.ValidationError) and isinstance(response.data, dict)
        else {}
    )
    if isinstance(error, (Http404, PermissionDenied)):
        message = "There is nothing here." if isinstance(error, Http404) else "You may not do this."
    else:
        message = _flat(getattr(error, "detail", str(error)))
    response.data = {"message": message, "extra": extra}
    return response
