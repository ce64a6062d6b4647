"""What is in a case: parties, patents, accusations, grounds, related cases."""

from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers

from cases.inside_filters import AccusationFilter, AppearanceFilter, GroundFilter, RelationFilter
from cases.models import Accusation, Appearance, Case, CaseParty, CasePatent, CaseRelation, Ground
from parties.api import AttorneySerializer, FirmSerializer
from web.api import Resource
from web.shown import Shown

ID = "Permanent id."
CASE = "Id of the case."


def patent_number(*, null: bool = False) -> serializers.SlugRelatedField:
    return serializers.SlugRelatedField(
        slug_field="number",
        read_only=True,
        allow_null=null,
        help_text="Number of the patent, in normal form (7519814).",
    )


def party_name(source: str, *, null: bool = False) -> serializers.SlugRelatedField:
    return serializers.SlugRelatedField(
        slug_field="name",
        source=source,
        read_only=True,
        allow_null=null,
        help_text="The name as its best source writes it.",
    )


class CaseInShort(Shown):
    """A case where `?expand=` puts it in the place of its id."""

    class Meta:
        model = Case
        fields = (
            "id",
            "key",
            "caption",
            "posture",
            "filed_on",
            "terminated_on",
            "mentioned_only",
            "merged_into",
        )
        about = {
            "id": "Permanent id, never given to another case.",
            "caption": "First party v. first party.",
            "posture": "What kind of proceeding it is; empty while unknown.",
            "merged_into": "Id of the case that people confirmed this one to be; null for one that stands for itself.",
        }


class CasePartySerializer(Shown):
    name = party_name("party")

    class Meta:
        model = CaseParty
        fields = ("id", "case", "party", "name", "role", "side")
        about = {
            "id": ID,
            "case": CASE,
            "party": "Id of the party.",
            "side": "patentee or challenger: the substantive role, whoever sues; empty while unknown.",
        }


class CasePatentSerializer(Shown):
    patent = patent_number()

    class Meta:
        model = CasePatent
        fields = ("id", "case", "patent", "claims", "claims_elsewhere", "specificity")
        about = {"id": ID, "case": CASE}


class AccusationSerializer(Shown):
    patent = patent_number()
    patentee_name = party_name("patentee", null=True)
    challenger_name = party_name("challenger")

    class Meta:
        model = Accusation
        fields = (
            "id", "case", "patent", "patentee", "patentee_name", "challenger", "challenger_name", "count", "products",
            "theories", "willful",
        )  # fmt: skip
        about = {
            "id": ID,
            "case": CASE,
            "patentee": "Id of the party that holds the patent; null while unknown.",
            "challenger": "Id of the party said to infringe.",
            "products": "Accused products, as the pleading names them in this count.",
            "theories": "direct, induced, contributory, joint, literal, equivalents, …",
            "willful": "Whether the pleading alleges willful infringement of this patent.",
        }
        expandable = {"case": CaseInShort}


class AppearanceSerializer(Shown):
    attorney_name = party_name("attorney", null=True)
    firm_name = party_name("firm", null=True)

    class Meta:
        model = Appearance
        fields = (
            "id",
            "case",
            "attorney",
            "attorney_name",
            "firm",
            "firm_name",
            "role",
            "first_on",
            "last_on",
        )
        about = {
            "id": ID,
            "case": CASE,
            "attorney": "Id of the attorney; null where only a firm is named.",
            "firm": "Id of the firm; null where none is named.",
        }
        expandable = {"case": CaseInShort, "attorney": AttorneySerializer, "firm": FirmSerializer}


class GroundSerializer(Shown):
    patent = patent_number(null=True)

    class Meta:
        model = Ground
        fields = ("id", "case", "number", "patent", "claims", "basis", "references", "stage")
        about = {
            "id": ID,
            "case": CASE,
            "number": "Number of the ground in its trial.",
            "claims": "Claims challenged on this ground.",
            "references": "Prior art it rests on, as the papers call it.",
        }
        expandable = {"case": CaseInShort}


class RelationSerializer(Shown):
    class Meta:
        model = CaseRelation
        fields = ("id", "case", "other", "relation", "on", "sources", "fact")
        about = {
            "id": ID,
            "case": "Id of the case whose filings name the other.",
            "other": "Id of the other case.",
            "relation": "What `other` is to `case`: same_patents, parallel_ptab, transferred_from, appeal_of, …",
            "fact": "Id of the fact it comes from; null once that filing was read again or withdrawn.",
        }
        expandable = {"case": CaseInShort, "other": CaseInShort}


CASE_PARTIES = CaseParty.objects.select_related("party")
CASE_PATENTS = CasePatent.objects.select_related("patent")
ACCUSATIONS = Accusation.objects.select_related("patent", "patentee", "challenger")
APPEARANCES = Appearance.objects.select_related("attorney", "firm")
GROUNDS = Ground.objects.select_related("patent")
RELATIONS = CaseRelation.objects.all()


@extend_schema_view(
    list=extend_schema(summary="Accusations", description="Who is said to infringe what, count by count."),
    retrieve=extend_schema(summary="One accusation"),
)
class Accusations(Resource):
    queryset = ACCUSATIONS
    serializer_class = AccusationSerializer
    filterset_class = AccusationFilter


@extend_schema_view(
    list=extend_schema(
        summary="Grounds", description="Grounds of unpatentability in trials before the Board."
    ),
    retrieve=extend_schema(summary="One ground"),
)
class Grounds(Resource):
    queryset = GROUNDS
    serializer_class = GroundSerializer
    filterset_class = GroundFilter


@extend_schema_view(
    list=extend_schema(summary="Relations", description="Cases that the filings of other cases name."),
    retrieve=extend_schema(summary="One relation"),
)
class Relations(Resource):
    queryset = RELATIONS
    serializer_class = RelationSerializer
    filterset_class = RelationFilter


@extend_schema_view(
    list=extend_schema(
        summary="Appearances", description="Which attorneys and firms act for whom in which case."
    ),
    retrieve=extend_schema(summary="One appearance"),
)
class Appearances(Resource):
    queryset = APPEARANCES
    serializer_class = AppearanceSerializer
    filterset_class = AppearanceFilter
