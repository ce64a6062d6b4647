"""Mail pushed by a mail server or a mail service: one message a request, as it was received."""

from typing import IO, Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView

from ingest.inbox import receive
from web.api import Problem, refuse_unknown


class Message(BaseParser):
    """The body as bytes, whatever its encoding inside."""

    media_type = "message/rfc822"

    def parse(self, stream: IO[bytes], media_type: str | None = None, parser_context: Any = None) -> bytes:
        return stream.read()


class Taken(serializers.Serializer[Any]):
    message = serializers.CharField(help_text="What happened, in a sentence.")
    filing = serializers.URLField(help_text="Where the filing is.")


class InboundMail(APIView):
    """A court's notice of electronic filing or docket activity. The single free look its links carry is never kept."""

    parser_classes = [Message]

    @extend_schema(
        summary="Bring a message",
        description="The raw message (RFC 5322). 202: taken in, and read soon. 200: the same message is here already.",
        request={"message/rfc822": OpenApiTypes.BINARY},
        responses={202: Taken, 200: Taken, 400: Problem, 403: Problem},
    )
    def post(self, request: Request) -> Response:
        refuse_unknown(request, frozenset())
        filing, new = receive(request.data or b"", name="message.eml", via="mail", by=request.user)
        message = "Received; it will be read in a moment." if new else "This message is here already."
        where = reverse("filing-detail", args=[filing.pk], request=request)
        return Response(
            {"message": message, "filing": where}, status=202 if new else 200, headers={"Location": where}
        )
