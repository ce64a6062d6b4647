"""The change feed: `GET /api/v1/changes/?after=CURSOR`."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from timelines import changes, cursor, feed, waiting
from timelines.models import KINDS, Change
from timelines.narrow import ChangeFilter
from timelines.stamper import stamp
from web.api import ByFilterSet, Problem, refuse_invalid, refuse_unknown
from web.paging import MOST, limit_of

MOST_BY_DEFAULT = 100
Narrow = Callable[[QuerySet[Change]], QuerySet[Change]]
DESCRIPTION = """
Every change of the record, in the order of its positions: 1, 2, 3 … without a gap.

Keep `next` after you have stored a page, and send it as `after`. A puller that stops, crashes and resumes anywhere
ends equal to the database. `more` says whether to ask again at once; otherwise ask with `wait`. Changes are kept as
long as the epoch lasts; a restored backup starts a new one, and a cursor of the old one is answered with 410.

A filter leaves changes out, never positions: `next` passes over what was left out.

`revoked` and `granted` are told to one reader alone: a wall was built around the case, or moved. What belongs to the case
follows, each row `deleted` or `created` as usual: there is nothing more to do.
"""


class ChangeSerializer(serializers.Serializer[Any]):
    position = serializers.IntegerField(help_text="Place in the feed.")
    at = serializers.DateTimeField(help_text="When it was written, UTC. Positions follow commits, not this.")
    kind = serializers.ChoiceField(choices=[(k, k) for k in KINDS], help_text="What changed.")
    action = serializers.ChoiceField(
        choices=Change.Action.choices,
        help_text="merged: an update that joined it to another (see merged_into); granted, revoked: you got or lost the"
        " sight of the case.",
    )
    id = serializers.IntegerField(help_text="Id of what changed, among those of its kind.")
    case = serializers.IntegerField(
        allow_null=True, help_text="Id of the case it belongs to; null outside cases."
    )
    fields_ = serializers.ListField(
        child=serializers.CharField(), help_text="Names of the fields an update changed."
    )
    before = serializers.DictField(allow_null=True, help_text="Old values of these fields; null once purged.")
    after = serializers.DictField(allow_null=True, help_text="New values of these fields; null once purged.")
    object = serializers.DictField(
        allow_null=True,
        help_text="It, as it is now and as its own address shows it; null when gone or not yours to see.",
    )

    def get_fields(self) -> dict[str, Any]:
        fields = super().get_fields()
        return {name.rstrip("_"): field for name, field in fields.items()}


class ChangesSerializer(serializers.Serializer[Any]):
    results = ChangeSerializer(many=True, help_text="Changes after the cursor, in order.")
    next = serializers.CharField(help_text="The cursor to send as `after` next time.")
    more = serializers.BooleanField(help_text="Whether there is more already.")


AFTER = OpenApiParameter(
    "after", str, description="Cursor as `next` gave it; `latest` for the end; left out for the beginning."
)
LIMIT = OpenApiParameter(
    "limit",
    {"type": "integer", "minimum": 1, "maximum": MOST, "default": MOST_BY_DEFAULT},
    description=f"Changes on a page, 1 to {MOST}.",
)
WAIT = OpenApiParameter(
    "wait",
    {"type": "integer", "minimum": 0, "maximum": waiting.LONGEST, "default": 0},
    description=f"Seconds to wait for a change when there is none, up to {waiting.LONGEST}.",
)
PARAMETERS = frozenset({"after", "limit", "wait"})


class Changes(GenericAPIView[Any]):
    """The change feed."""

    queryset = Change.objects.all()
    serializer_class = ChangesSerializer
    filter_backends = [ByFilterSet]
    filterset_class = ChangeFilter

    @extend_schema(
        summary="Changes",
        description=DESCRIPTION,
        filters=True,
        parameters=[AFTER, LIMIT, WAIT],
        responses={200: ChangesSerializer, 400: Problem, 410: Problem},
    )
    def get(self, request: Request) -> Response:
        refuse_unknown(request, PARAMETERS | set(ChangeFilter.base_filters), may_be_empty="after")
        limit, wait = limit_of(request, MOST_BY_DEFAULT), _wait(request)
        narrow = _narrowed(request)
        stamp(batches=1)  # more than any page holds; a big load must not keep a puller waiting
        start = cursor.read(request.query_params.get("after", ""))
        page, headers = changes.page(start.position, limit, narrow), {}
        if wait and not page.rows:
            with waiting.seat() as seated:
                if seated:
                    page = waiting.until(lambda: _fresh(page.upto, limit, narrow), lambda p: p.rows, wait)
                else:
                    headers["Retry-After"] = "2"
        upto = str(cursor.Cursor(start.epoch, page.upto))
        answer = {"results": feed.shown(page.rows, request.user), "next": upto, "more": page.more}
        return Response(answer, headers=headers)


def _fresh(after: int, limit: int, narrow: Narrow) -> changes.Page:
    stamp(batches=1)
    return changes.page(after, limit, narrow)


def _wait(request: Request) -> int:
    raw = request.query_params.get("wait", "0")
    if not (raw.isascii() and raw.isdigit() and len(raw) < 3 and int(raw) <= waiting.LONGEST):
        raise ValidationError({"wait": f"wait is a whole number of seconds from 0 to {waiting.LONGEST}."})
    return int(raw)


def _narrowed(request: Request) -> Narrow:
    """The filters of the request, checked before anything is read. Most pullers give none."""
    if not ChangeFilter.base_filters.keys() & request.query_params.keys():
        return lambda rows: rows.visible_to(request.user)  # type: ignore[attr-defined]
    refuse_invalid(ChangeFilter(request.query_params, Change.objects.none()))
    return lambda rows: ChangeFilter(request.query_params, rows.visible_to(request.user)).qs  # type: ignore[attr-defined]
