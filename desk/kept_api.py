"""What people keep beside the record, through the API: notes and tags of cases, with the services that pages call."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from cases.filters import InCaseFilter, one_case
from cases.models import Case
from desk import keeping
from desk.models import TAG, Note, Tag
from web.api import Problem, Resource, checked
from web.filters import TextFilter
from web.shown import Shown

REFUSALS = {400: Problem, 403: Problem, 404: Problem}
BY = "Login name of who wrote it; null once that user is gone."


class KeptSerializer(Shown):
    case = serializers.IntegerField(source="case.id", read_only=True, help_text="Id of the case.")
    by = serializers.SlugRelatedField(slug_field="username", read_only=True, allow_null=True, help_text=BY)


class NoteSerializer(KeptSerializer):
    class Meta:
        model = Note
        fields = ("id", "case", "text", "by", "at", "edited_at")
        about = {
            "id": "Permanent id.",
            "text": "In the words of who wrote it.",
            "at": "When it was written, UTC.",
            "edited_at": "When it was last changed, UTC; null while it stands as written.",
        }


class TagSerializer(KeptSerializer):
    class Meta:
        model = Tag
        fields = ("id", "case", "name", "by")
        about = {"id": "Permanent id.", "name": "The word, in lower case."}


class Words(serializers.Serializer[Any]):
    text = serializers.CharField(max_length=keeping.NOTE, help_text="The note, in words of your own.")


class OfCase(serializers.Serializer[Any]):
    case = serializers.IntegerField(min_value=1, max_value=2**63 - 1, help_text="Id of the case.")


class NewNote(OfCase, Words):
    pass


class NewTag(OfCase):
    name = serializers.CharField(max_length=TAG, help_text="A short word; kept in lower case.")


class KeptFilter(InCaseFilter):
    """What is kept of a docket that was joined to a case is found with the case."""

    def by_case(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        ids = one_case(value)
        keys = Case.objects.filter(Q(pk__in=ids) | Q(merged_into__in=ids)).order_by().values("key")
        return queryset.filter(case__in=keys)


class NoteFilter(KeptFilter):
    by = TextFilter(field_name="by__username", label="By", help_text="Login name of who wrote it, whole.")

    class Meta:
        model = Note
        fields: list[str] = []


class TagFilter(KeptFilter):
    name = TextFilter(method="by_name", label="Name", help_text="The tag, whole.")

    class Meta:
        model = Tag
        fields: list[str] = []

    def by_name(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(name=value.lower())


def _case(request: Request, pk: int) -> Case:
    found: Case = get_object_or_404(Case.objects.visible_to(request.user), pk=pk)
    return found


@extend_schema_view(
    list=extend_schema(summary="Notes", description="What people wrote about cases."),
    retrieve=extend_schema(summary="One note"),
)
class Notes(Resource):
    queryset = Note.objects.select_related("case", "by")
    serializer_class = NoteSerializer
    filterset_class = NoteFilter

    @extend_schema(summary="Write a note", request=NewNote, responses={201: NoteSerializer, **REFUSALS})
    def create(self, request: Request) -> Response:
        given = checked(NewNote, request)
        note = keeping.write_note(_case(request, given["case"]), given["text"], by=request.user)
        return Response(NoteSerializer(note).data, status=201)

    @extend_schema(
        summary="Change a note of your own", request=Words, responses={200: NoteSerializer, **REFUSALS}
    )
    def partial_update(self, request: Request, pk: str) -> Response:
        words = checked(Words, request)["text"]
        note = keeping.edit_note(self.get_object(), words, by=request.user, at=timezone.now())
        return Response(NoteSerializer(note).data)

    @extend_schema(summary="Delete a note of your own", responses={204: None, **REFUSALS})
    def destroy(self, request: Request, pk: str) -> Response:
        keeping.delete_note(self.get_object(), by=request.user)
        return Response(status=204)


@extend_schema_view(
    list=extend_schema(summary="Tags", description="Short words that cases are filed under."),
    retrieve=extend_schema(summary="One tag of one case"),
)
class Tags(Resource):
    queryset = Tag.objects.select_related("case", "by")
    serializer_class = TagSerializer
    filterset_class = TagFilter

    @extend_schema(
        summary="Tag a case",
        description="A case that has the tag already keeps it: the answer is the same.",
        request=NewTag,
        responses={201: TagSerializer, **REFUSALS},
    )
    def create(self, request: Request) -> Response:
        given = checked(NewTag, request)
        tag = keeping.tag(_case(request, given["case"]), given["name"], by=request.user)
        return Response(TagSerializer(tag).data, status=201)

    @extend_schema(summary="Take a tag away", responses={204: None, **REFUSALS})
    def destroy(self, request: Request, pk: str) -> Response:
        keeping.untag(self.get_object(), by=request.user)
        return Response(status=204)
