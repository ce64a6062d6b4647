"""Filings in the API: what was read, and a way to bring more."""

import hashlib
from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from cases.api.papers import FILINGS, FilingSerializer
from cases.paper_filters import FilingFilter
from ingest.inbox import receive
from ingest.models import UploadKey
from web.api import Problem, Resource
from web.errors import Refused

IDEMPOTENCY = OpenApiParameter(
    "Idempotency-Key",
    str,
    "header",
    description=(
        "Any text of yours, up to 200 characters. The same bytes are one filing with or without it; with it, a second"
        " upload of other bytes under the same key is refused with 409."
    ),
)


class Upload(serializers.Serializer[Any]):
    file = serializers.FileField(
        max_length=255,
        allow_empty_file=True,
        help_text="The filing: PDF, DOCX, HTML, text or e-mail, up to 50 MB.",
    )


class Received(serializers.Serializer[Any]):
    message = serializers.CharField(help_text="What happened, in a sentence.")
    filing = FilingSerializer(help_text="The filing as it stands; follow it at the Location header.")


@extend_schema_view(
    list=extend_schema(summary="Filings", description="Papers received, with the outcome of reading them."),
    retrieve=extend_schema(summary="One filing"),
)
class Filings(Resource):
    queryset = FILINGS
    serializer_class = FilingSerializer
    filterset_class = FilingFilter
    parser_classes = [MultiPartParser]

    @extend_schema(
        summary="Bring a filing",
        description="202: taken in, and read soon. 200: these bytes are here already; the filing there is is shown.",
        request={"multipart/form-data": Upload},
        responses={202: Received, 200: Received, 400: Problem, 403: Problem, 409: Problem},
        parameters=[IDEMPOTENCY],
    )
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        sent = Upload(data=request.data)
        sent.is_valid(raise_exception=True)
        file = sent.validated_data["file"]
        data = file.read()
        _promise(request, data)
        filing, new = receive(data, name=file.name, via="api", by=request.user)
        shown = self.get_serializer(self.get_queryset().get(pk=filing.pk)).data
        message = "Received; it will be read in a moment." if new else "These bytes are here already."
        where = reverse("filing-detail", args=[filing.pk], request=request)
        return Response(
            {"message": message, "filing": shown}, status=202 if new else 200, headers={"Location": where}
        )


class KeyUsed(Refused):
    status = 409


def _promise(request: Request, data: bytes) -> None:
    """Hold the client to its Idempotency-Key: raises KeyUsed (409) when it came before with other bytes."""
    key = request.headers.get("Idempotency-Key", "")
    if not key:
        return
    if len(key) > 200 or not key.isprintable():
        raise Refused("Idempotency-Key is a text of up to 200 printable characters.")
    sha256 = hashlib.sha256(data).hexdigest()
    kept, _ = UploadKey.objects.get_or_create(by=request.user, key=key, defaults={"sha256": sha256})
    if kept.sha256 != sha256:
        raise KeyUsed("This Idempotency-Key was used for another file; give each file a key of its own.")
