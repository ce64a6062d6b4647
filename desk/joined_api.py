"""Joining two cases or two parties, and taking filings out of the record and back, through the API."""

from typing import Any

from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from cases.api.ledger import RulingSerializer
from cases.api.papers import FILINGS, FilingSerializer
from cases.ledger.joins import SAME_CASE, SAME_PARTY
from cases.models import Case, Filing, Ruling
from cases.paper_filters import WithdrawnFilter
from desk import services
from desk.api import REFUSALS, UNDONE, Reason
from desk.filters import RulingFilter
from parties.models import Party
from web.api import Resource, checked


def _id(words: str, *, required: bool = False) -> serializers.IntegerField:
    return serializers.IntegerField(min_value=1, max_value=2**63 - 1, required=required, help_text=words)


class Join(Reason):
    """Two cases, or two parties."""

    case = _id("Id of the case that is the same suit as `into`.")
    party = _id("Id of the party that is the same as `into`.")
    into = _id("Id of the case, or party, that stands for both from now on.", required=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("case" in attrs) == ("party" in attrs):
            raise serializers.ValidationError(
                "Give `case`, to join two cases, or `party`, to join two parties."
            )
        return attrs


class Withdrawal(Reason):
    filing = _id("Id of the filing to take out of the record.", required=True)


@extend_schema_view(
    list=extend_schema(
        summary="Joins", description="Decisions of people that two cases, or two parties, are one."
    ),
    retrieve=extend_schema(summary="One join"),
)
class Joins(Resource):
    queryset = Ruling.objects.filter(kind="confirm", slot__in=(SAME_CASE, SAME_PARTY)).select_related("by")
    serializer_class = RulingSerializer
    filterset_class = RulingFilter

    @extend_schema(
        summary="Join two cases or two parties",
        description="Both addresses go on working: the joined one redirects. Undo takes them apart again.",
        request=Join,
        responses={201: RulingSerializer, **REFUSALS},
    )
    def create(self, request: Request) -> Response:
        given = checked(Join, request)
        who = {"by": request.user, "reason": given["reason"]}
        if "case" in given:
            cases = Case.objects.visible_to(request.user)
            one, into = (get_object_or_404(cases, pk=given[name]) for name in ("case", "into"))
            ruling = services.join_cases(one, into, **who)
        else:
            parties = Party.objects.visible_to(request.user)
            one, into = (get_object_or_404(parties, pk=given[name]) for name in ("party", "into"))
            ruling = services.join_parties(one, into, **who)
        return Response(RulingSerializer(ruling).data, status=201)

    @extend_schema(summary="Take a join back: they are two again", request=None, responses=UNDONE)
    @action(detail=True, methods=["post"])
    def undo(self, request: Request, pk: str) -> Response:
        return Response(RulingSerializer(services.undo(self.get_object(), by=request.user)).data)


@extend_schema_view(
    list=extend_schema(summary="Withdrawals", description="Filings that people took out of the record."),
    retrieve=extend_schema(summary="One withdrawn filing"),
)
class Withdrawals(Resource):
    queryset = FILINGS.filter(status=Filing.Status.WITHDRAWN)
    serializer_class = FilingSerializer
    filterset_class = WithdrawnFilter

    @extend_schema(
        summary="Withdraw a filing",
        description="What it said is undone everywhere; restoring brings it back.",
        request=Withdrawal,
        responses={201: FilingSerializer, **REFUSALS},
    )
    def create(self, request: Request) -> Response:
        given = checked(Withdrawal, request)
        filing = get_object_or_404(FILINGS.visible_to(request.user), pk=given["filing"])  # type: ignore[attr-defined]
        taken = services.withdraw(filing, by=request.user, reason=given["reason"])
        return Response(FilingSerializer(taken).data, status=201)

    @extend_schema(
        summary="Bring a withdrawn filing back: it is read again",
        request=None,
        responses={200: FilingSerializer, **REFUSALS},
    )
    @action(detail=True, methods=["post"])
    def restore(self, request: Request, pk: str) -> Response:
        return Response(FilingSerializer(services.restore(self.get_object(), by=request.user)).data)
