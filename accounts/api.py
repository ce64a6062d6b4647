"""One's own tokens, through the API."""

from typing import Any

from drf_spectacular.helpers import forced_singular_serializer
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import mixins, serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import Token
from accounts.permissions import ManagesTokens
from accounts.services import make_token, revoke_token
from web.api import Problem, checked
from web.own import Own
from web.shown import Shown


class TokenSerializer(Shown):
    id = serializers.UUIDField(
        source="public_id", read_only=True, help_text="Names the token without giving it away."
    )

    class Meta:
        model = Token
        fields: tuple[str, ...] = ("id", "name", "scope", "created", "expiry", "last_used_at")
        about = {"created": "When it was made, UTC.", "expiry": "When it ends, UTC; null for never."}


class NewToken(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=80, help_text="What it is for.")
    scope = serializers.ChoiceField(
        choices=Token.Scope.choices,
        default=Token.Scope.READ,
        help_text="The most it may do; never more than you may.",
    )
    days = serializers.IntegerField(
        min_value=1,
        max_value=3650,
        required=False,
        allow_null=True,
        help_text="Days until it expires; none for never.",
    )


class MadeToken(TokenSerializer):
    token = serializers.CharField(read_only=True, help_text="The token itself; it is shown this once.")

    class Meta(TokenSerializer.Meta):
        fields = ("token", *TokenSerializer.Meta.fields)


class YourTokens(serializers.Serializer[Any]):
    results = TokenSerializer(many=True, help_text="Oldest first.")


@extend_schema_view(
    list=extend_schema(
        summary="Your tokens",
        description="Names and uses; never the tokens themselves.",
        responses=forced_singular_serializer(YourTokens),
    ),
    destroy=extend_schema(summary="Revoke a token", responses={204: None, 403: Problem, 404: Problem}),
)
class Tokens(mixins.DestroyModelMixin, Own):
    queryset = Token.objects.all()
    serializer_class = TokenSerializer
    permission_classes = [ManagesTokens]
    owner, order = "user", "created"
    called = "tokens"

    @extend_schema(
        summary="Make a token", request=NewToken, responses={201: MadeToken, 400: Problem, 403: Problem}
    )
    def create(self, request: Request) -> Response:
        asked = checked(NewToken, request)
        self.refuse_when_full()
        token, text = make_token(request.user, **asked)
        return Response(TokenSerializer(token).data | {"token": text}, status=201)

    def perform_destroy(self, instance: Token) -> None:
        revoke_token(instance)
