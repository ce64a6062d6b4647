"""Events in the API."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.exceptions import NotFound

from cases.api.inside import patent_number
from cases.models import Case
from timelines.filters import EventFilter
from timelines.models import TimelineEvent
from web.api import Exported
from web.shown import Shown


class EventSerializer(Shown):
    patent = patent_number(null=True)
    quote = serializers.CharField(
        source="fact.quote",
        read_only=True,
        allow_null=True,
        help_text="The words it was read from; null without.",
    )
    filing = serializers.IntegerField(
        source="fact.filing_id",
        read_only=True,
        allow_null=True,
        help_text="Id of the filing it was read from.",
    )

    class Meta:
        model = TimelineEvent
        fields = (
            "id", "case", "patent", "key", "kind", "lane", "title", "on", "earliest", "latest", "qualifier", "modality",
            "party", "sources", "disputed", "filing", "quote",
        )  # fmt: skip
        about = {
            "id": "Permanent id; a corrected date keeps it.",
            "case": "Id of the case; null for an event of a patent.",
            "kind": "complaint_filed, hearing, service, patent_issued, …",
            "lane": "Where the drawing of the timeline shows it.",
            "earliest": "First day that `on` can mean; null where it is open.",
            "latest": "Last day that `on` can mean; null where it is open.",
        }


_OWN = [field.name for field in TimelineEvent._meta.concrete_fields]
EVENTS = TimelineEvent.objects.select_related("patent", "fact").only(
    *_OWN, "patent__number", "fact__quote", "fact__filing"
)


@extend_schema_view(
    list=extend_schema(summary="Events", description="What happened in cases and to patents, each once."),
    retrieve=extend_schema(summary="One event"),
)
class Events(Exported):
    queryset = EVENTS
    serializer_class = EventSerializer
    filterset_class = EventFilter


@extend_schema_view(
    list=extend_schema(summary="Events of one case", description="Its own, and those of the patents in it.")
)
class EventsOfCase(Events):
    def get_queryset(self) -> QuerySet[Any]:
        case = Case.objects.visible_to(self.request.user).filter(pk=self.kwargs["case_pk"]).first()
        if case is None:
            raise NotFound
        return super().get_queryset().filter(pk__in=TimelineEvent.objects.of_case(case).values("pk"))
