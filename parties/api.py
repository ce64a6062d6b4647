"""Parties in the API."""

from drf_spectacular.utils import extend_schema, extend_schema_view

from parties.filters import PartyFilter, PeopleFilter
from parties.models import Attorney, Firm, Party, PartyName, PartyRelation
from web.api import Resource
from web.shown import Shown


class PartyNameSerializer(Shown):
    class Meta:
        model = PartyName
        fields = ("id", "written", "kind")
        about = {
            "id": "Permanent id.",
            "written": "The name as some filing writes it.",
            "kind": "name: the full name; alias: also called (d/b/a, a/k/a); former; ocr_variant: a misreading.",
        }


class PartyRelationSerializer(Shown):
    class Meta:
        model = PartyRelation
        fields = ("id", "party", "relation", "written", "key", "first_on", "last_on")
        about = {
            "id": "Permanent id.",
            "party": "Id of the party it is said of.",
            "relation": "parent: the party is its subsidiary; predecessor: the party took over its business.",
        }


class PartySerializer(Shown):
    names = PartyNameSerializer(many=True, read_only=True, help_text="Every written form, with its kind.")

    class Meta:
        model = Party
        fields = ("id", "key", "name", "names", "merged_into", "updated_at")
        about = {
            "id": "Permanent id.",
            "merged_into": "Id of the party that people decided this one to be; null for one that stands for itself.",
            "updated_at": "When this row last changed, UTC.",
        }


PARTIES = Party.objects.prefetch_related("names")


@extend_schema_view(
    list=extend_schema(summary="Parties", description="Companies, people and bodies in the cases."),
    retrieve=extend_schema(summary="One party"),
)
class Parties(Resource):
    queryset = PARTIES
    serializer_class = PartySerializer
    filterset_class = PartyFilter


class AttorneySerializer(Shown):
    class Meta:
        model = Attorney
        fields = ("id", "key", "name")
        about = {"id": "Permanent id.", "name": "As the signature block writes it."}


class FirmSerializer(Shown):
    class Meta:
        model = Firm
        fields = ("id", "key", "name")
        about = {
            "id": "Permanent id.",
            "key": "The name, folded.",
            "name": "As the signature block writes it.",
        }


@extend_schema_view(
    list=extend_schema(summary="Attorneys", description="Lawyers who signed or appeared."),
    retrieve=extend_schema(summary="One attorney"),
)
class Attorneys(Resource):
    queryset = Attorney.objects.all()
    serializer_class = AttorneySerializer
    filterset_class = PeopleFilter


@extend_schema_view(
    list=extend_schema(summary="Firms", description="Law firms of those who signed or appeared."),
    retrieve=extend_schema(summary="One firm"),
)
class Firms(Resource):
    queryset = Firm.objects.all()
    serializer_class = FirmSerializer
    filterset_class = PeopleFilter
