"""Events in the API."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.exceptions import NotFound

from cases.api.inside import CaseInShort, patent_number
from cases.models import Case
from timelines.filters import EventFilter
from timelines.models import EventEntry, TimelineEvent
from web.api import Exported
from web.shown import Shown


class EventEntrySerializer(Shown):
    class Meta:
        model = EventEntry
        fields = ("id", "event", "entry", "case")
        about = {
            "id": "Permanent id.",
            "event": "Id of the event that was entered in several dockets.",
            "entry": "Id of the line of one of them.",
            "case": "Id of that docket's case.",
        }


class EventSerializer(Shown):
    entries = EventEntrySerializer(
        many=True,
        read_only=True,
        help_text="Of what was entered in several dockets: the line of each. Else empty.",
    )
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
            "party", "sources", "dockets", "entries", "disputed", "filing", "quote",
        )  # fmt: skip
        about = {
            "id": "Permanent id; a corrected date keeps it.",
            "case": "Id of the case; null for an event of a patent. Of an order entered in several cases, the first by key:"
            " `?case=` finds it under each of them.",
            "dockets": "In how many dockets it was entered; one order in four member cases is one event.",
            "kind": "complaint_filed, hearing, service, patent_issued, …",
            "lane": "Where the drawing of the timeline shows it.",
            "earliest": "First day that `on` can mean; null where it is open.",
            "latest": "Last day that `on` can mean; null where it is open.",
        }
        expandable = {"case": CaseInShort}


_OF_CASE = [f"case__{name}" for name in CaseInShort.Meta.fields]  # where it is asked for
_OWN = [field.name for field in TimelineEvent._meta.concrete_fields]
EVENTS = (
    TimelineEvent.objects.select_related("patent", "fact")
    .only(*_OWN, "patent__number", "fact__quote", "fact__filing", *_OF_CASE)
    .prefetch_related("entries")
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
