"""Secret addresses for calendars and feed readers: made and revoked through the API, fetched without logging in."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from drf_spectacular.helpers import forced_singular_serializer
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import mixins, serializers
from rest_framework.generics import get_object_or_404
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.permissions import WithinScope
from cases.filters import CaseFilter
from cases.models import Case
from timelines import calendars, subscriptions
from timelines.models import Subscription
from web.api import Problem, checked, refuse_invalid
from web.own import Own
from web.shown import Shown

WRITERS = {
    "ics": (calendars.calendar, "text/calendar"),
    "atom": (subscriptions.atom, "application/atom+xml"),
}


class SubscriptionSerializer(Shown):
    id = serializers.UUIDField(source="public_id", read_only=True, help_text="Permanent id.")

    class Meta:
        model = Subscription
        fields: tuple[str, ...] = ("id", "name", "case", "only", "created_at", "last_used_at")
        about = {"case": "Id of its case; null for a filter.", "created_at": "When it was made, UTC."}


class NewSubscription(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=120, help_text="Title of the calendar or feed.")
    case = serializers.IntegerField(
        min_value=1, max_value=2**63 - 1, required=False, help_text="Id of the case; or none, and a filter."
    )
    only = serializers.DictField(
        child=serializers.CharField(max_length=200),
        required=False,
        help_text="Filters of the case list; `mine`: `true` for the cases you follow or are assigned to.",
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("case" in attrs) == bool(attrs.get("only")):
            raise serializers.ValidationError("Give either `case` or `only`, the filters of a case list.")
        only = dict(attrs.get("only", {}))
        if only.pop(subscriptions.MINE, "true") != "true":
            raise serializers.ValidationError({"only": "mine takes true; leave it out for all cases."})
        unknown = sorted(set(only) - set(CaseFilter.base_filters))
        if unknown:
            valid = ", ".join((subscriptions.MINE, *CaseFilter.base_filters))
            raise serializers.ValidationError(
                {"only": f"{', '.join(unknown)}: the case list has the filters {valid}."}
            )
        refuse_invalid(CaseFilter(only, Case.objects.none()))
        return attrs


class MadeSubscription(SubscriptionSerializer):
    calendar = serializers.CharField(
        read_only=True, help_text="Address of the calendar; it is shown this once."
    )
    atom = serializers.CharField(read_only=True, help_text="Address of the Atom feed; it is shown this once.")

    class Meta(SubscriptionSerializer.Meta):
        fields = ("calendar", "atom", *SubscriptionSerializer.Meta.fields)


class YourSubscriptions(serializers.Serializer[Any]):
    results = SubscriptionSerializer(many=True, help_text="Oldest first.")


@extend_schema_view(
    list=extend_schema(
        summary="Your secret addresses", responses=forced_singular_serializer(YourSubscriptions)
    ),
    destroy=extend_schema(summary="Revoke an address", responses={204: None, 404: Problem}),
)
class Subscriptions(mixins.DestroyModelMixin, Own):
    """One's own; readers may have them too."""

    queryset = Subscription.objects.all()
    serializer_class = SubscriptionSerializer
    permission_classes = [IsAuthenticated, WithinScope]
    called = "secret addresses"

    @extend_schema(
        summary="Make secret addresses for a case or a filter",
        description="A calendar and an Atom feed of the events. Whoever knows the address may read, until it is revoked.",
        request=NewSubscription,
        responses={201: MadeSubscription, 404: Problem},
    )
    def create(self, request: Request) -> Response:
        given = checked(NewSubscription, request)
        self.refuse_when_full()
        case = (
            get_object_or_404(Case.objects.visible_to(request.user), pk=given["case"])
            if "case" in given
            else None
        )
        row, secret = subscriptions.make(request.user, given["name"], case=case, only=given.get("only"))
        addresses = {
            "calendar": request.build_absolute_uri(reverse("subscription", args=[secret, "ics"])),
            "atom": request.build_absolute_uri(reverse("subscription", args=[secret, "atom"])),
        }
        return Response(addresses | SubscriptionSerializer(row).data, status=201)


@require_safe
@login_not_required
def subscription(request: HttpRequest, secret: str, form: str) -> HttpResponse:
    """The calendar or feed itself. What is unknown and what was revoked look alike."""
    now = timezone.now()
    found = subscriptions.find(secret, now=now)
    if found is None:
        return HttpResponse(
            "There is nothing here; the address may have been revoked.", status=404, content_type="text/plain"
        )
    write, kind = WRITERS[form]
    headers = {"Cache-Control": "private, max-age=300", "Referrer-Policy": "no-referrer"}
    body = write(found, now=now, host=request.get_host().partition(":")[0])
    return HttpResponse(body, content_type=f"{kind}; charset=utf-8", headers=headers)
