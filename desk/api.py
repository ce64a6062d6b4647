"""What people decide, through the API: the same services as the pages call."""

from typing import Any

from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from cases.api.ledger import PROPOSALS, ProposalSerializer, RulingSerializer
from cases.inside_filters import ProposalFilter
from cases.models import Fact, Ruling, Value
from desk import services
from desk.filters import RulingFilter
from web.api import Problem, Resource, checked

WHY = "Why, for the next reader."
REFUSALS = {400: Problem, 403: Problem, 404: Problem}
ANSWERS = {201: RulingSerializer, **REFUSALS}
UNDONE = {200: RulingSerializer, **REFUSALS}


class Reason(serializers.Serializer[Any]):
    reason = serializers.CharField(
        max_length=2000, required=False, default="", allow_blank=True, help_text=WHY
    )


class Decision(Reason):
    """Either a fact to choose, or a value to replace and what by."""

    fact = serializers.IntegerField(
        min_value=1,
        max_value=2**63 - 1,
        required=False,
        help_text="Id of the fact to let stand for its slot.",
    )
    of = serializers.IntegerField(
        min_value=1,
        max_value=2**63 - 1,
        required=False,
        help_text="Id of the value to replace by one no source states.",
    )
    value = serializers.JSONField(
        required=False, help_text="With `of`: the new value, of the same kind as the old."
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("fact" in attrs) == ("of" in attrs) or ("of" in attrs) != ("value" in attrs):
            raise serializers.ValidationError(
                "Give `fact`, to choose it, or `of` and `value`, to enter a value."
            )
        return attrs


@extend_schema_view(
    list=extend_schema(summary="Proposals", description="Suits only mentioned that may be cases we hold."),
    retrieve=extend_schema(summary="One proposal"),
)
class Proposals(Resource):
    queryset = PROPOSALS
    serializer_class = ProposalSerializer
    filterset_class = ProposalFilter

    @extend_schema(summary="Confirm that both are one case", request=Reason, responses=ANSWERS)
    @action(detail=True, methods=["post"])
    def confirm(self, request: Request, pk: str) -> Response:
        return self._decide(request, confirm=True)

    @extend_schema(summary="Refuse: they are two cases", request=Reason, responses=ANSWERS)
    @action(detail=True, methods=["post"])
    def refuse(self, request: Request, pk: str) -> Response:
        return self._decide(request, confirm=False)

    def _decide(self, request: Request, *, confirm: bool) -> Response:
        reason = checked(Reason, request)["reason"]
        ruling = services.decide(self.get_object(), confirm=confirm, by=request.user, reason=reason)
        return Response(RulingSerializer(ruling).data, status=201)


@extend_schema_view(
    list=extend_schema(summary="Rulings", description="Decisions of people; each can be undone."),
    retrieve=extend_schema(summary="One ruling"),
)
class Rulings(Resource):
    queryset = Ruling.objects.select_related("by")
    serializer_class = RulingSerializer
    filterset_class = RulingFilter

    @extend_schema(summary="Choose a fact, or enter a value", request=Decision, responses=ANSWERS)
    def create(self, request: Request) -> Response:
        given = checked(Decision, request)
        who = {"by": request.user, "reason": given["reason"]}
        if "fact" in given:
            fact = get_object_or_404(Fact.objects.visible_to(request.user), pk=given["fact"])
            ruling = services.choose(fact, **who)
        else:
            value = get_object_or_404(Value.objects.visible_to(request.user), pk=given["of"])
            ruling = services.enter(value, given["value"], **who)
        return Response(RulingSerializer(ruling).data, status=201)

    @extend_schema(summary="Take a ruling back", request=None, responses=UNDONE)
    @action(detail=True, methods=["post"])
    def undo(self, request: Request, pk: str) -> Response:
        ruling = services.undo(self.get_object(), by=request.user)
        return Response(RulingSerializer(ruling).data)
