"""Webhooks, through the API."""

import uuid
from typing import Any
from urllib.parse import urlsplit

from django.utils import timezone
from drf_spectacular.helpers import forced_singular_serializer
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from timelines import cursor, webhooks
from timelines.models import Change, Webhook
from timelines.narrow import ChangeFilter
from timelines.sending import NotTaken
from web.api import Problem, checked, refuse_invalid
from web.own import Own
from web.shown import Shown


class WebhookSerializer(Shown):
    id = serializers.UUIDField(source="public_id", read_only=True, help_text="Permanent id.")

    class Meta:
        model = Webhook
        fields: tuple[str, ...] = (
            "id", "url", "only", "position", "failures", "next_try_at", "last_success_at", "last_error", "disabled_at",
            "created_at",
        )  # fmt: skip
        about = {"created_at": "When it was made, UTC."}


class NewWebhook(serializers.Serializer[Any]):
    url = serializers.CharField(
        max_length=500, help_text="Receives POST requests; https, on a public address."
    )
    only = serializers.DictField(
        child=serializers.CharField(max_length=200),
        default=dict,
        help_text="Filters of the feed: kind, court, case, patent, party; empty for every change.",
    )

    def validate_url(self, url: str) -> str:
        try:
            parts = urlsplit(url)
            valid = (
                bool(parts.hostname)
                and (parts.port or 443) > 0
                and url.isascii()
                and url.isprintable()
                and " " not in url
            )
        except ValueError:
            valid = False
        if not valid or parts.scheme != "https" or parts.username is not None:
            raise serializers.ValidationError(
                "An address such as https://example.org/hook, without a user name."
            )
        return url

    def validate_only(self, only: dict[str, str]) -> dict[str, str]:
        unknown = sorted(set(only) - set(ChangeFilter.base_filters))
        if unknown:
            valid = ", ".join(sorted(ChangeFilter.base_filters))
            raise serializers.ValidationError(f"{', '.join(unknown)}: the feed has the filters {valid}.")
        refuse_invalid(ChangeFilter(only, Change.objects.none()))
        return only


class MadeWebhook(WebhookSerializer):
    secret = serializers.CharField(read_only=True, help_text="Verifies what is sent; it is shown this once.")

    class Meta(WebhookSerializer.Meta):
        fields = ("secret", *WebhookSerializer.Meta.fields)


class YourWebhooks(serializers.Serializer[Any]):
    results = WebhookSerializer(many=True, help_text="Oldest first.")


class After(serializers.Serializer[Any]):
    after = serializers.CharField(
        allow_blank=True, max_length=40, help_text="A cursor of the feed; empty for the beginning."
    )


class Tested(serializers.Serializer[Any]):
    message = serializers.CharField(help_text="What came of it, in a sentence.")


@extend_schema_view(
    list=extend_schema(summary="Your webhooks", responses=forced_singular_serializer(YourWebhooks)),
    retrieve=extend_schema(summary="One of your webhooks"),
    destroy=extend_schema(summary="Remove a webhook", responses={204: None, 403: Problem, 404: Problem}),
)
class Webhooks(mixins.RetrieveModelMixin, mixins.DestroyModelMixin, Own):
    queryset = Webhook.objects.all()
    serializer_class = WebhookSerializer
    most = 50
    called = "webhooks"

    @extend_schema(
        summary="Make a webhook",
        description="It is told what happens from now on; `replay` sends what was before.",
        request=NewWebhook,
        responses={201: MadeWebhook},
    )
    def create(self, request: Request) -> Response:
        asked = checked(NewWebhook, request)
        self.refuse_when_full()
        hook = webhooks.make(request.user, **asked, now=timezone.now())
        return Response(WebhookSerializer(hook).data | {"secret": hook.secret}, status=201)

    @extend_schema(summary="Send a test message now", request=None, responses={200: Tested, 502: Problem})
    @action(detail=True, methods=["post"])
    def test(self, request: Request, id: str) -> Response:
        try:
            webhooks.send(self.get_object(), f"msg_{uuid.uuid4().hex}", "test", {}, now=timezone.now())
        except NotTaken as error:
            return Response({"message": str(error), "extra": {}}, status=502)
        return Response({"message": "The test message was taken."})

    @extend_schema(
        summary="Send again what comes after a cursor",
        request=After,
        responses={200: WebhookSerializer, 410: Problem},
    )
    @action(detail=True, methods=["post"])
    def replay(self, request: Request, id: str) -> Response:
        after = checked(After, request)["after"]
        hook = self.get_object()
        webhooks.replay(hook, cursor.read(after).position, now=timezone.now())
        return Response(WebhookSerializer(hook).data)

    @extend_schema(summary="Enable a webhook that was given up", request=None, responses=WebhookSerializer)
    @action(detail=True, methods=["post"])
    def enable(self, request: Request, id: str) -> Response:
        hook = self.get_object()
        webhooks.enable(hook, now=timezone.now())
        return Response(WebhookSerializer(hook).data)
