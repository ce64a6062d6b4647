"""What belongs to whoever asks: tokens, webhooks, secret addresses. Few of each, shown whole, to nobody else."""

from typing import Any

from django.db.models import QuerySet
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from web.api import refuse_unknown
from web.errors import Refused

MOST = 100  # rows of one user, of each kind


def refuse_more(rows: QuerySet[Any], called: str) -> None:
    """Raises Refused (400) where one has as many rows as one may."""
    if rows.count() >= MOST:
        raise Refused(f"You have {MOST} {called}; remove one that is no longer used.")


class Own(GenericViewSet[Any]):
    """One's own rows, by their public ids, oldest first."""

    owner = "owner"  # the column that says whose it is
    order = "pk"
    called = ""  # what they are, in the plural
    filter_backends: list[Any] = []
    lookup_field = "public_id"
    lookup_url_kwarg = "id"
    lookup_value_regex = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        refuse_unknown(request, frozenset())

    def get_queryset(self) -> QuerySet[Any]:
        return super().get_queryset().filter(**{self.owner: self.request.user})

    def list(self, request: Request) -> Response:
        rows = self.get_queryset().order_by(self.order)
        return Response({"results": self.get_serializer_class()(rows, many=True).data})

    def refuse_when_full(self) -> None:
        refuse_more(self.get_queryset(), self.called)
