"""One's own tokens, through the API."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.helpers import forced_singular_serializer
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import mixins, serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.models import Token
from accounts.permissions import ManagesTokens
from accounts.services import make_token, revoke_token
from web.api import Problem, refuse_unknown
from web.errors import Refused
from web.shown import Shown

MOST = 100  # tokens of one user


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
    destroy=extend_schema(summary="Revoke a token", responses={204: None, 403: Problem, 404: Problem})
)
class Tokens(mixins.DestroyModelMixin, GenericViewSet[Any]):
    queryset = Token.objects.all()
    serializer_class = TokenSerializer
    permission_classes = [ManagesTokens]
    lookup_field = "public_id"
    lookup_url_kwarg = "id"
    lookup_value_regex = "[0-9a-f-]{36}"
    filter_backends: list[Any] = []

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        refuse_unknown(request, frozenset())

    def get_queryset(self) -> QuerySet[Any]:
        return super().get_queryset().filter(user=self.request.user)

    @extend_schema(
        summary="Your tokens",
        description="Names and uses; never the tokens themselves.",
        responses=forced_singular_serializer(YourTokens),
    )
    def list(self, request: Request) -> Response:
        return Response({"results": TokenSerializer(self.get_queryset().order_by("created"), many=True).data})

    @extend_schema(
        summary="Make a token", request=NewToken, responses={201: MadeToken, 400: Problem, 403: Problem}
    )
    def create(self, request: Request) -> Response:
        asked = NewToken(data=request.data)
        asked.is_valid(raise_exception=True)
        if self.get_queryset().count() >= MOST:
            raise Refused(f"You have {MOST} tokens; revoke one that is no longer used.")
        token, text = make_token(request.user, **asked.validated_data)
        return Response(TokenSerializer(token).data | {"token": text}, status=201)

    def perform_destroy(self, instance: Token) -> None:
        revoke_token(instance)
