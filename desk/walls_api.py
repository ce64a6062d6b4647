"""Who may see which case, through the API."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.helpers import forced_singular_serializer
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import mixins, serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.models import User
from cases.models import Case, Wall
from desk import walls
from web.api import Problem, refuse_unknown

PEOPLE = 200  # that one wall lets in
REFUSALS = {400: Problem, 403: Problem, 404: Problem}


class WallSerializer(serializers.ModelSerializer[Wall]):
    id = serializers.IntegerField(read_only=True, help_text="Names the wall as long as it stands.")
    case = serializers.CharField(
        source="case_id", read_only=True, help_text="Key of the case: docket:txwd/7:24-cv-00030."
    )
    admitted = serializers.SerializerMethodField(help_text="User names of those who see the case.")
    built_by = serializers.CharField(
        source="built_by.username", default=None, allow_null=True, read_only=True, help_text="Who built it."
    )
    reason = serializers.CharField(read_only=True, help_text="Why, as whoever built it wrote; may be empty.")
    built_at = serializers.DateTimeField(read_only=True, help_text="When it was first built, UTC.")

    class Meta:
        model = Wall
        fields = ("id", "case", "admitted", "reason", "built_by", "built_at")

    def get_admitted(self, wall: Wall) -> list[str]:
        return sorted(person.username for person in wall.admitted.all())


class NewWall(serializers.Serializer[Any]):
    case = serializers.IntegerField(min_value=1, max_value=2**63 - 1, help_text="Id of the case.")
    admitted = serializers.ListField(
        child=serializers.CharField(max_length=150),
        max_length=PEOPLE,
        help_text="User names of those who see the case from now on; nobody else does.",
    )
    reason = serializers.CharField(
        max_length=2000,
        required=False,
        default="",
        allow_blank=True,
        help_text="Why, for the next administrator.",
    )

    def validate_admitted(self, names: list[str]) -> list[User]:
        people = list(User.objects.filter(username__in=names))
        unknown = sorted(set(names) - {p.username for p in people})
        if unknown:
            raise serializers.ValidationError(f"Nobody here is called {', '.join(unknown)}.")
        return people


class WallsYouSee(serializers.Serializer[Any]):
    results = WallSerializer(many=True, help_text="Oldest first.")


@extend_schema_view(retrieve=extend_schema(summary="One wall"))
class Walls(mixins.RetrieveModelMixin, GenericViewSet[Any]):
    queryset = Wall.objects.select_related("built_by").prefetch_related("admitted")
    serializer_class = WallSerializer
    lookup_value_regex = "[0-9]{1,18}"
    filter_backends: list[Any] = []

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        refuse_unknown(request, frozenset())

    def get_queryset(self) -> QuerySet[Any]:
        found: QuerySet[Any] = super().get_queryset().visible_to(self.request.user)  # type: ignore[attr-defined]
        return found

    @extend_schema(
        summary="Walls",
        description="Around which cases there is a wall, and whom it lets in: those you stand behind;"
        " administrators see all.",
        responses=forced_singular_serializer(WallsYouSee),
    )
    def list(self, request: Request) -> Response:
        return Response({"results": WallSerializer(self.get_queryset().order_by("pk"), many=True).data})

    @extend_schema(
        summary="Build a wall around a case",
        description="Only administrators. Where one stands already it lets in these people instead. Each person who loses"
        " or gets the sight of the case finds a change `revoked` or `granted` in the feed.",
        request=NewWall,
        responses={201: WallSerializer, **REFUSALS},
    )
    def create(self, request: Request) -> Response:
        asked = NewWall(data=request.data)
        asked.is_valid(raise_exception=True)
        given = asked.validated_data
        case = get_object_or_404(Case.objects.visible_to(request.user), pk=given["case"])
        wall = walls.build(case, admitted=given["admitted"], by=request.user, reason=given["reason"])
        return Response(WallSerializer(wall).data, status=201)

    @extend_schema(summary="Take a wall down", responses={204: None, **REFUSALS})
    def destroy(self, request: Request, pk: str) -> Response:
        walls.take_down(self.get_object().case_id, by=request.user)
        return Response(status=204)
